"""The check of types, which runs beside the other tests: it takes a minute of its own."""

from __future__ import annotations

import atexit
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).parent.parent


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    said: IO[bytes]


_running: list[_Running] = []


def start() -> None:
    """Start the check, where it is not on its way."""
    if not _running:
        said = tempfile.TemporaryFile()  # noqa: SIM115  lives as long as the check
        words = [sys.executable, "-m", "mypy"]
        process = subprocess.Popen(words, cwd=ROOT, stdout=said, stderr=said)
        atexit.register(process.kill)
        _running.append(_Running(process, said))


def outcome() -> tuple[int, str]:
    """Its exit status and what it said, once it has ended."""
    start()
    status = _running[0].process.wait()
    _running[0].said.seek(0)
    return status, _running[0].said.read().decode()
