"""Cells that cannot be written, listed before any is: write the others, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QTableView, QVBoxLayout, QWidget

from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.theme import Letter, Theme


class FaultLine(NamedTuple):
    """The row's words, the column's head, what was to stand there, and why it cannot."""

    row: str
    column: str
    typed: str
    why: str


class FaultLines(HeadedTable):
    """The lines of the list."""

    heads: ClassVar[tuple[str, ...]] = ("任务", "栏", "内容", "没有写入的原因")

    def __init__(self, lines: Sequence[FaultLine]) -> None:
        super().__init__()
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        return " ".join(self._lines[index.row()][index.column()].split("\n"))


class CellFaultsDialog(QDialog):
    """``agreed`` tells that the other cells are to be written without these."""

    agreed = Signal()

    def __init__(
        self, lines: Sequence[FaultLine], left: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        px = theme.px
        self.setWindowTitle("有些单元格填不进去")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(px(800), px(400))
        other = f"其余 {left} 格可以写入。" if left else ""
        self.text = QLabel(f"有 {len(lines)} 格没能读懂，现在还什么都没有写入。{other}")
        self.text.setFont(theme.font(Letter.TABLE))
        self.text.setWordWrap(True)
        self.lines = FaultLines(lines)
        table = QTableView()
        table.setModel(self.lines)
        dress_table(table, theme, {0: 180, 1: 80, 2: 110})
        table.setWordWrap(True)
        table.verticalHeader().setDefaultSectionSize(px(48))
        table.setAccessibleName("填不进去的单元格")
        self.foot = Foot(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(20), px(20), px(16))
        whole.setSpacing(px(12))
        for part in (self.text, table, self.foot):
            whole.addWidget(part)
        self._add_buttons(left)

    def _add_buttons(self, left: int) -> None:
        if left:
            self.act = self.foot.add(f"写入其余 {left} 格", "primary")
            self.act.clicked.connect(self._agree)
        self.keep = self.foot.add("取消")
        self.keep.clicked.connect(self.reject)

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
