"""What a phrase is read against, and the day an event of the notice itself took place.

N days after an event are counted by the rules of ``calendars``, working days by the State
Council's published holidays.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from gkdesk.calendars.counting import counted
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import AmountUnit
from gkdesk.reading.numerals import number

_CALENDAR = WorkCalendar()
_OWN_PRINTING = re.compile(
    r"(?:[本该此这](?:实施|工作)?(?:文件?|通知|方案|要点|意见|计划|办法|细则|措施|规定|清单|通告|公告|安排|函|纪要|决定|指引|标准|目录|台账|[任责]务?书|分工|[一览分解]{2}表|纲要|规划|预案|制度|规程|规则|指南)"
    r"(?:正式)?(?:印发|发布|下发|发出|公布|发文)"
    r"|(?:实施|工作)?(?:文件?|通知|方案|要点|意见|计划)?(?:正式)?(?:印发|下发|发文|发布))"
)
_FULL_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against: the plan's year and the notice's own days."""

    year: int | None = None
    signed_on: date | None = None
    printed_on: date | None = None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none; day -1 is the last of its month."""
    try:
        if day == -1:
            day = monthrange(year, month)[1]
        return date(year, month, day)
    except ValueError:  # IllegalMonthError of calendar is one too
        return None


def event_day(event: str, frame: Frame) -> date | None:
    """The day of an event the notice itself dates: its own printing (印发), or a day named."""
    if _OWN_PRINTING.fullmatch(event):
        return frame.printed_on or frame.signed_on
    if match := _FULL_DAY.fullmatch(event):
        year, month, day = map(number, match.groups())
        return calendar_day(year, month, day)
    return None


def after(event: date | None, amount: int, unit: AmountUnit) -> date | None:
    """The last day of a stretch after an event, None where that cannot be known."""
    if event is None:
        return None
    try:
        return counted(event, amount, unit, False, _CALENDAR)[0]
    except OverflowError:
        return None
