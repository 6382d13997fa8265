"""A stretch of time after or before an event: 印发后5个工作日内, 会议召开前3日, 15日内."""

from __future__ import annotations

import re
from datetime import date

from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind
from gkdesk.domain.spans import Span
from gkdesk.reading import subjects
from gkdesk.reading.days import after, event_day
from gkdesk.reading.limits.clause import TAKEN, Clause, Found
from gkdesk.reading.limits.vocabulary import AMOUNT
from gkdesk.reading.numerals import HAN, number

_INSIDE = r"(?:之内|以内|内(?![容部外设]))"
_AFTER = re.compile(
    rf"(?P<link>之日起|之后|以后|后|起)[的，,\s]*(?P<nth>第)?\s*{AMOUNT}"
    rf"(?P<end>{_INSIDE}|之?前|以前)?"
)
_AHEAD = re.compile(
    rf"前(?<![底末旬日号初份月目以之此先提面当年]前)(?:至少)?\s*{AMOUNT}(?P<end>{_INSIDE}|之?前)?"
)
_EARLY = re.compile(rf"(?:至少)?提前(?:至少)?\s*{AMOUNT}(?P<end>{_INSIDE}|之?前)?")
_UP_TO_EVENT = re.compile(
    rf"(?<=召开|举行|举办|开始|到期|届满|期满|实施|开工|会议|活动|开会|审议|结束)(?:之日)?的?\s*{AMOUNT}"
    r"(?:之前|以前|前)"
)
_NAKED = re.compile(
    rf"(?<![近前后去第连续每满超同年月日\d.·×一二三四五六七八九十])(?:第)?{AMOUNT}{_INSIDE}(?!的|不[得能再]|未|没有|累计)"
)
_RECEIVED = re.compile(
    rf"(?P<event>(?:收到|接到|接获|接报)[^，。；：、的后起前内\0\d{HAN}]{{1,16}})(?:之日)?的?\s*{AMOUNT}{_INSIDE}"
)
_ALONE = re.compile(rf"\s*{AMOUNT}(?:{_INSIDE})?\s*")
_NO_TASK = re.compile(
    r"(?:(?:压缩|缩短|压减|精简|缩减|减少)(?:[至到为])?|控制在|法定|过去|以往|最近|未来|今后|保质期|有效期|任期|缓刑|合同)\s*$"
)
_NO_EVENT = re.compile(r"^(?:今|此|之|以|先|然|最|随|日|背|落|滞|前|午|身)?$")

_NAMED_PRINTING = re.compile(
    r"(?:[本该此这][^，。；\0]{0,8})?(?:文件|办法|细则|规划|规定|政策|条例|措施|预案|标准|目录|制度|指南|\0)$"
)
"""The document whose printing an event is, where it stands before 自."""

_HALVES = {"月": (15, AmountUnit.DAY), "年": (6, AmountUnit.MONTH)}
_SCALES = {
    "工作日": (1, AmountUnit.WORKING_DAY),
    "时": (1, AmountUnit.HOUR),
    "年": (12, AmountUnit.MONTH),
    "季度": (3, AmountUnit.MONTH),
    "月": (1, AmountUnit.MONTH),
    "周": (7, AmountUnit.DAY),
    "星期": (7, AmountUnit.DAY),
}
_LONGEST_YEARS = 50
"""More years than that are the number of a year (2025年内)."""


def find_relatives(clause: Clause) -> None:
    """Take the stretches told from an event, and those whose event is not named."""
    if "后" in clause.text or "起" in clause.text:
        for match in list(_AFTER.finditer(clause.text)):
            _take_after(clause, match)
        clause.hide()
    if "前" in clause.text:
        for match in [*_UP_TO_EVENT.finditer(clause.text), *_AHEAD.finditer(clause.text)]:
            _take_ahead(clause, match)
        for match in _EARLY.finditer(clause.text) if "提前" in clause.text else ():
            _take(clause, match, match.start(), None, before=True, confidence=0.9)
        clause.hide()
    if "内" in clause.text:
        _find_inside(clause)
    if clause.stated and (alone := _ALONE.fullmatch(clause.text)) and alone["unit"] != "月":
        _take(clause, alone, alone.start(), None)


def _find_inside(clause: Clause) -> None:
    """The stretches after something is received, and those that name no event."""
    for match in list(_RECEIVED.finditer(clause.text)):
        _take(clause, match, match.start(), match["event"])
    clause.hide()
    for match in list(_NAKED.finditer(clause.text)):
        if not _NO_TASK.search(clause.text, max(0, match.start() - 12), match.start()):
            _take(clause, match, match.start(), None, confidence=0.85)


def _take_after(clause: Clause, match: re.Match[str]) -> None:
    text = clause.text
    if not match["end"] and not match["nth"] and not clause.stated:
        return
    event = subjects.event_before(text, match.start())
    if not event or _NO_EVENT.match(event):
        return
    start = text.rindex(event, 0, match.start())
    if text[max(0, start - 1) : start] in ("自", "从"):
        start -= 1
    day = None if _is_of_another(text[:start]) else event_day(event, clause.context.frame)
    _take(clause, match, start, event, day)


def _is_of_another(words: str) -> bool:
    """Whether the words before an event name the document it befalls, and not the notice
    itself: 规范性文件自印发之日起."""
    named = _NAMED_PRINTING.search(words[-16:])
    return bool(named and named[0][0] not in "本该此这")


def _take_ahead(clause: Clause, match: re.Match[str]) -> None:
    event = subjects.event_before(clause.text, match.start())
    if event and (event == "会" or len(event) > 1) and not _NO_EVENT.match(event):
        start = clause.text.rindex(event, 0, match.start())
        _take(clause, match, start, event, before=True, confidence=0.9)


def _take(
    clause: Clause,
    match: re.Match[str],
    start: int,
    event: str | None,
    day: date | None = None,
    *,
    before: bool = False,
    confidence: float = 1.0,
) -> None:
    measured = _measure(match["amount"], match["unit"])
    if measured is None or TAKEN in clause.text[start : match.end()]:
        return
    amount, unit = measured
    limit = Deadline(
        "",
        "",
        DeadlineKind.RELATIVE,
        due=after(day, amount, unit),
        event=event,
        amount=amount,
        amount_unit=unit,
        before=before,
        confidence=confidence,
        counted_from=day,
    )
    clause.take(Found((Span(start, match.end()),), limit))


def _measure(amount: str, unit: str) -> tuple[int, AmountUnit] | None:
    """The stretch in the units the contract knows: weeks are days, years are months."""
    if amount == "半":
        return _HALVES.get(unit[-1])
    count = number(amount)
    times, measured = next(
        (scale for sign, scale in _SCALES.items() if unit.endswith(sign)), (1, AmountUnit.DAY)
    )
    if not count or (unit == "年" and count > _LONGEST_YEARS):
        return None
    return count * times, measured
