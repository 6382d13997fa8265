"""The grid (分解): a tree under columns, with a cell that is typed into and a chosen block."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QTreeView,
)

from gkdesk.ui.models.grid_block import Area, Place
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.models.tree_model import Index
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.block_tree import BlockTree
from gkdesk.ui.views.even_heights import EvenHeights
from gkdesk.ui.views.grid_painter import HEIGHT, GridPainter, GridPlace

OPEN_ALL_UP_TO: Final = 3000


class GridView(BlockTree):
    """``edit_wanted`` tells that a cell was double clicked, ``menu_wanted`` where the other
    button was pressed."""

    edit_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: GridModel, theme: Theme) -> None:
        super().__init__(model)
        self._theme = theme
        self._painter = GridPainter(theme)
        self._dragging = False
        self.setItemDelegate(EvenHeights(self, self.row_height))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("分解表")
        self.customContextMenuRequested.connect(self._ask_menu)
        self._build_header()
        self.set_theme(theme)

    def _build_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._choose_column)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = self._painter.theme = theme
        p, header = theme.palette, self.header()
        self.setStyleSheet(
            f"QTreeView {{ background: {p.surface}; border: none; }}"
            f"QHeaderView {{ background: {p.raised}; border: none; }}"
            f"QHeaderView::section {{ background: {p.raised}; color: {p.text2}; border: none;"
            f" border-right: 1px solid {p.line}; border-bottom: 1px solid {p.line2};"
            f" padding-left: {theme.px(8)}px; }}"
        )
        header.setFont(theme.font(Letter.SECOND))
        header.viewport().setFont(theme.font(Letter.SECOND))
        header.setFixedHeight(theme.px(34))
        self.verticalScrollBar().setSingleStep(self.row_height())
        self.scheduleDelayedItemsLayout()

    def row_height(self) -> int:
        """The height of every row."""
        return self._theme.px(HEIGHT)

    def _choose_column(self, section: int) -> None:
        """A click on a heading chooses the whole column."""
        side, size = self.columns().index(GridColumn(section)), self.size_shown()
        if size.rows:
            self.choose_area(Area(0, side, size.rows - 1, side))
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def fold_measures(self, folded: bool) -> None:
        """Fold the measures of all tasks away, or show all rows again."""
        if not folded:
            self.expandAll()
            return
        groups = set(self._model.group_positions())
        for position in self._model.group_positions(measures=True):
            if position not in groups:
                self.collapse(self._model.at(position))

    # what it shows

    def folded_ids(self) -> set[int]:
        """The ledger's ids of the rows whose rows are folded away, in a plan of usual size."""
        if len(self._model) > OPEN_ALL_UP_TO:
            return set()
        held = map(self._model.at, self._model.group_positions(measures=True))
        return {self._model.node_id(each) or 0 for each in held if not self.isExpanded(each)}

    def opened(self, folded: Collection[int] = ()) -> None:
        """The model took other rows: show all of them but what was ``folded``, where they
        are not too many."""
        if len(self._model) <= OPEN_ALL_UP_TO:
            self.expandAll()
            for node_id in folded:
                index = self._model.index_of(node_id)
                if index.isValid():
                    self.collapse(index)
        elif self._model.rowCount() == 1:
            self.expand(self._model.index(0, 0))

    # painting

    def cell_rect(self, index: Index) -> QRect:
        """Where a cell stands in the viewport."""
        return self.visualRect(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        in_view = self._in_view()
        self._model.want(in_view)
        self._model.want_asides(in_view)
        self._now = self.area(), self.active(), self.columns()
        super().paintEvent(event)

    def _in_view(self) -> list[int]:
        found = []
        index, bottom = self.indexAt(QPoint(0, 0)), self.viewport().height()
        while index.isValid() and self.visualRect(index).top() < bottom:
            found.append(index.internalId())
            index = self.indexBelow(index)
        return found

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index)
        if row is None:
            return
        area, active, shown = self._now
        top, height, header = options.rect.top(), options.rect.height(), self.header()
        cells = {
            column: QRect(
                header.sectionViewportPosition(column), top, header.sectionSize(column), height
            )
            for column in shown
        }
        place = GridPlace(
            whole=QRect(0, top, self.viewport().width(), height),
            cells=cells,
            depth=self._depth(index),
            open=self.isExpanded(index) if self._model.hasChildren(index) else None,
            number=(top + self.verticalOffset()) // height,
            area=area,
            active=active,
            focused=self.hasFocus(),
        )
        self._painter.paint(painter, row, place, self._model.outlook, self._model.aside(index))

    def _depth(self, index: Index) -> int:
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return depth

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return
        if event.button() == Qt.MouseButton.LeftButton and self._on_chevron(index, point):
            first = index.siblingAtColumn(0)
            self.setExpanded(first, not self.isExpanded(first))
            return
        place = self._place_of(index)
        if event.button() == Qt.MouseButton.RightButton and self.area().holds(*place):
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.choose(place, extend=shift)
        self._dragging = event.button() == Qt.MouseButton.LeftButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._dragging:
            return
        port = self.viewport().rect().adjusted(1, 1, -1, -1)
        point = event.position().toPoint()
        inside = QPoint(
            min(max(point.x(), port.left()), port.right()),
            min(max(point.y(), port.top()), port.bottom()),
        )
        index = self.indexAt(inside)
        if index.isValid():
            self.choose(self._place_of(index), extend=True)
        else:
            self.choose(Place(len(self.rows) - 1, self.head().column), extend=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and not self._on_chevron(index, point):
            self.edit_wanted.emit()

    def _on_chevron(self, index: Index, point: QPoint) -> bool:
        if index.column() or not self._model.hasChildren(index):
            return False
        return self._painter.chevron_box(self._depth(index), self.visualRect(index)).contains(
            point
        )

    def _place_of(self, index: QModelIndex) -> Place:
        return Place(self.rows.number(index), self.columns().index(GridColumn(index.column())))

    def _ask_menu(self, point: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(point))

    # the rest

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are typed into the cell, and Qt's own walk reads every row."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()
