"""Work that comes again, against dateutil's expansion of the rule as an office means it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.calendars.due_points import Ways, points_of
from gkdesk.calendars.recurrence import days_of, parsed
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import Period
from gkdesk.domain.occurrences import RestDays

CALENDAR = WorkCalendar()
FIRST, LAST = 2040, 2049
"""Ten years without a notice, so that working days are Monday to Friday."""

YEARS = range(FIRST, LAST + 1)


def ours(rule: str) -> list[date]:
    known = parsed(rule)
    assert known is not None
    return [day for year in YEARS for day, _ in days_of(known, year, FIRST, CALENDAR)]


def dateutils(*rules: str, start: date = date(FIRST, 1, 1)) -> list[date]:
    begin, end = (datetime.combine(day, time.min) for day in (start, date(LAST, 12, 31)))
    found = {
        moment.date()
        for rule in rules
        for moment in rrulestr(rule, dtstart=begin).between(begin, end, inc=True)
    }
    return sorted(day for day in found if day.year >= FIRST)


def _month_day(day: int) -> str:
    """A day of the month as RFC 5545 says it where no month is left out."""
    if day in (29, 30):
        return f"BYMONTHDAY={','.join(map(str, range(28, day + 1)))};BYSETPOS=-1"
    return f"BYMONTHDAY={-1 if day == 31 else day}"


@given(
    st.sets(st.integers(1, 12), max_size=4),
    st.sets(st.sampled_from([*range(1, 32), -1, -2]), min_size=1, max_size=3),
)
def test_days_of_months_are_dateutils(months: set[int], days: set[int]) -> None:
    by_month = f"BYMONTH={','.join(map(str, sorted(months)))};" if months else ""
    listed = ",".join(map(str, sorted(days)))
    frequency = "YEARLY" if months else "MONTHLY"
    rules = [f"FREQ=MONTHLY;{by_month}{_month_day(day)}" for day in days]
    assert ours(f"FREQ={frequency};{by_month}BYMONTHDAY={listed}") == dateutils(*rules)


@given(
    st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=4)
)
def test_days_of_weeks_are_dateutils(days: set[str]) -> None:
    rule = f"FREQ=WEEKLY;BYDAY={','.join(sorted(days))}"
    assert ours(rule) == dateutils(rule)


@given(st.integers(-4, 4).filter(bool), st.sampled_from(["MO", "WE", "FR", "SU"]))
def test_weekdays_of_months_are_dateutils(nth: int, weekday: str) -> None:
    rule = f"FREQ=MONTHLY;BYDAY={nth}{weekday}"
    assert ours(rule) == dateutils(rule)
    in_quarters = f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY={nth}{weekday}"
    assert ours(in_quarters) == dateutils(in_quarters)


@given(
    st.integers(-18, 18).filter(bool), st.sampled_from(["", "BYMONTH=3,6,9,12;", "BYMONTH=2;"])
)
def test_working_days_of_months_are_dateutils(nth: int, months: str) -> None:
    rule = f"FREQ=MONTHLY;{months}BYDAY=MO,TU,WE,TH,FR;BYSETPOS={nth}"
    assert ours(rule) == dateutils(rule)


@given(st.integers(1, 30))
def test_periods_without_a_point_end_with_their_last_day(months: int) -> None:
    rule = f"FREQ=MONTHLY;INTERVAL={months}"
    ends = date(FIRST + (months - 1) // 12, (months - 1) % 12 + 1, 1)
    assert ours(rule) == dateutils(f"{rule};BYMONTHDAY=-1", start=ends)


@given(st.integers(1, 5))
def test_years_and_weeks_without_a_point(interval: int) -> None:
    every = f"INTERVAL={interval}"
    in_years = dateutils(f"FREQ=YEARLY;{every};BYMONTH=12;BYMONTHDAY=31")
    assert ours(f"FREQ=YEARLY;{every}") == in_years
    monday = date.fromisocalendar(FIRST, 1, 1) + timedelta(weeks=interval - 1)
    weekly = dateutils(f"FREQ=WEEKLY;{every};BYDAY=SU;WKST=MO", start=monday)
    assert [day for day in ours(f"FREQ=WEEKLY;{every}") if day >= monday] == weekly


@pytest.mark.parametrize("year", range(2020, 2030))
def test_the_ends_of_all_months(year: int) -> None:
    for rule in ("FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY"):
        known = parsed(rule)
        assert known is not None
        ends = [date(year, month, monthrange(year, month)[1]) for month in range(1, 13)]
        assert [day for day, _ in days_of(known, year, year, CALENDAR)] == ends
    known = parsed("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    assert known is not None
    last = [CALENDAR.previous_working(end)[0] for end in ends]
    assert [day for day, _ in days_of(known, year, year, CALENDAR)] == last


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("FREQ=MONTHLY;BYMONTH=9;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2023, 9, 28)),
        ("FREQ=MONTHLY;BYMONTH=10;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", date(2023, 10, 7)),
        ("FREQ=MONTHLY;BYMONTH=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 2, 28)),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", date(2024, 2, 29)),
        ("FREQ=MONTHLY;BYMONTH=2;BYDAY=5TH", date(2024, 2, 29)),
        ("FREQ=MONTHLY;BYMONTH=2;BYDAY=5FR", date(2024, 2, 23)),
    ],
)
def test_points_that_only_an_office_means(rule: str, day: date) -> None:
    known = parsed(rule)
    assert known is not None
    assert days_of(known, day.year, day.year, CALENDAR) == [(day, True)]


@pytest.mark.parametrize(
    "rule",
    [
        *("", "FREQ=", "FREQ=HOURLY", "FREQ=MONTHLY;COUNT=3", "FREQ=MONTHLY;BYMONTHDAY=32"),
        *("FREQ=MONTHLY;BYMONTH=13", "FREQ=MONTHLY;INTERVAL=0", "FREQ=YEARLY;BYDAY=XX"),
        *("FREQ=MONTHLY;BYMONTHDAY=10;BYSETPOS=1", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1"),
        *("BYMONTH=3", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;INTERVAL=x", "每月"),
    ],
)
def test_other_rules_say_nothing(rule: str) -> None:
    assert parsed(rule) is None


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"])
def test_work_of_each_day_has_no_days_of_its_own(rule: str) -> None:
    known = parsed(rule)
    assert known is not None
    assert known.daily
    assert days_of(known, 2030, 2030, CALENDAR) == []


# their periods

PERIODS = [
    ("FREQ=YEARLY", Period.YEAR, 1),
    ("FREQ=MONTHLY;INTERVAL=6", Period.HALF_YEAR, 2),
    ("FREQ=MONTHLY;INTERVAL=3", Period.QUARTER, 4),
    ("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", Period.QUARTER, 4),
    ("FREQ=MONTHLY", Period.MONTH, 12),
    ("FREQ=MONTHLY;BYMONTHDAY=31", Period.MONTH, 12),
    ("FREQ=MONTHLY;INTERVAL=2", None, 6),
    ("FREQ=MONTHLY;BYMONTHDAY=10,20,-1", None, 36),
]


@pytest.mark.parametrize(("rule", "period", "count"), PERIODS)
def test_every_period_of_the_year_comes_once(
    rule: str, period: Period | None, count: int
) -> None:
    ways = Ways(2020, None, RestDays.KEEP, CALENDAR)
    for year in range(2020, 2030):
        points = points_of(rule, period, "", year, ways)
        assert len({point.name for point in points}) == len(points) == count
        for point in points:
            assert point.start is not None
            assert point.due is not None
            assert point.start <= point.due


@pytest.mark.parametrize(
    "rule",
    [rule for rule, _, _ in PERIODS if "BYMONTHDAY=10;" not in rule and ",7,10;" not in rule],
)
def test_periods_without_a_point_leave_no_day_out(rule: str) -> None:
    ways = Ways(2020, None, RestDays.KEEP, CALENDAR)
    points = [
        point for year in range(2020, 2030) for point in points_of(rule, None, "", year, ways)
    ]
    assert points[0].start == date(2020, 1, 1)
    assert points[-1].due == date(2029, 12, 31)
    for before, after in pairwise(points):
        assert before.due is not None
        assert after.start == before.due + timedelta(days=1)


def test_every_week_comes_once_and_is_named_by_iso_8601() -> None:
    ways = Ways(2020, None, RestDays.KEEP, CALENDAR)
    points = [
        point
        for year in range(2020, 2030)
        for point in points_of("FREQ=WEEKLY", Period.WEEK, "", year, ways)
    ]
    assert len({point.name for point in points}) == len(points)
    assert points[0].name == "2020年第1周"
    assert points[0].due == date(2020, 1, 5)
    assert "2020年第53周" in {point.name for point in points}
    assert {(b.due - a.due).days for a, b in pairwise(points) if a.due and b.due} == {7}
    assert all((p.due - p.start).days == 6 for p in points if p.due and p.start)
