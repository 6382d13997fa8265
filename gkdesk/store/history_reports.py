"""What the history says of reports that were written (落实情况报告)."""

from __future__ import annotations

from gkdesk.domain.report_periods import period_of
from gkdesk.store.history_supervision import Sides, Told
from gkdesk.store.ledger import Ledger

ENTITIES = frozenset({"report"})
"""The tables this room of the history knows."""

_STORED = """
SELECT plan.title, report.period, report.file FROM report
JOIN plan ON plan.id = report.plan_id WHERE report.id = ?
"""


def told(ledger: Ledger, _entity: str, target: int, sides: Sides) -> Told:
    """One report that was kept or taken out; it is about no row of a plan."""
    title, key, file = ledger.one(_STORED, (target,)) or ("", "", "")
    period = period_of(key)
    words = f"《{title}》{period.name if period else key}落实情况（{file}）"
    gone = sides.get("deleted", (0, 0))
    return Told(None, None if gone[0] else words, None if gone[1] else words)
