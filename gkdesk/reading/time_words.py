"""The vocabulary of time limits: patterns for days, periods, counts and events."""

from __future__ import annotations

import re

from gkdesk.reading.numerals import HAN

NUMERAL = rf"(?:\d{{1,9}}|[{HAN}]{{1,4}})"
"""More digits than that are no count of anything an office does."""
BEFORE = r"\s*(?:之前|以前|前)"
YEAR = rf"(?:(?P<year>\d{{4}}|[{HAN}]{{4}})\s*年|(?P<named_year>今年|本年|当年|明年|次年))"
EVERY = r"(?P<every>每年|每半年|每季度?|每个?月|每周)度?"

_IN_MONTH = rf"(?P<day>\d{{1,2}}|[{HAN}]{{1,3}})\s*[日号]|(?P<part>底|末|上旬|中旬|下旬|初)"
_MONTH = rf"(?P<month>\d{{1,2}}|[{HAN}]{{1,2}})\s*月(?:份)?\s*(?:{_IN_MONTH})?"
_YEAR_PART = r"(?P<year_end>年?底|年末|年度末)|(?P<half>上半年|下半年)(?:底|末)?"
_QUARTER = r"第?(?P<quarter>[1-4一二三四])季度(?:底|末)?"

DAY_BEFORE = re.compile(
    rf"(?=[\d今本当明次年上下第一二三四十{HAN}])"
    rf"(?:{YEAR}\s*)?(?:{_MONTH}|{_YEAR_PART}|{_QUARTER}){BEFORE}"
)
"""A day up to which work must be done: 2023年12月底前, 7月31日前, 年底以前."""

RECURRING = re.compile(
    rf"{EVERY}\s*(?:{_MONTH}|(?P<year_end>年?底|末)|(?P<start>年初)|(?P<month_day>\d{{1,2}})\s*[日号])"
    rf"(?:{BEFORE})?"
)
"""A point in each period: 每年3月31日前, 每年年初, 每月10日前."""

COUNT_UNIT = "(?P<count_unit>[次场种期篇个条件家项批轮])"
AT_LEAST = "不少于|不得少于|不低于|至少"
QUANTITY = re.compile(
    rf"(?P<least>{AT_LEAST})(?P<between>[\u4e00-\u9fff]{{0,6}}?)\s*"
    rf"(?P<count>{NUMERAL})\s*{COUNT_UNIT}(?![月%])"
)
"""A count to reach: 不少于10次, 至少召开1次."""

PERIOD = re.compile(rf"{EVERY}|(?P<within>(?:本|当)?年内|全年)")

AFTER = re.compile(
    rf"(?:之?后|之日起|起)的?\s*(?P<amount>\d{{1,4}}|[{HAN}]{{1,4}})\s*"
    r"(?P<unit>个?工作日|个?月|[日天])(?:之内|以内|内)"
)
"""A stretch after an event: …后10个工作日内, 自…之日起30日内."""

VAGUE = re.compile(r"第一时间|(?<![每本今明\d年])年初|立即|即刻")
ONGOING = re.compile(
    r"长期坚持|长期推进|(?:持续|常年|长期)(?:推进|坚持)(?=[。；，,;）)\s]|$)|全年(?!度)"
)

ANY = re.compile(
    rf"[底末日号旬初月份年度]\s*[之以]?前|每[年半季个月周]|{AT_LEAST}|[后起]的?\s*[\d{HAN}]"
    r"|第一时间|年初|立即|即刻|长期|全年|常年|持续(?:推进|坚持)"
)
"""A cheap test: text without one of these holds no time limit."""
