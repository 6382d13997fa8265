"""A point in time as printed (2023年9月底前, 第三季度, 本周五, 国庆节前) and its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from gkdesk.calendars import festivals
from gkdesk.domain.spans import Span
from gkdesk.reading.days import calendar_day
from gkdesk.reading.limits.clause import Context
from gkdesk.reading.limits.vocabulary import CLOCK, DASH, IN_MONTH, SMALL, STOP, again
from gkdesk.reading.numerals import HAN, number

_NAMED_YEARS = "今年|本年度?|当年|明年|次年|翌年|下一?年度?|同年|去年|上一?年度?"
YEAR = rf"(?:(?P<year>(?<!\d)\d{{4}}|[{HAN}0０]{{4}})\s*年度?|(?P<named_year>{_NAMED_YEARS}))的?\s*"
_MONTH = (
    rf"(?P<listed>(?<!\d)(?:\d{{1,2}}、){{1,11}}(?=\d{{1,2}}\s*月))?"
    rf"(?:(?<![\d.])(?P<from_month>\d{{1,2}})\s*{DASH}(?=\d{{1,2}}\s*月))?"
    rf"(?<![\d.第个{HAN}])(?P<month>\d{{1,2}}|[{HAN}]{{1,2}})\s*月(?![球亮饼嫂薪租均票])份?"
    rf"\s*(?:{IN_MONTH})?"
)
_YEAR_END = (
    r"年度?[底末]|年终(?=前)|岁末|(?<=年)[底末]|(?<=年度)[底末]"
    rf"|(?<![近数多几半同每\d{HAN}])年度?(?=之?内)|(?<=年)(?=之?内)|(?<=年度)(?=之?内)"
)
_FESTIVAL = (
    rf"[“\"]?(?<![\d{HAN}])(?P<festival>{'|'.join(festivals.NAMES)})"
    r"(?:国际)?(?:劳动|儿童|妇女|建党|建军|青年)?节?[”\"]?(?=之?前|以前|、)"
)
_FIVE_YEARS = r"[“\"]?(?P<five>十[一二三四五六])五[”\"]?(?:规划|时期|期)?期?末"
_NUMERIC = (
    r"(?<![\d.．A-Za-z〔])(?P<full_year>\d{4})\s?[-./．／]\s?(?P<full_month>\d{1,2})"
    r"(?:\s?[-./．／]\s?(?P<full_day>\d{1,2})日?)?(?![\d%％.])"
)
_SHORT = rf"(?<![\d./])(?P<short_month>\d{{1,2}})[./．／](?P<short_day>\d{{1,2}})日?(?={STOP})"
_THIS_MONTH = (
    r"(?P<this_month>本月|这个月|下个?月)份?(?:{})?|(?<![\d每个])月(?P<bare_end>底|末)"
)
_QUARTER_NOW = r"(?P<quarter_now>本季度?|下季度|下个季度|下一季度)[末底]?"
_WEEK = r"(?P<week>本周|这周|下周|本星期|下星期)(?P<weekday>[一二三四五六日天])?"
_WEEKDAY = rf"(?<![每本上下至到、这个])周(?P<only_weekday>[一二三四五六日])(?={CLOCK}{STOP})"
_ONLY_DAY = rf"(?<![\d.第{HAN}])(?P<only_day>{SMALL})\s*[日号](?!以?内|之内|[起常均益程志])"

POINT = re.compile(
    rf"(?=[\d{HAN}“\"今本当明次翌下同去上年岁元春清端中重国教劳除月这周三五六七八植第底末])"
    rf"(?:(?:{YEAR})?(?:{_MONTH}|(?P<year_end>{_YEAR_END})|(?P<half>上半年|下半年)[底末]?"
    rf"|(?<!前)第?(?P<quarter>[1-4一二三四])季度?[底末]?|{_FESTIVAL})"
    rf"|{_FIVE_YEARS}|{_NUMERIC}|{_SHORT}|{_THIS_MONTH.format(again(IN_MONTH, '_this'))}"
    rf"|{_QUARTER_NOW}|{_WEEK}|{_WEEKDAY}|{_ONLY_DAY})(?P<clock>{CLOCK})(?P<stop>{STOP})?"
)
"""A point in time with its clock time and its stop (前)."""

_PART_DAYS = {"上旬": 10, "中旬": 20, "初": 10}
_PAST_YEARS = re.compile("去年|上")
_NEXT_YEARS = re.compile("明年")
_FOLLOWING_YEARS = re.compile("次年|翌年|下")


_NEAR = ("this_month", "bare_end", "week", "only_weekday", "quarter_now", "only_day")


def part_day(part: str) -> int:
    """The last day of a part of the month; -1 is the month's last."""
    return _PART_DAYS.get(part.removesuffix("末") or part, -1)


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time in a clause: its words without stop, its stop, and the match."""

    match: re.Match[str]

    @property
    def span(self) -> Span:
        """The words with clock time and stop."""
        return Span(*self.match.span())

    @property
    def stopped(self) -> bool:
        """Whether 前 (or 止, 内) ends it: a limit by its own words."""
        return bool(self.match["stop"])

    @property
    def loose(self) -> bool:
        """A day or a month alone, which many words that limit nothing name too."""
        named = self.match
        return bool(
            named["only_day"] or (named["month"] and not (named["day"] or named["part"]))
        )

    @property
    def past(self) -> bool:
        """Whether it names the year before."""
        return bool(_PAST_YEARS.match(self.match["named_year"] or ""))

    @property
    def dated(self) -> bool:
        """Whether it names its year itself."""
        named = self.match
        return bool(named["year"] or named["named_year"] or named["full_year"] or named["five"])

    @property
    def possible(self) -> bool:
        """Whether months and days are such as a calendar could have or a hand could slip to."""
        named = self.match
        months = [named["month"], named["full_month"], named["short_month"]]
        days = [named["day"], named["only_day"], named["full_day"], named["short_day"]]
        return all(1 <= number(month) <= 12 for month in months if month) and all(
            1 <= number(day) <= 39 for day in days if day
        )


def settle(point: Point, context: Context) -> date | None:
    """The last day in time; None for a day that does not exist or is not settled."""
    named = point.match
    if any(named[name] for name in _NEAR):
        return _near(named, context)
    if named["full_year"]:
        day = number(named["full_day"]) if named["full_day"] else -1
        return calendar_day(number(named["full_year"]), number(named["full_month"]), day)
    if named["five"]:
        return date(1955 + 5 * number(named["five"]), 12, 31)
    year = year_of(point, context)
    if year is None:
        return None
    if named["short_month"]:
        return calendar_day(year, number(named["short_month"]), number(named["short_day"]))
    if named["festival"]:
        return _eve(named["festival"], year, None if point.dated else context.frame.signed_on)
    return _in_year(named, year)


def _eve(festival: str, year: int, signed: date | None) -> date | None:
    """The day before a festival. With no year said, the one to come: of New Year's Day the
    next year's, of a day that was over when the notice was signed too."""
    if festival == "元旦" and signed is not None:
        return date(year, 12, 31)
    day = festivals.festival(festival, year)
    if day and signed and day <= signed:
        day = festivals.festival(festival, year + 1)
    return day - timedelta(days=1) if day else None


