"""Names of the files that are handed out: the plan, the unit, what it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from gkdesk.domain.dispatches import WorkbookMark
from gkdesk.errors import TargetUnwritable
from gkdesk.exports.sheet_names import file_name
from gkdesk.terms import label

SUFFIX: Final = ".xlsx"
_LONGEST_TITLE: Final = 36
_LONGEST_UNIT: Final = 24
_PROGRAMME: Final = re.compile(r"(工作)?实施方案$")


def usual_name(mark: WorkbookMark) -> str:
    """What a workbook is called: 计划_单位_填报表.xlsx, from the second one on with its
    number. A long title is cut, never the unit behind it."""
    again = f"（第{mark.version}次）" if mark.version > 1 else ""
    period = f"_{mark.period}" if mark.period else ""
    heading = _PROGRAMME.sub("", mark.title)
    title, unit = heading[:_LONGEST_TITLE], mark.unit[:_LONGEST_UNIT]
    return file_name(f"{title}_{unit}_{label(mark.kind)}{period}{again}", SUFFIX)


def free_name(folder: Path, usual: str) -> Path:
    """A file that is not there yet: the usual name, or that with a number."""
    stem, number = usual.removesuffix(SUFFIX), 1
    target = folder / usual
    while target.exists() or target.is_symlink():
        number += 1
        target = folder / f"{stem}({number}){SUFFIX}"
    return target


def made(folder: Path) -> Path:
    """The folder, made where it is missing. Raises TargetUnwritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise TargetUnwritable(folder, fault.strerror or "") from fault
    return folder
