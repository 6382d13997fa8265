"""Files that came back, read one by one: workbooks, folders and archives of them.

Reading is pure: it may run in another thread, and knows no ledger.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from gkdesk import documents
from gkdesk.domain.exchange import SUFFIX
from gkdesk.domain.returned import ReturnedBook, Unread
from gkdesk.errors import GkdeskError
from gkdesk.services.exchange_books import books_of

SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".et", ".ods", SUFFIX)
"""The endings of workbooks that can come back, and of exchange files."""
Book = ReturnedBook | Unread


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """One workbook that is yet to be read; ``path`` is what a person knows it by. ``data`` is
    what an archive holds of it, None for a file of its own. ``book`` is what it says where
    that is known already."""

    path: Path
    data: bytes | None = None
    book: Book | None = None

    def read(self) -> Book:
        """What it says, or why it could not be read."""
        if self.book is not None:
            return self.book
        from gkdesk.reading.returned import read_returned

        try:
            return read_returned(documents.cell_book(self.path, self.data))
        except GkdeskError as fault:
            return Unread(self.path, fault)


def gather(paths: Sequence[Path]) -> tuple[list[ReturnedFile], list[Unread]]:
    """The workbooks among files, folders and archives, each once, in their order; and what
    could not be looked into."""
    members, faults = documents.gathered(paths)
    files = [file for each in members for file in _files(ReturnedFile(each.path, each.data))]
    return files, [Unread(each.path, each.fault) for each in faults]


def _files(file: ReturnedFile) -> Iterator[ReturnedFile]:
    """The file itself; an exchange file is one for its rows and one for each unit."""
    if file.path.suffix.lower() != SUFFIX:
        yield file
        return
    try:
        data = documents.content(file.path) if file.data is None else file.data
        told = documents.read_exchange(data, file.path)
    except GkdeskError as fault:
        yield replace(file, book=Unread(file.path, fault))
        return
    sha256 = hashlib.sha256(data).hexdigest()
    for book in books_of(told, file.path, sha256):
        yield replace(file, path=book.path, book=book)


def comes_back(book: Book) -> bool:
    """Whether a workbook says of itself that it was handed out from a ledger."""
    if isinstance(book, Unread):
        return False
    return book.mark is not None or any(row.code is not None for row in book.rows)


def may_come_back(path: Path) -> bool:
    """Whether a file could be one that was handed out, by its name alone."""
    return path.suffix.lower() in SUFFIXES
