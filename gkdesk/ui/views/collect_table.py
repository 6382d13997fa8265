"""The table of what came back: choosing lines, and the keys and menu that take or refuse."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.collect_lines import Line
from gkdesk.ui.models.collect_model import CollectModel
from gkdesk.ui.models.collect_words import CollectColumn
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.collect_delegate import CollectDelegate

_WIDTHS: Final[dict[int, int]] = {
    CollectColumn.TAKE: 44,
    CollectColumn.VERDICT: 116,
    CollectColumn.UNIT: 128,
    CollectColumn.FIELD: 92,
    CollectColumn.SENT: 132,
    CollectColumn.NOW: 132,
    CollectColumn.REMARK: 168,
}
_GIVING_WAY: Final = (
    (CollectColumn.SENT, 1060),
    (CollectColumn.NOW, 940),
    (CollectColumn.UNIT, 800),
    (CollectColumn.REMARK, 660),
)
_FLAG: Final = QItemSelectionModel.SelectionFlag
_HELD: Final = Qt.KeyboardModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CollectTable(QTableView):
    """``looked_at`` carries the current line, None where there is none; ``asked`` tells that
    Enter was pressed on a row whose task is asked about."""

    looked_at = Signal(object)
    asked = Signal()

    def __init__(self, model: CollectModel, theme: Theme) -> None:
        super().__init__()
        self._lines, self._theme = model, theme
        self.setModel(model)
        dress_table(self, theme, _WIDTHS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("收回的内容")
        self._painter = CollectDelegate(theme)
        self.setItemDelegate(self._painter)
        self.verticalHeader().setDefaultSectionSize(self._painter.height())
        self.horizontalHeader().setMinimumSectionSize(theme.px(40))
        self.customContextMenuRequested.connect(self._open_menu)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())

    def set_lines(self, lines: int) -> None:
        """How many lines of text a row shows."""
        self._painter.lines = lines
        self.verticalHeader().setDefaultSectionSize(self._painter.height())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow table what came back keeps its room."""
        super().resizeEvent(event)
        for column, least in _GIVING_WAY:
            self.setColumnHidden(column, self.width() < self._theme.px(least))

    # what is chosen

    def current_line(self) -> Line | None:
        """The line in use."""
        row = self.currentIndex().row()
        return self._lines.line(row) if 0 <= row < len(self._lines) else None

    def chosen(self) -> list[Line]:
        """The chosen lines, from top to bottom."""
        selection = self.selectionModel().selection()
        parts = [selection.at(at) for at in range(selection.count())]
        spans = [(each.top(), each.bottom()) for each in parts]
        rows = {row for top, bottom in spans for row in range(top, bottom + 1)}
        return [self._lines.line(row) for row in sorted(rows)]

    def choose(self, row: int) -> None:
        """Make a line the current and only chosen one."""
        if 0 <= row < len(self._lines):
            index = self._lines.index(row, CollectColumn.VERDICT)
            flags = _FLAG.ClearAndSelect | _FLAG.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        self._tell()

    def _tell(self) -> None:
        self.looked_at.emit(self.current_line())

    # keys and menu

    def event(self, event: QEvent) -> bool:
        """The blank key is the table's own, with whatever is held."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line()
        if event.key() in _ENTER and line is not None and line.open_question:
            self.asked.emit()  # else Enter would press the verb of the dialog
            return
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        row = bool(event.modifiers() & _HELD.ShiftModifier)
        file = bool(event.modifiers() & _HELD.ControlModifier)
        if row and file:
            self._lines.turn(self._lines.shown_lines())
        elif line is not None and (row or file):
            self._lines.turn(self._lines.alike(line, file=file))
        else:
            self._lines.turn(self.chosen())

    def menu(self) -> QMenu:
        """What can be done with the chosen lines, their row, their file and all listed."""
        menu = QMenu(self)
        for taken in (True, False):
            verb = "收下" if taken else "不收"
            for words, lines, keys in self._reaches():
                if lines:
                    act = menu.addAction(f"{verb}{words.format(len(lines))}\t{keys}")
                    act.triggered.connect(partial(self._decide, lines, taken))
            menu.addSeparator()
        return menu

    def _reaches(self) -> list[tuple[str, list[Line], str]]:
        line, model = self.current_line(), self._lines
        row = model.alike(line) if line else []
        file = model.alike(line, file=True) if line else []
        return [
            ("选中的 {} 处", _takable(self.chosen()), "空格"),
            ("这一行的 {} 处", _takable(row), "Shift+空格"),
            ("这份文件的 {} 处", _takable(file), "Ctrl+空格"),
            ("列出的 {} 处", _takable(model.shown_lines()), "Ctrl+Shift+空格"),
        ]

    def _decide(self, lines: list[Line], taken: bool, _checked: bool = False) -> None:
        self._lines.decide(lines, taken)

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.actions():
            menu.popup(self.viewport().mapToGlobal(place))


def _takable(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.cell.takable and not line.declined]
