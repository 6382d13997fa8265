"""Proof from a PDF's own glyphs that a list stands on it whole: what is read back out of each
cell is what the list holds, and nothing stands anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtCore import QRectF

from gkdesk.exports.printed_list import PrintedCell, PrintedHeading, PrintedList, PrintedRow
from gkdesk.ui.print_pages import ListPages
from gkdesk.ui.print_painter import lamp_of
from gkdesk.ui.print_rows import Box

_TENTHS = 10
_INK = 4.0
"""Tenths of a point by which the ink of a letter may leave its place: half a grid line."""


class Place(NamedTuple):
    """Left, top, right and bottom in tenths of a point from the upper left of the paper."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, box: QRectF) -> Place:
        return cls(box.left(), box.top(), box.right(), box.bottom())

    def holds(self, other: Place, more: float) -> bool:
        """Whether the other lies in it, or reaches out by no more than that."""
        return (
            self.left - more <= other.left
            and self.top - more <= other.top
            and other.right <= self.right + more
            and other.bottom <= self.bottom + more
        )

    def has(self, across: float, down: float) -> bool:
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    def shares(self, other: Place) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 1 and min(self.bottom, other.bottom) - max(self.top, other.top) > 1


class Glyph(NamedTuple):
    """A letter as the PDF has it, and where its ink is."""

    letter: str
    box: Place


def glyphs(file: Path) -> Iterator[list[Glyph]]:
    """The letters of each page that leave ink."""
    document = pypdfium2.PdfDocument(file)
    for page in document:
        height, text = page.get_height(), page.get_textpage()
        told = []
        for at in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text.raw, at))
            if not letter.isspace():
                left, bottom, right, top = (_TENTHS * edge for edge in text.get_charbox(at))
                down = _TENTHS * height
                told.append(Glyph(letter, Place(left, down - top, right, down - bottom)))
        yield told
    document.close()


def prove(listed: PrintedList, file: Path, total: int) -> None:
    """The PDF holds every line of the list once, in order, each cell's words in that cell's
    place on a page, below the column heads, and nothing else but title and page numbers."""
    pages = ListPages([listed])
    assert pages.pages() == total
    parts: dict[tuple[int, int], str] = {}
    rows: list[int] = []
    for page, seen in enumerate(glyphs(file)):
        boxes = pages.boxes(page)
        _stand_apart(boxes, pages.block(page))
        words = _read(boxes, seen, pages.block(page))
        _under_heads(boxes, words, listed)
        for box, text in zip(boxes, words, strict=True):
            if box.row >= 0:
                parts[box.row, box.column] = parts.get((box.row, box.column), "") + text
                if rows[-1:] != [box.row]:
                    rows.append(box.row)
    assert rows == list(range(len(listed.lines)))
    assert parts == dict(_held(listed))


def _stand_apart(boxes: list[Box], block: QRectF) -> None:
    """Cells lie in the text block, no two share room, and a light stands before its word."""
    outer = [Place.of(box.outer) for box in boxes]
    assert all(Place.of(block).holds(each, 1) for each in outer)
    for box, each in zip(boxes, outer, strict=True):
        assert each.holds(Place.of(box.inner), 1)
        if box.light is not None:
            assert each.holds(Place.of(lamp_of(box)), 0)
            assert lamp_of(box).right() < box.inner.left()
    assert not any(one.shares(other) for one, other in combinations(outer, 2))


def _read(boxes: list[Box], seen: list[Glyph], block: QRectF) -> list[str]:
    """The words in each box, every letter wholly in it; what stands in none is the page's
    number, below the block."""
    words = ["" for _box in boxes]
    outer = [Place.of(box.outer) for box in boxes]
    at = 0
    for letter, box in seen:
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        if not outer[at].has(*middle):
            at = next((at for at, each in enumerate(outer) if each.has(*middle)), 0)
        if outer[at].has(*middle):
            assert outer[at].holds(box, _INK), (letter, box, boxes[at])
            words[at] += letter
        else:
            assert middle[1] > block.bottom(), (letter, box)
    return words


def _under_heads(boxes: list[Box], words: list[str], listed: PrintedList) -> None:
    """The heads stand on the page, above all its rows."""
    heads = {box.column: text for box, text in zip(boxes, words, strict=True) if box.tint == 2}
    assert heads == {at: column.head for at, column in enumerate(listed.columns)}
    low = max(box.outer.bottom() for box in boxes if box.tint == 2)
    assert all(box.outer.top() >= low - 1 for box in boxes if box.row >= 0)


def _held(listed: PrintedList) -> Iterator[tuple[tuple[int, int], str]]:
    """The words of each cell of the list, without blanks."""
    for number, line in enumerate(listed.lines):
        if isinstance(line, PrintedHeading):
            yield (number, 0), _bare(line.text)
        elif isinstance(line, PrintedRow):
            for column, cell in enumerate(line.cells):
                yield (number, column), _said(cell)


def _said(cell: PrintedCell) -> str:
    if cell.open:
        return ""
    return _bare(cell.text or "、".join(cell.names)) or "—"


def _bare(text: str) -> str:
    return "".join(text.split())
