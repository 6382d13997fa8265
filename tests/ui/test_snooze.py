"""When the tray reminds: once a day, again after a snooze, whatever the clock does."""

from __future__ import annotations

from datetime import datetime, timedelta

from gkdesk.ui.snooze import Ringing, Snooze, moment, offered

NINE = datetime(2022, 9, 28, 9, 0)  # noqa: DTZ001 - the office's own clock
DAY = timedelta(days=1)


def test_it_reminds_once_a_day() -> None:
    told = Ringing().rung(NINE)
    assert Ringing().due(NINE)
    assert not told.due(NINE + timedelta(hours=5))
    assert told.due(NINE + DAY)


def test_it_reminds_again_an_hour_later() -> None:
    later = Ringing().rung(NINE).put_off(Snooze.HOUR, NINE)
    assert not later.due(NINE + timedelta(minutes=59))
    assert later.due(NINE + timedelta(minutes=60))
    assert not later.rung(NINE + timedelta(minutes=60)).due(NINE + timedelta(hours=3))


def test_the_afternoon_and_tomorrow_are_working_hours() -> None:
    assert moment(Snooze.AFTERNOON, NINE) == NINE.replace(hour=14, minute=30)
    assert moment(Snooze.TOMORROW, NINE) == NINE.replace(day=29, hour=8, minute=30)


def test_no_afternoon_is_offered_in_the_afternoon() -> None:
    assert Snooze.AFTERNOON in offered(NINE)
    assert Snooze.AFTERNOON not in offered(NINE.replace(hour=15))


def test_a_clock_set_back_does_not_silence_it() -> None:
    ahead = Ringing().put_off(Snooze.TOMORROW, NINE + 30 * DAY)
    assert ahead.due(NINE)
    assert Ringing().rung(NINE + 30 * DAY).due(NINE)
