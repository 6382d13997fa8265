"""Letters to units about a plan: 督办单, 催办通知, 通报."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class LetterKind(StrEnum):
    """Supervision (督办单): the open tasks of a unit. Reminder (催办通知): those that are late,
    near, or untold in the present period. Circular (通报): how all units stand."""

    SUPERVISION = "supervision"
    REMINDER = "reminder"
    CIRCULAR = "circular"


@dataclass(frozen=True, slots=True)
class LetterTask:
    """A task as a letter lists it."""

    node_id: int
    ordinal: int
    text: str
    part: str
    limit: str
    standing: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """A unit a letter goes to, with what it is about."""

    unit: str
    tasks: tuple[LetterTask, ...]
    person: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """How a unit stands in a circular: a task of several units counts for each of them.
    ``in_time`` are those of the closed ones that met every limit on or before its last day
    in time; ``untold`` the open ones of which nothing was told in the present period."""

    unit: str
    total: int
    done: int
    in_time: int
    late: int
    untold: int

    @property
    def rate(self) -> float:
        """The part that is done, of a hundred."""
        return 100 * self.done / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class LetterWishes:
    """How a letter is written. ``title`` and ``opening`` are "" for the usual words,
    ``reply_by`` the day until which is asked for as it is to stand, ``contact`` who is to be
    called here. ``day`` None leaves room for it. ``ranking`` orders a circular by rate;
    ``template`` is an office's own document, None for ours."""

    kind: LetterKind
    issuer: str = ""
    number: str = ""
    title: str = ""
    opening: str = ""
    reply_by: str = ""
    contact: str = ""
    day: date | None = None
    red_head: bool = False
    ranking: bool = False
    together: bool = False
    template: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter in words, before it is a document."""

    name: str
    title: str
    recipients: str
    opening: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    closing: str
    contact: str
    fields: tuple[tuple[str, str], ...] = ()
