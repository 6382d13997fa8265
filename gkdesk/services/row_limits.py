"""Where the own limits of a row stand: in the row itself, or as due points beside it.

A row with at most one plain day carries it; anything else stands as due points
(``occurrence``), and the row only shows the one that presses first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gkdesk.calendars.schedule import ScheduleFrame, schedule
from gkdesk.domain.deadlines import Deadline, DeadlineKind, governing
from gkdesk.domain.occurrences import Occurrence, Term
from gkdesk.services.pressing import Columns
from gkdesk.services.session import Session
from gkdesk.store import columns, events, nodes, plans


@dataclass(frozen=True, slots=True)
class Placed:
    """The columns of a row and the due points beside it; ``shown`` are those of its own
    day and words, empty where due points carry the limits."""

    flags: Columns
    shown: Columns
    terms: tuple[Term, ...]

    @property
    def staged(self) -> bool:
        return bool(self.terms)


def frame_of(session: Session, plan_id: int) -> ScheduleFrame:
    """What the limits of a plan are worked out against. Raises UnknownPlan."""
    plan = plans.worked_by(session.ledger, plan_id)
    known = events.days(session.ledger, plan_id)
    return ScheduleFrame(
        **plan._asdict(),
        events={name: tuple(each.day for each in days) for name, days in known.items()},
        calendar=session.calendar,
        report_months=session.preferences.report_months,
    )


def placed(
    limits: Sequence[Deadline], frame: ScheduleFrame, *, over_measures: bool = False
) -> Placed:
    """Where limits stand. A task ``over_measures`` shows the earliest of theirs, so that a
    day of its own needs a due point."""
    done = schedule(limits, frame)
    terms = done.terms
    if not terms and over_measures and done.due is not None:
        limit = limits[0]
        terms = (
            Term(
                series=1,
                kind=limit.kind,
                words=limit.expression,
                year=done.due.year,
                start=limit.start,
                due=done.due,
                late_after=done.late_after,
                provisional=done.provisional,
            ),
        )
    if terms:
        return Placed({"staged": 1, "deadline_own": 1}, {}, terms)
    shown = nodes.limit_columns(governing(limits))
    shown |= {
        "late_after": columns.day(done.late_after),
        "provisional": int(done.provisional),
    }
    return Placed({"staged": 0, "deadline_own": int(not over_measures)}, shown, ())


def limits_of_points(
    points: Iterable[Occurrence], by_hand: Mapping[str, date | None]
) -> list[Deadline]:
    """The limits that due points stand for, in their order. ``by_hand`` are the events whose
    days are a person's, with those their document settles."""
    series: dict[int, Term] = {}
    for point in points:
        series.setdefault(point.term.series, point.term)
    found = [limit_of_term(series[number]) for number in sorted(series)]
    return [
        replace(limit, counted_from=by_hand[limit.event])
        if limit.event is not None and limit.event in by_hand
        else limit
        for limit in found
    ]


def limit_of_term(term: Term) -> Deadline:
    """The limit a due point stands for. A day that a rule or an event gives is left out: it
    is worked out anew."""
    again = term.rule is not None or term.kind is DeadlineKind.ONGOING
    given = again or term.kind is DeadlineKind.RELATIVE
    return Deadline(
        expression=term.words,
        clause="",
        kind=term.kind,
        due=None if given and (again or term.counted_from) else term.due,
        start=None if again else term.start,
        rule=term.rule,
        count=term.count,
        count_unit=term.count_unit,
        period=term.period,
        event=term.event,
        amount=term.amount,
        amount_unit=term.amount_unit,
        before=term.before,
        counted_from=term.counted_from,
    )
