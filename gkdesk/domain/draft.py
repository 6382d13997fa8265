"""A plan as read from a document, before anybody confirmed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gkdesk.domain.answers import Choice
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.spans import Span
from gkdesk.domain.units import UnitClause

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Notice:
    """Header and footer fields of the notice; None where the document prints none."""

    issuer: str | None = None
    document_number: str | None = None
    title: str | None = None
    plan_title: str | None = None
    year: int | None = None
    signed_on: date | None = None
    printed_on: date | None = None
    publicity: str | None = None
    recipients: str | None = None
    copied_to: str | None = None
    contact: str | None = None
    attachments: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A sentence that is work to be done; ``spans`` are its places in the source."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person the document prints beside a task (责任领导, 分管领导, 责任人)."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class DraftNode:
    """One labelled item; see the reading contract for every field.

    ``span`` covers the item's own lines in the source, without its children;
    ``heading_spans`` are the places of the heading's words. ``confidence`` (0 to 1) says how
    sure it is that an item of this level begins here. ``progress``, ``done`` (None where
    nothing says) and ``note`` are what a table kept through the year says beside the work.
    """

    label: str
    level: int
    path: str
    heading: str
    text: str
    measures: tuple[Measure, ...] = ()
    units: tuple[UnitClause, ...] = ()
    people: tuple[Person, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    children: tuple[DraftNode, ...] = ()
    span: Span = _NOWHERE
    heading_spans: tuple[Span, ...] = ()
    confidence: float = 1.0
    progress: str = ""
    done: bool | None = None
    note: str = ""

    def walk(self) -> Iterator[DraftNode]:
        """This node and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should check; ``what`` is a Chinese sentence, ``reason`` the same in
    four to seven characters. ``choices`` are the answers to offer, the advised one first."""

    path: str
    what: str
    span: Span
    reason: str = "待核对"
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words of the source that are no heading, task, measure or field, and why (Chinese)."""

    text: str
    why: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source and where it went: ``home`` is a field name or a path."""

    span: Span
    home: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read from one document. ``pieces`` tile ``source`` without gap; ``pages``
    are the offsets at which its pages begin, ``remarks`` what its file had to tell."""

    source: str
    notice: Notice = field(default_factory=Notice)
    preamble: str = ""
    outline: tuple[DraftNode, ...] = ()
    closing: str = ""
    closing_deadlines: tuple[Deadline, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    pieces: tuple[Piece, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    pages: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()

    def nodes(self) -> Iterator[DraftNode]:
        """All nodes in printed order."""
        for node in self.outline:
            yield from node.walk()

    def leaves(self) -> Iterator[DraftNode]:
        """The leaf nodes, which the ledger keeps as tasks."""
        return (node for node in self.nodes() if not node.children)


def measure_of(limit: Deadline, measures: Sequence[Measure]) -> int | None:
    """Which sentence a limit stands in: by its place in the source, else by its clause;
    None where it stands in none of them (in the heading, in the clause of units)."""
    for number, measure in enumerate(measures):
        if limit.spans:
            start = limit.spans[0].start
            if any(place.start <= start < place.end for place in measure.spans):
                return number
        elif limit.clause and limit.clause in measure.text:
            return number
    return None
