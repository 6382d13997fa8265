"""The grid (分解): a tree under columns, with a cell that is typed into and a chosen block."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from gkdesk.ui.models.grid_block import Area, Place, Size, area_of
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.models.tree_model import Index
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.grid_painter import HEIGHT, GridPainter, GridPlace
from gkdesk.ui.views.grid_rows import GridRows

OPEN_ALL_UP_TO: Final = 3000

_Spot = tuple[int, GridColumn]
"""A cell by the ledger's id of its row, which folding and edits leave as it is."""


class GridView(QTreeView):
    """``chosen`` tells that another block or cell is chosen, ``edit_wanted`` that a cell was
    double clicked. What is chosen is one block, with the active cell in it."""

    chosen = Signal()
    edit_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: GridModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._theme = theme
        self._painter = GridPainter(theme)
        self.rows = GridRows(self)
        self._anchor: _Spot = (0, GridColumn.CONTENT)
        self._head = self._active = self._anchor
        self._dragging = False
        self.setModel(model)
        self.setItemDelegate(_Heights(self))
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
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.collapsed.connect(self._follow_folding)
        self.set_theme(theme)

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

    # what it shows

    def opened(self) -> None:
        """The model took another plan: show all its rows, where they are not too many."""
        if len(self._model) <= OPEN_ALL_UP_TO:
            self.expandAll()
        elif self._model.rowCount() == 1:
            self.expand(self._model.index(0, 0))

    def columns(self) -> list[GridColumn]:
        """The shown columns."""
        return [column for column in GridColumn if not self.isColumnHidden(column)]

    def size_shown(self) -> Size:
        """How many rows and columns are shown."""
        return Size(len(self.rows), len(self.columns()))

    def node_at(self, number: int) -> int | None:
        """The ledger's id of a shown row."""
        return self._model.node_id(self.rows.at(number))

    # the chosen block

    def area(self) -> Area:
        """The chosen block."""
        return area_of(self._place(self._anchor), self._place(self._head))

    def active(self) -> Place:
        """The cell that is typed into."""
        return self._place(self._active)

    def head(self) -> Place:
        """The corner of the block that Shift moves."""
        return self._place(self._head)

    def active_index(self) -> QModelIndex:
        """The active cell in the model."""
        node_id, column = self._active
        return self._model.index_of(node_id).siblingAtColumn(column)

    def choose(self, place: Place, *, extend: bool = False) -> None:
        """Make a cell active, or with ``extend`` the corner of the block."""
        spot = self._spot(self.size_shown().within(*place))
        if spot is None:
            return
        if extend:
            self._anchor, self._head = self._active, spot
        else:
            self._anchor = self._head = self._active = spot
        self._show(spot)

    def choose_area(self, area: Area) -> None:
        """Choose a block; the active cell stays where it is in it."""
        first, last = self._spot(Place(*area[:2])), self._spot(Place(*area[2:]))
        if first is None or last is None:
            return
        self._anchor, self._head = first, last
        if not area.holds(*self.active()):
            self._active = self._anchor
        self._show(self._active, scroll=False)

    def activate(self, place: Place) -> None:
        """Make another cell of the block active."""
        spot = self._spot(place)
        if spot is not None:
            self._active = spot
            self._show(spot)

    def choose_row(self, node_id: int, column: GridColumn | None = None) -> bool:
        """Make a cell of a ledger row active, opening what lies above; False if not here."""
        index = self._model.index_of(node_id)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        shown = self.columns()
        wanted = self._active[1] if column is None else column
        spot = node_id, wanted if wanted in shown else GridColumn.CONTENT
        self._anchor = self._head = self._active = spot
        self._show(spot)
        return True

    def current_id(self) -> int | None:
        """The ledger's id of the active row."""
        return self._active[0] or None

    def _place(self, spot: _Spot) -> Place:
        shown = self.columns()
        column = shown.index(spot[1]) if spot[1] in shown else 0
        index = self._model.index_of(spot[0])
        return Place(max(self.rows.number(index), 0) if index.isValid() else 0, column)

    def _spot(self, place: Place) -> _Spot | None:
        node_id, shown = self.node_at(place.row), self.columns()
        return None if node_id is None else (node_id, shown[place.column])

    def _show(self, spot: _Spot, *, scroll: bool = True) -> None:
        index = self._model.index_of(spot[0]).siblingAtColumn(spot[1])
        if scroll and index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()
        self.chosen.emit()

    def _follow_folding(self, folded: Index) -> None:
        """What is chosen never lies in a folded row."""
        spots = self._anchor, self._head, self._active
        if any(self.rows.number(self._model.index_of(spot[0])) < 0 for spot in spots):
            node_id = self._model.node_id(folded)
            if node_id is not None:
                self._anchor = self._head = self._active = node_id, self._active[1]
                self.chosen.emit()

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

    def _place_of(self, index: Index) -> Place:
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


class _Heights(QStyledItemDelegate):
    """Gives every row its height; the view paints whole rows itself."""

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self._view.row_height())
