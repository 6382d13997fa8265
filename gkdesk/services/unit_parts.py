"""What each unit of a plan is to be asked: its rows with what stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import cast

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.dispatches import Dispatch, SentField, SentRow
from gkdesk.domain.report_periods import ReportPeriod, period_of
from gkdesk.errors import UnknownPeriod
from gkdesk.services import dispatch_register
from gkdesk.services.asked_units import AskedUnit, asked_units, strongest_roles
from gkdesk.services.fill_values import standing
from gkdesk.services.known_units import matcher
from gkdesk.services.sent_rows import PlanRow, rows_of_plan
from gkdesk.services.session import Session
from gkdesk.store import dispatches

_Key = tuple[int, int | None]
"""A row and the due point it is about."""


@dataclass(frozen=True, slots=True)
class UnitPart:
    """What one unit is asked about. ``unit_id`` is None for a name that the directory does
    not know; ``of_dispatch`` the line of the register that is asked about again."""

    unit: str
    unit_id: int | None
    rows: tuple[SentRow, ...]
    of_dispatch: int | None = None

    def asking_again(self, dispatch_id: int) -> UnitPart:
        """The same, about a line of the register."""
        return replace(self, of_dispatch=dispatch_id)


def period_named(key: str | None) -> ReportPeriod | None:
    """The period of a key, None for none. Raises UnknownPeriod."""
    if not key:
        return None
    found = period_of(key)
    if found is None:
        raise UnknownPeriod(key)
    return found


def parts(
    session: Session,
    plan_id: int,
    *,
    period: str | None = None,
    only_due: bool = False,
    units: Iterable[str] = (),
    rows_by: RowsBy = RowsBy.TASK,
) -> list[UnitPart]:
    """The directory's units in its order, then names it does not know as they are printed.
    ``units`` are names as the directory or the plan has them; without any it is all.

    Raises UnknownPlan, UnknownPeriod.
    """
    asked = asked_units(session)
    chosen = _chosen(session, units)
    by_unit: dict[AskedUnit, list[SentRow]] = {}
    rows = rows_of_plan(session, plan_id, rows_by, period_named(period), only_due=only_due)
    for each in rows:
        for unit, role in strongest_roles(each.row.units, asked).items():
            if chosen(unit.name):
                by_unit.setdefault(unit, []).append(replace(each.sent, role=role))
    ordered = sorted(by_unit.items(), key=_in_order(session))
    filled = [UnitPart(unit.name, unit.id, tuple(rows)) for unit, rows in ordered]
    return with_values(session, filled)


def _in_order(
    session: Session,
) -> Callable[[tuple[AskedUnit, list[SentRow]]], int]:
    """The place of a unit among those of the directory; behind them what it does not know."""
    places = {unit_id: at for at, unit_id in enumerate(matcher(session).units)}
    return lambda found: places.get(found[0].id or 0, len(places))


def with_values(session: Session, filled: Sequence[UnitPart]) -> list[UnitPart]:
    """The parts with what stands now in the columns that are filled in."""
    wanted = [
        (row.code.node_id, row.code.occurrence_id, row.role, part.unit)
        for part in filled
        for row in part.rows
    ]
    stands = standing(session, wanted)

    def values(part: UnitPart, row: SentRow) -> Mapping[SentField, str]:
        key = row.code.node_id, row.code.occurrence_id, part.unit
        return cast(Mapping[SentField, str], stands.get(key, {}))

    return [
        replace(part, rows=tuple(replace(row, values=values(part, row)) for row in part.rows))
        for part in filled
    ]


def owed(
    session: Session,
    plan_id: int,
    period: str | None = None,
    *,
    units: Iterable[str] = (),
) -> list[UnitPart]:
    """What units still owe of all they were sent for a period, row by row as it stands now;
    of some units where they are named. Raises UnknownPlan, UnknownPeriod."""
    asked_for = period_named(period)
    chosen = _chosen(session, units)
    lines = dispatch_register.all_owing(session, plan_id, asked_for.key if asked_for else "")
    by_unit: dict[str, list[Dispatch]] = {}
    for line in lines:
        if chosen(line.unit):
            by_unit.setdefault(line.unit, []).append(line)
    still = {unit: _open_rows(session, of) for unit, of in by_unit.items()}
    wanted = {key for rows in still.values() for key in rows}
    now = _rows_now(session, plan_id, asked_for, wanted)
    filled = [
        UnitPart(unit, of[0].unit_id, _as_of_now(still[unit], now), of[0].id)
        for unit, of in by_unit.items()
    ]
    return with_values(session, sorted(filled, key=lambda part: part.of_dispatch or 0))


def _open_rows(session: Session, lines: Sequence[Dispatch]) -> dict[_Key, SentRow]:
    """The rows of a unit's workbooks that it has not answered, each once, as they were
    sent."""
    found: dict[_Key, SentRow] = {}
    for line in lines:
        open_rows = dispatches.unanswered(session.ledger, line.id)
        for code, row in dispatches.sent_rows(session.ledger, line.id).items():
            key = code.node_id, code.occurrence_id
            if key in open_rows:
                found.setdefault(key, row)
    return found


def _as_of_now(
    rows: Mapping[_Key, SentRow], now: Mapping[_Key, SentRow]
) -> tuple[SentRow, ...]:
    """The rows as they stand now, those about a due point of another time as they were sent."""
    found = (
        replace(now[key], role=row.role) if key in now else row for key, row in rows.items()
    )
    return tuple(sorted(found, key=lambda row: row.ordinal))


def _chosen(session: Session, units: Iterable[str]) -> Callable[[str], bool]:
    """Whether a unit, by the name it is asked under, is one of those a person named in some
    way; every unit where nobody is named."""
    named = list(units)
    asked = asked_units(session)
    wanted = {unit.name for name in named for unit in asked(name)}
    return lambda unit: not named or unit in wanted


def _rows_now(
    session: Session, plan_id: int, period: ReportPeriod | None, wanted: Set[_Key]
) -> dict[_Key, SentRow]:
    """The rows of a plan as a workbook would show them now, by row and due point: those of
    tasks, and of measures where tasks are not all that is wanted."""
    found: dict[_Key, SentRow] = {}
    for rows_by in (RowsBy.TASK, RowsBy.MEASURE):
        if wanted - found.keys():
            for each in rows_of_plan(session, plan_id, rows_by, period):
                code = each.sent.code
                found.setdefault((code.node_id, code.occurrence_id), each.sent)
    return found


def without_unit(
    session: Session, plan_id: int, rows_by: RowsBy = RowsBy.TASK
) -> list[PlanRow]:
    """The rows that no workbook would hold, because nobody is named beside them. Raises
    UnknownPlan."""
    asked = asked_units(session)
    rows = rows_of_plan(session, plan_id, rows_by)
    return [each for each in rows if not strongest_roles(each.row.units, asked)]
