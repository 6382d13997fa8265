"""A sheet laid out on paper: what every cell says, how it looks, where pages end.

Written by ``breakdown_sheet``, turned into a workbook by ``workbook`` and painted by the
preview, so that both show the same rows, heights, merges and page ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from gkdesk.domain.table_design import Letters

BODY_POINTS = 12
TITLE_POINTS = 22

PAGE_WIDTH, PAGE_HEIGHT = 297.0, 210.0
"""A4 landscape, mm."""
TOP, BOTTOM, SIDE, FOOTER = 28.0, 24.0, 18.0, 14.0
"""Margins in mm after GB/T 9704: the wide edge is the bound one; the sides are narrower
than the standard's, for a table of nine columns."""
POINTS_PER_MM = 72 / 25.4


class Paper(NamedTuple):
    """A sheet of paper as it lies: mm, and its number in Excel (ECMA-376, paperSize)."""

    width: float
    height: float
    number: int

    @property
    def wide(self) -> bool:
        return self.width > self.height


A4_WIDE = Paper(PAGE_WIDTH, PAGE_HEIGHT, 9)
_UPRIGHT = {"A4": Paper(210.0, 297.0, 9), "A3": Paper(297.0, 420.0, 8)}


def paper_of(name: str, *, wide: bool) -> Paper:
    """The paper of that name, lying or upright."""
    upright = _UPRIGHT[name]
    return Paper(upright.height, upright.width, upright.number) if wide else upright


class Look(Enum):
    """How a cell looks."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BASIS = "basis"
    FILL = "fill"
    """Words before room to write."""
    HEAD = "head"
    BANNER = "banner"
    CENTRE = "centre"
    LEFT = "left"
    TOP_CENTRE = "top centre"
    TOP_LEFT = "top left"
    NOTE = "note"
    PLAIN = "plain"
    """What somebody types below the table: its letters, no grid."""


class Cell(NamedTuple):
    """One cell; a cell covered by a merge says ""."""

    text: str
    look: Look


class Block(NamedTuple):
    """A merged block: lines and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Faces(NamedTuple):
    """The letters of a sheet."""

    title: Letters = Letters("方正小标宋简体", TITLE_POINTS)
    head: Letters = Letters("黑体", BODY_POINTS)
    body: Letters = Letters("仿宋_GB2312", BODY_POINTS)

    def of(self, look: Look) -> Letters:
        """The letters of cells of that look."""
        if look is Look.TITLE:
            return self.title
        return self.head if look in (Look.HEAD, Look.BANNER) else self.body


USUAL_FACES = Faces()


@dataclass(slots=True)
class Line:
    """One physical row of the sheet, ``height`` in points."""

    cells: list[Cell]
    height: float


@dataclass(slots=True)
class Sheet:
    """A whole sheet. ``widths`` are in Excel's characters; ``head`` is the line of the
    column heads; ``breaks`` are the lines that begin a page, the first page left out.
    ``tab`` is what its tab says ("": the title); ``numbered`` is the column of the 序号, None
    where there is none."""

    title: str
    basis: str
    widths: tuple[float, ...]
    lines: list[Line]
    blocks: list[Block]
    head: int
    breaks: list[int]
    rows: int
    tab: str = ""
    faces: Faces = USUAL_FACES
    paper: Paper = A4_WIDE
    numbered: int | None = 0

    @property
    def scale(self) -> int:
        """Per cent at which the columns fill the paper between the margins."""
        return scale_for(self.widths, self.paper)

    @property
    def pages(self) -> int:
        """How many pages it prints on."""
        return len(self.breaks) + 1


def column_points(width: float) -> float:
    """A column's width in points: a file counts it in digits of 7 pixels, padding included."""
    return width * 7 * 0.75


def scale_for(widths: tuple[float, ...], paper: Paper = A4_WIDE) -> int:
    """Per cent, cut to whole ones as spreadsheet programs do, at most 100."""
    room = (paper.width - 2 * SIDE) * POINTS_PER_MM
    return min(100, int(100 * room / sum(column_points(width) for width in widths)))


def page_points(widths: tuple[float, ...], paper: Paper = A4_WIDE) -> float:
    """Height between the margins in the sheet's own points, a little kept in reserve."""
    room = (paper.height - TOP - BOTTOM) * POINTS_PER_MM
    return room * 100 / scale_for(widths, paper) - 6
