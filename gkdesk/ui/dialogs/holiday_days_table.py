"""The table of a year's special days with its two acts: a day more, the chosen days gone."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.holiday_days import FREE, WORKING, DayColumn, HolidayDaysModel, Index
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

_WIDTHS: dict[int, int] = {DayColumn.DAY: 112, DayColumn.WEEKDAY: 56, DayColumn.KIND: 84}
_GONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class KindDelegate(QStyledItemDelegate):
    """Offers 放假 and 上班, and takes the choice at once."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        box = QComboBox(parent)
        box.addItems([FREE, WORKING])
        box.activated.connect(lambda _at: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentText(str(index.data()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText())


class DaysTable(QTableView):
    """``gone_wanted`` asks for the chosen lines to be removed (Delete)."""

    gone_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GONE and self.state() != QTableView.State.EditingState:
            self.gone_wanted.emit()
        else:
            super().keyPressEvent(event)


class HolidayDaysTable(QWidget):
    """Shows its model; a refused edit is told in the line below."""

    def __init__(self, model: HolidayDaysModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.title = QLabel()
        self.table = DaysTable()
        self.add, self.drop = QPushButton("添一天"), QPushButton("删去选中的")
        self.refusal = QLabel()
        self._kinds = KindDelegate(self)
        self.table.setModel(model)
        self.table.setItemDelegateForColumn(DayColumn.KIND, self._kinds)
        self.table.setAccessibleName("放假和上班的日子")
        dress_table(self.table, theme, _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        self.title.setFont(theme.font(Letter.TABLE, bold=True))
        for button in (self.add, self.drop):
            button.setFont(theme.font(Letter.TABLE))
            button.setAutoDefault(False)
        self.refusal.setFont(theme.font(Letter.SECOND))
        self.refusal.setWordWrap(True)
        self.refusal.setStyleSheet(f"color: {theme.palette.red_text};")
        self.refusal.hide()
        acts = QHBoxLayout()
        acts.setSpacing(px(8))
        acts.addWidget(self.add)
        acts.addWidget(self.drop)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        column.addWidget(self.refusal)
        column.addLayout(acts)
        set_look(self.drop, "")

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self._drop)
        self.table.gone_wanted.connect(self._drop)
        self._model.refused.connect(self._refuse)
        self._model.edited.connect(self.refusal.hide)

    def show_year(self, *, editable: bool) -> None:
        """Another year's table stands in the model."""
        self.refusal.hide()
        self.add.setVisible(editable)
        self.drop.setVisible(editable)

    def _refuse(self, why: str) -> None:
        self.refusal.setText(why)
        self.refusal.show()

    def _add(self) -> None:
        index = self._model.index(self._model.add_day(), DayColumn.DAY)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus()
        self.table.edit(index)

    def _drop(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        if rows and self.add.isVisibleTo(self):
            self._model.drop(rows)
            self.table.selectRow(min(min(rows), self._model.rowCount() - 1))
