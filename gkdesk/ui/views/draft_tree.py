"""The tree at the right of a review: what the document was read as."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from gkdesk.ui.models.draft_model import DraftColumn, DraftModel, Index
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.draft_delegate import GROUP, DraftDelegate, DraftPlace
from gkdesk.ui.views.row_delegate import INDENT, LEFT

ONE_LINE_FROM: Final = 3000
_WIDTHS: Final = {
    DraftColumn.LEAD: 96,
    DraftColumn.RESPONSIBLE: 150,
    DraftColumn.DEADLINE: 124,
    DraftColumn.CHECK: 116,
}
_MERGED_UNDER: Final = 760


class DraftTree(QTreeView):
    """``chosen`` carries the number of the row a person went to."""

    chosen = Signal(int)

    def __init__(self, model: DraftModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self._paint = DraftDelegate(model, theme)
        self._keyed = self._silent = False
        self.setModel(model)
        self.setItemDelegate(self._paint)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("分解结果")
        self._dress()

    def _dress(self) -> None:
        theme, header = self._theme, self.header()
        p = theme.palette
        self.setStyleSheet(
            f"QTreeView {{ background: {p.surface}; border: none; }}"
            f"QHeaderView {{ background: {p.surface}; border: none; }}"
            f"QHeaderView::section {{ background: {p.surface}; color: {p.text2}; border: none;"
            f" border-bottom: 1px solid {p.line2}; padding-left: {theme.px(10)}px; }}"
        )
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(40)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFont(theme.font(Letter.SECOND))
        header.viewport().setFont(theme.font(Letter.SECOND))
        header.setFixedHeight(theme.px(32))
        self.verticalScrollBar().setSingleStep(theme.px(GROUP))

    # what it shows

    def fit_rows(self) -> None:
        """After the model took another draft: one line a row where there are very many."""
        self._paint.lines = 1 if len(self._model) > ONE_LINE_FROM else 2
        self.setUniformRowHeights(self._paint.lines == 1)
        self._share_width()

    def open_all(self) -> None:
        """Show the rows of every level."""
        self.expandAll()

    def closed_rows(self) -> set[str]:
        """The paths of the rows whose rows below are hidden."""
        model = self._model
        hidden = (at for at in model.groups() if not self.isExpanded(model.at(at)))
        return {model.node(model.at(at)).path for at in hidden}

    def close_rows(self, paths: set[str]) -> None:
        """Hide what is below these rows, and show all else."""
        self.expandAll()
        for at in self._model.groups() if paths else ():
            index = self._model.at(at)
            if self._model.node(index).path in paths:
                self.collapse(index)

    def choose(self, number: int | None) -> None:
        """Make a row the current one without telling so; None for none."""
        self._silent = True
        index = QModelIndex() if number is None else self._model.at(number)
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.selectionModel().setCurrentIndex(index, _ROW)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._silent = False

    def current_number(self) -> int | None:
        """The current row's number."""
        return self._model.number(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        number = self._model.number(current)
        if number is not None and not self._silent and number != self._model.number(previous):
            self.chosen.emit(number)

    # painting

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        whole = QRect(options.rect)
        whole.setLeft(0)
        whole.setWidth(self.viewport().width())
        current = index.internalId() == self._model.number(self.currentIndex())
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        place = DraftPlace(
            whole=whole,
            cells=self._cells(whole),
            depth=self._depth(index),
            open=self.isExpanded(index) if self._model.hasChildren(index) else None,
            selected=current,
            hovered=self.underMouse() and whole.contains(pointer),
            ring=current and self.hasFocus() and self._keyed,
        )
        self._paint.paint_row(painter, index, place)

    def _cells(self, whole: QRect) -> dict[DraftColumn, QRect]:
        header = self.header()
        return {
            column: QRect(
                header.sectionViewportPosition(column),
                whole.top(),
                header.sectionSize(column),
                whole.height(),
            )
            for column in DraftColumn
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
        if event.key() == Qt.Key.Key_Space:
            index = self.currentIndex()
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: 1 and 2 answer the current doubt."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keyed = event.reason() in _KEYED
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Fixed widths for all but the content, which has the rest; units merge if narrow."""
        header, px = self.header(), self._theme.px
        narrow = self.viewport().width() < px(_MERGED_UNDER)
        merged = narrow or not self._model.has_leads
        self._model.merge_units(merged)
        self.setColumnHidden(DraftColumn.LEAD, merged)
        rest = self.viewport().width()
        for column, width in _WIDTHS.items():
            if not self.isColumnHidden(column):
                header.resizeSection(column, px(width))
                rest -= px(width)
        header.resizeSection(DraftColumn.CONTENT, max(rest, px(120)))


_KEYED: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ROW: Final = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
