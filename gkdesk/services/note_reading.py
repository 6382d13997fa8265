"""Reading what a clerk types after a meeting: ``12 完成 6.28``, ``12 延期 9月底 因…``.

A line begins with short codes (``12``, ``12-3``, ``12、15``); what follows is one
thing or several, apart by ；. Words without any verb are progress.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gkdesk.domain.characters import storable
from gkdesk.domain.meeting_notes import NoteDeed, NoteKind, NoteLine
from gkdesk.domain.short_codes import ShortCode

_D = "[0-9０-９]"
_CODE = rf"第?\s*({_D}{{1,7}})(?:\s*[-－–—]\s*({_D}{{1,3}}))?\s*[项条号]?"
_ONE = re.compile(_CODE)
_AND = re.compile(r"\s*[、,，和及]\s*(?=第?\s*[0-9０-９])")
_AFTER = re.compile(r"[\s:：.．、，,)）]*")
_DAY = (
    rf"(?:{_D}{{4}}\s*[-/.．年]\s*)?{_D}{{1,2}}\s*[-/.．月]\s*{_D}{{1,2}}\s*[日号]?(?!{_D})"
    rf"|{_D}{{1,2}}\s*[日号]|今天|今日|昨天|昨日|前天"
)
_GAP = r"[\s:：,，]*"
_CLOSED = re.compile(
    rf"(?P<day>{_DAY})?{_GAP}(?P<all>全部|各期)?(?:都|均)?已?经?"
    rf"(?:办结|完成|办完|做完|结束|√|✓|✔)了?(?P<rest>.*)",
    re.DOTALL,
)
_BEGINS_WITH_DAY = re.compile(rf"{_GAP}[于在(（]?(?P<day>{_DAY})[)）]?(?P<rest>.*)", re.DOTALL)
_REOPENED = re.compile(
    r"(?:(?:还|尚|仍)?(?:没有?|未)(?:能)?(?:办结|完成|办完|做完)|重新(?:办理|打开)"
    r"|(?:改回)?推进中|(?:正在|仍在)推进)(?P<rest>.*)",
    re.DOTALL,
)
_PUT_OFF = re.compile(
    rf"(?:(?:延期|推迟|顺延)(?:到|至)?|延[到至]){_GAP}(?P<limit>[^，,；;]*?)"
    rf"(?:{_GAP}(?:因为|由于|因|理由|原因)(?:是|为)?{_GAP}(?P<reason>.*)|[，,]\s*(?P<rest>.*))?$",
    re.DOTALL,
)
_COUNTED = re.compile(
    rf"(?:次数|计数)?\s*[+＋]\s*(?P<amount>{_D}{{1,6}})\s*[次场期条件个]?(?P<rest>.*)"
    rf"|次数\s*[:：]?\s*(?P<told>{_D}{{1,6}})\s*[次场期条件个]?(?P<more>.*)",
    re.DOTALL,
)
_NAMED: Final = (
    (NoteKind.TELL, re.compile(r"进展(?:情况)?(?:[:：]|\s|为)\s*(?P<words>.*)", re.DOTALL)),
    (NoteKind.REMARK, re.compile(r"备注(?:[:：]|\s)\s*(?P<words>.*)", re.DOTALL)),
    (
        NoteKind.LIMIT,
        re.compile(r"(?:完成)?时限(?:改为|改成|改到|为|[:：]|\s)\s*(?P<words>.*)", re.DOTALL),
    ),
    *(
        (
            kind,
            re.compile(
                rf"{word}(?:单位|部门)?(?:改为|改成|换成|为|[:：]|\s)\s*(?P<words>.*)",
                re.DOTALL,
            ),
        )
        for kind, word in (
            (NoteKind.LEAD, "牵头"),
            (NoteKind.RESPONSIBLE, "责任"),
            (NoteKind.SUPPORTING, "配合"),
        )
    ),
)
_PARTS = re.compile(
    r"[；;]\s*|[，,。\s]\s*(?=(?:备注|进展(?:情况)?|次数|(?:完成)?时限|牵头(?:单位)?|责任(?:单位)?"
    r"|配合(?:单位)?)(?:[:：]|改为|改成))"
)
_EDGES = " \t\u3000:：，,。；;"


def read_notes(text: str) -> list[NoteLine]:
    """The lines of a text that say anything, as they were typed. Never raises."""
    lines = enumerate(storable(text).splitlines(), 1)
    return [_line(number, typed.strip()) for number, typed in lines if typed.strip()]


def _line(number: int, typed: str) -> NoteLine:
    codes, end = _codes(typed)
    if not codes:
        return NoteLine(number, typed)
    after = _AFTER.match(typed, end)
    rest = typed[after.end() if after else end :]
    return NoteLine(number, typed, codes, tuple(_deeds(rest)))


def _codes(typed: str) -> tuple[tuple[ShortCode, ...], int]:
    """The codes a line begins with, each once, and where they end."""
    found: dict[ShortCode, None] = {}
    end = 0
    one = _ONE.match(typed)
    while one is not None:
        found[ShortCode(int(one[1]), int(one[2] or 0))] = None
        end = one.end()
        joined = _AND.match(typed, end)
        one = _ONE.match(typed, joined.end()) if joined else None
    return tuple(found), end


def _deeds(said: str) -> Iterator[NoteDeed]:
    for part in _PARTS.split(said):
        if part.strip(_EDGES):
            yield from _deed(part.strip())


def _deed(said: str) -> Iterator[NoteDeed]:
    for read in (_reopened, _put_off, _counted, _named, _closed):
        if (deeds := read(said)) is not None:
            yield from deeds
            return
    yield NoteDeed(NoteKind.TELL, said.strip(_EDGES), plain=True)


def _closed(said: str) -> list[NoteDeed] | None:
    found = _CLOSED.match(said)
    if found is None or not _stands_alone(found["rest"]):
        return None
    day, rest = found["day"] or "", found["rest"]
    if not day and (dated := _BEGINS_WITH_DAY.match(rest)):
        day, rest = dated["day"], dated["rest"]
    kind = NoteKind.CLOSE_ALL if found["all"] else NoteKind.CLOSE
    return [NoteDeed(kind, day=day.strip()), *_told(rest)]


def _stands_alone(rest: str) -> bool:
    """Whether 完成 is said of the whole: 完成3次培训 and 完成率 tell of progress."""
    dated = _BEGINS_WITH_DAY.match(rest) is not None
    return dated or not re.match(r"[\u4e00-\u9fff0-9０-９]", rest)


def _reopened(said: str) -> list[NoteDeed] | None:
    found = _REOPENED.match(said)
    return [NoteDeed(NoteKind.REOPEN), *_told(found["rest"])] if found else None


def _put_off(said: str) -> list[NoteDeed] | None:
    found = _PUT_OFF.match(said)
    if found is None:
        return None
    limit = found["limit"].strip(_EDGES)
    reason = (found["reason"] or found["rest"] or "").strip(_EDGES)
    return [NoteDeed(NoteKind.PUT_OFF, limit, reason=reason)]


def _counted(said: str) -> list[NoteDeed] | None:
    found = _COUNTED.match(said)
    if found is None:
        return None
    amount = int(found["amount"] or found["told"])
    rest, day = found["rest"] or found["more"] or "", ""
    if dated := _BEGINS_WITH_DAY.match(rest):
        day, rest = dated["day"], dated["rest"]
    return [NoteDeed(NoteKind.COUNT, rest.strip(_EDGES), day.strip(), amount=amount)]


def _named(said: str) -> list[NoteDeed] | None:
    for kind, pattern in _NAMED:
        if found := pattern.match(said):
            words = found["words"].strip(_EDGES)
            return [NoteDeed(kind, words)] if words else []
    return None


def _told(rest: str) -> list[NoteDeed]:
    words = rest.strip(_EDGES)
    return [NoteDeed(NoteKind.TELL, words)] if words else []
