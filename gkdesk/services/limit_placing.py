"""Putting limits in force: at one row when a person sets them, at all rows of a plan when
it comes or a newer version of it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from gkdesk.calendars.schedule import ScheduleFrame, moved
from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.occurrences import Occurrence
from gkdesk.services import due_points, shown_limits
from gkdesk.services.due_points import Days
from gkdesk.services.row_limits import Columns, Placed, frame_of, limits_of_points, placed
from gkdesk.services.session import Session
from gkdesk.services.shown_limits import Fields
from gkdesk.store import changes, events, extensions, limited_rows, occurrences, printed
from gkdesk.store.limited_rows import LimitedRow
from gkdesk.store.plans import unscheduled


def set_by_hand(session: Session, row: LimitedRow, limits: Sequence[Deadline] | None) -> Fields:
    """What puts a person's limits in force at a row; None brings those printed back, with
    the due points they had. New due points are written: inside a transaction."""
    frame = frame_of(session, row.plan_id)
    if limits is None:
        own = printed.own_limits(session.ledger, row.plan_id, row.id).get(row.id, [])
        place = placed(own, frame, over_measures=bool(row.over_measures))
    else:
        place = placed(limits, frame)
    gone = occurrences.of_rows(session.ledger, [row.id], deleted=True).get(row.id, [])
    standing = occurrences.of_rows(session.ledger, [row.id]).get(row.id, [])
    put_back = _put_back(session, row.plan_id, frame)
    fields = _at_row(session, row, place, standing, gone, put_back)
    return (*shown_limits.changed(row, {"deadline_set": int(limits is not None)}), *fields)


def _at_row(  # noqa: PLR0917  what stands, what stood and what was put back
    session: Session,
    row: LimitedRow,
    place: Placed,
    standing: Sequence[Occurrence],
    gone: Sequence[Occurrence],
    put_back: Mapping[int, Days],
) -> Fields:
    at = row.plan_id, row.id
    points = due_points.in_line(session.ledger, at, place.terms, standing, gone, put_back)
    return (*shown_limits.changed(row, place.flags | place.shown), *points)


# a whole plan


def as_printed(session: Session, plan_id: int) -> Fields:
    """What puts the printed limits of a plan in force, but where a person set others.
    Inside a transaction."""
    rows = limited_rows.of_plan(session.ledger, plan_id)
    own = printed.own_limits(session.ledger, plan_id)
    return _in_force(session, plan_id, rows, own)


def worked_out_anew(session: Session, plan_id: int) -> Fields:
    """What differs when all days of a plan are worked out from its limits as they stand:
    after a holiday table, an event or a rule has changed. Inside a transaction."""
    rows = limited_rows.of_plan(session.ledger, plan_id)
    return _in_force(session, plan_id, rows, None)


def _in_force(
    session: Session,
    plan_id: int,
    rows: Sequence[LimitedRow],
    own: Mapping[int, list[Deadline]] | None,
) -> Fields:
    frame = frame_of(session, plan_id)
    ids = [row.id for row in rows if row.staged or own is not None]
    standing = occurrences.of_rows(session.ledger, ids)
    gone = {} if own is None else occurrences.of_rows(session.ledger, ids, deleted=True)
    put_back = _put_back(session, plan_id, frame)
    by_hand = events.settled_by_hand(session.ledger, plan_id)
    fields: list[FieldChange] = []
    for row in rows:
        points = standing.get(row.id, [])
        anew = own is None or row.deadline_set
        limits = (
            limits_of_points(points, by_hand) if anew else own.get(row.id, []) if own else []
        )
        if anew and not row.staged:
            fields += _day_moved(row, frame)
            continue
        if not limits and not points and not row.words:
            continue
        over = bool(row.over_measures and not row.deadline_set)
        place = placed(limits, _frame_for(points, frame), over_measures=over)
        fields += _at_row(session, row, place, points, gone.get(row.id, []), put_back)
    return tuple(fields)


def _frame_for(points: Sequence[Occurrence], frame: ScheduleFrame) -> ScheduleFrame:
    """A row that was not carried on stands for fewer years than its plan."""
    years = [point.term.year for point in points if point.term.year and point.term.rule]
    return replace(frame, last_year=max(years)) if years else frame


def _put_back(session: Session, plan_id: int, frame: ScheduleFrame) -> dict[int, Days]:
    found = extensions.extended_days(session.ledger, plan_id)
    return {point: _days(due, frame) for point, due in found.items()}


def _days(due: date, frame: ScheduleFrame) -> Days:
    late_after, certain = moved(due, DeadlineKind.DATE, frame.rest_days, frame.calendar)
    return Days(due, late_after, not certain)


def _day_moved(row: LimitedRow, frame: ScheduleFrame) -> Fields:
    """The last day in time of a day that the row carries itself."""
    if row.due is None or not row.deadline_own:
        return ()
    kind = DeadlineKind(row.deadline_kind) if row.deadline_kind else DeadlineKind.DATE
    days = moved(date.fromisoformat(row.due), kind, frame.rest_days, frame.calendar)
    wanted: Columns = {"late_after": days[0].isoformat(), "provisional": int(not days[1])}
    return shown_limits.changed(row, wanted)


def put_in_force(session: Session, change_id: int, plan_id: int, fields: Fields) -> None:
    """Append what limits of a plan lead to, to a change that was just applied, and let all
    rows show it. Inside its transaction."""
    changes.append(session.ledger, change_id, fields)
    for measures in (1, 0):
        rows = limited_rows.of_plan(session.ledger, plan_id)
        shown = shown_limits.differing(session, [r for r in rows if r.measure == measures])
        changes.append(session.ledger, change_id, shown)


def plant(session: Session, plan_id: int) -> None:
    """Put the printed limits of a plan in force that was just written and does not stand
    yet: nothing of it goes into the history. Inside the transaction that writes it."""
    fields = as_printed(session, plan_id)
    changes.write(session.ledger, fields)
    for measures in (1, 0):
        rows = limited_rows.of_plan(session.ledger, plan_id)
        wanted = [row for row in rows if row.measure == measures]
        changes.write(session.ledger, shown_limits.differing(session, wanted))
    session.ledger.execute("UPDATE plan SET scheduled = 1 WHERE id = ?", (plan_id,))


def schedule_new(session: Session) -> None:
    """Put the limits of plans in force that an older program took in. Rows that show another
    limit by that have a line in the history, which is not undone."""
    for plan_id in unscheduled(session.ledger):
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
