"""Sentences, or parts of one, that say who does the work: 由甲牵头，乙配合。

Only 由…牵头/负责/承办/配合 with named units count; other units in running text never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdesk.domain.units import UnitClause
from gkdesk.reading.sentences import sentences
from gkdesk.reading.traced import Traced
from gkdesk.reading.units.clauses import role_of, unit_clause
from gkdesk.reading.units.found import FoundClause, weaker
from gkdesk.reading.units.kinds import is_generic, looks_like_unit
from gkdesk.reading.units.lines import SECTION_LINE
from gkdesk.reading.units.names import name_spans

DEEDS = re.compile(r"牵头|负责|承办|主办|配合|协办|参与|参加")
_PART = re.compile(
    r"(?:[^，,；;。！？\n（(《“]++|[（(][^（(）)\n]{0,60}+[）)]|《[^》\n]{0,80}+》|“[^”\n]{0,80}+”|[（(《“])++"
)
_BY_WORD = re.compile(r"(?<![理自事缘经案来])由(?![于此来])")
_MANNER = (
    r"(?:按照?(?:各自|部门|有关|相关)?职责(?:任务)?(?:分工)?|依职责|根据职责(?:分工)?|分别|共同|具体|统一|联合|总体"
    r"|积极|协同|做好|全程)"
)
_NO_DEED = r"(?![人任制的单部方]|同志|解释|有关)"
_VERB = (
    rf"(?:(?P<lead>牵头)|(?P<supporting>配合|协办|协助|协同|参与|参加|支持)"
    rf"|(?P<responsible>负总责|负责|承办|主办|组织实施|统筹)){_NO_DEED}"
)
_SAYS = re.compile(rf"(?P<names>[^，。；：\n]{{2,80}}?){_MANNER}{{0,3}}{_VERB}(?P<rest>.*)$")
_FOLLOWS = re.compile(
    rf"(?P<names>[^，。；：\n]{{2,80}}?){_MANNER}{{0,3}}"
    r"(?:(?P<lead>牵头)|(?P<supporting>配合|协办|协助|参与|参加|支持)"
    r"|(?P<responsible>负总责|负责|承办|主办|落实|组织实施))"
    r"(?P<rest>(?:负责|落实|办理|实施|推进|组织|完成|工作){0,4})$"
)
_DEED_WORDS = re.compile(r"(?:落实|办理|实施|推进|组织|负责|工作){0,4}")
_VERB_WORD = re.compile(f"{DEEDS.pattern}|落实|组织实施|统筹|协助|协同|支持")
_MOST_SUBJECT, _LONGEST = 14, 240
_ONLY, _KEPT = 0.95, 0.85


def sentence_clauses(item: Traced, start: int = 0) -> Iterator[FoundClause]:
    """The clauses of an item that are sentences or stand in one."""
    text = item.text
    if not DEEDS.search(text, start):
        return
    for sentence in sentences(text, start):
        if DEEDS.search(text, *sentence):
            clause = _of_sentence(item, sentence.start, sentence.end)
            if clause is not None:
                yield clause


def _of_sentence(item: Traced, start: int, end: int) -> FoundClause | None:
    text = item.text
    units: list[UnitClause] = []
    only = True
    for match in _PART.finditer(text, start, end):
        unit, whole = _unit_in(item, *match.span())
        units += [unit] if unit else []
        only = only and whole
        if not only and not units and "由" not in text[start:end]:
            return None
    if not units or not (only or "由" in text[start:end]):
        return None
    if not only:
        return FoundClause(start, end, tuple(weaker(units, _KEPT)), kept=True)
    return _whole_sentence(text, start, end, tuple(weaker(units, _ONLY)))


def _whole_sentence(
    text: str, start: int, end: int, units: tuple[UnitClause, ...]
) -> FoundClause:
    """A sentence that says nothing else leaves the text, with the end of the line before."""
    first = start == 0 or text[start - 1] == "\n"
    last = text[end : end + 1] in ("", "\n")
    section = first and last and SECTION_LINE.match(text, start) is not None
    begin = start - (start > 0 and text[start - 1] == "\n")
    return FoundClause(begin, end, units, section=section)


def _unit_in(item: Traced, start: int, end: int) -> tuple[UnitClause | None, bool]:
    """The unit a part of a sentence puts to work, and whether it says nothing else."""
    words = item.cut(start, end).stripped()
    if len(words) > _LONGEST or not _VERB_WORD.search(words.text):
        return None, False
    by = _BY_WORD.search(words.text)
    match = _SAYS.match(words.text, by.end()) if by else _FOLLOWS.fullmatch(words.text)
    if match is None:
        return None, False
    names = words.cut(*match.span("names"))
    found = [names.text[first:last] for first, last in name_spans(names.text)]
    if not found or not all(map(looks_like_unit, found)) or any(map(is_generic, found)):
        return None, False
    begin = by.start() if by else 0
    whole = begin <= _MOST_SUBJECT and _DEED_WORDS.fullmatch(match["rest"]) is not None
    raw = words if whole else words.cut(begin, match.end() - len(match["rest"]))
    return unit_clause(role_of(match), raw, names), whole
