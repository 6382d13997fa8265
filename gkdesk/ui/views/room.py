"""What the parts of the detail pane share that have acts of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link


class Room(QWidget):
    """A heading with a count and one act beside it, and what belongs under it.

    ``changed`` carries the ids of the rows that an act of this room touched.
    """

    changed = Signal(list)

    def __init__(
        self, session: Session, title: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.title, self.count, self.why = QLabel(title), QLabel(), QLabel()
        set_look(self.count, "second")
        self.why.setWordWrap(True)
        self.why.hide()
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.count)
        self._head.addStretch(1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._head)
        self.body.addWidget(self.why)
        self._set_letters()

    def add_act(self, link: Link) -> None:
        """An act of the heading, at its right end."""
        self._head.addWidget(link)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self._set_letters()

    def _set_letters(self) -> None:
        """Also at the beginning: Qt keeps the font a label had when a sheet first met it."""
        theme = self._theme
        self.title.setFont(theme.font(Letter.TABLE, bold=True))
        self.count.setFont(theme.font(Letter.SECOND))
        self.why.setFont(theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {theme.palette.red_text}")
        self._head.setSpacing(theme.px(8))
        self.body.setSpacing(theme.px(4))

    def guarded(self, act: Callable[[], Sequence[int]]) -> bool:
        """Do it and tell which rows it touched; a fault is said under the heading."""
        self.why.hide()
        try:
            touched = act()
        except GkdeskError as fault:
            self.why.setText(message_for(fault))
            self.why.show()
            return False
        self.changed.emit(list(touched))
        return True

    @property
    def writable(self) -> bool:
        """Whether acts that write are offered."""
        return not self._session.read_only


def clear(widgets: list[QWidget]) -> None:
    """Take widgets out of the pane that another content replaces."""
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
    widgets.clear()
