"""Which files count as returned, and what the register notes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from gkdesk.domain.collected import (
    CollectedCell,
    CollectedFile,
    Collection,
    FileStatus,
    Verdict,
)
from gkdesk.domain.dispatches import LockedField

_COMING = frozenset((FileStatus.READY, FileStatus.BLANK, FileStatus.OLDER))
"""Files whose coming back is noted even where nothing of them is new."""


def coming_back(collection: Collection, cells: Sequence[CollectedCell]) -> list[CollectedFile]:
    """The files that count as returned: those something is taken of, and those in which
    there is nothing to decide."""
    some = {cell.file for cell in cells}
    open_ones = {cell.file for cell in collection.cells if _says(cell)} - some
    return [
        file
        for file in collection.files
        if file.plan_id is not None
        and (file.number in some or (file.status in _COMING and file.number not in open_ones))
    ]


def _says(cell: CollectedCell) -> bool:
    """Whether a unit has said something in a cell, even what nobody can read."""
    fixed = isinstance(cell.field, LockedField)
    return cell.verdict is not Verdict.UNCHANGED and not fixed


def receipts(
    collection: Collection,
    cells: Sequence[CollectedCell],
    files: Sequence[CollectedFile],
    now: datetime,
) -> list[dict[str, object]]:
    """The records of files of which these cells are taken."""
    taken = Counter(cell.file for cell in cells)
    takable = Counter(cell.file for cell in collection.cells if cell.takable)
    return [
        {
            "plan_id": file.plan_id,
            "dispatch_id": file.dispatch_id,
            "unit": file.unit,
            "file": file.path.name,
            "sha256": file.sha256,
            "content": file.content,
            "received_at": now.isoformat(timespec="seconds"),
            "rows": file.rows,
            "blank": file.blank,
            "taken": taken[file.number],
            "refused": takable[file.number] - taken[file.number],
        }
        for file in files
    ]
