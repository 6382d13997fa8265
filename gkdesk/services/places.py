"""Where the program keeps its ledger, its settings and its log.

That is the user's own folder; where a file named ``portable`` lies beside the program it is
the folder ``data`` beside it, so that program and ledger travel together.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_data_path

import gkdesk

PORTABLE: Final = ("portable", "portable.txt")
"""Names of the file that keeps everything beside the program; what it holds does not matter.
Windows hides endings, so that the second is what people make."""


def program_folder() -> Path:
    """The folder a person sees the program in: of its executable where it is a bundle, else
    the one with ``main.py``."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(gkdesk.__file__).resolve().parent.parent


def portable_folder(beside: Path | None = None) -> Path | None:
    """The folder ``data`` beside the program (or another folder), None where no such file
    lies there."""
    folder = program_folder() if beside is None else beside
    wanted = any((folder / name).is_file() for name in PORTABLE)
    return folder / "data" if wanted else None


def data_folder() -> Path:
    """Where ledger and log lie."""
    return portable_folder() or user_data_path("gkdesk", appauthor=False)


def config_folder() -> Path:
    """Where the settings lie."""
    return portable_folder() or user_config_path("gkdesk", appauthor=False)
