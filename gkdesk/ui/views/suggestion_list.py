"""The list of names under a line that is typed in; the line keeps the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QListView

from gkdesk.ui.theme import Letter, Theme

LINES: Final = 8


class SuggestionList(QListView):
    """Stands over everything and takes no focus."""

    def __init__(self, names: QStringListModel, line: QLineEdit) -> None:
        super().__init__(line)
        self._names, self._line = names, line
        kind = Qt.WindowType
        self.setWindowFlags(kind.ToolTip | kind.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("可选的单位")
        self.setModel(names)

    def open_under(self, theme: Theme, *, marked: bool) -> None:
        """Show the names under the line, or above it; the first may be marked."""
        self._dress(theme)
        self.setCurrentIndex(self._names.index(0) if marked else QModelIndex())
        self.setGeometry(self._place(theme))
        self.scrollToTop()
        self.show()

    def step(self, by: int) -> None:
        """Mark another name; after the last comes the first."""
        count, row = self._names.rowCount(), self.currentIndex().row() + by
        row = max(row, -1) % count if abs(by) == 1 else min(max(row, 0), count - 1)
        self.setCurrentIndex(self._names.index(row))

    def _dress(self, theme: Theme) -> None:
        p, px = theme.palette, theme.px
        self.setFont(theme.font(Letter.TABLE))
        self.setStyleSheet(f"""
QListView {{ background: {p.surface}; color: {p.text}; border: 1px solid {p.line2};
  outline: none; padding: 0; }}
QListView::item {{ height: {px(30)}px; padding: 0 {px(8)}px; border: none; }}
QListView::item:hover {{ background: {p.hover}; }}
QListView::item:selected {{ background: {p.sel}; color: {p.text}; }}""")

    def _place(self, theme: Theme) -> QRect:
        px, line, metrics = theme.px, self._line, QFontMetrics(self.font())
        names = self._names.stringList()
        words = max(metrics.horizontalAdvance(name) for name in names) + px(32)
        wide = min(max(line.width(), words), px(440))
        high = min(len(names), LINES) * px(30) + 2
        screen = line.screen().availableGeometry()
        below = line.mapToGlobal(QPoint(0, line.height() + 1))
        left = max(screen.left(), min(below.x(), screen.right() - wide))
        top = below.y()
        if top + high > screen.bottom():
            top = max(screen.top(), line.mapToGlobal(QPoint()).y() - high - 1)
        return QRect(left, top, wide, high)
