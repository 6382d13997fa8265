"""Calendar files: read back by the library that wrote them, and by hand against RFC 5545."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from gkdesk.calendars.schedule import ScheduleFrame, schedule
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.occurrences import RestDays
from gkdesk.domain.tasks import Light
from gkdesk.domain.units import Role
from gkdesk.exports.ics import CalendarFrame, PlanOfFile, calendar_file
from gkdesk.exports.rule_words import rule_words

NOW = datetime(2022, 9, 28, 12, tzinfo=UTC)
PLANS = {1: PlanOfFile("2022年政务公开工作要点", "甲")}
FRAME = CalendarFrame("工作时限", NOW, PLANS)
CALENDAR = WorkCalendar()
RINGING = CalendarFrame("工作时限", NOW, PLANS, lambda day: CALENDAR.back(day, 1)[0])


def item(day: date | None, node: int = 7, **changed: Any) -> AgendaItem:
    """A due point of a task on one day, or one of its periods where a rule is given."""
    plain = AgendaItem(
        task=node,
        node=node,
        occurrence=None,
        plan=1,
        due=day,
        late_after=day,
        light=Light.RUNNING,
        units=((Role.LEAD, "区财政局"), (Role.SUPPORTING, "各镇街")),
        text="公布预算。",
        label="（一）",
        words="9月底前",
        name="",
        provisional=False,
        reminders=0,
    )
    return plain._replace(**changed)


def recurring(days: Iterable[date], rule: str, **changed: Any) -> list[AgendaItem]:
    return [
        item(day, occurrence=n, rule=rule, series=1, name=f"第{n}期", words="定期")._replace(
            **changed
        )
        for n, day in enumerate(days, 1)
    ]


def read(items: Iterable[AgendaItem], frame: CalendarFrame = FRAME) -> list[Any]:
    """The entries, as the library reads them back."""
    calendar: Any = Calendar.from_ical(calendar_file(items, frame))
    return list(calendar.events)


def days_of(event: Any) -> list[date]:
    """Every day an importing program shows an entry on."""
    first = event["DTSTART"].dt
    if "RRULE" not in event:
        return [first]
    rule = event["RRULE"].to_ical().decode()
    found = rrulestr(rule, dtstart=datetime.combine(first, time()))
    closed = event.get("EXDATE")
    left_out = {each.dt for each in closed.dts} if closed else set()
    return [day for day in (each.date() for each in found) if day not in left_out]


def month_ends(year: int = 2022) -> list[date]:
    return [date(year + m // 12, m % 12 + 1, 1) - timedelta(1) for m in range(1, 13)]


def test_a_due_point_is_a_whole_day_that_blocks_nobody() -> None:
    (event,) = read([item(date(2022, 9, 30))])
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2022, 9, 30), date(2022, 10, 1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["DTSTAMP"].dt == NOW
    assert event["SUMMARY"] == "区财政局：公布预算。"
    assert event["CATEGORIES"].cats == ["推进中"]
    lines = str(event["DESCRIPTION"]).splitlines()
    assert lines == [
        "完成时限：9月底前",
        "内容：（一）公布预算。",
        "牵头单位：区财政局",
        "配合单位：各镇街",
        "来源：2022年政务公开工作要点",
    ]


def test_the_last_day_of_the_calendar_has_no_day_after() -> None:
    (event,) = read([item(date.max)])
    assert event["DTSTART"].dt == date.max
    assert "DTEND" not in event


def test_the_file_is_laid_out_as_the_standard_wants() -> None:
    text = "公开，内容,要点;步骤\\反斜\n第二行" * 9
    data = calendar_file([item(date(2022, 9, 30), text=text)], FRAME)
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no character is cut in two
    unfolded = data.decode("utf-8").replace("\r\n ", "")
    assert "X-WR-CALNAME:工作时限\r\n" in unfolded
    assert "公开，内容\\,要点\\;步骤\\\\反斜\\n第二行" in unfolded
    (event,) = read([item(date(2022, 9, 30), text=text)])
    assert text in event["DESCRIPTION"]


def test_control_characters_do_not_get_into_the_file() -> None:
    data = calendar_file([item(date(2022, 9, 30), text="公布\x0b预\x00算\x1f\r。")], FRAME)
    assert "公布预算。" in data.decode("utf-8").replace("\r\n ", "")
    assert not any(byte < 32 and byte not in b"\r\n" for byte in data)


def test_a_series_is_one_entry_until_the_end_of_its_year() -> None:
    (event,) = read(recurring(month_ends(), "FREQ=MONTHLY;BYMONTHDAY=-1"))
    rule = event["RRULE"]
    assert (rule["FREQ"], rule["BYMONTHDAY"]) == (["MONTHLY"], [-1])
    assert rule["UNTIL"] == [date(2022, 12, 31)]
    assert b"UNTIL=20221231" in rule.to_ical()  # a day as DTSTART is, no time
    assert days_of(event) == month_ends()
    assert "第1期" not in event["SUMMARY"]
    assert "周期：每月最后一天" in event["DESCRIPTION"]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;INTERVAL=3", month_ends()[2::3]),
        ("FREQ=MONTHLY;INTERVAL=6", month_ends()[5::6]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", month_ends()),
        ("FREQ=YEARLY;BYMONTH=3,9", [date(2022, 3, 31), date(2022, 9, 30)]),
        ("FREQ=WEEKLY", [date(2022, 1, 2) + timedelta(7 * n) for n in range(52)]),
        ("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10",
         [date(2022, month, 10) for month in (1, 4, 7, 10)]),
    ],
)  # fmt: skip
def test_what_a_rule_leaves_to_be_understood_is_said(rule: str, days: list[date]) -> None:
    (event,) = read(recurring(days, rule))
    assert "RRULE" in event
    assert days_of(event) == days


def test_days_that_no_rule_says_are_entries_of_their_own() -> None:
    """The last working day of January 2022 is Sunday the 30th, of April Saturday the 30th:
    both are worked, which no rule of RFC 5545 knows."""
    days = [date(2022, 1, 30), date(2022, 2, 28), date(2022, 3, 31), date(2022, 4, 30)]
    events = read(recurring(days, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"))
    assert not any("RRULE" in event for event in events)
    assert [event["DTSTART"].dt for event in events] == days
    assert [str(event["SUMMARY"]) for event in events] == [
        f"区财政局：第{n}期　公布预算。" for n in (1, 2, 3, 4)
    ]


def test_a_moved_day_is_where_it_is_moved_to() -> None:
    (event,) = read([item(date(2022, 10, 1), late_after=date(2022, 10, 8))])
    assert event["DTSTART"].dt == date(2022, 10, 8)
    assert "原定2022年10月1日，按工作日移到2022年10月8日" in event["DESCRIPTION"]


def test_closed_periods_are_left_out_of_the_rule() -> None:
    items = recurring(month_ends(), "FREQ=MONTHLY;BYMONTHDAY=-1")
    for closed in (0, 1, 4):
        items[closed] = items[closed]._replace(light=Light.DONE)
    (event,) = read(items)
    left = [day for n, day in enumerate(month_ends()) if n not in (0, 1, 4)]
    assert event["DTSTART"].dt == left[0]  # the first must be a day of the rule itself
    assert event["EXDATE"].params["VALUE"] == "DATE"
    assert days_of(event) == left


def test_what_is_closed_or_has_no_day_is_no_entry() -> None:
    closed = item(date(2022, 9, 30), light=Light.DONE)
    assert read([closed, item(None, node=8)]) == []


def test_the_most_urgent_light_of_a_series_is_its_category() -> None:
    items = recurring(month_ends(), "FREQ=MONTHLY;BYMONTHDAY=-1")
    items[3] = items[3]._replace(light=Light.OVERDUE)
    items[4] = items[4]._replace(light=Light.SOON)
    (event,) = read(items)
    assert event["CATEGORIES"].cats == ["逾期"]


def test_the_same_due_point_keeps_its_uid() -> None:
    items = [*recurring(month_ends()[:3], "FREQ=DAILY"), item(date(2022, 9, 30), node=8)]
    before = [event["UID"] for event in read(items)]
    assert len(set(before)) == 4
    moved = [each._replace(due=date(2022, 12, 1), late_after=None) for each in items]
    later = CalendarFrame("工作时限", NOW + timedelta(3), PLANS)
    assert {event["UID"] for event in read(moved, later)} == set(before)
    other = CalendarFrame("工作时限", NOW, {1: PlanOfFile("2022年政务公开工作要点", "乙")})
    assert {event["UID"] for event in read(items, other)}.isdisjoint(before)


def test_due_points_of_one_name_have_uids_of_their_own() -> None:
    days = [date(2022, 5, 6), date(2022, 6, 7)]
    items = [item(day, occurrence=n, series=1) for n, day in enumerate(days)]
    assert len({event["UID"] for event in read(items)}) == 2


def test_an_entry_rings_at_nine_on_the_working_day_before() -> None:
    """The working day before Saturday 8 October 2022, worked after the holiday, is Friday
    30 September."""
    (event,) = read([item(date(2022, 10, 8))], RINGING)
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "区财政局：公布预算。")
    rings = datetime(2022, 10, 8) + alarm["TRIGGER"].dt  # noqa: DTZ001  floating, as a day is
    assert rings == datetime(2022, 9, 30, 9)  # noqa: DTZ001
    assert not read([item(date(2022, 10, 8))])[0].walk("VALARM")


def test_a_series_that_rings_at_differing_distances_is_written_day_by_day() -> None:
    events = read(recurring(month_ends(), "FREQ=MONTHLY;BYMONTHDAY=-1"), RINGING)
    assert [event["DTSTART"].dt for event in events] == month_ends()
    for event in events:
        (alarm,) = event.walk("VALARM")
        rings = datetime.combine(event["DTSTART"].dt, time()) + alarm["TRIGGER"].dt
        assert (rings.date(), rings.hour) == (CALENDAR.back(event["DTSTART"].dt, 1)[0], 9)


def test_long_texts_and_many_units_are_short_in_the_title() -> None:
    many = tuple((Role.RESPONSIBLE, f"第{n}局") for n in range(7))
    (event,) = read([item(date(2022, 9, 30), units=many, text="公" * 300)])
    assert event["SUMMARY"] == "第0局等7个单位：" + "公" * 39 + "…"
    assert "公" * 300 in event["DESCRIPTION"]
    (event,) = read([item(date(2022, 9, 30), units=())])
    assert event["SUMMARY"] == "公布预算。"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=YEARLY", "每年最后一天"),
        ("FREQ=MONTHLY;INTERVAL=3", "每季度最后一天"),
        ("FREQ=MONTHLY;INTERVAL=6", "每半年最后一天"),
        ("FREQ=MONTHLY;INTERVAL=2", "每2个月最后一天"),
        ("FREQ=WEEKLY", "每周最后一天"),
        ("FREQ=DAILY", "每天"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", "每年3月31日"),
        ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1", "每年3月、9月最后一天"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,20,-1", "每月10日、20日、最后一天"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", "每月倒数第3天"),
        ("FREQ=WEEKLY;BYDAY=MO,FR", "每周周一、周五"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "每月最后一个周五"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "每月最后一个工作日"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3", "每月第3个工作日"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "每周每个工作日"),
    ],
)
def test_rules_are_said_in_words(rule: str, words: str) -> None:
    assert rule_words(rule) == words


RULES = st.one_of(
    st.builds("FREQ=MONTHLY;INTERVAL={}".format, st.sampled_from([1, 2, 3, 4, 6])),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.sampled_from([1, 28, 29, 30, 31, -1])),
    st.builds("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format,
              st.sampled_from(["1,4,7,10", "3", "6,12", "2"]), st.sampled_from([10, 29, -1])),
    st.builds("FREQ=WEEKLY;BYDAY={}".format, st.sampled_from(["FR", "MO,TH", "SU"])),
    st.builds("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={}".format, st.sampled_from([1, -1])),
    st.sampled_from(["FREQ=YEARLY", "FREQ=WEEKLY", "FREQ=MONTHLY;BYMONTHDAY=10,20,-1"]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    rule=RULES,
    year=st.integers(2019, 2024),
    rest_days=st.sampled_from(RestDays),
    closed=st.sets(st.integers(0, 60)),
    ring=st.booleans(),
)
def test_an_importing_program_shows_exactly_the_open_days(
    rule: str, year: int, rest_days: RestDays, closed: set[int], ring: bool
) -> None:
    """Whatever rule, whatever its rest days and whatever is closed."""
    frame = ScheduleFrame(
        year=year,
        signed_on=date(year, 1, 1),
        rest_days=rest_days,
        events={},
        calendar=CALENDAR,
        report_months=3,
    )
    limit = Deadline("定期", "定期", DeadlineKind.RECURRING, rule=rule)
    items = [
        item(
            term.due,
            occurrence=n + 1,
            late_after=term.late_after,
            rule=term.rule,
            series=term.series,
            name=term.name,
            light=Light.DONE if n in closed else Light.RUNNING,
        )
        for n, term in enumerate(schedule([limit], frame).terms)
    ]
    shown = [day for event in read(items, RINGING if ring else FRAME) for day in days_of(event)]
    wanted = [each.day for each in items if each.light is not Light.DONE]
    assert sorted(shown) == sorted(day for day in wanted if day is not None)
