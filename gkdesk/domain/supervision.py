"""Supervision (督办): reminders, extensions, contacts, and what is put off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Way(StrEnum):
    """How a unit was reminded."""

    PHONE = "phone"
    MESSAGE = "message"
    LETTER = "letter"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder (催办) given to one unit about one row: day, way, who was spoken to and
    what was said."""

    id: int
    node_id: int
    unit: str
    day: date
    way: Way
    person: str
    said: str


@dataclass(frozen=True, slots=True)
class Extension:
    """A time limit put back (延期), with the day and words it had before.

    ``occurrence_id`` is None where the row itself carries the limit.
    """

    id: int
    node_id: int
    occurrence_id: int | None
    former_due: date | None
    former_words: str
    due: date
    words: str
    reason: str
    approver: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class PutBack:
    """How a limit came to the day that stands: its extensions, first to last. ``name`` says
    which period of the limit it is, "" where there is only one."""

    name: str
    steps: tuple[Extension, ...]

    @property
    def former_words(self) -> str:
        """The words the limit had at first."""
        return self.steps[0].former_words

    @property
    def due(self) -> date:
        """The day that stands."""
        return self.steps[-1].due


def leading_to(due: date | None, extensions: Sequence[Extension]) -> tuple[Extension, ...]:
    """The extensions that lead to the day that stands, first to last, of those of one row or
    due point in the order they were made. Empty where another day was set since."""
    found: list[Extension] = []
    for extension in reversed(extensions):
        if due is not None and extension.due == due:
            found.append(extension)
            due = extension.former_due
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call at a unit; ``unit`` is the name as plans print it."""

    id: int
    unit: str
    person: str
    phone: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a ledger's office has settled for itself.

    ``soon_days``: work due within so many working days counts as near (临期).
    ``report_months``: open work is told of once in so many months (1, 3, 6 or 12).
    """

    soon_days: int = 5
    report_months: int = 3
