"""The rows of a plan as workbooks for units show them: one a task or a measure, or one a due
point where they are about a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gkdesk.domain.breakdown import BreakdownRow, RowsBy
from gkdesk.domain.dispatches import SentRow
from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.report_periods import ReportPeriod
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.tasks import Light, Outlook, Row, Status
from gkdesk.domain.written_days import written_day
from gkdesk.exports.leaves import rows_of
from gkdesk.services import outline
from gkdesk.services.breakdown_leaves import leaves_of_plan
from gkdesk.services.breakdown_words import limit_words
from gkdesk.services.limit_in_force import day_below
from gkdesk.services.session import Session
from gkdesk.store import dispatches, occurrences

_AT_ONCE: Final = 500
_MOST_POINTS: Final = 4
"""A row with more due points in a period stands there once, for all of them: nobody wants to
fill in the weeks of a year."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of the ledger as a workbook shows it, still without a unit."""

    row: Row
    sent: SentRow


def rows_of_plan(
    session: Session,
    plan_id: int,
    rows_by: RowsBy,
    period: ReportPeriod | None = None,
    *,
    only_due: bool = False,
) -> Iterator[PlanRow]:
    """The rows of a plan in printed order. In a period, a row with due points stands once
    for each of them that falls into it, if they are few, else for itself. ``only_due``
    leaves out what presses neither in the period nor from before it; without a period,
    what is done.

    Raises UnknownPlan.
    """
    rows = list(_told(session, plan_id, rows_by))
    points = occurrences.of_plan(session.ledger, plan_id)
    mark = dispatches.mark_of(session.ledger, plan_id)
    outlook = session.outlook
    for row, told in rows:
        own = points.get(row.id, ())
        due = [each for each in own if period and _falls(each, period)]
        told_apart = [] if row.status is Status.DONE else _told_apart(own, due, period)
        if only_due:
            told_apart = [each for each in told_apart if each.status is Status.OPEN]
            if not told_apart and not _presses(row, own, period):
                continue
        whole = _whole(mark, row, told, own, outlook)
        for each in [_of_point(whole, point, outlook) for point in told_apart] or [whole]:
            yield PlanRow(row, each)


def _told(
    session: Session, plan_id: int, rows_by: RowsBy
) -> Iterator[tuple[Row, BreakdownRow]]:
    """The rows with what the breakdown table says of them."""
    told = list(rows_of(list(leaves_of_plan(session, plan_id)), rows_by))
    for start in range(0, len(told), _AT_ONCE):
        some = told[start : start + _AT_ONCE]
        found = outline.rows(session, [each.node_id for each in some if each.node_id])
        yield from ((found[each.node_id], each) for each in some if each.node_id in found)


def _told_apart(
    points: Sequence[Occurrence], due: Sequence[Occurrence], period: ReportPeriod | None
) -> list[Occurrence]:
    """The due points that get a row each: those of the period, and before them the last of
    what is owed from earlier; none where those of the period would be many."""
    if period is None or len(due) > _MOST_POINTS:
        return []
    owed = [each for each in points if each not in due and _owed_before(each, period)]
    room = _MOST_POINTS - len(due)
    return [*owed[max(0, len(owed) - room) :], *due]


def _owed_before(point: Occurrence, period: ReportPeriod) -> bool:
    """Whether a due point lies before a period, is still open and can be late at all."""
    term = point.term
    late = term.late_after is not None and not term.early
    return (
        late
        and point.status is Status.OPEN
        and term.due is not None
        and term.due < period.start
    )


def _falls(point: Occurrence, period: ReportPeriod) -> bool:
    """Whether a due point is to be reported in a period: its day lies there, or it is a
    count that runs then."""
    term = point.term
    if term.due is None:
        return False
    if period.holds(term.due):
        return True
    return term.count is not None and bool(term.start) and _meets(point, period)


def _meets(point: Occurrence, period: ReportPeriod) -> bool:
    start, due = point.term.start, point.term.due
    return bool(start and due and start <= period.end and due >= period.start)


def _presses(row: Row, points: Sequence[Occurrence], period: ReportPeriod | None) -> bool:
    """Whether something of an open row is due by the end of the period, or at all where
    none is given."""
    if row.status is Status.DONE:
        return False
    if period is None:
        return True
    days = [each.term.due for each in points if each.status is Status.OPEN] or [row.due]
    return any(day is not None and day <= period.end for day in days)


def _whole(
    mark: str, row: Row, told: BreakdownRow, points: Sequence[Occurrence], outlook: Outlook
) -> SentRow:
    counts = [each.term.count for each in points if each.term.count is not None]
    return SentRow(
        RowCode(mark, row.id),
        None,
        told.ordinal,
        told.section,
        told.task,
        told.measure,
        _limit(row, told.deadline),
        row.light(outlook),
        {},
        counts[0] if len(counts) == 1 else None,
    )


def _limit(row: Row, words: str) -> str:
    """A limit's words, and in a line below what they do not say of its day."""
    below = day_below(row, words).removeprefix(words).strip("\n（）")
    return "\n".join(part for part in (words, below) if part)


def _of_point(whole: SentRow, point: Occurrence, outlook: Outlook) -> SentRow:
    """The row for one of its due points: which it is, its day and its light."""
    term = point.term
    day = written_day(term.due) if term.due else ""
    further = [part for part in (term.name, day) if part and part not in term.words]
    words = "\n".join([limit_words([term.words]), *further])
    light: Light = point.light(outlook)
    return SentRow(
        RowCode(whole.code.mark, point.node_id, point.id),
        None,
        whole.ordinal,
        whole.section,
        whole.task,
        whole.measure,
        words,
        light,
        {},
        term.count,
    )
