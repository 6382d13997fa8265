"""The register of workbooks in words: periods, versions, ways, and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gkdesk.domain.dispatches import Dispatch, DispatchKind
from gkdesk.domain.report_periods import ReportPeriod, period_of, periods_around
from gkdesk.terms import label
from gkdesk.ui.models.day_words import short_day
from gkdesk.ui.models.row_words import NOTHING

NO_PERIOD = "不分期"
_ASKING = (DispatchKind.REPORT, DispatchKind.RETURNED)


def asks(line: Dispatch) -> bool:
    """Whether a workbook is to be filled in and to come back."""
    return line.kind in _ASKING


def period_words(key: str) -> str:
    """The name of a period by its key."""
    period = period_of(key) if key else None
    return period.name if period else key or NO_PERIOD


def table_words(line: Dispatch) -> str:
    """Which workbook it is: 填报表, from the second one on with its number."""
    again = f"（第 {line.version} 次）" if line.version > 1 else ""
    return f"{label(line.kind)}{again}"


def handed_words(line: Dispatch, today: date) -> str:
    """How it reached its unit, and on which day."""
    if line.handing is None:
        return "未交付" if asks(line) else NOTHING
    day = f" {short_day(line.handed_on, today)}" if line.handed_on else ""
    return f"{label(line.handing)}{day}"


def asked_again(lines: Sequence[Dispatch]) -> frozenset[int]:
    """The reports whose open rows went out again in a later workbook of the same unit, plan
    and period: nothing is owed for them any more. ``lines`` stand in the register's order."""
    again: set[tuple[int, str, str]] = set()
    found = set()
    for line in lines:
        key = line.plan_id, line.period, line.unit
        if line.kind is not DispatchKind.REPORT:
            continue
        if key in again:
            found.add(line.id)
        if line.of_dispatch is not None:
            again.add(key)
    return frozenset(found)


def state_words(line: Dispatch, again: bool = False) -> str:
    """What came back of its rows; ``again`` where they went out in a later workbook."""
    if not asks(line):
        return NOTHING
    if not line.owes:
        return "已报齐"
    if again:
        return "已再发"
    if line.blank == line.rows and line.returned_on is None:
        return f"未交（{line.rows} 项）"
    return f"还差 {line.blank} 项"


def sum_words(lines: Sequence[Dispatch]) -> str:
    """What the register comes to, for its heading and the status bar."""
    later = asked_again(lines)
    asked = [line for line in lines if asks(line)]
    if not asked:
        return ""
    open_lines = [line for line in asked if line.owes and line.id not in later]
    away = sum(line.returned_on is None for line in open_lines)
    left = sum(line.handing is None for line in asked)
    said = [f"发出 {len(asked)} 份", f"已报齐 {sum(not line.owes for line in asked)} 份"]
    if open_lines:
        said.append(f"未报齐 {len(open_lines)} 份（{away} 份没有交回）")
    if left:
        said.append(f"{left} 份未记交付")
    return "　".join(said)


def offered_periods(today: date, year: int | None, known: Sequence[str]) -> list[ReportPeriod]:
    """The periods to choose from: those likely today, those of the plan's year, those that
    were sent for already; each once."""
    keys = [period.key for period in periods_around(today)]
    if year is not None and year != today.year:
        keys += [f"{year}Q{quarter}" for quarter in (1, 2, 3, 4)] + [str(year)]
    found = (period_of(key) for key in dict.fromkeys((*keys, *known)) if key)
    return [period for period in found if period is not None]
