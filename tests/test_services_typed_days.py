"""A day as a person types it: the last such day that is not after today."""

from __future__ import annotations

from datetime import date

import pytest

from gkdesk.errors import DayNotUnderstood, NoSuchDay
from gkdesk.services.typed_days import impossible_day, typed_day

TODAY = date(2022, 9, 28)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2022-09-05", date(2022, 9, 5)),
        ("2022/9/5", date(2022, 9, 5)),
        ("2022年9月5日", date(2022, 9, 5)),
        ("20220905", date(2022, 9, 5)),
        ("9月28日", date(2022, 9, 28)),
        ("09-05", date(2022, 9, 5)),
        ("9.5", date(2022, 9, 5)),
        ("9月29日", date(2021, 9, 29)),
        ("28日", date(2022, 9, 28)),
        ("29号", date(2022, 8, 29)),
        ("31日", date(2022, 8, 31)),
        ("昨天", date(2022, 9, 27)),
        (" 今天 ", date(2022, 9, 28)),
        ("九月五日", date(2022, 9, 5)),
        ("2月29日", date(2020, 2, 29)),
        ("2023-01-03", date(2023, 1, 3)),
    ],
)
def test_days_are_understood(typed: str, day: date) -> None:
    assert typed_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["2022-02-30", "2月30日", "13月1日", "32日", "0日"])
def test_a_day_of_no_calendar_is_named(typed: str) -> None:
    with pytest.raises(NoSuchDay):
        typed_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "等通知", "每月10日前", "印发后30日内"])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(DayNotUnderstood):
        typed_day(typed, TODAY)


def test_an_impossible_day_is_found_in_a_phrase() -> None:
    assert impossible_day("2月30日前", 2022) == "2022年2月30日"
    assert impossible_day("2023年2月29日前", 2022) == "2023年2月29日"
    assert impossible_day("2022-09-31", 2022) == "2022年9月31日"
    assert impossible_day("2024年2月29日前", 2022) is None
    assert impossible_day("9月底前，5-40个工作日", 2022) is None
