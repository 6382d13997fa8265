"""Lists for meetings, telephone rounds and leaders: what a scheme of printing asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gkdesk.domain.print_scheme import ListColumnChoice, ListKind, PrintScheme
from gkdesk.domain.report_periods import ReportPeriod, periods_around
from gkdesk.errors import NothingToPrint
from gkdesk.exports.printed_list import PrintedList
from gkdesk.services import meeting_groups, meeting_points
from gkdesk.services.listed_plan import ListedPlan
from gkdesk.services.meeting_cells import MeetingCells
from gkdesk.services.meeting_columns import columns_of, printed_columns, usual_columns
from gkdesk.services.meeting_lines import MeetingLines
from gkdesk.services.meeting_slots import Held
from gkdesk.services.meeting_words import list_subtitle, list_title
from gkdesk.services.session import Session

__all__ = ["Offered", "meeting_list", "offered", "usual"]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a list of a plan can be narrowed to: its units, and the periods about today, the
    office's present one first, whose key is ""."""

    units: tuple[str, ...]
    periods: tuple[ReportPeriod, ...]


def meeting_list(session: Session, plan_id: int, scheme: PrintScheme) -> PrintedList:
    """The list of a plan that a scheme asks for, as of today; its rows are read from the
    ledger as they are asked for. Raises UnknownPlan and NothingToPrint."""
    plan = ListedPlan(session, plan_id, scheme.unit)
    held = _held(plan, scheme)
    if not held.lines:
        raise NothingToPrint
    columns = columns_of(plan, scheme)
    return PrintedList(
        list_title(plan.summary.title, scheme),
        list_subtitle(plan, held),
        printed_columns(columns),
        MeetingLines(held.lines, MeetingCells(plan, columns).read),
        held.tasks,
        scheme.paper,
    )


def usual(session: Session, plan_id: int, scheme: PrintScheme) -> tuple[ListColumnChoice, ...]:
    """The columns such a list has where a scheme names none. Raises UnknownPlan."""
    return usual_columns(ListedPlan(session, plan_id, scheme.unit), scheme.kind)


def offered(session: Session, plan_id: int) -> Offered:
    """What a list of the plan can be narrowed to. Raises UnknownPlan."""
    units = tuple(unit.name for unit in ListedPlan(session, plan_id).units)
    return Offered(units, tuple(_periods(session)))


def _periods(session: Session) -> Iterator[ReportPeriod]:
    present = meeting_points.asked_period(session, "")
    yield present
    for period in periods_around(session.now().date()):
        if (period.start, period.end) != (present.start, present.end):
            yield period


def _held(plan: ListedPlan, scheme: PrintScheme) -> Held:
    pages = scheme.own_pages
    if scheme.kind is ListKind.UNIT:
        return meeting_groups.by_unit(plan, own_pages=pages)
    if scheme.kind is ListKind.LEADER:
        return meeting_groups.by_leader(plan, own_pages=pages)
    if scheme.kind is ListKind.DEADLINE:
        return meeting_points.by_deadline(plan, own_pages=pages)
    if scheme.kind is ListKind.OVERDUE:
        return meeting_points.overdue(plan)
    if scheme.kind is ListKind.PERIOD:
        return meeting_points.of_period(plan, scheme.period, own_pages=pages)
    return meeting_groups.by_section(plan, own_pages=pages)
