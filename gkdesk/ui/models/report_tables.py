"""Reports that were kept, and what was found in an edited one, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from gkdesk.domain.report import KeptReport
from gkdesk.domain.report_periods import period_of
from gkdesk.domain.report_recheck import Finding, Found
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index


class KeptReportTable(HeadedTable):
    """A line for each report of a plan, the newest first."""

    heads = ("期间", "写成", "文件")

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[KeptReport] = []

    def __len__(self) -> int:
        return len(self.kept)

    def show_kept(self, kept: Sequence[KeptReport]) -> None:
        """Other reports."""
        self.beginResetModel()
        self.kept = list(kept)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        each = self.kept[index.row()]
        period = period_of(each.report.period)
        name = period.name if period else each.report.period
        return (name, each.made_at[:16].replace("T", " "), each.file)[index.column()]


class FindingTable(HeadedTable):
    """A line for each thing found, by its place."""

    heads = ("问题", "原来写的", "改后的", "台账现在", "所在的句子")

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] = ()

    def __len__(self) -> int:
        return len(self.findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Other findings."""
        self.beginResetModel()
        self.findings = tuple(findings)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        each = self.findings[index.row()]
        gone = "不再这样写" if each.found is Found.OUTDATED else ""
        now = each.now or gone
        return (label(each.found), each.wrote, each.stands, now, each.sentence)[index.column()]
