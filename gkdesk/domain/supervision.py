"""Supervision (督办): reminders, extensions, contacts, and what is put off."""

from __future__ import annotations

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
