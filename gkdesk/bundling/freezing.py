"""The one-folder build: everything the program needs beside its executable."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SPEC = Path(__file__).parent / "gkdesk.spec"
_WINDOWS = sys.platform == "win32"


def freeze(folder: Path) -> Path:
    """Builds into ``folder/gkdesk``, which is replaced, and runs its self-test with an empty
    environment; the executable. Raises CalledProcessError where building or testing fails."""
    made = folder / "gkdesk"
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(_command(Path(scratch)), check=True)
        if made.exists():
            shutil.rmtree(made)
        folder.mkdir(parents=True, exist_ok=True)
        shutil.move(Path(scratch) / "dist" / "gkdesk", made)
    executable = made / ("gkdesk-cmd.exe" if _WINDOWS else "gkdesk-cmd")
    subprocess.run([executable, "--self-test"], check=True, env=bare_environment())
    return executable


def _command(scratch: Path) -> list[str]:
    where = ["--distpath", str(scratch / "dist"), "--workpath", str(scratch / "work")]
    return [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", *where, str(SPEC)]


def bare_environment() -> dict[str, str]:
    """What a program can count on: nothing, but where Windows itself lies."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}


def size(folder: Path) -> int:
    """The bytes of all files of a folder, links not followed."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
