"""The workbook of a look-back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gkdesk.domain.look_back import LookBack, LookBackRow
from gkdesk.exports.files import write_bytes


def write(
    found: LookBack, rows: Sequence[LookBackRow], today: date, filtered: str, target: Path
) -> None:
    """Write these rows to a file; ``filtered`` says which they are, "" for all. Raises
    TargetFull, TargetUnwritable."""
    from gkdesk.exports.look_back_sheet import look_back_sheet
    from gkdesk.exports.workbook import workbook_bytes

    sheet = look_back_sheet(found, rows, today, filtered)
    write_bytes(target, workbook_bytes([sheet]))
