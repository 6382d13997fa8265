"""The printed limits of a plan that was just written, put in force at all rows at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.deadlines import Deadline
from gkdesk.services.pressing import (
    Columns,
    Pressing,
    is_open,
    of_columns,
    of_term,
    of_words,
    shown_of,
)
from gkdesk.services.row_limits import Placed, frame_of, placed
from gkdesk.services.session import Session
from gkdesk.store import changes, limited_rows, nodes, occurrences, plans, printed
from gkdesk.store.limited_rows import LimitedRow

_Own = Mapping[int, Sequence[Deadline]]


def plant(session: Session, plan_id: int) -> None:
    """Write the due points of a plan that has none yet, and what its rows show by them. No
    line of the history: the plan does not stand yet, or stood without them. Inside the
    transaction that writes it."""
    rows = limited_rows.of_plan(session.ledger, plan_id)
    own = printed.own_limits(session.ledger, plan_id)
    places = _places(session, plan_id, rows, own)
    points = (
        occurrences.record(plan_id, node_id, term)
        for node_id, place in places.items()
        for term in place.terms
    )
    session.ledger.insert_all("occurrence", points)
    shown = _shown(rows, places, own)
    limited_rows.show(session.ledger, shown)
    plans.mark_scheduled(session.ledger, plan_id)


def _places(
    session: Session, plan_id: int, rows: Sequence[LimitedRow], own: _Own
) -> dict[int, Placed]:
    """Where the limits of each row stand; rows without any, and nothing below, are left
    out. One that a person set before there were due points is worked out from its row."""
    frame = frame_of(session, plan_id)
    places = {}
    for row in rows:
        limits = [_set_limit(row)] if row.deadline_set else own.get(row.id, ())
        if limits or row.over_measures:
            over = bool(row.over_measures and not row.deadline_set)
            places[row.id] = placed(limits, frame, over_measures=over)
    return places


def _set_limit(row: LimitedRow) -> Deadline:
    return nodes.limit_of(dict(zip(row._fields, row, strict=True)))


def _shown(
    rows: Sequence[LimitedRow], places: Mapping[int, Placed], own: _Own
) -> dict[int, Columns]:
    """What each of the rows shows: its own limit, its due points', its measures'."""
    shown: dict[int, Columns] = {}
    below: dict[int | None, list[Pressing]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: -row.measure):
        place = places.get(row.id)
        if place is None:
            continue
        columns = place.shown
        if place.staged:
            columns = shown_of([*below[row.id], *map(of_term, place.terms)])
        elif row.over_measures and not row.deadline_set:
            columns = shown_of([*below[row.id], *map(of_words, own.get(row.id, ()))])
        shown[row.id] = place.flags | columns
        if row.measure and columns["words"]:
            below[row.parent_id].append(of_columns(shown[row.id], open_=is_open(row)))
    return shown


def schedule_new(session: Session) -> None:
    """Put the limits of plans in force that an older program took in. Rows that show another
    limit by that have a line in the history, which is not undone."""
    for plan_id in plans.unscheduled(session.ledger):
        with session.ledger.transaction():
            before = limited_rows.of_plan(session.ledger, plan_id)
            plant(session, plan_id)
            after = {row.id: row for row in limited_rows.of_plan(session.ledger, plan_id)}
            fields = tuple(
                FieldChange("node", row.id, name, getattr(row, name), value)
                for row in before
                for name in ("due", "words", "deadline_kind", "deadline_rule")
                if getattr(row, name) != (value := getattr(after[row.id], name))
            )
            if fields:
                changes.write_down(
                    session.ledger, Change(ChangeKind.RECKON, fields), session.hand
                )
