"""Which copies of a ledger may go: a rule over days alone.

Counted are days, weeks and months that have a copy, never days that have passed: a
clock set ahead by years makes no copy old. What bears a later moment than now comes from a
clock that ran ahead; it is neither counted nor dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Final, TypeVar

from gkdesk.domain.backups import BackupKind

DAYS: Final = 7
WEEKS: Final = 8
MONTHS: Final = 12
KEPT: Final = {
    BackupKind.BEFORE_IMPORT: 10,
    BackupKind.BEFORE_MIGRATION: 6,
    BackupKind.BEFORE_RESTORE: 10,
}
"""So many copies of a kind stay. Those a person makes are never dropped."""

_Moment = TypeVar("_Moment", date, datetime)


def days_to_drop(days: Collection[date], newest: date) -> set[date]:
    """The days whose daily copies may go, after that of ``newest`` was taken: kept are the
    newest 7 days, and the last day of each of the newest 8 weeks and 12 months."""
    past = {day for day in days if day <= newest} | {newest}
    kept = _lasts(past, lambda day: day.toordinal(), DAYS)
    kept |= _lasts(past, lambda day: day.isocalendar()[:2], WEEKS)
    kept |= _lasts(past, lambda day: (day.year, day.month), MONTHS)
    return past - kept


def _lasts(days: set[date], period: Callable[[date], object], most: int) -> set[date]:
    """The last day of each of the ``most`` newest periods that have one."""
    last: dict[object, date] = {}
    for day in sorted(days, reverse=True):
        last.setdefault(period(day), day)
    return set(list(last.values())[:most])


def moments_to_drop(
    moments: Collection[_Moment], newest: _Moment, kind: BackupKind
) -> set[_Moment]:
    """The moments whose copies of this kind may go, after that of ``newest`` was taken."""
    if kind not in KEPT:
        return set()
    past = {moment for moment in moments if moment <= newest} | {newest}
    return set(sorted(past, reverse=True)[KEPT[kind] :])
