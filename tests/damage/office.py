"""Saving again by an office program, many workbooks at once."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_PROGRAM = shutil.which("soffice")
_FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods"}
FORMATS = tuple(_FILTERS)
_SECONDS = 300


def at_hand() -> bool:
    """Whether there is an office program."""
    return _PROGRAM is not None


def saved_again(files: Sequence[Path], form: str, profile: Path) -> list[Path]:
    """The files saved by the office program in a format, beside them; a file it could not
    save stays as it is."""
    if not files or _PROGRAM is None:
        return list(files)
    target = files[0].parent / f"另存{form}"
    subprocess.run(
        [
            *(_PROGRAM, "--headless", f"-env:UserInstallation={profile.as_uri()}"),
            *("--convert-to", _FILTERS[form], "--outdir", str(target)),
            *map(str, files),
        ],
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    return [
        made if (made := target / f"{file.stem}.{form}").exists() else file for file in files
    ]
