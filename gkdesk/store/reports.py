"""Reports that were written of a plan, with their words (落实情况报告)."""

from __future__ import annotations

from typing import Any

from gkdesk.domain.report import KeptReport, restored
from gkdesk.errors import UnknownReport
from gkdesk.store.ledger import Ledger

_KEPT = """
SELECT id, made_at, file, plan_id, period, words FROM report
WHERE deleted = 0 AND {which} ORDER BY made_at DESC, id DESC
"""


def of_plan(ledger: Ledger, plan_id: int) -> list[KeptReport]:
    """The reports of a plan that stand, the newest first."""
    rows = ledger.rows(_KEPT.format(which="plan_id = ?"), (plan_id,))
    return [_kept(row) for row in rows]


def one(ledger: Ledger, report_id: int) -> KeptReport:
    """One report that stands. Raises UnknownReport."""
    row = ledger.one(_KEPT.format(which="id = ?"), (report_id,))
    if row is None:
        raise UnknownReport(str(report_id))
    return _kept(row)


def _kept(row: tuple[Any, ...]) -> KeptReport:
    number, made_at, file, *report = row
    return KeptReport(number, made_at, file, restored(*report))
