"""Limits of rows that took another place in the tree: printed ones follow the row whose words
they stand in, and are put in force where it stands now."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gkdesk.domain.changes import FieldChange, differing
from gkdesk.domain.tasks import NodeKind
from gkdesk.services import limit_placing, reached_counts, shown_limits
from gkdesk.services.row_limits import frame_of, placed
from gkdesk.services.session import Session
from gkdesk.services.shown_limits import Fields
from gkdesk.store import arranging, changes, limited_rows, occurrences, printed, printed_places


def follow(session: Session, change_id: int, plan_id: int, ids: Collection[int]) -> None:
    """Put the limits of rows in force again, as part of a change that was just applied.
    Inside its transaction."""
    ledger = session.ledger
    changes.append(ledger, change_id, tuple(_rewired(session, ids)))
    fields = _in_force(session, plan_id, ids)
    changes.append(ledger, change_id, fields)
    changes.append(ledger, change_id, tuple(_counted(session, fields)))
    reached_counts.close_new(session, change_id, fields)
    shown_limits.follow(session, change_id, ids)


def _rewired(session: Session, ids: Collection[int]) -> Iterator[FieldChange]:
    """A limit printed in a measure is one of its task, in any other row its own."""
    spots = {each.id: each for each in arranging.spots(session.ledger, ids)}
    for limit in printed_places.limits_of(session.ledger, spots):
        spot = spots[limit.owner]
        is_measure = spot.kind is NodeKind.MEASURE
        wanted = {
            "node_id": spot.above if is_measure else spot.id,
            "measure_id": spot.id if is_measure else None,
        }
        before = {"node_id": limit.node_id, "measure_id": limit.measure_id}
        yield from differing("deadline", limit.id, before, wanted)
    # A task that has no measures any more has all that is printed in it.
    for spot in spots.values():
        if spot.kind is NodeKind.TASK and spot.last_seq == spot.seq:
            for limit_id, measure in printed_places.of_gone_measures(session.ledger, spot.id):
                yield FieldChange("deadline", limit_id, "measure_id", measure, None)


def _in_force(session: Session, plan_id: int, ids: Collection[int]) -> Fields:
    """What differs at rows that show printed limits, and at their due points."""
    ledger, frame = session.ledger, frame_of(session, plan_id)
    rows = [row for row in limited_rows.of_ids(ledger, ids) if not row.deadline_set]
    wanted = [row.id for row in rows]
    standing = occurrences.of_rows(ledger, wanted)
    gone = occurrences.of_rows(ledger, wanted, deleted=True)
    extended = limit_placing.extended_days(session, plan_id, frame)
    fields: list[FieldChange] = []
    for row in rows:
        points = standing.get(row.id, [])
        own = printed.own_limits(ledger, plan_id, row.id).get(row.id, [])
        place = placed(
            own, limit_placing.frame_for(points, frame), over_measures=bool(row.over_measures)
        )
        former = gone.get(row.id, [])
        fields += limit_placing.at_row(session, row, place, points, former, extended)
    return tuple(fields)


def _counted(session: Session, fields: Fields) -> Iterator[FieldChange]:
    """Entries of a count bear the number of their limit, and follow where it gets another."""
    again = {
        field.target: (field.before, field.after)
        for field in fields
        if field.entity == "occurrence" and field.field == "series"
    }
    yield from printed_places.renumbered_tallies(session.ledger, again)
