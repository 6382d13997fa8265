"""Which units get a workbook, ticked at the left; at the right what would stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QTableView, QVBoxLayout, QWidget

from gkdesk.services.sending import UnitPart
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.send_model import PartColumn, PartsModel, RowColumn, SentRowsModel
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.parts_table import PartsTable

_ROW_WIDTHS: Final[dict[int, int]] = {
    RowColumn.ORDINAL: 52,
    RowColumn.ROLE: 60,
    RowColumn.DEADLINE: 132,
    RowColumn.NOW: 96,
}


class PartsChoice(QSplitter):
    """``none_words`` is said where no unit is left to be asked."""

    def __init__(self, theme: Theme, none_words: str) -> None:
        super().__init__()
        self._theme, self._none_words = theme, none_words
        self.parts, self.rows = PartsModel(self), SentRowsModel(self)
        self.units, self.preview = PartsTable(self.parts, theme), QTableView()
        self.seen = QLabel()
        self.all, self.none = Link("全选", theme), Link("全不选", theme)
        self._lay_out()
        self.units.looked_at.connect(self._look_at)
        self.all.clicked.connect(lambda: self.parts.tick(range(len(self.parts)), True))
        self.none.clicked.connect(lambda: self.parts.tick(range(len(self.parts)), False))

    def _lay_out(self) -> None:
        self.seen.setFont(self._theme.font(Letter.SECOND))
        self.seen.setWordWrap(True)
        set_look(self.seen, "second")
        self.preview.setModel(self.rows)
        self.preview.setAccessibleName("表里的任务")
        dress_table(self.preview, self._theme, _ROW_WIDTHS)
        links = QWidget()
        line = QHBoxLayout(links)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(10))
        for link in (self.all, self.none):
            line.addWidget(link)
        line.addStretch(1)
        self.addWidget(_column(links, self.units))
        self.addWidget(_column(self.seen, self.preview))
        self.setChildrenCollapsible(False)
        self.setSizes([self._theme.px(440), self._theme.px(600)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the units and the words of the tasks keep their room."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(900)
        self.preview.setColumnHidden(RowColumn.NOW, narrow)
        self.preview.setColumnHidden(RowColumn.ROLE, self.width() < self._theme.px(820))
        self.units.setColumnHidden(PartColumn.ROLES, narrow)

    def show_parts(self, parts: Sequence[UnitPart]) -> None:
        """Offer other parts, those without rows left out."""
        self.parts.show_parts([part for part in parts if part.rows])
        self.units.selectRow(0)
        self._look_at(self.units.currentIndex().row())

    def _look_at(self, row: int) -> None:
        part = self.parts.part(row) if 0 <= row < len(self.parts) else None
        self.rows.show_rows(part.rows if part else ())
        if part is not None:
            self.seen.setText(f"{part.unit}的表里有 {len(part.rows)} 项")
        elif not len(self.parts):
            self.seen.setText(self._none_words)


def _column(*parts: QWidget) -> QWidget:
    column = QWidget()
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    for at, part in enumerate(parts):
        rows.addWidget(part, int(at == len(parts) - 1))
    return column
