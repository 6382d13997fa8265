"""When the tray reminds (托盘提醒): once a day at most, and again after it was put off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

AFTERNOON: Final = time(14, 30)
MORNING: Final = time(8, 30)


class Snooze(StrEnum):
    """For how long a reminder is put off."""

    HOUR = "hour"
    AFTERNOON = "afternoon"
    TOMORROW = "tomorrow"


WORDS: Final = {
    Snooze.HOUR: "一小时后再提",
    Snooze.AFTERNOON: "下午再提",
    Snooze.TOMORROW: "明天再提",
}


@dataclass(frozen=True, slots=True)
class Ringing:
    """What was told when: ``told`` is the last day with a reminder, ``until`` the moment
    before which none is given."""

    told: date | None = None
    until: datetime | None = None

    def due(self, now: datetime) -> bool:
        """Whether a reminder may be given now.

        A clock set back makes neither a day nor a moment that lies ahead hold for ever:
        only the same day counts as told, and no reminder is put off by more than two days.
        """
        if self.until is not None:
            return now >= self.until or self.until - now > timedelta(days=2)
        return self.told != now.date()

    def rung(self, now: datetime) -> Ringing:
        """After a reminder was given."""
        return Ringing(now.date(), None)

    def put_off(self, how: Snooze, now: datetime) -> Ringing:
        """After a reminder was put off."""
        return replace(self, until=moment(how, now))


def offered(now: datetime) -> list[Snooze]:
    """The ways to put off that lie ahead: no afternoon in the afternoon."""
    early = now.time() < AFTERNOON
    return [how for how in Snooze if how is not Snooze.AFTERNOON or early]


def moment(how: Snooze, now: datetime) -> datetime:
    """When a reminder that is put off comes again."""
    if how is Snooze.HOUR:
        return now + timedelta(hours=1)
    if how is Snooze.AFTERNOON:
        return _at(now, AFTERNOON)
    return _at(now + timedelta(days=1), MORNING)


def _at(day: datetime, when: time) -> datetime:
    return day.replace(hour=when.hour, minute=when.minute, second=0, microsecond=0)
