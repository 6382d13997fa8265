"""Check values counted by hand from the State Council's notices."""

from datetime import date

import pytest

from gkdesk.calendars.workdays import add_working_days, workday


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


def test_no_days_added_is_the_day_itself() -> None:
    assert add_working_days(date(2023, 10, 1), 0) == (date(2023, 10, 1), True)


def test_a_make_up_saturday_works_and_a_holiday_monday_does_not() -> None:
    assert workday(date(2023, 10, 7)) == (True, True)
    assert workday(date(2023, 10, 2)) == (False, True)


def test_unpublished_years_fall_back_to_weekends_and_say_so() -> None:
    assert add_working_days(date(2090, 3, 3), 1) == (date(2090, 3, 6), False)  # Fri to Mon


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="backwards"):
        add_working_days(date(2023, 6, 5), -1)