def _in_year(named: re.Match[str], year: int) -> date | None:
    if named["half"]:
        return calendar_day(year, 6 if named["half"] == "上半年" else 12, -1)
    if named["quarter"]:
        return calendar_day(year, 3 * number(named["quarter"]), -1)
    if not named["month"]:
        return calendar_day(year, 12, 31)
    day = number(named["day"]) if named["day"] else part_day(named["part"] or "")
    return calendar_day(year, number(named["month"]), day)


def _near(named: re.Match[str], context: Context) -> date | None:
    """A day told by the month or week of the notice, or by the day named before."""
    signed = context.frame.signed_on
    if named["only_day"]:
        return _day_alone(number(named["only_day"]), context)
    if signed is None:
        return None
    if named["quarter_now"]:
        quarters = (signed.month - 1) // 3 + 1 + named["quarter_now"].startswith("下")
        return calendar_day(signed.year, 1, 1) + relativedelta(months=3 * quarters, days=-1)
    if named["only_weekday"]:
        ahead = ("一二三四五六日".find(named["only_weekday"]) - signed.weekday()) % 7
        return signed + timedelta(days=ahead)
    if named["week"]:
        weekday = "一二三四五六日".find((named["weekday"] or "日").replace("天", "日"))
        ahead = 7 if named["week"].startswith("下") else 0
        return signed + timedelta(days=weekday - signed.weekday() + ahead)
    ahead = 1 if (named["this_month"] or "").startswith("下") else 0
    month = signed + relativedelta(months=ahead)
    day = number(named["day_this"]) if named["day_this"] else part_day(named["part_this"] or "")
    return calendar_day(month.year, month.month, day)


def _day_alone(day: int, context: Context) -> date | None:
    """A day without its month: in the month named before, else the next one to come."""
    if context.day:
        return calendar_day(context.day.year, context.day.month, day)
    signed = context.frame.signed_on
    if signed is None:
        return None
    month = signed + relativedelta(months=1) if day <= signed.day else signed
    return calendar_day(month.year, month.month, day)


def first_day(point: Point, context: Context) -> date | None:
    """The day a stretch begins that opens with this point."""
    named = point.match
    if named["from_month"] or named["from_day"]:
        year = year_of(point, context)
        month = number(named["from_month"] or named["month"])
        return calendar_day(year, month, number(named["from_day"] or "1")) if year else None
    if named["month"] and not named["day"]:
        begin = {"中旬": 11, "下旬": 21}.get(named["part"] or "", 1)
        year = year_of(point, context)
        return calendar_day(year, number(named["month"]), begin) if year else None
    if named["full_month"] and not named["full_day"]:
        return calendar_day(number(named["full_year"]), number(named["full_month"]), 1)
    day = settle(point, context)
    if day and (named["half"] or named["quarter"]):
        return day.replace(day=1) - relativedelta(months=5 if named["half"] else 2)
    return day


def year_of(point: Point, context: Context) -> int | None:
    """The year a point names or leaves to its sentence and plan."""
    named = point.match
    if named["year"]:
        return number(re.sub("[0０](?=.*[一-九])|(?<=[一-九])[0０]", "〇", named["year"]))
    plain, words = context.frame.year, named["named_year"] or ""
    if words in ("今年", "本年", "本年度") or _NEXT_YEARS.match(words):
        return None if plain is None else plain + bool(_NEXT_YEARS.match(words))
    year = context.plan_year
    return None if year is None else year + bool(_FOLLOWING_YEARS.match(words))
