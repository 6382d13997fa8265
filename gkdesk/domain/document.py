"""A document as its file gives it: one text, and what the format tells about its parts."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Hint:
    """What a format tells about one line of the text beyond its words.

    ``heading`` is the level of a heading style (1 to 9), 0 where the format names none;
    ``size`` is the height of the letters in points, 0 where it is not known.
    """

    span: Span
    heading: int = 0
    bold: bool = False
    centered: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``span`` are its words (empty where it is blank), ``row`` and ``column``
    count from 0, ``rows`` and ``columns`` are how many a merged cell covers."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``span`` covers all its cells. A place a merged cell covers has no cell of
    its own. ``title`` is the name of the sheet or the caption, where there is one."""

    span: Span
    cells: tuple[Cell, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a file's format tells, in reading order.

    ``text`` holds the words with ``\\n`` between lines; automatic numbers stand in it as a
    reader of the file sees them. The cells of a table row are parted by ``\\t``, its rows by
    ``\\n``; a cell may hold lines of its own. ``hints`` stand in the order of the text, only
    for lines with something to tell. ``pages`` are the offsets at which pages begin, where
    the format has pages. ``remarks`` are Chinese sentences a person should know.
    """

    text: str
    hints: tuple[Hint, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
