"""Putting limits in force: those a person sets at a row, and those a plan prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gkdesk.calendars.schedule import ScheduleFrame, moved
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.occurrences import Occurrence
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.services import due_points, reached_counts, shown_limits
from gkdesk.services.due_points import Days
from gkdesk.services.pressing import Columns
from gkdesk.services.row_limits import Placed, frame_of, limits_of_points, placed
from gkdesk.services.session import Session
from gkdesk.services.shown_limits import Fields
from gkdesk.services.typed_limits import understood
from gkdesk.store import changes, events, extensions, limited_rows, occurrences, printed
from gkdesk.store.limited_rows import LimitedRow


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
    extended = extended_days(session, row.plan_id, frame)
    fields = at_row(session, row, place, standing, gone, extended)
    return (*shown_limits.changed(row, {"deadline_set": int(limits is not None)}), *fields)


def put_back(session: Session, occurrence_id: int, due: date) -> Fields:
    """What puts back one due point; the new day is a named one, so by law it stays on a rest
    day. Raises UnknownOccurrence."""
    point = occurrences.one(session.ledger, occurrence_id)
    days = _days(due, frame_of(session, point.plan_id))
    return due_points.worked_out(point, replace(point.term, **days._asdict()))


def at_row(  # noqa: PLR0917  what stands, what stood and what was put back
    session: Session,
    row: LimitedRow,
    place: Placed,
    standing: Sequence[Occurrence],
    gone: Sequence[Occurrence],
    extended: Mapping[int, Days],
) -> Fields:
    """What puts limits in force at a row that were placed. New due points are written:
    inside a transaction."""
    at = row.plan_id, row.id
    points = due_points.in_line(session.ledger, at, place.terms, standing, gone, extended)
    return (*shown_limits.changed(row, place.flags | place.shown), *points)


# a whole plan


@dataclass(frozen=True, slots=True)
class Touched:
    """What differs at a row and its due points (``points``, as they stood)."""

    row: LimitedRow
    points: Sequence[Occurrence]
    fields: Fields


def as_printed(session: Session, plan_id: int) -> list[Touched]:
    """What puts the printed limits of a plan in force, but where a person set others.
    Inside a transaction."""
    own = printed.own_limits(session.ledger, plan_id)
    gone = occurrences.of_plan(session.ledger, plan_id, deleted=True)
    return list(_touched(_Plan(session, plan_id, own, gone)))


def worked_out_anew(session: Session, plan_id: int) -> list[Touched]:
    """What differs when all days of a plan are worked out from its limits as they stand:
    after a holiday table, an event or a rule has changed. Inside a transaction."""
    return list(_touched(_Plan(session, plan_id, None, {})))


class _Plan:
    """A plan whose limits are put in force: ``own`` are the printed ones by row, None where
    those that stand are worked out anew; ``gone`` are due points that may come back."""

    def __init__(
        self,
        session: Session,
        plan_id: int,
        own: Mapping[int, list[Deadline]] | None,
        gone: Mapping[int, list[Occurrence]],
    ) -> None:
        self.session, self.own, self.gone = session, own, gone
        self.frame = frame_of(session, plan_id)
        self.rows = limited_rows.of_plan(session.ledger, plan_id)
        self.standing = occurrences.of_plan(session.ledger, plan_id)
        self.extended = extended_days(session, plan_id, self.frame)
        self.by_hand = events.settled_by_hand(session.ledger, plan_id)

    def fields_at(self, row: LimitedRow, points: Sequence[Occurrence]) -> Fields:
        """What differs at a row and its due points."""
        anew = self.own is None or row.deadline_set
        if anew and not row.staged:
            return _day_moved(row, self.frame)
        limits = self._standing(row, points) if anew else self._printed(row)
        if not limits and not points and not row.words:
            return ()
        over = bool(row.over_measures and not row.deadline_set)
        place = placed(limits, frame_for(points, self.frame), over_measures=over)
        gone = self.gone.get(row.id, [])
        return at_row(self.session, row, place, points, gone, self.extended)

    def _standing(self, row: LimitedRow, points: Sequence[Occurrence]) -> Sequence[Deadline]:
        limits = limits_of_points(points, self.by_hand)
        if not row.deadline_set:
            return limits
        return [self._typed(each) if each.event in self.by_hand else each for each in limits]

    def _typed(self, limit: Deadline) -> Deadline:
        """A person's limit with the day its words settle, which no edition prints."""
        try:
            read = understood(limit.expression, self.frame.year, self.frame.signed_on)
        except DeadlineNotUnderstood:
            return limit
        return replace(limit, counted_from=read.counted_from)

    def _printed(self, row: LimitedRow) -> Sequence[Deadline]:
        return self.own.get(row.id, []) if self.own else []


def _touched(plan: _Plan) -> Iterator[Touched]:
    for row in plan.rows:
        points = plan.standing.get(row.id, [])
        fields = plan.fields_at(row, points)
        if fields:
            yield Touched(row, points, fields)


def frame_for(points: Sequence[Occurrence], frame: ScheduleFrame) -> ScheduleFrame:
    """A row that was not carried on stands for fewer years than its plan."""
    terms = (point.term for point in points)
    ongoing = DeadlineKind.ONGOING
    years = [term.year for term in terms if term.year and (term.rule or term.kind is ongoing)]
    return replace(frame, last_year=max(years)) if years else frame


def extended_days(session: Session, plan_id: int, frame: ScheduleFrame) -> dict[int, Days]:
    """The days of a plan's due points that were put back, by their ids."""
    found = extensions.extended_days(session.ledger, plan_id)
    return {point: _days(due, frame) for point, due in found.items()}


def _days(due: date, frame: ScheduleFrame) -> Days:
    late_after, certain = moved(due, DeadlineKind.DATE, frame.rest_days, frame.calendar)
    early = frame.signed_on is not None and due < frame.signed_on
    return Days(due, late_after, not certain, early)


def _day_moved(row: LimitedRow, frame: ScheduleFrame) -> Fields:
    """The last day in time of a day that the row carries itself."""
    if row.due is None or not row.deadline_own:
        return ()
    kind = DeadlineKind(row.deadline_kind) if row.deadline_kind else DeadlineKind.DATE
    days = moved(date.fromisoformat(row.due), kind, frame.rest_days, frame.calendar)
    wanted: Columns = {"late_after": days[0].isoformat(), "provisional": int(not days[1])}
    return shown_limits.changed(row, wanted)


def put_in_force(
    session: Session,
    change_id: int,
    touched: Sequence[Touched],
    rewritten: Iterable[int] = (),
) -> None:
    """Append what differs to a change that was just applied, and let the rows show it, with
    those rows whose shown days it has ``rewritten``. Inside its transaction."""
    fields = tuple(field for each in touched for field in each.fields)
    changes.append(session.ledger, change_id, fields)
    reached_counts.close_new(session, change_id, fields)
    shown_limits.follow(session, change_id, {each.row.id for each in touched}.union(rewritten))
