"""The names of copies: what kind a copy is and when it was taken can be read off them."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from gkdesk.domain.backups import BackupKind

_MARKS = {
    BackupKind.BEFORE_IMPORT: "导入前",
    BackupKind.BEFORE_RESTORE: "恢复前",
    BackupKind.BY_HAND: "手动",
}
_KINDS = {mark: kind for kind, mark in _MARKS.items()}
_DAY, _MOMENT = "%Y-%m-%d", "%Y-%m-%dT%H%M%S"
_DAILY = re.compile(r"\d{4}-\d\d-\d\d")
_MARKED = re.compile(rf"(v\d+|{'|'.join(_KINDS)})-(\d{{4}}-\d\d-\d\dT\d{{6}})(?:-\d+)?")


def name_of(ledger: Path, kind: BackupKind, now: datetime, version: int = 0) -> str:
    """The name of a copy taken ``now``; ``version`` is that of a ledger to be migrated."""
    if kind is BackupKind.DAILY:
        return f"{ledger.stem}-{now:{_DAY}}{ledger.suffix}"
    mark = _MARKS.get(kind, f"v{version}")
    return marked(ledger, mark, now)


def marked(ledger: Path, mark: str, now: datetime) -> str:
    """The ledger's name with a mark and a moment."""
    return f"{ledger.stem}-{mark}-{now:{_MOMENT}}{ledger.suffix}"


def kind_of(ledger: Path, copy: Path) -> tuple[BackupKind, datetime] | None:
    """What a file's name says of it, None for one that is no copy of this ledger."""
    head = f"{ledger.stem}-"
    if copy.suffix != ledger.suffix or not copy.stem.startswith(head):
        return None
    rest = copy.stem.removeprefix(head)
    try:
        if _DAILY.fullmatch(rest):
            return BackupKind.DAILY, datetime.strptime(rest, _DAY)  # noqa: DTZ007 - local
        found = _MARKED.fullmatch(rest)
        if found is None:
            return None
        kind = _KINDS.get(found[1], BackupKind.BEFORE_MIGRATION)
        return kind, datetime.strptime(found[2], _MOMENT)  # noqa: DTZ007 - local
    except ValueError:  # 2023-02-30
        return None


def free_name(path: Path) -> Path:
    """The path, or one beside it with a number, where nothing stands yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
