"""Check values counted by hand from the State Council's notices, and the built-in table."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.calendars import published
from gkdesk.calendars.holiday_checks import doubts_of
from gkdesk.calendars.workdays import (
    SpecialDay,
    WorkCalendar,
    YearTable,
    add_working_days,
    workday,
)

CALENDAR = WorkCalendar()
DAY = timedelta(days=1)
DAYS = st.dates(date(2003, 6, 1), date(2030, 6, 1))


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2023, 9, 25), 10, date(2023, 10, 13)),  # 中秋国庆, make-up days 10-07 and 10-08
        (date(2026, 2, 10), 10, date(2026, 3, 2)),  # 春节, make-up days 02-14 and 02-28
        (date(2023, 6, 5), 1, date(2023, 6, 6)),
        (date(2023, 6, 9), 1, date(2023, 6, 12)),  # over a weekend
    ],
)
def test_published_holidays_are_counted(day: date, n: int, expected: date) -> None:
    assert add_working_days(day, n) == (expected, True)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2023, 10, 13), 10, date(2023, 9, 25)),  # back over 中秋国庆 with 10-07, 10-08
        (date(2023, 6, 12), 1, date(2023, 6, 9)),
        (date(2023, 1, 3), 1, date(2022, 12, 30)),  # 12-31 to 01-02 are free
        (date(2019, 1, 2), 1, date(2018, 12, 29)),  # a Saturday made up for 12-31
    ],
)
def test_working_days_are_counted_back(day: date, n: int, expected: date) -> None:
    assert CALENDAR.back(day, n) == (expected, True)


def test_no_days_added_is_the_day_itself() -> None:
    assert add_working_days(date(2023, 10, 1), 0) == (date(2023, 10, 1), True)
    assert CALENDAR.back(date(2090, 10, 1), 0) == (date(2090, 10, 1), True)


def test_a_make_up_saturday_works_and_a_holiday_monday_does_not() -> None:
    assert workday(date(2023, 10, 7)) == (True, True)
    assert workday(date(2023, 10, 2)) == (False, True)


def test_unpublished_years_fall_back_to_weekends_and_say_so() -> None:
    assert add_working_days(date(2090, 3, 3), 1) == (date(2090, 3, 6), False)  # Fri to Mon


@pytest.mark.parametrize("count", [CALENDAR.add, CALENDAR.back])
def test_counting_against_the_direction_is_refused(count: object) -> None:
    assert callable(count)
    with pytest.raises(ValueError, match="-1"):
        count(date(2023, 6, 5), -1)


def test_every_day_is_chinesecalendars() -> None:
    day, wrong = date(2004, 1, 1), []
    while day <= date(2026, 12, 31):
        if workday(day) != (chinese_calendar.is_workday(day), True):
            wrong.append(day)
        day += DAY
    assert wrong == []
    assert published.YEARS[0] == 2004
    assert published.YEARS[-1] >= 2026


def test_the_last_days_of_december_stand_with_their_new_year() -> None:
    of_2019, of_2018 = published.table(2019), published.table(2018)
    assert of_2019 is not None
    assert of_2018 is not None
    assert of_2019.days[date(2018, 12, 29)] == SpecialDay("元旦", True)
    assert date(2018, 12, 31) in of_2019.days
    assert date(2018, 12, 31) not in of_2018.days


@pytest.mark.parametrize("year", published.YEARS)
def test_the_built_in_tables_hold_together(year: int) -> None:
    table = published.table(year)
    assert table is not None
    assert doubts_of(table) == ()
    assert set(table.changed) <= set(table.days)


def test_weekends_beside_a_holiday_are_part_of_it() -> None:
    assert [CALENDAR.name(date(2019, 4, n)) for n in range(4, 9)] == ["", *["清明"] * 3, ""]
    assert CALENDAR.name(date(2023, 12, 30)) == "元旦"
    assert CALENDAR.special(date(2023, 1, 28)) == SpecialDay("春节", True)
    assert CALENDAR.name(date(2023, 2, 4)) == ""


# tables that are entered

TABLE_2038 = YearTable(
    2038,
    {
        date(2037, 12, 26): SpecialDay("元旦", True),
        date(2037, 12, 31): SpecialDay("元旦", False),
        date(2038, 1, 1): SpecialDay("元旦", False),
        date(2038, 2, 8): SpecialDay("春节", False),
    },
)
ENTERED = WorkCalendar({2037: YearTable(2037, {}), 2038: TABLE_2038})


def test_an_entered_year_is_certain_and_reaches_into_december() -> None:
    assert CALENDAR.add(date(2037, 12, 30), 2) == (date(2038, 1, 1), False)
    assert ENTERED.add(date(2037, 12, 30), 2) == (date(2038, 1, 5), True)
    assert ENTERED.works(date(2037, 12, 26))
    assert (ENTERED.name(date(2038, 2, 8)), ENTERED.name(date(2038, 2, 9))) == ("春节", "")
    assert ENTERED.published(2038)
    assert not ENTERED.published(2039)


def test_december_of_the_year_before_is_not_published_by_that() -> None:
    calendar = WorkCalendar(
        {2047: YearTable(2047, {date(2046, 12, 31): SpecialDay("元旦", False)})}
    )
    assert not calendar.works(date(2046, 12, 31))
    assert calendar.add(date(2046, 12, 27), 2) == (date(2047, 1, 1), False)


def test_an_entered_table_stands_for_its_whole_year() -> None:
    calendar = WorkCalendar(
        {2023: YearTable(2023, {date(2023, 10, 2): SpecialDay("国庆", False)})}
    )
    assert calendar.works(date(2023, 10, 3))  # the built-in table says it is free
    assert not calendar.works(date(2023, 10, 7))  # a Saturday, made up in the built-in table
    assert not calendar.works(date(2022, 12, 31))


def test_what_a_table_says_of_its_own_year_goes_before_the_next_ones() -> None:
    both = WorkCalendar(
        {
            2027: YearTable(2027, {date(2027, 12, 31): SpecialDay("", True)}),
            2028: YearTable(2028, {date(2027, 12, 31): SpecialDay("元旦", False)}),
        }
    )
    assert both.works(date(2027, 12, 31))
    assert both.next_working(date(2027, 12, 31)) == (date(2027, 12, 31), True)


# the rules of counting


@given(DAYS, st.integers(0, 400))
def test_adding_more_never_comes_earlier(day: date, n: int) -> None:
    found, certain = CALENDAR.add(day, n)
    later, later_certain = CALENDAR.add(day, n + 1)
    assert later > found
    assert certain or not later_certain
    assert CALENDAR.works(later)


@given(DAYS, st.integers(1, 400))
def test_counting_back_undoes_counting_on_from_a_working_day(day: date, n: int) -> None:
    start = CALENDAR.next_working(day)[0]
    assert CALENDAR.back(CALENDAR.add(start, n)[0], n)[0] == start


@given(DAYS, st.integers(0, 60))
def test_counting_is_day_by_day(day: date, n: int) -> None:
    expected, left = day, n
    while left:
        expected += DAY
        left -= CALENDAR.works(expected)
    certain = all(published.table(y) for y in range((day + DAY).year, expected.year + 1))
    assert CALENDAR.add(day, n) == (expected, certain or not n)
    assert CALENDAR.between(day + DAY, expected) == n


@given(DAYS)
def test_the_nearest_working_days(day: date) -> None:
    ahead, behind = CALENDAR.next_working(day)[0], CALENDAR.previous_working(day)[0]
    assert CALENDAR.works(ahead)
    assert CALENDAR.works(behind)
    assert behind <= day <= ahead
    assert CALENDAR.between(behind, ahead) == 1 + (behind != ahead)
    assert (ahead == day) == CALENDAR.works(day) == (behind == day)


@given(st.dates(date(2060, 1, 1), date(9999, 12, 31)), st.integers(1, 30))
def test_a_year_without_its_notice_is_never_certain(day: date, n: int) -> None:
    assert CALENDAR.add(day, n)[1] is False
    assert CALENDAR.next_working(day)[1] is False
    assert CALENDAR.nth_of_month(day.year, day.month, -1)[1] is False


@pytest.mark.parametrize("year", range(2020, 2030))
def test_first_and_last_working_days_of_every_month(year: int) -> None:
    for month in range(1, 13):
        first = date(year, month, 1)
        last = date(year + month // 12, month % 12 + 1, 1) - DAY
        assert CALENDAR.nth_of_month(year, month, 1)[0] == CALENDAR.next_working(first)[0]
        assert CALENDAR.nth_of_month(year, month, -1)[0] == CALENDAR.previous_working(last)[0]
        assert CALENDAR.nth_of_month(year, month, 31)[0] == CALENDAR.previous_working(last)[0]


def test_the_ends_of_the_calendar_are_not_crossed() -> None:
    assert CALENDAR.add(date.max, 3) == (date.max, False)
    assert CALENDAR.back(date.min, 3) == (date.min, False)
    assert CALENDAR.next_working(date.min)[0].year == 1
    assert CALENDAR.previous_working(date.max)[0].year == 9999
    assert CALENDAR.between(date(2026, 1, 2), date(2026, 1, 1)) == 0


def test_a_month_without_any_working_day_does_no_harm() -> None:
    days = {date(2038, 5, 1) + n * DAY: SpecialDay("", False) for n in range(31)}
    calendar = WorkCalendar({2038: YearTable(2038, days)})
    assert calendar.nth_of_month(2038, 5, -1)[0] == date(2038, 5, 1)
