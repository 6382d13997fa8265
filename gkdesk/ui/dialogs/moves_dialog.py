"""What a new table, event or rule has moved: each due point with its old and new day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.occurrences import Move
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.moves_model import MoveColumn, MovesModel
from gkdesk.ui.theme import Letter, Theme

_WIDTHS: dict[int, int] = {MoveColumn.WORDS: 200, MoveColumn.BEFORE: 128, MoveColumn.AFTER: 128}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MovesDialog(QDialog):
    """``row_wanted`` carries the ledger's id of the row to be shown, ``undo_wanted`` that
    the change is to be taken back; both close the dialog."""

    row_wanted = Signal(int)
    undo_wanted = Signal()

    def __init__(
        self, session: Session, moves: Sequence[Move], theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle("时限变动")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = outline.rows(session, sorted({move.node_id for move in moves}))
        self.model = MovesModel(moves, rows, self)
        self.title = QLabel(f"{len(moves)} 项时限有变动")
        self.table = QTableView()
        self.table.setModel(self.model)
        self._lay_out(session.read_only)
        self.table.selectRow(0)

    def _lay_out(self, read_only: bool) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("有变动的时限")
        dress_table(self.table, theme, _WIDTHS)
        self.table.activated.connect(self._open)  # a double click or Enter
        foot = Foot(theme, "双击或按 Enter 转到这一条。")
        self.close_button = foot.add("知道了", "primary")
        self.close_button.clicked.connect(self.accept)
        self.undo_button = foot.add("撤销这次变动")
        self.undo_button.setVisible(not read_only)
        self.undo_button.clicked.connect(self._undo)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self.title)
        whole.addWidget(self.table, 1)
        whole.addWidget(foot)
        self.resize(px(820), px(440))
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER or not self.table.hasFocus():  # else the row was opened
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.accept()
            self.row_wanted.emit(self.model.move(index).node_id)

    def _undo(self) -> None:
        self.accept()
        self.undo_wanted.emit()
