"""A field that shows its value and opens a line to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from gkdesk.ui.theme import Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.field import EntryLine, Field


class LineField(Field):
    """The line is opened by the link, a double click or F2; Enter or leaving it commits,
    Esc reverts. A subclass says what is saved and what shows while the line is closed."""

    def __init__(
        self, title: str, line: EntryLine, link: Link, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(title, theme, parent)
        self.line = line
        self.link = link
        link.clicked.connect(self.edit)
        line.entered.connect(self._enter)
        line.left.connect(self._leave)
        line.escaped.connect(self._revert)

    @property
    def editing(self) -> bool:
        """Whether the line is open."""
        return not self.line.isHidden()

    def saved_text(self) -> str:
        """The saved value as one would type it."""
        raise NotImplementedError

    def typed_text(self) -> str:
        """What stands in the line, in the form of the saved value."""
        return self.line.text().strip()

    def edit(self) -> None:
        """Open the line with the saved value and put the cursor there."""
        if self._locked:
            return
        self._open(self.saved_text())
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def pending(self) -> str | None:
        if not self.editing:
            return None
        typed = self.typed_text()
        return None if typed == self.saved_text() else typed

    def settle(self) -> None:
        super().settle()
        self._close()

    def restore(self, typed: str, why: str) -> None:
        self._open(typed)
        self.refuse(why)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and not self.editing:
            self.edit()
        else:
            super().keyPressEvent(event)

    def _open(self, text: str) -> None:
        raise NotImplementedError

    def _close(self) -> None:
        raise NotImplementedError

    def _enter(self) -> None:
        if self.pending() is None:
            self.settle()
        else:
            self.commit()
        if not self.editing:
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self.pending() is None:
            self.settle()
        else:
            self.commit()

    def _revert(self) -> None:
        had_focus = self.line.hasFocus()
        self.settle()
        if had_focus:
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
