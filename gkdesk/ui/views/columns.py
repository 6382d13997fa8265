"""How wide the columns of the table are: given ones, those a person drew, and back again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView

from gkdesk.ui.models.tree_model import Column
from gkdesk.ui.theme import Theme

WIDTHS: Final = {
    False: {Column.LEAD: 88, Column.RESPONSIBLE: 146, Column.DEADLINE: 130, Column.STATUS: 110},
    True: {Column.LEAD: 136, Column.RESPONSIBLE: 226, Column.DEADLINE: 150, Column.STATUS: 116},
}
"""At 100 %, by whether the window is generous. The content has what is left."""

LEAST: Final = 56
CONTENT_LEAST: Final = 160


class Columns(QObject):
    """Shares the width of a header out. A drawn border moves width between its two
    neighbours; what was drawn is kept at 100 % for each shape of the window."""

    def __init__(self, header: QHeaderView, theme: Theme) -> None:
        super().__init__(header)
        self._header, self._theme = header, theme
        self._shape, self._generous = "", False
        self._drawn: dict[str, int] = {}
        self._sharing = False
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._follow_drawing)

    def set_theme(self, theme: Theme) -> None:
        """Other letters: all widths grow with them."""
        self._theme = theme
        self.share()

    def arrange(self, shape: str, *, generous: bool, hidden: frozenset[Column]) -> None:
        """Follow the window: another set of widths, and which columns stand at all."""
        self._shape, self._generous = shape, generous
        with self._own():
            for column in Column:
                self._header.setSectionHidden(column, column in hidden)
        self.share()

    def share(self) -> None:
        """Give every column its width, and the content the rest."""
        widths = self._wanted(self._drawn)
        if self._rest(widths) < self._theme.px(CONTENT_LEAST):
            widths = self._wanted({})
        with self._own():
            for column, width in widths.items():
                self._header.resizeSection(column, width)
            rest = max(self._rest(widths), self._theme.px(LEAST))
            self._header.resizeSection(Column.CONTENT, rest)

    def given(self, column: Column) -> int:
        """The width of a column in pixels where none was drawn."""
        widths = {column: self._theme.px(width) for column, width in self._defaults().items()}
        return widths[column] if column in widths else self._rest(widths)

    def drawn(self) -> dict[str, int]:
        """What a person drew, at 100 %: ``wide.lead`` and the like."""
        return dict(self._drawn)

    def take(self, widths: Mapping[str, int]) -> None:
        """Widths drawn on another day; names of other things are passed over."""
        ours = tuple(f".{column.name.lower()}" for column in Column)
        self._drawn = {name: width for name, width in widths.items() if name.endswith(ours)}
        self.share()

    def reset(self) -> None:
        """Forget what was drawn, in all shapes."""
        self._drawn.clear()
        self.share()

    def _defaults(self) -> dict[Column, int]:
        shown = WIDTHS[self._generous].items()
        return {
            column: width for column, width in shown if not self._header.isSectionHidden(column)
        }

    def _wanted(self, drawn: Mapping[str, int]) -> dict[Column, int]:
        return {
            column: self._theme.px(max(drawn.get(self._name(column), width), LEAST))
            for column, width in self._defaults().items()
        }

    def _rest(self, widths: Mapping[Column, int]) -> int:
        return self._header.viewport().width() - sum(widths.values())

    def _name(self, column: Column) -> str:
        return f"{self._shape}.{column.name.lower()}"

    def _follow_drawing(self, moved: int, former: int, width: int) -> None:
        """The border at the right of ``moved`` was drawn: its other neighbour gives way."""
        if self._sharing:
            return
        column, beside = Column(moved), self._right_of(Column(moved))
        if beside is not None:
            both = former + self._header.sectionSize(beside)
            width = min(max(width, self._least(column)), both - self._least(beside))
            with self._own():
                self._header.resizeSection(column, width)
                self._header.resizeSection(beside, both - width)
            self._keep(column, beside)
        else:
            self.share()

    def _right_of(self, column: Column) -> Column | None:
        shown = [one for one in Column if not self._header.isSectionHidden(one)]
        at = shown.index(column) + 1
        return shown[at] if at < len(shown) else None

    def _least(self, column: Column) -> int:
        return self._theme.px(CONTENT_LEAST if column is Column.CONTENT else LEAST)

    def _keep(self, *columns: Column) -> None:
        for column in columns:
            if column is not Column.CONTENT:
                width = self._header.sectionSize(column) * 100 / self._theme.scale
                self._drawn[self._name(column)] = round(width)

    @contextmanager
    def _own(self) -> Iterator[None]:
        """While this object moves borders, no person does."""
        former, self._sharing = self._sharing, True
        try:
            yield
        finally:
            self._sharing = former
