"""Writing a file beside its target and renaming it, so that a failed write leaves the old
file as it was and no other behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from gkdesk.errors import TargetFull, TargetUnwritable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_WRITE_BITS = 0o222


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Gives a path in the target's folder to write to; on leaving, it becomes the target.

    Raises TargetFull where the disk has no room, TargetUnwritable where the folder is
    missing, the target is a folder, is write-protected or is held by another program.
    """
    draft = target.with_name(f".{target.name[:40]}.{uuid4().hex[:8]}.tmp")
    try:
        _refuse_protected(target)
        yield draft
        draft.replace(target)
    except OSError as fault:
        raise _named(fault, target) from fault
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def write_bytes(target: Path, data: bytes) -> None:
    """Writes the whole content to the target, or nothing; raises as ``beside`` does."""
    with beside(target) as draft, draft.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def another_name(target: Path) -> Path:
    """A file beside the target that is not there yet: its name with a number behind."""
    number = 2
    while (other := target.with_stem(f"{target.stem}（{number}）")).exists():
        number += 1
    return other


def _refuse_protected(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.stat().st_mode & _WRITE_BITS:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _named(fault: OSError, target: Path) -> TargetFull | TargetUnwritable:
    if fault.errno in _FULL:
        return TargetFull(target, fault.strerror or "")
    return TargetUnwritable(target, fault.strerror or "")
