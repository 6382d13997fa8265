"""Which columns a table has, in which order, under which heads, how wide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QVBoxLayout, QWidget

from gkdesk.domain.print_scheme import ListColumnChoice
from gkdesk.domain.table_design import ColumnDesign
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.design_columns import HEAD, NAME, WIDTH, DesignColumns
from gkdesk.ui.models.list_columns import ListColumns
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.flow_layout import FlowLayout
from gkdesk.ui.views.tick_box import TickCellDelegate

_HINT = "空格勾选，F2 改表头和宽度，Alt+↑ ↓ 换次序。空白栏留给手写。"
_LIST_HINT = "空格勾选，F2 改表头，Alt+↑ ↓ 换次序。空白栏留给手写。"


class _Table(QTableView):
    """The blank key ticks, Alt with an arrow moves, F2 types."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if alt and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            self._tick()
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().column() == NAME:
            self._type(HEAD)
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        index = self.currentIndex().siblingAtColumn(NAME)
        role = Qt.ItemDataRole.CheckStateRole
        on = index.data(role) == Qt.CheckState.Checked.value
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self.model().setData(index, state.value, role)

    def _type(self, column: int) -> None:
        index = self.currentIndex().siblingAtColumn(column)
        self.setCurrentIndex(index)
        self.edit(index)


class _ColumnLines(QWidget):
    """``changed`` tells that the columns are others; ``usual_wanted`` that those of the usual
    table shall come back."""

    changed = Signal()
    usual_wanted = Signal()

    def __init__(self, model: DesignColumns | ListColumns, theme: Theme, hint: str) -> None:
        super().__init__()
        self._lines = model
        self.table = _Table()
        self.table.setModel(model)
        self.table.setAccessibleName("表格的栏目")
        dress_table(self.table, theme, {WIDTH: 58} if len(model.heads) > WIDTH else {})
        self._delegate = TickCellDelegate(theme)  # a view does not keep it
        self.table.setItemDelegateForColumn(NAME, self._delegate)
        trigger = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(
            trigger.EditKeyPressed | trigger.DoubleClicked | trigger.AnyKeyPressed
        )
        self.up, self.down = Link("上移", theme), Link("下移", theme)
        self.blank, self.usual = Link("加空白栏", theme), Link("恢复常用栏目", theme)
        self._lay_out(theme, hint)
        self._connect()

    def _lay_out(self, theme: Theme, words: str) -> None:
        px = theme.px
        hint = QLabel(words)
        hint.setFont(theme.font(Letter.SECOND))
        hint.setWordWrap(True)
        set_look(hint, "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        acts = QWidget()
        line = FlowLayout(acts, gap=px(14), line_gap=px(4))
        for act in (self.up, self.down, self.blank, self.usual):
            line.addWidget(act)
        self.table.setMinimumHeight(px(110))
        column.addWidget(self.table, 1)
        column.addWidget(acts)
        column.addWidget(hint)

    def _connect(self) -> None:
        self._lines.changed.connect(self.changed)
        self.table.moved.connect(self.move_line)
        self.up.clicked.connect(lambda: self.move_line(-1))
        self.down.clicked.connect(lambda: self.move_line(1))
        self.blank.clicked.connect(lambda: self._choose(self._lines.add_blank(), HEAD))
        self.usual.clicked.connect(self.usual_wanted)

    def move_line(self, by: int) -> None:
        """Moves the current line, and stays with it."""
        index = self.table.currentIndex()
        if index.isValid():
            self._choose(self._lines.move(index.row(), by), index.column())

    def _choose(self, row: int, column: int) -> None:
        index = self._lines.index(row, column)
        flag = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.table.scrollTo(index)


class ColumnEditor(_ColumnLines):
    """The columns of a breakdown table."""

    def __init__(self, theme: Theme) -> None:
        self.model = DesignColumns()
        super().__init__(self.model, theme, _HINT)

    def show_columns(
        self, columns: Sequence[ColumnDesign], usual: Sequence[ColumnDesign]
    ) -> None:
        """The columns of a design, beside those the table has usually."""
        self.model.show(columns, usual)
        self._choose(0, NAME)


class ListColumnEditor(_ColumnLines):
    """The columns of a printed list."""

    def __init__(self, theme: Theme) -> None:
        self.model = ListColumns()
        super().__init__(self.model, theme, _LIST_HINT)

    def show_columns(
        self, columns: Sequence[ListColumnChoice], usual: Sequence[ListColumnChoice]
    ) -> None:
        """The columns of a scheme, beside those a list of its kind has usually."""
        self.model.show(columns, usual)
        self._choose(0, NAME)
