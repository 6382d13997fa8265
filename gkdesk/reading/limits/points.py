"""A point in time as printed (2023年9月底前, 第三季度, 本周五, 国庆节前) and its day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gkdesk.calendars import festivals
from gkdesk.domain.spans import Span
from gkdesk.reading.limits.vocabulary import CLOCK, DASH, IN_MONTH, SMALL, STOP, again
from gkdesk.reading.numerals import HAN, number

_NAMED_YEARS = "今年|本年度?|当年|明年|次年|翌年|下一?年度?|同年|去年|上一?年度?"
YEAR = (
    rf"(?:(?P<year>(?<!\d)\d{{4}}|[{HAN}0０]{{4}})\s*年度?"
    rf"|(?P<named_year>{_NAMED_YEARS}))的?\s*"
)
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
FESTIVAL = (
    rf"[“\"]?(?<![\d{HAN}])(?P<festival>{'|'.join(festivals.NAMES)})"
    r"[”\"]?(?:国际)?(?:劳动|儿童|妇女|建党|建军|青年)?节?[”\"]?(?=之?前|以前|、)"
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
_QUARTER_NOW = r"(?P<quarter_now>本季度?|下季度|下个季度|下一季度)(?P<quarter_end>[末底])?"
_WEEK = r"(?P<week>本周|这周|下周|本星期|下星期)(?P<weekday>[一二三四五六日天])?"
_WEEKDAY = rf"(?<![每本上下至到、这个])周(?P<only_weekday>[一二三四五六日])(?={CLOCK}{STOP})"
_ONLY_DAY = rf"(?<![\d.第{HAN}])(?P<only_day>{SMALL})\s*[日号](?!以?内|之内|[起常均益程志])"

POINT = re.compile(
    rf"(?=[\d{HAN}“\"今本当明次翌下同去上年岁元春清端中重国教劳除月这周三五六七八植第底末])"
    rf"(?:(?:{YEAR})?(?:{_MONTH}|(?P<year_end>{_YEAR_END})|(?P<half>上半年|下半年)[底末]?"
    rf"|(?<!前)第?(?P<quarter>[1-4一二三四])季度?[底末]?|{FESTIVAL})"
    rf"|{_FIVE_YEARS}|{_NUMERIC}|{_SHORT}|{_THIS_MONTH.format(again(IN_MONTH, '_this'))}"
    rf"|{_QUARTER_NOW}|{_WEEK}|{_WEEKDAY}|{_ONLY_DAY})(?P<clock>{CLOCK})(?P<stop>{STOP})?"
)
"""A point in time with its clock time and its stop (前)."""

_PAST_YEARS = re.compile("去年|上")


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
    def needs_more(self) -> bool:
        """Whether without a stop it takes more than a verb somewhere to be a limit."""
        named = self.match
        month = named["this_month"] and not (named["day_this"] or named["part_this"])
        quarter = named["quarter_now"] and not named["quarter_end"]
        week = named["week"] and not named["weekday"]
        return bool(named["only_day"] or named["festival"] or month or quarter or week)

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
