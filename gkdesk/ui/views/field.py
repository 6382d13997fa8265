"""What every editable field of the detail pane is: a label, a value, and a word why not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme


class Field(QWidget):
    """A label beside (or above) a body. ``committed`` carries what was typed.

    The owner answers a commit with ``settle`` when it was taken, or ``refuse`` when not;
    a refused text stays as it was typed.
    """

    committed = Signal(str)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(title)
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.hide()
        self.body = QVBoxLayout()
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(self.body, 1)
        self._theme = theme
        self._stacked = False
        self._locked = False
        set_look(self.title, "second")

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.title.setFont(theme.font(Letter.TABLE))
        self.why.setFont(theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {theme.palette.red_text}")
        self.body.setSpacing(theme.px(2))
        self.set_stacked(self._stacked)

    def set_stacked(self, stacked: bool) -> None:
        """Put the label above the body, for a narrow pane."""
        self._stacked = stacked
        towards = QBoxLayout.Direction
        self._outer.setDirection(towards.TopToBottom if stacked else towards.LeftToRight)
        self._outer.setSpacing(self._theme.px(2 if stacked else 10))
        if stacked:
            self.title.setMinimumWidth(0)
            self.title.setMaximumWidth(16_777_215)
        else:
            self.title.setFixedWidth(self._theme.px(60))
        self.title.setContentsMargins(0, 0 if stacked else self.title_drop(), 0, 0)

    def title_drop(self) -> int:
        """How far the label stands below the body's top, to share its first base line."""
        return self._theme.px(3)

    def pending(self) -> str | None:
        """What is typed and not saved; None when nothing is."""
        raise NotImplementedError

    def lock(self) -> None:
        """Take no edits, in a ledger that was opened for reading."""
        self._locked = True

    def commit(self) -> None:
        """Offer what is typed, if anything."""
        typed = self.pending()
        if typed is not None:
            self.committed.emit(typed)

    def settle(self) -> None:
        """The typed text was taken: forget it."""
        self.why.hide()

    def forget(self) -> None:
        """Drop what is typed, before another row is shown here."""
        self.settle()

    def refuse(self, why: str) -> None:
        """The typed text was not taken; it stays, with the reason under it."""
        self.why.setText(why)
        self.why.show()

    def restore(self, typed: str, why: str) -> None:
        """Bring back a text that was refused before the row was left."""
        raise NotImplementedError


class EntryLine(QLineEdit):
    """A line that is taken by Enter or by leaving it, and reverted by Esc."""

    entered = Signal()
    left = Signal()
    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc is the line's own while it is open; else the window would fold the pane."""
        if isinstance(event, QKeyEvent) and overrides_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        )
        if event.reason() not in elsewhere:
            self.left.emit()


def overrides_escape(event: QKeyEvent) -> bool:
    """Whether the window is about to take Esc as its shortcut."""
    return event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape
