"""A Document, or why there is none, as plain values that go from one process to another."""

from __future__ import annotations

from typing import Any

from gkdesk.domain.document import Cell, Document, Hint, Table
from gkdesk.domain.spans import Span
from gkdesk.errors import (
    FileDamaged,
    FileFault,
    FileProtected,
    FileTooLarge,
    FileUnsafe,
    ScanWithoutText,
)

FAULTS: dict[str, type[FileFault]] = {
    kind.code: kind
    for kind in (FileDamaged, FileProtected, FileTooLarge, FileUnsafe, ScanWithoutText)
}


def packed(document: Document) -> dict[str, Any]:
    """The document as lists and numbers."""
    return {
        "text": document.text,
        "hints": [
            [*hint.span, hint.heading, hint.bold, hint.centered, hint.size]
            for hint in document.hints
        ],
        "tables": [
            [*table.span, table.title, [_packed_cell(cell) for cell in table.cells]]
            for table in document.tables
        ],
        "pages": list(document.pages),
        "remarks": list(document.remarks),
    }


def packed_fault(fault: FileFault) -> dict[str, str]:
    """A fault without its path, which the other process knows."""
    return {"fault": fault.code, "detail": fault.detail}


def unpacked(values: dict[str, Any]) -> Document:
    """The document that ``packed`` took apart."""
    return Document(
        text=values["text"],
        hints=tuple(Hint(Span(start, end), *rest) for start, end, *rest in values["hints"]),
        tables=tuple(
            Table(Span(start, end), tuple(_cell(*cell) for cell in cells), title)
            for start, end, title, cells in values["tables"]
        ),
        pages=tuple(values["pages"]),
        remarks=tuple(values["remarks"]),
    )


def _packed_cell(cell: Cell) -> list[int]:
    return [*cell.span, cell.row, cell.column, cell.rows, cell.columns]


def _cell(start: int, end: int, *place: int) -> Cell:
    return Cell(Span(start, end), *place)
