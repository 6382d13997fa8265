"""The agenda as an iCalendar file (RFC 5545) for the calendar of a telephone or of Outlook.

Each due point is a whole day that blocks nobody's time; a limit that comes again is one
entry where a rule says exactly its days.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from icalendar import Alarm, Calendar, Event, vRecur

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.tasks import Light
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import written_day
from gkdesk.exports.rule_words import rule_words
from gkdesk.exports.series import Series, series_of
from gkdesk.terms import label

_PRODUCT = "-//gkdesk//gkdesk//ZH"
_SHORT = 40
_MORNING = time(9)
_URGENT = [Light.OVERDUE, Light.SOON, Light.RUNNING, Light.UNLIMITED, Light.DONE]


@dataclass(frozen=True, slots=True)
class PlanOfFile:
    """A plan as entries name it; ``key`` tells it from every other plan of any ledger."""

    title: str
    key: str


@dataclass(frozen=True, slots=True)
class CalendarFrame:
    """What stands around the items: the calendar's name, the time of writing, the plans by
    their ids. ``eve`` gives the working day before a day, at nine of which an entry rings;
    None: none rings."""

    name: str
    now: datetime
    plans: Mapping[int, PlanOfFile] = field(default_factory=lambda: MappingProxyType({}))
    eve: Callable[[date], date] | None = None


def calendar_file(items: Iterable[AgendaItem], frame: CalendarFrame) -> bytes:
    """Open items as a calendar; closed ones only leave their days out of a rule. The same
    due point has the same UID in every file, so that a later file brings an entry up to
    date."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _clean(frame.name))
    taken: Counter[str] = Counter()
    for series in series_of(items):
        for each in _parted(series, frame):
            calendar.add_component(_event(each, frame, taken))
    written: bytes = calendar.to_ical()
    return written


def _parted(series: Series, frame: CalendarFrame) -> Iterator[Series]:
    """One entry rings at one distance: where the working days before differ, a series is
    written day by day."""
    bells = {_bell(item, frame) for item in series.items}
    if len(bells) > 1:
        yield from (Series((item,)) for item in series.items)
    else:
        yield series


def _event(series: Series, frame: CalendarFrame, taken: Counter[str]) -> Event:
    item = series.items[0]
    day = item.day
    assert day is not None
    event = Event()
    event.add("uid", _uid(series, frame, taken))
    event.add("dtstamp", frame.now.astimezone(UTC))
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _clean(_summary(item, bool(series.rule))))
    event.add("description", _clean("\n".join(_description(series, frame))))
    event.add("categories", [label(min((i.light for i in series.items), key=_URGENT.index))])
    if series.rule:
        event.add("rrule", vRecur.from_ical(series.rule))
    if series.except_on:
        event.add("exdate", list(series.except_on))
    bell = _bell(item, frame)
    if bell is not None:
        event.add_component(_alarm(bell, item))
    return event


def _uid(series: Series, frame: CalendarFrame, taken: Counter[str]) -> str:
    """By plan, row, limit and period: none of these changes when a day is put back."""
    item = series.items[0]
    plan = frame.plans.get(item.plan)
    which = "series" if series.rule else item.name
    parts = plan.key if plan else item.plan, item.node, item.series, which
    known = "/".join(map(str, parts))
    taken[known] += 1
    if taken[known] > 1:
        known += f"/{taken[known]}"
    return f"{hashlib.sha256(known.encode()).hexdigest()[:32]}@gkdesk"


def _summary(item: AgendaItem, again: bool) -> str:
    """区财政局等3个单位：2022年三季度公布决算……"""
    units = _called(item)
    name = "" if again else item.name
    text = name + ("　" if name else "") + item.text.replace("\n", "")
    short = text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
    if not units:
        return short
    others = f"等{len(units)}个单位" if len(units) > 1 else ""
    return f"{units[0]}{others}：{short}"


def _called(item: AgendaItem) -> list[str]:
    """The units that lead, else the responsible ones."""
    lead = [name for role, name in item.units if role is Role.LEAD]
    return lead or [name for role, name in item.units if role is Role.RESPONSIBLE]


def _description(series: Series, frame: CalendarFrame) -> Iterator[str]:
    item = series.items[0]
    if item.words:
        yield f"完成时限：{item.words}"
    if item.rule:
        yield f"周期：{rule_words(item.rule)}"
    if item.name and not series.rule:
        yield f"本期：{item.name}"
    if item.due and item.late_after and item.due != item.late_after:
        yield f"原定{written_day(item.due)}，按工作日移到{written_day(item.late_after)}"
    if any(each.provisional for each in series.items):
        yield "暂算：有一年的节假日安排尚未公布，日期按周末推算"
    yield f"内容：{item.label}{item.text}"
    for role in Role:
        names = [name for each, name in item.units if each is role]
        if names:
            yield f"{label(role)}：{'、'.join(names)}"
    if item.plan in frame.plans:
        yield f"来源：{frame.plans[item.plan].title}"


def _bell(item: AgendaItem, frame: CalendarFrame) -> timedelta | None:
    """How long before the day begins its entry rings."""
    if frame.eve is None or item.day is None:
        return None
    rings = datetime.combine(frame.eve(item.day), _MORNING)
    return rings - datetime.combine(item.day, time())


def _alarm(bell: timedelta, item: AgendaItem) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(_summary(item, again=True)))
    alarm.add("trigger", bell)
    return alarm


def _clean(text: str) -> str:
    """Without the control characters that a calendar file must not hold."""
    return re.sub("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]", "", text)
