"""The line under 进展: when and by whom it was last written, and the way to all of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gkdesk.domain.changes import ChangeKind, HistoryEntry
from gkdesk.domain.tasks import EditField, Row
from gkdesk.services import editing
from gkdesk.services.session import Session
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink


class ProgressNote(QWidget):
    """Hidden while nothing was ever written; the link opens the row's history."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._node_id = 0
        self.words = QLabel()
        set_look(self.words, "second")
        self.link = SmallLink("修改记录", theme)
        self.link.clicked.connect(self._open_history)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.words)
        self._layout.addWidget(self.link)
        self._layout.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.words.setFont(theme.font(Letter.SECOND))
        self._layout.setSpacing(theme.px(6))
        self.link.set_theme(theme)

    def show_row(self, row: Row) -> None:
        """What the history knows of the row."""
        self._node_id = row.id
        entries = editing.history(self._session, row.id) if row.id > 0 else []
        written = [entry for entry in entries if _is_registered(entry)]
        if written and row.progress:
            self.words.setText(registered(written))
        self.words.setVisible(bool(written and row.progress))
        self.setVisible(bool(entries))

    def _open_history(self) -> None:
        from gkdesk.ui.dialogs.history_dialog import HistoryDialog

        dialog = HistoryDialog(self._session, self._theme, self.window(), node_id=self._node_id)
        dialog.open()


def _is_registered(entry: HistoryEntry) -> bool:
    """Whether progress was written here; undo and redo only turn back and forth."""
    edited = entry.what is ChangeKind.EDIT and entry.field == EditField.PROGRESS.value
    return edited and bool(entry.after)


def registered(entries: Sequence[HistoryEntry]) -> str:
    """When and by whom last, as 2022-09-28 wang 登记, and how often; newest entry first."""
    last = entries[0]
    who = f"{last.who} " if last.who[-1:].isascii() else last.who
    return f"{last.at:%Y-%m-%d} {who}登记，共 {len(entries)} 条"
