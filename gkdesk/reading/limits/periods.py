"""The periods in which work comes again (每年, 每季度, 双月) and the points inside them.

Rules are RFC 5545. A point of a quarter or half year is told by its months of the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gkdesk.domain.deadlines import Period
from gkdesk.reading.limits.vocabulary import (
    AMOUNT,
    DASH,
    SMALL,
    WEEKDAYS,
    WORKING_WEEK,
    again,
)
from gkdesk.reading.numerals import HAN, number

_AGAIN = r"一(?:次|年|[通调督报评检考汇研总巡会分])"
EVERY = re.compile(
    r"每半年度?|每年度?|每个?季度?|每双月|每单月|每个?月度?|每个?周|每个?星期|每[天日旬]|每个工作日"
    rf"|[每隔]隔?(?:\d{{1,2}}|[{HAN}]{{1,3}})\s*(?:年|个?月|周|个星期|[天日]|个工作日)|隔[年月周天日]"
    r"|各季度?(?=[末首])|(?<![每一二三四1-4个])[双单]月"
    r"|按(?:半年度?+|季度?+|月度?+|周|年度?+)(?![末底]|计划|工作|任务|目标|预算|安排|评价|报表|报酬)"
    rf"|逐(?:季度?|月|周)|(?<![每上下两一个])半年(?={_AGAIN}|[末底])"
    rf"|[年月季]均(?=不少于|至少)|(?<![\d{HAN}每近])一(?:年|季度?|月)(?={_AGAIN}|不少于|至少)"
    r"|(?<![\d一二三四第本上下每首各按逐])季度?(?=[末首]月?)"
    r"|(?:次|下一?个?)季度?(?=首|第|[末初]|后|结束)"
)
"""The words that name a period in which work comes again."""
_MANY = re.compile(
    rf"[每隔]隔?(\d{{1,2}}|[{HAN}]{{1,3}})\s*(年|个?月|周|个星期|[天日]|个工作日)"
)
_QUARTERS = ("1,4,7,10", "2,5,8,11", "3,6,9,12")
_HALVES = ("1,7", "2,8", "6,12")
_EVEN, _ODD = "2,4,6,8,10,12", "1,3,5,7,9,11"


@dataclass(frozen=True, slots=True)
class Every:
    """A period: its name, its rule without a point, and the months its points may fall in
    (first, second, last month of the period), where it is told by months of the year."""

    name: Period | None
    rule: str
    months: tuple[str, str, str] | None = None


_YEAR = Every(Period.YEAR, "FREQ=YEARLY")
_HALF = Every(Period.HALF_YEAR, "FREQ=MONTHLY;INTERVAL=6", _HALVES)
_QUARTER = Every(
    Period.QUARTER, "FREQ=MONTHLY;INTERVAL=3", (_QUARTERS[0], _QUARTERS[1], _QUARTERS[2])
)
_MONTH = Every(Period.MONTH, "FREQ=MONTHLY")
_WEEK = Every(Period.WEEK, "FREQ=WEEKLY")
_DAY = Every(None, "FREQ=DAILY")
_BY_SIGN = {
    "旬": Every(None, "FREQ=MONTHLY;BYMONTHDAY=10,20,-1"),
    "半年": _HALF,
    "年": _YEAR,
    "季": _QUARTER,
    "双月": Every(None, f"FREQ=YEARLY;BYMONTH={_EVEN}", (_EVEN, _EVEN, _EVEN)),
    "单月": Every(None, f"FREQ=YEARLY;BYMONTH={_ODD}", (_ODD, _ODD, _ODD)),
    "月": _MONTH,
    "工作日": Every(None, f"FREQ=WEEKLY;{WORKING_WEEK}"),
    "周": _WEEK,
    "星期": _WEEK,
    "天": _DAY,
    "日": _DAY,
}
_FREQUENCIES = {"年": "YEARLY", "月": "MONTHLY", "周": "WEEKLY", "期": "WEEKLY", "天": "DAILY"}


@lru_cache(maxsize=512)
def period_of(words: str) -> Every | None:
    """The period that 每季度, 按月, 双月, 每两个月 name."""
    if words.startswith("隔") and len(words) == 2:
        return _many(2, words[1])
    if match := _MANY.fullmatch(words):
        return _many(number(match[1]), match[2])
    return next((every for sign, every in _BY_SIGN.items() if sign in words), None)


def _many(count: int, unit: str) -> Every | None:
    if count < 1 or "工作" in unit:
        return None
    plain = {"年": _YEAR, "月": _MONTH, "周": _WEEK, "期": _WEEK}.get(unit[-1], _DAY)
    if count == 1:
        return plain
    if plain is _MONTH and count in (3, 6):
        return _QUARTER if count == 3 else _HALF
    frequency = _FREQUENCIES.get(unit[-1], "DAILY")
    return Every(None, f"FREQ={frequency};INTERVAL={count}")


DAY_OF_MONTH = (
    rf"(?:(?:\d{{1,2}}\s*日?{DASH})?(?P<day>{SMALL})\s*[日号](?!以?内|之内|[常均益程志])"
    r"|(?P<part>月?底|月?末|上旬末?|中旬末?|下旬末?|月?初(?!\s*\d{1,2}\s*个?工作日))"
    rf"|(?P<ordinal>最后|倒数第?|首|末|第|前|月?初|(?=\d{{1,2}}个工作日内))\s*(?P<nth>{SMALL})?\s*个?\s*"
    r"(?P<what>工作日|[天日]|(?:周|星期|礼拜)[一二三四五六日天]?)内?)"
)
_PLACE = (
    r"(?:(?P<first>首个?月|第[一1]个?月|(?:结束)?后?次月)|(?P<second>第[二2]个?月|中间月)"
    r"|(?P<last>末(?=的?(?:最后|倒数|\d{1,2}\s*[日号](?!以?内|之内)))|末月|第[三3]个?月|最后[一1]?个?月))"
)
AFTER_PERIOD = re.compile(
    rf"(?:结束|终了|届满)?(?:之?后|以后)的?第?\s*{AMOUNT}(?:之内|以内|内)?"
)
BEFORE_END = re.compile(
    rf"(?:年|季度?|月)?[末底](?:前\s*(?P<n>{SMALL})\s*个?工作日|(?P<n_before>{SMALL})\s*个?工作日之?前)"
)
"""So many working days before the period ends: 季度末前5个工作日."""
IN_YEAR = re.compile(
    rf"(?:次年|翌年|第二年|下一年度?)?(?:(?P<month>(?<!\d)\d{{1,2}}|[{HAN}]{{1,2}})\s*月份?\s*"
    rf"(?:的?{DAY_OF_MONTH})?|第?(?P<quarter>[1-4一二三四])季度?[末底]?"
    r"|(?P<half>上半年|下半年)[末底]?|(?P<year_end>年?[底末]|年终)|(?P<start>年初))"
)
IN_MONTHS = re.compile(
    rf"(?:{_PLACE}的?\s*(?:{DAY_OF_MONTH})?|(?:{again(DAY_OF_MONTH, '_alone')}))"
)
IN_MONTH = re.compile(rf"(?:的?(?:次月|下个?月|当月)|[末底]的?(?=最后|倒数|末))?{DAY_OF_MONTH}")
IN_WEEK = re.compile(
    r"(?:周|星期|礼拜)?(?P<weekday>[一二三四五六日天末])(?![次场期轮个篇])"
    r"|(?P<working>最后一个工作日|第一个工作日|首个工作日)"
)
NEAR_MONTH = re.compile(rf"(?:次月|当月){DAY_OF_MONTH}")
"""A point of the month that follows, or of each: 次月10日前."""

_PART_DAYS = {"上旬": 10, "中旬": 20, "初": 10, "月初": 10}


def parts_in_month(match: re.Match[str], suffix: str = "") -> str | None:
    """The BY… parts of a day of the month; None where no month has it."""
    if match["day" + suffix]:
        day = number(match["day" + suffix])
        return f"BYMONTHDAY={day}" if 1 <= day <= 31 else None
    if part := match["part" + suffix]:
        return f"BYMONTHDAY={_PART_DAYS.get(part.removesuffix('末') or part, -1)}"
    if match["what" + suffix]:
        return _nth(match, suffix)
    return ""


def _nth(match: re.Match[str], suffix: str) -> str | None:
    nth = number(match["nth" + suffix]) if match["nth" + suffix] else 1
    if match["ordinal" + suffix] in ("最后", "末", "倒数", "倒数第"):
        nth = -nth
    what = match["what" + suffix]
    if not 1 <= abs(nth) <= 31:
        return None
    if what == "工作日":
        return f"{WORKING_WEEK};BYSETPOS={nth}"
    if what in ("天", "日"):
        return f"BYMONTHDAY={nth}"
    if what[-1] not in WEEKDAYS:  # a week of the month, to its last day
        return f"BYMONTHDAY={7 * nth if 0 < nth <= 4 else -1}"
    return f"BYDAY={nth}{WEEKDAYS[what[-1]]}"


def rule_in_months(months: str, parts: str) -> str:
    """A point in certain months of the year. A position in a set counts within a month, so
    it needs the monthly frequency."""
    frequency = "MONTHLY" if "BYSETPOS" in parts else "YEARLY"
    return f"FREQ={frequency};BYMONTH={months};{parts}"
