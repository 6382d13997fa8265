"""Paths as people say them: the home folder is ~."""

from __future__ import annotations

from pathlib import Path


def under_home(path: Path) -> str:
    """The path with the home folder as ~, where it lies in it."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)
