"""The history (修改记录) of one row or of the whole ledger."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.services import editing, outline
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.models.history_model import HistoryColumn, HistoryModel
from gkdesk.ui.models.row_words import content
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

MOST = 1000
"""Entries read for the table; older ones stay in the ledger."""

_WIDTHS = {
    HistoryColumn.WHEN: 144,
    HistoryColumn.WHO: 80,
    HistoryColumn.WHAT: 60,
    HistoryColumn.FIELD: 92,
}


class HistoryDialog(QDialog):
    """A table of changes, newest first, or a sentence where there are none."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        node_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle("修改记录")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = HistoryModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.about = QLabel()
        self.empty = QLabel()
        self.pages = QStackedWidget()
        self._set_table()
        self._lay_out()
        self._read(session, node_id)
        self.resize(theme.px(940), theme.px(520))

    def _set_table(self) -> None:
        table, theme = self.table, self.theme
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setStyleSheet(_sheet(theme))
        table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        table.setWordWrap(False)
        table.setFont(theme.font(Letter.TABLE))
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(34))
        header = table.horizontalHeader()
        header.setFont(theme.font(Letter.SECOND))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in HistoryColumn:
            fixed = column in _WIDTHS
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Interactive if fixed else mode.Stretch)
            if fixed:
                table.setColumnWidth(column, theme.px(_WIDTHS[column]))

    def _lay_out(self) -> None:
        px = self.theme.px
        self.about.setFont(self.theme.font(Letter.PANE_TITLE))
        self.empty.setFont(self.theme.font(Letter.TABLE))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self.empty, "second")
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        foot = Foot(self.theme, "记录只增不改；撤销也会留下一行。")
        foot.add("关闭", "primary").clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self.about)
        whole.addWidget(self.pages, 1)
        whole.addWidget(foot)

    def _read(self, session: Session, node_id: int | None) -> None:
        entries = editing.history(session, node_id, MOST)
        tasks = {entry.task for entry in entries if entry.task is not None}
        self.model.show_entries(entries, outline.rows(session, sorted(tasks)))
        self.table.setColumnHidden(HistoryColumn.TASK, node_id is not None)
        whole = "整个台账的修改记录"
        title = content(outline.row(session, node_id)) if node_id is not None else whole
        metrics = self.about.fontMetrics()
        width = self.theme.px(880)
        self.about.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, width))
        none = "这份台账还没有改动。" if node_id is None else "这一条还没有改动过，和原文一致。"
        self.empty.setText(none)
        self.pages.setCurrentIndex(0 if entries else 1)


def _sheet(theme: Theme) -> str:
    """A quiet table: hairlines under the rows, a flat head."""
    p, px = theme.palette, theme.px
    return f"""
QTableView {{ border: none; outline: none; background: {p.surface}; }}
QTableView::item {{ border-bottom: 1px solid {p.line}; padding: 0 {px(8)}px; color: {p.text}; }}
QTableView::item:selected {{ background: {p.sel}; color: {p.text}; }}
QHeaderView {{ background: {p.surface}; }}
QHeaderView::section {{ background: {p.surface}; color: {p.text2}; border: none;
  border-bottom: 1px solid {p.line2}; padding: 0 {px(8)}px; height: {px(32)}px; }}
"""
