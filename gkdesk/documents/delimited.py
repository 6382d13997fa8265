"""Tables saved as text: comma or tab separated, cells with line ends in quotation marks."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from gkdesk.documents.blocks import Grid, GridCell, document_of, plain
from gkdesk.documents.sheets import MOST_CELLS
from gkdesk.domain.document import Document

_SAMPLE = 50
_FEWEST = {",": 3, "\t": 2, ";": 4}
_MOST_COLUMNS = 64
_LONGEST_CELL = 32_767
"""No spreadsheet holds more in a cell; csv stops at four times as much anyway."""


def delimited(text: str) -> Document | None:
    """The table of a text in which every row has the same number of cells; None where the
    text is none, or one of more cells than memory holds. Prose has a comma here and there,
    but never so many in every line."""
    for mark in _FEWEST:
        if mark in text[:_LONGEST_CELL] and _is_delimited(text, mark):
            rows = _bounded(_records(text, mark))
            if rows is None:
                return None
            cells = tuple(_cells(rows))
            return document_of([Grid(cells)]) if cells else None
    return None


def _records(text: str, mark: str) -> Iterator[list[str]]:
    """The rows with words; none any more where the quotation marks do not close."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=False)
    try:
        for record in reader:
            if any(field.strip() for field in record):
                yield record
    except csv.Error:
        return


def _bounded(records: Iterator[list[str]]) -> list[list[str]] | None:
    """The rows, None where they hold too many cells."""
    rows: list[list[str]] = []
    room = MOST_CELLS
    for record in records:
        room -= len(record)
        if room < 0:
            return None
        rows.append(record)
    return rows


def _is_delimited(text: str, mark: str) -> bool:
    sample = list(islice(_records(text, mark), _SAMPLE))
    widths = {len(record) for record in sample}
    width = max(widths, default=0)
    if len(widths) != 1 or len(sample) < 2 or not _FEWEST[mark] <= width <= _MOST_COLUMNS:
        return False
    return all(len(field) <= _LONGEST_CELL for record in sample for field in record)


def _cells(rows: list[list[str]]) -> Iterator[GridCell]:
    for row, record in enumerate(rows):
        for column, field in enumerate(record):
            words = field.replace("\r\n", "\n").replace("\r", "\n")
            yield GridCell(plain(words).strip(), row, column)
