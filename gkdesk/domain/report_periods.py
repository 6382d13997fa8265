"""The periods offices report by: a year, a half, a quarter, a month."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_KEY = re.compile(r"(\d{4})(?:-(\d{2})|H([12])|Q([1-4]))?")
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """``key`` is what the ledger and the workbook keep: 2026, 2026H1, 2026Q3 or 2026-09."""

    key: str
    name: str
    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return self.start <= day <= self.end


def period_of(key: str) -> ReportPeriod | None:
    """The period of a key, None where it is none."""
    match = _KEY.fullmatch(key.strip().upper())
    if match is None or not 1900 <= int(match[1]) <= 9998:
        return None
    year, month, half, quarter = (int(part) if part else 0 for part in match.groups())
    if month > 12 or (match[2] and not month):
        return None
    if month:
        return _span(key, f"{year}年{month}月", year, month, month)
    if half:
        return _span(key, f"{year}年{'上下'[half - 1]}半年", year, 6 * half - 5, 6 * half)
    if quarter:
        name = f"{year}年第{_QUARTERS[quarter - 1]}季度"
        return _span(key, name, year, 3 * quarter - 2, 3 * quarter)
    return _span(key, f"{year}年", year, 1, 12)


def periods_around(today: date) -> Iterator[ReportPeriod]:
    """What is likely to be reported on a day: this quarter and the one before, this month
    and the one before, the half, the year."""
    quarter = (today.month - 1) // 3 + 1
    before = (today.year, quarter - 1) if quarter > 1 else (today.year - 1, 4)
    last = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    keys = (
        f"{today.year}Q{quarter}",
        f"{before[0]}Q{before[1]}",
        f"{today.year}-{today.month:02}",
        f"{last[0]}-{last[1]:02}",
        f"{today.year}H{1 if today.month < 7 else 2}",
        str(today.year),
    )
    return (period for key in keys if (period := period_of(key)))


def _span(key: str, name: str, year: int, first: int, last: int) -> ReportPeriod:
    end = date(year, last, monthrange(year, last)[1])
    return ReportPeriod(key.strip().upper(), name, date(year, first, 1), end)
