"""Lists as pages: how many, what stands where on one, and that page painted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from time import monotonic

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from gkdesk.exports.printed_list import PrintedList
from gkdesk.ui.print_chapter import Chapter
from gkdesk.ui.print_fonts import UNITS_PER_POINT, PrintLetters, print_letters
from gkdesk.ui.print_painter import FootPlace, paint_boxes, paint_number
from gkdesk.ui.print_paper import UNITS_PER_MM
from gkdesk.ui.print_rows import Box

_letters = lru_cache(8)(print_letters)


class ListPages:
    """Lists laid out on their papers, each beginning a page, counted through.

    Lines are asked of a list only as far as its pages are looked at. Needs a QGuiApplication;
    raises NoChineseFont on a machine without Chinese glyphs.
    """

    def __init__(self, lists: Sequence[PrintedList]) -> None:
        self.lists = tuple(lists)
        for each in lists:
            _letters(each.paper.points)
        self._chapters: list[Chapter] = []
        self._looked_at: tuple[int, list[Box]] = (-1, [])

    @property
    def known(self) -> int:
        """The pages found so far."""
        return sum(chapter.known for chapter in self._chapters)

    @property
    def total(self) -> int | None:
        """The number of pages, None while they are being counted."""
        return self.known if self._ended() else None

    @property
    def seen(self) -> float:
        """The part of all lists that is counted, from 0 to 1."""
        if not self.lists:
            return 1.0
        return sum(chapter.seen for chapter in self._chapters) / len(self.lists)

    def pages(self) -> int:
        """The number of pages; counts them where that is not done."""
        while not self._ended():
            self._further()
        return self.known

    def count_for(self, seconds: float) -> bool:
        """Counts on for about that long; tells whether all pages are found."""
        stop = monotonic() + seconds
        while not self._ended() and monotonic() < stop:
            self._further()
        return self._ended()

    def reaches(self, page: int) -> bool:
        """Whether there is a page of that number, from 0; looks no further than to it."""
        while self.known <= page and not self._ended():
            self._further()
        return 0 <= page < self.known

    def size(self, page: int) -> QSizeF:
        """The size of a page in millimetres."""
        return self._chapter(page)[0].size / UNITS_PER_MM

    def block(self, page: int) -> QRectF:
        """The text block of a page in tenths of a point."""
        return self._chapter(page)[0].block

    def letters(self, page: int) -> PrintLetters:
        """The letters of a page."""
        return self._chapter(page)[0].letters

    def boxes(self, page: int) -> list[Box]:
        """Every cell of a page and where it stands, in tenths of a point from the upper left
        corner of the paper; those of the page looked at last are kept."""
        if page != self._looked_at[0]:
            chapter, number = self._chapter(page)
            self._looked_at = page, chapter.page(number)
        return self._looked_at[1]

    def layout(self, page: int) -> QPageLayout:
        """The paper of a page without a device's margins: the page keeps its own."""
        paper = self._chapter(page)[0].listed.paper
        size = QPageSize.PageSizeId.A3 if paper.size == "A3" else QPageSize.PageSizeId.A4
        way = (
            QPageLayout.Orientation.Landscape
            if paper.wide
            else QPageLayout.Orientation.Portrait
        )
        made = QPageLayout(QPageSize(size), way, QMarginsF(), QPageLayout.Unit.Millimeter)
        made.setMode(QPageLayout.Mode.FullPageMode)
        return made

    def paint(self, painter: QPainter, page: int) -> None:
        """Paints a page (from 0) with a painter that counts in tenths of a point. Its number
        names the total where that is known."""
        paint_boxes(painter, self.boxes(page))
        chapter, _number = self._chapter(page)
        place = FootPlace(chapter.block, chapter.size.height(), self.letters(page))
        paint_number(painter, chapter.listed.paper, page + 1, self.total, place)

    def _ended(self) -> bool:
        last = self._chapters[-1:]
        return len(self._chapters) == len(self.lists) and all(each.done for each in last)

    def _further(self) -> None:
        """Finds one page more."""
        if self._chapters and not self._chapters[-1].done:
            self._chapters[-1].look_further()
        if not self._chapters or (self._chapters[-1].done and not self._ended()):
            self._chapters.append(Chapter(self.lists[len(self._chapters)], _letters))

    def _chapter(self, page: int) -> tuple[Chapter, int]:
        if not self.reaches(page):
            raise IndexError(page)
        for chapter in self._chapters:
            if page < chapter.known:
                return chapter, page
            page -= chapter.known
        raise IndexError(page)


def scaled(painter: QPainter, dots_per_inch: float) -> None:
    """Lets a painter of a device count in tenths of a point."""
    scale = dots_per_inch / (72 * UNITS_PER_POINT)
    painter.scale(scale, scale)
