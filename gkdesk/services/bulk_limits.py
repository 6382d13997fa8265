"""Limits a person sets at many rows in one change, as ``limit_placing`` does at one."""

from __future__ import annotations

from collections.abc import Mapping

from gkdesk.calendars.schedule import ScheduleFrame
from gkdesk.services import shown_limits
from gkdesk.services.cell_meaning import Limits
from gkdesk.services.due_points import Days
from gkdesk.services.limit_placing import at_row, extended_days
from gkdesk.services.row_limits import Placed, frame_of, placed
from gkdesk.services.session import Session
from gkdesk.services.shown_limits import Fields
from gkdesk.store import limited_rows, occurrences, printed
from gkdesk.store.limited_rows import LimitedRow


def set_by_hand(session: Session, wanted: Mapping[int, Limits | None]) -> Fields:
    """What puts a person's limits in force at rows; None brings those printed back. New due
    points are written: inside a transaction."""
    if not wanted:
        return ()
    rows = limited_rows.of_ids(session.ledger, wanted)
    gone = occurrences.of_rows(session.ledger, wanted, deleted=True)
    standing = occurrences.of_rows(session.ledger, wanted)
    places = _Places(session)
    fields: list[tuple[Fields, Fields]] = []
    for row in rows:
        limits = wanted[row.id]
        place = places.of(row, limits)
        points = standing.get(row.id, []), gone.get(row.id, [])
        by_hand = shown_limits.changed(row, {"deadline_set": int(limits is not None)})
        if place.terms or any(points):
            extended = places.extended(row.plan_id)
            fields.append((by_hand, at_row(session, row, place, *points, extended)))
        else:
            fields.append((by_hand, shown_limits.changed(row, place.flags | place.shown)))
    return tuple(field for pair in fields for part in pair for field in part)


class _Places:
    """Where limits stand, worked out once for all rows of a plan that get the same."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._frames: dict[int, ScheduleFrame] = {}
        self._extended: dict[int, dict[int, Days]] = {}
        self._placed: dict[tuple[int, int], Placed] = {}

    def of(self, row: LimitedRow, limits: Limits | None) -> Placed:
        """Where the limits of a row stand; the printed ones for None."""
        frame = self._frame(row.plan_id)
        if limits is None:
            own = printed.own_limits(self._session.ledger, row.plan_id, row.id)
            over = bool(row.over_measures)
            return placed(own.get(row.id, []), frame, over_measures=over)
        key = row.plan_id, id(limits)
        if key not in self._placed:
            self._placed[key] = placed(limits, frame)
        return self._placed[key]

    def extended(self, plan_id: int) -> Mapping[int, Days]:
        """The due points of a plan that were put back."""
        if plan_id not in self._extended:
            days = extended_days(self._session, plan_id, self._frame(plan_id))
            self._extended[plan_id] = days
        return self._extended[plan_id]

    def _frame(self, plan_id: int) -> ScheduleFrame:
        if plan_id not in self._frames:
            self._frames[plan_id] = frame_of(self._session, plan_id)
        return self._frames[plan_id]
