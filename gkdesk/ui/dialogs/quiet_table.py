"""The look our dialogs give a table: hairlines under the rows, a flat head, whole rows
chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gkdesk.ui.theme import Letter, Theme


def dress_table(table: QTableView, theme: Theme, widths: Mapping[int, int]) -> None:
    """Dress a table that has its model; columns with a width (at 100 %) keep it, the others
    share the rest."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setFont(theme.font(Letter.TABLE))
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setStyleSheet(_sheet(theme))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(34))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setFont(theme.font(Letter.SECOND))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    mode = QHeaderView.ResizeMode
    for column in range(table.model().columnCount()):
        fixed = column in widths
        header.setSectionResizeMode(column, mode.Interactive if fixed else mode.Stretch)
        if fixed:
            table.setColumnWidth(column, theme.px(widths[column]))


def _sheet(theme: Theme) -> str:
    p, px = theme.palette, theme.px
    return f"""
QTableView {{ border: none; outline: none; background: {p.surface}; }}
QTableView::item {{ border-bottom: 1px solid {p.line}; padding: 0 {px(8)}px; color: {p.text}; }}
QTableView::item:selected {{ background: {p.sel}; color: {p.text}; }}
QHeaderView {{ background: {p.surface}; }}
QHeaderView::section {{ background: {p.surface}; color: {p.text2}; border: none;
  border-bottom: 1px solid {p.line2}; padding: 0 {px(8)}px; height: {px(32)}px; }}
"""
