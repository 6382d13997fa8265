"""A sheet laid out on paper: what every cell says, how it looks, where pages end.

Written by ``breakdown_sheet``, turned into a workbook by ``workbook`` and painted by the
preview, so that both show the same rows, heights, merges and page ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

BODY_POINTS = 12
TITLE_POINTS = 22

PAGE_WIDTH, PAGE_HEIGHT = 297.0, 210.0
"""A4 landscape, mm."""
TOP, BOTTOM, SIDE, FOOTER = 28.0, 24.0, 18.0, 14.0
"""Margins in mm after GB/T 9704: the wide edge is the bound one; the sides are narrower
than the standard's, for a table of nine columns."""
POINTS_PER_MM = 72 / 25.4


class Look(Enum):
    """How a cell looks."""

    TITLE = "title"
    BASIS = "basis"
    HEAD = "head"
    BANNER = "banner"
    CENTRE = "centre"
    LEFT = "left"
    TOP_CENTRE = "top centre"
    TOP_LEFT = "top left"
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


@dataclass(slots=True)
class Line:
    """One physical row of the sheet, ``height`` in points."""

    cells: list[Cell]
    height: float


@dataclass(slots=True)
class Sheet:
    """A whole sheet. ``widths`` are in Excel's characters; ``head`` is the line of the
    column heads; ``breaks`` are the lines that begin a page, the first page left out."""

    title: str
    basis: str
    widths: tuple[float, ...]
    lines: list[Line]
    blocks: list[Block]
    head: int
    breaks: list[int]
    rows: int

    @property
    def scale(self) -> int:
        """Per cent at which the columns fill the paper between the margins."""
        return scale_for(self.widths)


def column_points(width: float) -> float:
    """A column's width in points: a file counts it in digits of 7 pixels, padding included."""
    return width * 7 * 0.75


def scale_for(widths: tuple[float, ...]) -> int:
    """Per cent, cut to whole ones as spreadsheet programs do, at most 100."""
    paper = (PAGE_WIDTH - 2 * SIDE) * POINTS_PER_MM
    return min(100, int(100 * paper / sum(column_points(width) for width in widths)))


def page_points(widths: tuple[float, ...]) -> float:
    """Height between the margins in the sheet's own points, a little kept in reserve."""
    return (PAGE_HEIGHT - TOP - BOTTOM) * POINTS_PER_MM * 100 / scale_for(widths) - 6
