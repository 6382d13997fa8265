"""The tree-table in the middle: one query's rows, chosen by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView

from gkdesk.ui.models.tree_model import Column, Index, TreeModel
from gkdesk.ui.shape import Shape
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.columns import Columns
from gkdesk.ui.views.row_delegate import INDENT, LEFT, Place, RowDelegate, RowSizes
from gkdesk.ui.views.row_dragging import MIME, RowDragging

ONE_LINE_FROM: Final = 5000
OPEN_ALL_UP_TO: Final = 400
OPEN_HITS_UP_TO: Final = 3000


class TaskTree(QTreeView):
    """Signals ``chosen`` with the ledger id of the current row (0 for none), ``opened``
    when a person wants the row's details (Enter or double click), ``selected`` when others
    are selected. Rows dragged and dropped are told by ``dropped`` of ``hands``."""

    chosen = Signal(int)
    opened = Signal()
    selected = Signal()

    def __init__(self, model: TreeModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._rows = RowDelegate(model, theme)
        self._theme = theme
        self._keyed = False
        self.setModel(model)
        self.columns = Columns(self.header(), theme)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("任务列表")
        self.hands = RowDragging(self)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self._build_header()
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.set_theme(theme)

    def _build_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(40)  # under LEAST, which the columns themselves mind
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    # looks

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = self._rows.theme = theme
        p, header = theme.palette, self.header()
        self.setStyleSheet(
            f"QTreeView {{ background: {p.surface}; border: none; }}"
            f"QHeaderView {{ background: {p.surface}; border: none; }}"
            f"QHeaderView::section {{ background: {p.surface}; color: {p.text2}; border: none;"
            f" border-bottom: 1px solid {p.line2}; padding-left: {theme.px(10)}px; }}"
        )
        header.setFont(theme.font(Letter.SECOND))
        header.viewport().setFont(theme.font(Letter.SECOND))  # it paints, and lags behind
        header.setFixedHeight(theme.px(34))
        self.verticalScrollBar().setSingleStep(theme.px(34))
        self.columns.set_theme(theme)
        self._fit_rows()

    def arrange(self, shape: Shape) -> None:
        """Follow the window: wide columns, taller rows, one unit column, or none."""
        self._model.merge_units(shape.rail)
        hidden = _UNITS if shape.stacked else (Column.LEAD,) if shape.rail else ()
        self.columns.arrange(shape.name, generous=shape.generous, hidden=frozenset(hidden))
        group, item = (38, 56) if shape.tall else (34, 52)
        lines = 1 if len(self._model) > ONE_LINE_FROM else 2
        sizes = RowSizes(group, item, lines, shape.stacked and lines > 1)
        if sizes != self._rows.sizes:
            self._rows.sizes = sizes
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.setUniformRowHeights(self._rows.sizes.lines == 1)
        self.scheduleDelayedItemsLayout()

    # what it shows

    def opened_query(self, term: str, *, hits_only: bool) -> None:
        """The model took another query: open what helps, mark what was searched for."""
        self._rows.term = term
        sizes = self._rows.sizes
        lines = 1 if len(self._model) > ONE_LINE_FROM else 2
        self._rows.sizes = RowSizes(sizes.group, sizes.item, lines, sizes.units_below)
        self.setUniformRowHeights(lines == 1)
        if len(self._model) <= (OPEN_HITS_UP_TO if hits_only else OPEN_ALL_UP_TO):
            self._open_groups()
        elif self._model.rowCount() == 1:
            self.expand(self._model.index(0, 0))

    def _open_groups(self) -> None:
        for position in self._model.group_positions():
            self.expand(self._model.at(position))

    def choose(self, node_id: int | None) -> bool:
        """Make a ledger row the current one, opening what lies above; False if not here."""
        index = self._model.index_of(node_id) if node_id is not None else QModelIndex()
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.selectionModel().setCurrentIndex(index, _ROW)
        self.scrollTo(index)
        return True

    def choose_first(self) -> None:
        """Make the first row current, where none is."""
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectionModel().setCurrentIndex(self._model.index(0, 0), _ROW)

    def step(self, by: int) -> None:
        """Go to the next (1) or former (-1) shown row."""
        index = self.currentIndex()
        index = self.indexBelow(index) if by > 0 else self.indexAbove(index)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index.siblingAtColumn(0), _ROW)
            self.scrollTo(index)

    def current_id(self) -> int | None:
        """The ledger id of the current row."""
        return self._model.node_id(self.currentIndex())

    def selected_ids(self) -> list[int]:
        """The ledger ids of the selected rows; the current one alone where none is."""
        rows = self.selectionModel().selectedRows() or [self.currentIndex()]
        return [node_id for index in rows if (node_id := self._model.node_id(index))]

    def selected_count(self) -> int:
        """How many rows are selected, the current one included."""
        chosen = self.selectionModel().selection()
        count = sum(chosen.at(number).height() for number in range(chosen.count()))
        return count or int(self.currentIndex().isValid())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    def id_at(self, index: Index) -> int | None:
        """The ledger id of an index."""
        return self._model.node_id(index)

    def choose_all(self, node_ids: Sequence[int]) -> None:
        """Select rows, with the first of them as the current one."""
        if not self.choose(node_ids[0]):
            return
        more = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for node_id in node_ids[1:]:
            index = self._model.index_of(node_id)
            if index.isValid():
                self.selectionModel().select(index, more)

    def open_row(self, node_id: int) -> None:
        """Show what is below a row."""
        index = self._model.index_of(node_id)
        if index.isValid():
            self.expand(index)

    def open_ids(self) -> set[int]:
        """The ledger ids of the rows whose children are shown."""
        ids = set()
        for position in self._model.group_positions(measures=True):
            index = self._model.at(position)
            if self.isExpanded(index) and (node_id := self._model.node_id(index)) is not None:
                ids.add(node_id)
        return ids

    def open_only(self, node_ids: Iterable[int]) -> None:
        """Show the children of these rows and of no others."""
        self.collapseAll()
        for node_id in node_ids:
            index = self._model.index_of(node_id)
            if index.isValid():
                self.expand(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row() or current.parent() != previous.parent():
            self.chosen.emit(self._model.node_id(current) or 0)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        in_view = self._positions_in_view()
        self._model.want(in_view)
        self._model.want_asides(in_view)
        super().paintEvent(event)
        if self.hands.place is not None:
            painter = QPainter(self.viewport())
            self.hands.paint(painter, self._theme.palette.accent, self._theme.px(2))
            painter.end()

    def startDrag(self, supported: Qt.DropAction) -> None:
        self.hands.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self.hands.over(event)
        else:
            event.ignore()  # files are the window's

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hands.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hands.drop(event)

    def _positions_in_view(self) -> list[int]:
        positions = []
        index, bottom = self.indexAt(QPoint(0, 0)), self.viewport().height()
        while index.isValid() and self.visualRect(index).top() < bottom:
            positions.append(index.internalId())
            index = self.indexBelow(index)
        return positions

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index)
        if row is not None:
            place = self._place(options, index)
            self._rows.paint_row(painter, row, place, self._model.aside(index))

    def _place(self, options: QStyleOptionViewItem, index: Index) -> Place:
        whole = QRect(options.rect)
        whole.setLeft(0)
        whole.setWidth(self.viewport().width())
        current = index.row() == self.currentIndex().row() and (
            index.internalId() == self.currentIndex().internalId()
        )
        has_rows = self._model.hasChildren(index)
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        return Place(
            whole=whole,
            cells=self._cells(whole),
            depth=self._depth(index),
            flat=self._model.among_leaves(index),
            open=self.isExpanded(index) if has_rows else None,
            selected=self.selectionModel().isSelected(index) or current,
            hovered=self.underMouse() and whole.contains(pointer),
            ring=current and self.hasFocus() and self._keyed,
        )

    def _cells(self, whole: QRect) -> dict[Column, QRect]:
        header = self.header()
        return {
            column: QRect(
                header.sectionViewportPosition(column),
                whole.top(),
                header.sectionSize(column),
                whole.height(),
            )
            for column in Column
            if not self.isColumnHidden(column)
        }

    def _depth(self, index: Index) -> int:
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return depth

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keyed = False
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._model.hasChildren(index):
            left = self._theme.px(LEFT) + self._depth(index) * self._theme.px(INDENT)
            if left - 4 <= event.position().x() <= left + self._theme.px(20):
                self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keyed = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        if event.key() == Qt.Key.Key_Space:
            index = self.currentIndex()
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters belong to the search box, and Qt's own walk reads every row."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keyed = event.reason() in _KEYED
        self.choose_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.share()
        self.viewport().update()

    def sizeHintForColumn(self, column: int) -> int:
        """What a double click on a border asks for: the column's given width."""
        return self.columns.given(Column(column))


_KEYED: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_UNITS: Final = (Column.LEAD, Column.RESPONSIBLE)
_ROW: Final = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
