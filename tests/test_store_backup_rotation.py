"""Which copies may go: by examples counted on a calendar, and for any clock."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.backups import BackupKind
from gkdesk.store.backup_rotation import (
    DAYS,
    KEPT,
    MONTHS,
    WEEKS,
    days_to_drop,
    moments_to_drop,
)

BEGIN = date(2022, 1, 1)
CLOCK = st.lists(st.integers(-40, 60), min_size=1, max_size=80)
"""By how many days the clock moves between two starts; a negative one was set back."""


def after(days: set[date], today: date) -> set[date]:
    """What stands once the copy of a day was taken."""
    whole = days | {today}
    return whole - days_to_drop(whole, today)


def test_a_year_of_work() -> None:
    """Every day of 2022 up to Saturday 2022-12-31: the last 7 days; the Sundays before them
    of the 8 newest weeks (the one begun ends with the newest day); the ends of months."""
    kept: set[date] = set()
    for number in range(365):
        kept = after(kept, BEGIN + timedelta(number))
    week = {date(2022, 12, day) for day in range(25, 32)}
    sundays = {date(2022, 12, 25) - timedelta(weeks=weeks) for weeks in range(7)}
    months = {date(2022, month + 1, 1) - timedelta(1) for month in range(1, 12)}
    assert kept == week | sundays | months


def test_a_week_around_new_year_is_one_week() -> None:
    """2024-12-30 and 2025-01-03 are of the first week of 2025."""
    days = {date(2024, 12, 30), date(2025, 1, 3)}
    later = {date(2025, 1, 6) + timedelta(number) for number in range(7)}
    assert days_to_drop(days | later, max(later)) == set()  # the former ends December
    with_end = days | later | {date(2024, 12, 31)}
    assert days_to_drop(with_end, max(later)) == {date(2024, 12, 30)}


@settings(max_examples=60, deadline=None)
@given(moves=CLOCK)
def test_whatever_the_clock_does(moves: list[int]) -> None:
    """What was just taken stays; what bears a later day stays; one copy taken never costs
    more than the day, the week and the month it pushes out; the newest of what stood before
    it always stays."""
    kept: set[date] = set()
    today = BEGIN
    for move in moves:
        today += timedelta(days=move)
        whole = kept | {today}
        dropped = days_to_drop(whole, today)
        assert today not in dropped
        assert not any(day > today for day in dropped)
        assert len(dropped) <= 3
        before = [day for day in kept if day < today]
        assert not before or max(before) not in dropped
        kept = whole - dropped
    past = [day for day in kept if day <= today]
    assert len(past) <= DAYS + WEEKS + MONTHS


@given(moments=st.sets(st.dates(BEGIN, date(2023, 1, 1)), max_size=30), at=st.dates(BEGIN))
def test_a_kind_keeps_so_many_of_the_past(moments: set[date], at: date) -> None:
    for kind in BackupKind:
        kept = (moments | {at}) - moments_to_drop(moments, at, kind)
        assert {at} | {each for each in moments if each > at} <= kept
        if kind in KEPT:
            assert len({each for each in kept if each <= at}) <= KEPT[kind]
        else:
            assert kept >= moments
