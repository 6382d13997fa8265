"""Writing prepared workbooks into a folder: pure, for a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gkdesk.exports.files import write_bytes
from gkdesk.exports.fill_workbook import FillBook, fill_workbook
from gkdesk.services.sending_names import free_name, made, usual_name
from gkdesk.services.unit_parts import UnitPart

Progress = Callable[[int, int], None]
"""Told after each workbook: how many are written, of how many."""


class Cancelled(Exception):
    """A person stopped the writing; no file of it is left."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Workbooks ready to be written: those of ``parts`` in ``books``, in the same order."""

    plan_id: int
    parts: tuple[UnitPart, ...]
    books: tuple[FillBook, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook on the disk; ``renamed`` tells that its usual name was taken."""

    file: Path
    renamed: bool = False


def write(
    prepared: Prepared,
    folder: Path,
    *,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] = bool,
) -> list[Written]:
    """Write the workbooks into a folder, which is made where it is missing; pure, for a
    worker. No file that is there is written over: a taken name gets a number.

    Raises TargetUnwritable, TargetFull, and Cancelled once ``cancelled`` says so; what was
    written before is taken away again then.
    """
    written: list[Written] = []
    try:
        folder = made(folder)
        for book in prepared.books:
            if cancelled():
                raise Cancelled
            usual = usual_name(book.mark)
            file = free_name(folder, usual)
            write_bytes(file, fill_workbook(book))
            written.append(Written(file, file.name != usual))
            if on_progress is not None:
                on_progress(len(written), len(prepared.books))
    except BaseException:
        take_away(written)
        raise
    return written


def take_away(written: Sequence[Written]) -> None:
    """Remove files that are of no use, because not all of it could be done."""
    for each in written:
        with suppress(OSError):
            each.file.unlink(missing_ok=True)
