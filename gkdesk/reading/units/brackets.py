"""Clauses in brackets: （责任单位：…）, （甲牵头，乙配合）, a bare list （甲、乙）.

A bracket that is no list of units is ordinary text: （试行）, （含街道）, or the second name
of the unit before it, 市政务服务办（市行政审批局）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdesk.reading.traced import Traced
from gkdesk.reading.units.clauses import TRIM
from gkdesk.reading.units.found import FoundClause, found_clause
from gkdesk.reading.units.kinds import is_generic, surely_unit
from gkdesk.reading.units.lines import SECTION_LINE
from gkdesk.reading.units.marks import CLAUSE_CLOSING, CLAUSE_OPENING, Brackets
from gkdesk.reading.units.roles import Parts, parts_of
from gkdesk.reading.units.vocabulary import ROLE_COLON

_BRACKET = re.compile(r"[（(〔\[【［]")
_SAID = re.compile(rf"\s{{0,3}}(?:{ROLE_COLON.pattern})")
_SENTENCE_END = re.compile("[。；！？\n]")
_STOPS = "。！？；…”\n"
_PAUSES = "，,；;。！？\n—"
_OFFICE_BEFORE = re.compile(
    r"(?:(?<![格布大全])局|(?<!常)委|(?<![举承主经查督])办|办公室|办公厅|厅|(?<![全内外一局干])部"
    r"|人民政府|区政府|市政府|县政府|委员会|管委会|分局|法院|检察院)$"
)
# A character that the names of units and the words of roles end with.
_OFFICE_CHARACTER = re.compile(
    "[局委厅部办署政府会院室心司团行社校学馆台队站所股科处位门构业织组镇乡村街道区园县市州省旗盟苏木场机关班员长记领"
    "导任席同志负责牵头配合落实参与协]"
)
_LONGEST_BARE = 400
_SAID_SURE, _LISTED, _SINGLE, _WEAK = 1.0, 0.95, 0.85, 0.6


def bracket_clauses(item: Traced, brackets: Brackets) -> Iterator[FoundClause]:
    """The clauses of an item that stand in brackets."""
    text = item.text
    position = listed = 0
    unclosed = set(brackets.unclosed)
    while match := _BRACKET.search(text, position):
        start = match.start()
        end = brackets.end_of.get(start)
        clause = None
        if end is not None and start >= listed:
            clause = _closed(item, start, end)
            if clause is None and text[end : end + 1] == "、" and _in_a_list(item, start, end):
                listed = _sentence_end(text, end)
        elif start in unclosed and _SAID.match(text, start + 1):
            clause = _unclosed(item, start)
        position = (
            clause.end if clause else start + 1 if end is None else _past(text, start, end)
        )
        if clause:
            yield clause


def _past(text: str, start: int, end: int) -> int:
    """Where to look on: inside a long bracket that is no clause, else behind it."""
    return start + 1 if end - start > _LONGEST_BARE else end


def _closed(item: Traced, start: int, end: int) -> FoundClause | None:
    text = item.text
    said = _SAID.match(text, start + 1) is not None
    if not said and not _may_be(text, start, end):
        return None
    parts = parts_of(item.cut(start + 1, end - 1).stripped(TRIM))
    most = _SAID_SURE if said and parts.said else _sureness(text, start, end, parts)
    if not most:
        return None
    section = SECTION_LINE.match(text, start) is not None and _fills_line(text, start, end)
    odd = _oddity(text, start, end)
    return found_clause(start, end, parts, most, odd=odd, section=section)


def _in_a_list(item: Traced, start: int, end: int) -> bool:
    """Whether a bracket says who does one thing of a running list: 农产品组（甲牵头）、餐饮组
    （乙牵头）; then those behind it in the sentence are words of the text too."""
    if not 4 <= end - start <= _LONGEST_BARE or _OFFICE_BEFORE.search(
        item.text, max(0, start - 8), start
    ):
        return False
    parts = parts_of(item.cut(start + 1, end - 1).stripped(TRIM))
    return bool(parts.units) and not parts.odd and all(map(surely_unit, parts.names))


def _sentence_end(text: str, start: int) -> int:
    stop = _SENTENCE_END.search(text, start)
    return stop.start() if stop else len(text)


def _unclosed(item: Traced, start: int) -> FoundClause:
    end = item.text.find("\n", start)
    end = len(item) if end < 0 else end
    parts = parts_of(item.cut(start + 1, end).stripped(TRIM))
    odd = "责任单位的括号没有收尾，后面的文字可能不全。"
    return found_clause(start, end, parts, odd=odd)


def _may_be(text: str, start: int, end: int) -> bool:
    """The cheap look: a bracket of some length before or behind a stop."""
    return (
        4 <= end - start <= _LONGEST_BARE
        and (_behind_stop(text, start) or end >= len(text) or _pauses(text, end))
        and _OFFICE_CHARACTER.search(text, start + 1, end - 1) is not None
    )


def _behind_stop(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \u3000")
    return start == 0 or before[-1:] in _STOPS or before[-1:] in CLAUSE_CLOSING


def _pauses(text: str, end: int) -> bool:
    return text[end : end + 3].lstrip(" \u3000")[:1] in _PAUSES or text[end] in CLAUSE_OPENING


def _sureness(text: str, start: int, end: int, parts: Parts) -> float:
    """How sure a bracket without a role before a colon is a clause; 0 where it is none."""
    if parts.people and not parts.units and not parts.odd:
        return _SINGLE
    if not parts.units or parts.sure < 0.5 or all(map(is_generic, parts.names)):
        return 0.0
    if parts.odd:
        odd = sum(map(len, parts.odd))
        return _WEAK if parts.roles and odd < sum(map(len, parts.names)) else 0.0
    if parts.roles:
        return _SAID_SURE
    if text[end : end + 1] in ("，", ","):
        return 0.0
    return _bare(text, start, parts)


def _bare(text: str, start: int, parts: Parts) -> float:
    """A list without any role: after a stop it is one; before a stop it might be the second
    name of the unit in front, or an example."""
    proper = sum(map(surely_unit, parts.names))
    several = len(parts.names) > 1
    if _behind_stop(text, start):
        return _LISTED if several and proper else _SINGLE if proper else _WEAK
    if 2 * proper < len(parts.names) or _OFFICE_BEFORE.search(text, max(0, start - 8), start):
        return 0.0
    return _LISTED if several else _SINGLE


def _fills_line(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1] == "\n") and (
        text[end : end + 2].strip("。") in ("", "\n") or text[end] == "\n"
    )


def _oddity(text: str, start: int, end: int) -> str:
    if CLAUSE_OPENING.index(text[start]) != CLAUSE_CLOSING.find(text[end - 1]):
        return f"责任单位的括号前后不一致：以“{text[start]}”开头，以“{text[end - 1]}”收尾。"
    return ""
