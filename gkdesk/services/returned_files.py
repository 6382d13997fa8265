"""Files that came back, read one by one: workbooks, folders and archives of them.

Reading is pure: it may run in another thread, and knows no ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gkdesk import documents
from gkdesk.domain.returned import ReturnedBook, Unread
from gkdesk.errors import GkdeskError

SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
"""The endings of workbooks that can come back."""
Book = ReturnedBook | Unread


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """One workbook that is yet to be read; ``path`` is what a person knows it by. ``data`` is
    what an archive holds of it, None for a file of its own."""

    path: Path
    data: bytes | None = None

    def read(self) -> Book:
        """What it says, or why it could not be read."""
        from gkdesk.reading.returned import read_returned

        try:
            return read_returned(documents.cell_book(self.path, self.data))
        except GkdeskError as fault:
            return Unread(self.path, fault)


def gather(paths: Sequence[Path]) -> tuple[list[ReturnedFile], list[Unread]]:
    """The workbooks among files, folders and archives, each once, in their order; and what
    could not be looked into."""
    members, faults = documents.gathered(paths)
    files = [ReturnedFile(each.path, each.data) for each in members]
    return files, [Unread(each.path, each.fault) for each in faults]


def comes_back(book: Book) -> bool:
    """Whether a workbook says of itself that it was handed out from a ledger."""
    if isinstance(book, Unread):
        return False
    return book.mark is not None or any(row.code is not None for row in book.rows)


def may_come_back(path: Path) -> bool:
    """Whether a file could be one that was handed out, by its name alone."""
    return path.suffix.lower() in SUFFIXES
