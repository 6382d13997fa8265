"""Charts of a plan's progress written as a workbook."""

from __future__ import annotations

from pathlib import Path

from gkdesk.domain.progress import Progress
from gkdesk.exports.files import write_bytes
from gkdesk.exports.progress_workbook import progress_workbook


def export(progress: Progress, target: Path) -> Path:
    """Writes figures and native charts beside the target and renames. Raises
    TargetUnwritable, TargetFull."""
    write_bytes(target, progress_workbook(progress))
    return target
