"""A status, a day, a number as offices type them into a cell. What cannot be read is never
guessed: 2024.3 names no day, 6.3 may have been 6.30."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from gkdesk.domain.returned import ReturnedCell
from gkdesk.domain.tasks import Status
from gkdesk.reading.numerals import HAN, number
from gkdesk.terms import STATUS_WORDS

_OPEN = (
    "正在推进 正在办理 正在进行 进行中 推进 持续推进 办理中 正常推进 未开始 未启动 尚未完成"
    " 没有完成 否 未落实"
)
_DONE = "全部完成 已全部完成 已经完成 已经办结 已落实 完成了 办结了 是 已结"
_STATUSES = {
    **STATUS_WORDS,
    **dict.fromkeys(_OPEN.split(), Status.OPEN),
    **dict.fromkeys(_DONE.split(), Status.DONE),
}
_WHOLE = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_IN_YEAR = re.compile(r"(\d{1,2})(?:月(\d{1,2})[日号]?|[-/](\d{1,2}))")
_NAMED = re.compile(
    r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})[日号]|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"
)
_HAN_DAY = re.compile(rf"(?:([{HAN}]{{4}})年)?([{HAN}]{{1,3}})月([{HAN}]{{1,3}})[日号]")
_CLOCK = re.compile(r"[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?$")
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?$")
_SERIAL = range(36_526, 73_051)
"""The days from 2000 to 2099 as spreadsheets count them from 1899-12-30."""
_FIRST = date(1899, 12, 30)
_SENTENCE = 24
_NOT_YET = re.compile("[前底内未拟将]|计划|预计|力争|争取|左右|以后|之后|起|安排|目标")
"""Words beside a day on which nothing was done, or not just on it."""
_COUNT = re.compile(
    rf"(?:共计|累计|合计|已完成|完成|已|共)?(\d{{1,6}}|[{HAN}]{{1,5}})"
    r"(?:次|场|期|篇|条|个|件|场次|余次)?(?:会议)?"
)


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NO_PART = re.compile(r"(?<=\d)\.0+(?!\d)")


def bare(words: str) -> str:
    """Words without blanks, wide signs and a stop behind them."""
    plain = unicodedata.normalize("NFKC", words).replace("\u200b", "")
    return "".join(plain.split()).strip("。.;；,，'‘’\"“”")


def status_of(words: str) -> Status | None:
    """The status that words say; None where they say none, or something between."""
    return _STATUSES.get(bare(words))


def day_of(cell: ReturnedCell, year: int) -> date | None:
    """The day a cell holds or says; ``year`` is that of a day without one. None where it
    says no single day."""
    if cell.day is not None:
        return cell.day
    words = _CLOCK.sub("", unicodedata.normalize("NFKC", cell.words.strip()).strip())
    words = _WEEKDAY.sub("", bare(words))
    if words.isascii() and words.isdecimal() and len(words) == 5 and int(words) in _SERIAL:
        return _FIRST + timedelta(int(words))
    for form in (_WHOLE, _EIGHT):
        if match := form.fullmatch(words):
            return _day(*map(int, match.groups()))
    if match := _IN_YEAR.fullmatch(words):
        month, *days = match.groups()
        return _day(year, int(month), int(days[0] or days[1]))
    return _in_words(words, year)


def _in_words(words: str, year: int) -> date | None:
    """The only day that a short sentence names (已于6月28日完成)."""
    if len(words) > _SENTENCE or _NOT_YET.search(words):
        return None
    if match := _HAN_DAY.fullmatch(words):
        years, month, day = match.groups()
        return _day(number(years) if years else year, number(month), number(day))
    found = list(_NAMED.finditer(words))
    if len(found) != 1 or re.search(r"\d", words.replace(found[0][0], "", 1)):
        return None
    years, month, day, *whole = found[0].groups()
    if whole[0]:
        return _day(*map(int, whole))
    return _day(int(years) if years else year, int(month), int(day))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def count_of(words: str) -> int | None:
    """The number a cell says (3, 3次, 三次, 共 3 场); None for about so many, or from to."""
    said = _THOUSANDS.sub("", _NO_PART.sub("", bare(words)))
    match = _COUNT.fullmatch(said)
    if match is None or "余" in said:
        return None
    numeral = match[1]
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    return number(numeral) or (0 if numeral in ("零", "〇") else None)
