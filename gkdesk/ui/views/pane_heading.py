"""The line above a pane of a dialog: its name, a note, and what stands at its right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel


class PaneHeading(QFrame):
    """``note`` gives way where there is no room; widgets are added at the right."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("paneHeading")
        p, px = theme.palette, theme.px
        self.setStyleSheet(
            f"#paneHeading {{ background: {p.raised}; border-bottom: 1px solid {p.line}; }}"
        )
        self.setFixedHeight(px(36))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = QLabel(title)
        self.title.setFont(theme.font(Letter.TABLE, bold=True))
        self.note = CutLabel(Qt.TextElideMode.ElideRight)
        set_look(self.note, "second")
        self.note.setFont(theme.font(Letter.SECOND))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), 0, px(14), 0)
        self._row.setSpacing(px(8))
        self._row.addWidget(self.title)
        self._row.addWidget(self.note, 1)

    def add(self, widget: QWidget) -> None:
        """One more at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def lead(self, widget: QWidget) -> None:
        """One in place of the title, or before it."""
        self._row.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignVCenter)
