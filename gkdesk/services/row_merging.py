"""Merging neighbours of one kind: the first keeps its place and label, and takes over what
is printed, set and said of the others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from gkdesk.domain.arranging import Arranged
from gkdesk.domain.changes import FieldChange, Value, differing
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.tasks import NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import RowsApart
from gkdesk.services import limit_placing, reached_counts, shown_limits
from gkdesk.services.rearranging import Plot, carry_out
from gkdesk.services.replanting import Seat
from gkdesk.services.row_limits import limits_of_points
from gkdesk.services.session import Session
from gkdesk.store import (
    arranging,
    changes,
    columns,
    events,
    limited_rows,
    nodes,
    occurrences,
    printed,
    printed_places,
)
from gkdesk.store.arranging import Spot

_HANGING = ("extension", "put_off", "reminder")
_PRINTED = ("unit_clause", "person", "doubt")


def can_merge(session: Session, node_ids: Sequence[int]) -> bool:
    """Whether rows are two or more neighbours, tasks or measures under one row."""
    return _mergeable(session, arranging.spots(session.ledger, node_ids))


def _mergeable(session: Session, spots: Sequence[Spot]) -> bool:
    kinds = {(each.plan_id, each.above, each.kind) for each in spots}
    if not spots[1:] or len(kinds) > 1 or spots[0].kind is NodeKind.SECTION:
        return False
    return all(
        arranging.brother(session.ledger, each, former=False) == following
        for each, following in pairwise(spots)
    )


def merge(session: Session, node_ids: Sequence[int]) -> Arranged:
    """Make one row of neighbours: their texts in a row, their units in one list a role, all
    their limits, progress and notes; done only if all are. Raises RowsApart."""
    spots = arranging.spots(session.ledger, node_ids)
    if not _mergeable(session, spots):
        raise RowsApart
    kept, gone = spots[0], spots[1:]
    measures = [
        each
        for spot in spots
        for each in arranging.subtree(session.ledger, spot)
        if each.id != spot.id
    ]
    seats = [
        Seat(each.id, kept.id, NodeKind.MEASURE, kept.level + 1, each) for each in measures
    ]
    rows = nodes.rows(session.ledger, [each.id for each in spots])
    together = _Together(session, [rows[each.id] for each in spots])
    with session.ledger.transaction():
        arranged = carry_out(
            session,
            Plot(
                kept.plan_id,
                seats,
                kept.seq,
                gone=gone,
                left=[kept.above, *([kept.id] if seats else ())],
                extra=tuple(together.fields()),
                again=[kept.id],
                current=kept.id,
            ),
        )
        together.settle(changes.last(session.ledger))
    return arranged


class _Together:
    """What the first of several rows takes over from the others."""

    def __init__(self, session: Session, rows: Sequence[Row]) -> None:
        self._session, self._rows, self._kept = session, rows, rows[0]
        self._ids = [row.id for row in rows]
        self._points = occurrences.of_rows(session.ledger, self._ids)
        self._own = {row.id: self._limits(row) for row in rows}

    def _limits(self, row: Row) -> list[Deadline]:
        """The limits in force at a row."""
        ledger = self._session.ledger
        if not row.deadline_set:
            return printed.own_limits(ledger, row.plan_id, row.id).get(row.id, [])
        if row.staged:
            by_hand = events.settled_by_hand(ledger, row.plan_id)
            return limits_of_points(self._points.get(row.id, []), by_hand)
        return [nodes.limit_of(nodes.stored(ledger, row.id))]

    def fields(self) -> Iterator[FieldChange]:
        """What changes at the row that stays, and all that comes to hang on it."""
        ledger, kept = self._session.ledger, self._kept
        before = nodes.stored(ledger, kept.id)
        yield from differing("node", kept.id, before, self._said())
        text = "".join(row.text for row in self._rows)
        yield from differing("node", kept.id, {"text": kept.text}, {"text": text})
        places = [arranging.places_of(ledger, i) for i in self._ids]
        joined = columns.places(span for each in places for span in columns.as_spans(each))
        yield from differing("node", kept.id, {"places": places[0]}, {"places": joined})
        offset = self._series(kept.id)
        for row in self._rows[1:]:
            yield from self._hanging(row.id, offset)
            offset += self._series(row.id)

    def _said(self) -> dict[str, Value]:
        wanted: dict[str, Value] = {
            role.value: json.dumps(self._names(role), ensure_ascii=False) for role in Role
        }
        done = all(row.status is Status.DONE for row in self._rows)
        told = [row.reported_on.isoformat() for row in self._rows if row.reported_on]
        closed = [row.done_on.isoformat() for row in self._rows if row.done_on]
        return wanted | {
            "status": (Status.DONE if done else Status.OPEN).value,
            "done_on": max(closed, default=None) if done else None,
            "progress": _lines(row.progress for row in self._rows),
            "note": _lines(row.note for row in self._rows),
            "reported_on": max(told, default=None),
        }

    def _names(self, role: Role) -> list[str]:
        """The names in a role, each once; measures that all show their task's go on to."""
        own = [
            columns.as_names(str(nodes.stored(self._session.ledger, i)[role.value]))
            for i in self._ids
        ]
        if not any(own):
            return []
        return list(dict.fromkeys(name for row in self._rows for name in row.names(role)))

    def _series(self, node_id: int) -> int:
        return max((point.term.series for point in self._points.get(node_id, [])), default=0)

    def _hanging(self, former: int, offset: int) -> Iterator[FieldChange]:
        """Limits are numbered behind those of the rows before, with their entries."""
        ledger, kept = self._session.ledger, self._kept
        measure = kept.kind is NodeKind.MEASURE
        name = "measure_id" if measure else "node_id"
        for limit in printed_places.limits_of(ledger, [former]):
            yield FieldChange("deadline", limit.id, name, former, kept.id)
        for table in _PRINTED:
            yield from printed_places.moved(ledger, table, "1", former, kept.id)
        for table in _HANGING:
            yield from printed_places.moved(ledger, table, "deleted = 0", former, kept.id)
        for column in ("node_id", "former_id"):
            pairs = "look_back_pair", "deleted = 0", former, kept.id
            yield from printed_places.moved(ledger, *pairs, column=column)
        for point in self._points.get(former, []):
            series = point.term.series
            yield FieldChange("occurrence", point.id, "node_id", former, kept.id)
            if offset:
                yield FieldChange("occurrence", point.id, "series", series, series + offset)
        for tally, series in printed_places.tallies(ledger, former):
            yield FieldChange("tally", tally, "node_id", former, kept.id)
            if offset:
                yield FieldChange("tally", tally, "series", series, series + offset)

    def settle(self, change_id: int) -> None:
        """Once the row stands: limits that a person set hold beside the others, and due
        points of what was done are done."""
        session, kept = self._session, self._kept.id
        if any(row.deadline_set for row in self._rows):
            limits = [limit for row in self._rows for limit in self._own[row.id]]
            (row,) = limited_rows.of_ids(session.ledger, [kept])
            fields = limit_placing.set_by_hand(session, row, limits)
            changes.append(session.ledger, change_id, fields)
        done = {id(limit) for row in self._rows if _done(row) for limit in self._own[row.id]}
        said = {
            (limit.expression, limit.due)
            for row in self._rows
            for limit in self._own[row.id]
            if id(limit) in done and not self._points.get(row.id)
        }
        standing = occurrences.of_rows(session.ledger, [kept]).get(kept, [])
        closed = [point.id for point in standing if _is_one(point, said)]
        closing = reached_counts.closing(session, closed)
        changes.append(session.ledger, change_id, closing)
        shown_limits.follow(session, change_id, [kept])


def _done(row: Row) -> bool:
    return row.status is Status.DONE


def _is_one(point: Occurrence, said: set[tuple[str, date | None]]) -> bool:
    known = (point.term.words, point.term.due) in said
    return known and point.status is Status.OPEN


def _lines(told: Iterable[str]) -> str:
    return "\n".join(filter(None, told))
