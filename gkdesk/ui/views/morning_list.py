"""The lines of the morning page in a view: mouse, keys, menus, and the contact in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from gkdesk.domain.agenda import Bell
from gkdesk.ui.models.morning_lines import Line, LineKind
from gkdesk.ui.models.morning_model import Index, MorningModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.morning_contact import ContactEditor
from gkdesk.ui.views.morning_delegate import MorningDelegate
from gkdesk.ui.views.morning_place import Zone

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEY: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class MorningList(QListView):
    """Tells what is wanted of a line and writes nothing itself.

    ``opened`` a row to be shown, ``turned`` the key of what is to be opened or closed,
    ``listed`` a LIST line, ``reminded`` a line whose units are reminded, ``put_off`` a row
    and the day, ``taken_back`` a row put off, ``contact_given`` unit, person and number.
    """

    opened = Signal(object)
    turned = Signal(str)
    listed = Signal(object)
    reminded = Signal(object)
    put_off = Signal(object, object)
    taken_back = Signal(object)
    contact_given = Signal(str, str, str)
    focused = Signal()

    def __init__(self, model: MorningModel, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self._model = model
        self._paint = MorningDelegate(model, theme, writing=writing)
        self._editor: ContactEditor | None = None
        self._pressed: tuple[Line | None, Zone | None] = (None, None)
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.close_editor())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._paint.set_theme(theme)
        self.close_editor()
        self.setStyleSheet(f"QListView {{ background: {theme.palette.bg}; border: none; }}")
        self.verticalScrollBar().setSingleStep(theme.px(28))
        self.scheduleDelayedItemsLayout()

    # what stands here

    def model_of_lines(self) -> MorningModel:
        return self._model

    def show_opened(self, opened: set[str]) -> None:
        """Which keys are open, for the signs before units."""
        self._paint.opened = opened

    def line(self) -> Line | None:
        """The line in use."""
        return self._model.line(self.currentIndex())

    def chosen(self) -> list[Line]:
        """The selected lines in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._model.lines()[row] for row in rows]

    def go_to(self, row: int) -> None:
        """Make a line the current one and bring it into sight."""
        if row < 0:
            return
        index = self._model.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def choose(self, rows: Sequence[int]) -> None:
        """Select some lines."""
        self.go_to(rows[0])
        flag = QItemSelectionModel.SelectionFlag.Select
        for row in rows:
            self.selectionModel().select(self._model.index(row), flag)

    def hover(self, row: int, zone: Zone | None = None) -> None:
        """Show a line as one under the mouse."""
        self._hover(row, zone)

    def show_group(self, bell: Bell) -> None:
        """Bring a group to the top, its first line current."""
        row = self._model.row_of(bell)
        if row >= 0:
            self.scrollTo(self._model.index(row), QListView.ScrollHint.PositionAtTop)
            self.begin(row)

    def begin(self, row: int = 0) -> None:
        """Make the first line from here on current that keys stop at."""
        lines = enumerate(self._model.lines()[row:], row)
        first = next((at for at, line in lines if line.choosable), -1)
        if first >= 0:
            index = self._model.index(first)
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)

    def box_of(self, index: Index) -> QRect:
        """The place of a line over the whole width."""
        box = QRect(self.visualRect(index))
        box.setWidth(self.viewport().width())
        return box

    def zone_at(self, place: QPoint) -> tuple[Index, Zone | None]:
        """The line under a point, and the part of it that can be clicked."""
        index = self.indexAt(place)
        line = self._model.line(index)
        if line is None:
            return index, None
        zones = self._paint.places.zones(line, self.box_of(index))
        return index, next((zone for zone, box in zones.items() if box.contains(place)), None)

    def zone_box(self, row: int, zone: Zone) -> QRect:
        """Where a clickable part of a line stands; empty where it has none."""
        index = self._model.index(row)
        line = self._model.line(index)
        zones = self._paint.places.zones(line, self.box_of(index)) if line else {}
        return zones.get(zone, QRect())

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._paint.keyed = False
        self.close_editor()
        index, zone = self.zone_at(event.position().toPoint())
        self._pressed = (self._model.line(index), zone)
        if zone is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif not self.selectionModel().isSelected(index):
            self.go_to(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, zone = self.zone_at(event.position().toPoint())
        line = self._model.line(index)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is not Qt.MouseButton.LeftButton or line is None:
            return
        if (line, zone) != self._pressed:
            return
        match zone:
            case Zone.REMIND:
                self.reminded.emit(line)
            case Zone.CONTACT:
                self.edit_contact(index)
            case Zone.MENU:
                self._open_menu(line, event.globalPosition().toPoint())
            case None if plain and line.choosable:
                self._act(line, clicked=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index, zone = self.zone_at(event.position().toPoint())
        line = self._model.line(index)
        hand = zone is not None or (line is not None and self._acts(line))
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._hover(index.row() if index.isValid() else -1, zone)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1, None)
        return super().viewportEvent(event)

    def _hover(self, row: int, zone: Zone | None) -> None:
        if self._paint.hover != (row, zone):
            self._paint.hover = (row, zone)
            self.viewport().update()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._paint.keyed = True
        line = self.line()
        if event.key() in _ENTER and line is not None:
            self._act(line, clicked=False)
        elif event.key() == Qt.Key.Key_F2 and line is not None:
            self.edit_contact(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and self.selectedIndexes():
            self.clearSelection()
        elif event.key() == Qt.Key.Key_Space and line is not None and line.key:
            self.turned.emit(line.key)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._paint.keyed = event.reason() in _BY_KEY
        if not self.currentIndex().isValid():
            self.begin()
        self.focused.emit()

    def _act(self, line: Line, *, clicked: bool) -> None:
        """What Enter or a plain click does with a line."""
        if line.kind in (LineKind.ROW, LineKind.LATER):
            self.opened.emit(line)
        elif line.kind is LineKind.LIST:
            self.listed.emit(line)
        elif line.key:
            self.turned.emit(line.key)
        elif line.kind is LineKind.UNIT and not clicked and self._paint.places.writing:
            self.reminded.emit(line)

    @staticmethod
    def _acts(line: Line) -> bool:
        """Whether a plain click on a line does more than select it."""
        return line.choosable and (line.kind is not LineKind.UNIT or bool(line.key))

    # menus

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyed else self.indexAt(event.pos())
        line = self._model.line(index)
        if line is None or not line.choosable:
            return
        if not self.selectionModel().isSelected(index):
            self.go_to(index.row())
        place = self.visualRect(index).center() if keyed else event.pos()
        self._open_menu(line, self.viewport().mapToGlobal(place))

    def _open_menu(self, line: Line, place: QPoint) -> None:
        menu = self.menu_of(line)
        if menu.actions():
            menu.popup(place)

    def menu_of(self, line: Line) -> QMenu:
        """What can be done with a line, in words."""
        from gkdesk.ui.views.morning_menu import menu_of

        return menu_of(self, line, writing=self._paint.places.writing)

    # the contact in place

    def edit_contact(self, index: Index) -> None:
        """Put two fields over a unit's contact."""
        line = self._model.line(index)
        if line is None or line.kind is not LineKind.UNIT or not line.callers[0].unit:
            return
        if not self._paint.places.writing:
            return
        self.scrollTo(index)
        self.close_editor()
        caller, theme = line.callers[0], self._paint.theme
        editor = ContactEditor(caller.person, caller.phone, theme, self.viewport())
        editor.setGeometry(self._editor_box(line, index))
        editor.done.connect(lambda keep: self._contact_done(caller.unit, keep))
        editor.show()
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        self._editor = editor

    def editor(self) -> ContactEditor | None:
        """The fields of a contact, while they stand."""
        return self._editor

    def _editor_box(self, line: Line, index: Index) -> QRect:
        box, places = self.box_of(index), self._paint.places
        narrow = places.narrow(box.width())
        row = places.second_line(line, box) if narrow else places.first_line(line, box)
        left = row.left() + places.contact_left(line, box)
        width = min(row.right() - left, self._paint.theme.px(360))
        high = self._paint.theme.px(30)
        return QRect(left, row.center().y() - high // 2, width, high)

    def _contact_done(self, unit: str, keep: bool) -> None:
        editor = self._editor
        self.close_editor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and editor is not None:
            self.contact_given.emit(unit, *editor.values())

    def close_editor(self) -> None:
        """Take the fields away without keeping what they hold."""
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.close_editor()
        self.scheduleDelayedItemsLayout()
