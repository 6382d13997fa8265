"""Due points brought in line with limits: those that say the same stay with all that was
said of them, others come and go by the change that asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from gkdesk.domain.changes import FieldChange, differing
from gkdesk.domain.occurrences import Occurrence, Term
from gkdesk.domain.tasks import Status
from gkdesk.store import occurrences, records
from gkdesk.store.ledger import Ledger
from gkdesk.store.occurrences import Record

_Fields = tuple[FieldChange, ...]
_NOTHING_SAID: Record = {
    "status": Status.OPEN.value,
    "done_on": None,
    "reported_on": None,
    "progress": "",
    "evidence": "",
}


class Days(NamedTuple):
    """The day of a due point that was put back (延期)."""

    due: date
    late_after: date
    provisional: bool
    early: bool


def in_line(  # noqa: PLR0917  what stands, what stood and what was put back
    ledger: Ledger,
    place: tuple[int, int],
    terms: Sequence[Term],
    standing: Sequence[Occurrence],
    gone: Sequence[Occurrence] = (),
    put_back: Mapping[int, Days] = MappingProxyType({}),
) -> _Fields:
    """The field changes that make exactly these due points stand at a row, given by
    ``place`` as plan and row. ``standing`` are those that do, ``gone`` former ones that may
    come back. The days of those that were put back (``put_back``, by id) stay. New ones
    are written here, with what was said of those they take the place of: inside a
    transaction."""
    free = _by_likeness([*standing, *reversed(gone)])
    days = {term.counted_from for term in terms}
    left = {point.id for point in standing if point.term.counted_from not in days}
    kept: dict[int, Term] = {}
    new: list[Term] = []
    for term in terms:
        found = _taken(free, term, left)
        if found is None:
            new.append(term)
        else:
            kept[found.id] = term
    fields: list[FieldChange] = []
    for point in (*standing, *gone):
        stands = point in standing
        if point.id in kept:
            term = kept[point.id]
            if _holds(put_back.get(point.id), term):
                term = replace(term, **put_back[point.id]._asdict())
            fields += worked_out(point, term)
            fields += () if stands else records_back(point.id)
        elif stands:
            fields += records.removal("occurrence", [point.id])
    said = _said_of([point for point in standing if point.id not in kept])
    rows = [
        occurrences.record(*place, term) | said.get(_period(term), _NOTHING_SAID)
        for term in new
    ]
    return (*fields, *records.add(ledger, "occurrence", rows)[1])


def _holds(put_back: Days | None, term: Term) -> bool:
    """Whether a day that was put back still holds: an extension never shortens a limit that
    a later event has moved behind it."""
    return put_back is not None and (term.due is None or term.due < put_back.due)


def records_back(occurrence_id: int) -> _Fields:
    """The field change that lets a former due point stand again."""
    return (FieldChange("occurrence", occurrence_id, "deleted", 1, 0),)


def worked_out(point: Occurrence, term: Term) -> _Fields:
    """What differs of a due point that was worked out anew."""
    if point.term == term:
        return ()
    before, after = occurrences.term_columns(point.term), occurrences.term_columns(term)
    wanted = {name: after[name] for name in after if name in occurrences.WORKED_OUT}
    return differing("occurrence", point.id, before, wanted)


def _said(term: Term) -> tuple[Hashable, ...]:
    """What makes two due points those of one limit."""
    return term.kind, term.words, term.rule, term.event, term.count


def _which(term: Term) -> Hashable:
    """What tells the due points of one limit apart."""
    if term.event is not None:
        return term.counted_from
    return (term.year, term.name) if term.rule or term.name else term.due


def _period(term: Term) -> Hashable:
    """What a due point keeps when its limit is corrected: its period, event's day or day.
    None for a count, which its entries close."""
    return None if term.count else (term.kind, term.event, _which(term))


def _said_of(points: Iterable[Occurrence]) -> Mapping[Hashable, Record]:
    """What was said of due points that go, by what those keep that come for them."""
    said = {_period(point.term): occurrences.said_columns(point) for point in points}
    said.pop(None, None)
    return said


_Free = dict[tuple[Hashable, ...], list[Occurrence]]


def _by_likeness(points: Iterable[Occurrence]) -> _Free:
    free: _Free = defaultdict(list)
    for point in points:
        free[_said(point.term)].append(point)
    return free


def _taken(free: _Free, term: Term, left: set[int]) -> Occurrence | None:
    """The due point that is this one, taken out; for an event's new day one that waited, or
    one of those ``left`` by their day: a wrong day was put right."""
    alike = free.get(_said(term), [])
    wanted = _which(term)
    found = next((point for point in alike if _which(point.term) == wanted), None)
    if found is None and term.event is not None:
        found = next((point for point in alike if point.waiting), None) or next(
            (point for point in alike if point.id in left), None
        )
    elif found is None and not term.name:  # put back, or settled otherwise
        found = next((point for point in alike if not point.term.name), None)
    if found is not None:
        alike.remove(found)
    return found
