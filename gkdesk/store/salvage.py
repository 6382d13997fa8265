"""What can still be read of the changes in a damaged ledger that its newest copy lacks."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from gkdesk.store.connecting import connect

_MISSES: Final = 64
"""So many numbers in a row without a readable change end the search."""
_HEAD: Final = 100
_COUNT_AT: Final = slice(28, 32)  # pages in the file, as its head says
_VALID_FOR: Final = slice(92, 96)  # must equal the change counter, or the count is ignored
_COUNTER: Final = slice(24, 28)
_JOURNAL: Final = "-journal"


class SavedField(NamedTuple):
    """One value of a change that could be read. ``words`` is the text of the row it was
    about, "" where that could not be read."""

    change_id: int
    at: str
    who: str
    entity: str
    target: int
    field: str
    before: Any
    after: Any
    words: str


def changes_after(damaged: Path, copy: Path, last_change: int) -> list[SavedField]:
    """The values of all changes after ``last_change`` that the damaged file still gives.

    Neither file is touched: the damaged one is copied away, and where its first page is
    broken it borrows that of the ``copy``, which has the same tables. [] where nothing can
    be read.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        work = Path(name) / "damaged.db"
        try:
            shutil.copy2(damaged, work)
            with suppress(OSError):
                shutil.copy2(f"{damaged}{_JOURNAL}", f"{work}{_JOURNAL}")
            found = _read(work, last_change)
            if found is None:
                _borrow_first_page(work, copy)
                found = _read(work, last_change)
        except OSError:
            return []
        return found or []


def _read(work: Path, last_change: int) -> list[SavedField] | None:
    """None where the file does not even open."""
    try:
        with closing(connect(work, "rw")) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            return list(_fields(connection, last_change))
    except sqlite3.Error:
        return None


def _fields(connection: sqlite3.Connection, last_change: int) -> Iterator[SavedField]:
    """Change by change by its number: a broken page costs only what stands on it."""
    number, misses = last_change, 0
    while misses < _MISSES:
        number += 1
        line = _rows(connection, "SELECT at, who FROM change WHERE id = ?", number)
        misses = 0 if line else misses + 1
        if line:
            yield from _values(connection, number, *line[0])


def _values(
    connection: sqlite3.Connection, number: int, at: str, who: str
) -> Iterator[SavedField]:
    sql = "SELECT entity, target, field, before, after FROM change_field WHERE change_id = ?"
    for entity, target, field, before, after in _rows(connection, sql, number):
        words = ""
        if entity == "node":
            found = _rows(connection, "SELECT label || text FROM node WHERE id = ?", target)
            words = str(found[0][0]) if found else ""
        yield SavedField(number, at, who, entity, target, field, before, after, words)


def _rows(connection: sqlite3.Connection, sql: str, number: int) -> list[tuple[Any, ...]]:
    with suppress(sqlite3.Error):
        return connection.execute(sql, (number,)).fetchall()
    return []


def _borrow_first_page(work: Path, copy: Path) -> None:
    """The first page lists the tables and where each begins; tables do not move."""
    with copy.open("rb") as sound:
        head = sound.read(_HEAD)
        size = int.from_bytes(head[16:18], "big") or 512
        size = 65536 if size == 1 else size
        page = bytearray(head + sound.read(size - _HEAD))
    page[_COUNT_AT] = (work.stat().st_size // size).to_bytes(4, "big")
    page[_VALID_FOR] = page[_COUNTER]
    Path(f"{work}{_JOURNAL}").unlink(missing_ok=True)
    with work.open("r+b") as file:
        file.write(page)
