"""The manual (使用手册): its chapters as files beside the program, readable without it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import gkdesk

_PACKAGE = Path(gkdesk.__file__).parent
_INSTALLED = _PACKAGE / "resources" / "manual"
_IN_SOURCES = _PACKAGE.parent / "resources" / "manual"


@dataclass(frozen=True, slots=True)
class Chapter:
    """``name`` is the file's without its number (printing), ``title`` the first heading,
    ``text`` the whole in Markdown."""

    name: str
    title: str
    text: str


def folder() -> Path:
    """Where chapters and their pictures lie."""
    return _INSTALLED if _INSTALLED.is_dir() else _IN_SOURCES


@cache
def chapters() -> tuple[Chapter, ...]:
    """The chapters in the order of their numbers."""
    return tuple(_chapter(path) for path in sorted(folder().glob("[0-9][0-9]-*.md")))


def _chapter(path: Path) -> Chapter:
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("#").strip()
    return Chapter(path.stem.partition("-")[2], title, text)
