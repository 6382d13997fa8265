"""The walls of the house, lint and types: a broken one is red."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests import type_check

ROOT = Path(__file__).parent.parent
ROOMS = sorted(path for path in (ROOT / "gkdesk").rglob("__init__.py"))


def _run(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_walls_stand() -> None:
    # In a process of its own: import-linter silences the loggers of everybody else.
    _run("-c", "import sys; from importlinter import cli; sys.exit(cli.lint_imports())")


def test_ruff_is_clean() -> None:
    _run("-m", "ruff", "check", "main.py", "gkdesk", "tests")


def test_layout_is_ruffs() -> None:
    _run("-m", "ruff", "format", "--check", "main.py", "gkdesk", "tests")


def test_types_hold() -> None:
    status, said = type_check.outcome()
    assert status == 0, said


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.parent.name)
def test_every_room_has_a_charter(room: Path) -> None:
    assert ast.get_docstring(ast.parse(room.read_text("utf-8")))


def test_top_level_is_fixed() -> None:
    known = {"main.py", "gkdesk", "resources", "tests", "pyproject.toml", "README.md"}
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    top = {line.strip('"').split("/")[0] for line in tracked.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} == known
