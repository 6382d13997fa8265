"""How wide the columns of the grid are, and which are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu

from gkdesk.ui.models.grid_columns import HEADS, GridColumn
from gkdesk.ui.theme import Theme

GIVEN: Final = {
    GridColumn.LEAD: 128,
    GridColumn.RESPONSIBLE: 176,
    GridColumn.SUPPORTING: 128,
    GridColumn.DEADLINE: 142,
    GridColumn.STATUS: 98,
    GridColumn.NOTE: 120,
}
"""At 100 %. The content has what is left, and never less than CONTENT_LEAST."""
CONTENT_LEAST: Final = 250
LEAST: Final = 48
_TIGHTEST: Final = 0.72
"""In a narrow window given widths shrink so far before the grid scrolls sideways; a day and
a light are never cut."""
_STIFF: Final = (GridColumn.DEADLINE, GridColumn.STATUS)
_HIDDEN: Final = 0


class GridWidths(QObject):
    """Shares the header's width out. What a person drew or hid is told by ``changed`` and
    kept at 100 %, by the column's name; 0 stands for a hidden one."""

    changed = Signal()

    def __init__(self, header: QHeaderView, theme: Theme, drawn: Mapping[str, int]) -> None:
        super().__init__(header)
        self._header, self._theme = header, theme
        self._drawn = dict(drawn)
        self._sharing = False
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)
        header.sectionResized.connect(self._follow)
        self._hide()

    def set_theme(self, theme: Theme) -> None:
        """Other letters: widths grow with them."""
        self._theme = theme
        self.share()

    def drawn(self) -> dict[str, int]:
        """What a person chose."""
        return dict(self._drawn)

    def share(self) -> None:
        """Give every column its width, and the content the rest."""
        px, whole = self._theme.px, self._header.viewport().width()
        shown = [column for column in GIVEN if not self._header.isSectionHidden(column)]
        soft = [c for c in shown if not (self._own(c) or c in _STIFF)]
        given = sum(px(GIVEN[c]) for c in soft)
        fixed = sum(px(self._own(c) or GIVEN[c]) for c in shown if c not in soft)
        room = whole - fixed - px(CONTENT_LEAST)
        tight = min(max(room / given, _TIGHTEST), 1.0) if given else 1.0
        self._sharing = True
        for column in shown:
            width = px(self._own(column) or GIVEN[column])
            width = round(width * tight) if column in soft else width
            self._header.resizeSection(column, width)
            whole -= width
        self._header.resizeSection(GridColumn.CONTENT, max(whole, px(CONTENT_LEAST)))
        self._sharing = False

    def _own(self, column: GridColumn) -> int:
        """The width a person drew; 0 where none was."""
        return self._drawn.get(column.name.lower(), 0)

    def show_column(self, column: GridColumn, shown: bool) -> None:
        """Show or hide a column."""
        if shown:
            self._drawn.pop(column.name.lower(), None)
        else:
            self._drawn[column.name.lower()] = _HIDDEN
        self._hide()
        self.share()
        self.changed.emit()

    def reset(self) -> None:
        """Show all columns with their given widths."""
        self._drawn.clear()
        self._hide()
        self.share()
        self.changed.emit()

    def _hide(self) -> None:
        self._sharing = True
        for column in GIVEN:
            hidden = self._drawn.get(column.name.lower()) == _HIDDEN
            self._header.setSectionHidden(column, hidden)
        self._sharing = False

    def menu(self) -> QMenu:
        """Which columns are shown."""
        menu = QMenu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in GIVEN:
            act = menu.addAction(HEADS[column])
            act.setCheckable(True)
            act.setChecked(not self._header.isSectionHidden(column))
            act.toggled.connect(lambda shown, column=column: self.show_column(column, shown))
        menu.addSeparator()
        menu.addAction("恢复默认列宽").triggered.connect(lambda _checked=False: self.reset())
        return menu

    def _open_menu(self, point: QPoint) -> None:
        self.menu().popup(self._header.mapToGlobal(point))

    def _follow(self, moved: int, _former: int, width: int) -> None:
        """A border was drawn: the content gives way."""
        if self._sharing or moved == GridColumn.CONTENT or not width:
            if moved == GridColumn.CONTENT and not self._sharing:
                self.share()
            return
        self._drawn[GridColumn(moved).name.lower()] = max(
            round(width * 100 / self._theme.scale), LEAST
        )
        self.share()
        self.changed.emit()
