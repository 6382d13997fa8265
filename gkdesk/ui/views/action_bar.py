"""The acts of the row in the pane: 登记进展, 标为办结 and 催办, always in one place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.tasks import Row, Status
from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

_READ_ONLY = "台账以只读方式打开，不能修改"


class ActionBar(QWidget):
    """Signals only; the pane does the work. ``refuse`` says why an act did not happen."""

    progress_wanted = Signal()
    done_wanted = Signal()
    reminder_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = QPushButton("登记进展")
        self.done = QPushButton("标为办结")
        self.remind = QPushButton("催办")
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.hide()
        set_look(self.progress, "primary")
        self._column = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._column.addWidget(self.why)
        self._column.addLayout(self._row)
        self._row.addWidget(self.progress)
        self._row.addWidget(self.done)
        self._row.addWidget(self.remind)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.progress.clicked.connect(self.progress_wanted)
        self.done.clicked.connect(self.done_wanted)
        self.remind.clicked.connect(self.reminder_wanted)
        self._closed = self._offered = False
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self._column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        self._column.setSpacing(theme.px(4))
        self._row.setSpacing(theme.px(8))
        self.why.setFont(theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {theme.palette.red_text}")
        for button in (self.progress, self.done, self.remind):
            button.setFont(theme.font(Letter.TABLE, bold=button is self.progress))
            button.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._draw_icons()

    def _draw_icons(self) -> None:
        palette, side = self._theme.palette, self._theme.px(18)
        pencil = icon(Glyph.PENCIL, palette.on_accent, side, palette.gray_text)
        self.progress.setIcon(pencil)
        glyph = Glyph.UNDO if self._closed else Glyph.CHECK
        self.done.setIcon(icon(glyph, palette.text, side, palette.gray))
        self.remind.setIcon(icon(Glyph.PHONE, palette.text, side, palette.gray))

    def show_status(self, row: Row, *, read_only: bool) -> None:
        """Offer what fits the row; a ledger opened for reading says why nothing does."""
        self._closed = row.status is Status.DONE and not is_group(row)
        self.why.hide()
        closing = "整项办结" if row.staged else "标为办结"
        self.done.setText("恢复推进" if self._closed else closing)
        self.done.setVisible(not is_group(row))
        self._offered = not is_group(row) and not read_only
        self._make_room()
        self.remind.setToolTip("登记电话、微信、函或当面催办")
        for button, shortcut in ((self.progress, "Ctrl+J"), (self.done, "Ctrl+D")):
            button.setEnabled(not read_only)
            button.setToolTip(_READ_ONLY if read_only else f"{button.text()}（{shortcut}）")
        self._draw_icons()

    def _make_room(self) -> None:
        """In a narrow pane 催办 gives way first; the list of reminders has its own link."""
        self.remind.setVisible(self._offered and self.width() >= self._needs(self.remind))

    def _needs(self, *more: QPushButton) -> int:
        buttons = (self.progress, self.done, *more)
        beside = 2 * self._theme.px(16) + (len(buttons) - 1) * self._theme.px(8)
        return sum(button.sizeHint().width() for button in buttons) + beside

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needs(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def refuse(self, why: str) -> None:
        """Say why nothing happened."""
        self.why.setText(why)
        self.why.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.palette.line)
