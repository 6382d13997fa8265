"""``python -m gkdesk.bundling FOLDER`` builds the one-folder program and tests it;
``python -m gkdesk.bundling --wheels FOLDER`` gathers wheels for an offline Windows."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from gkdesk.bundling import freezing, wheels


def main() -> int:
    """Do what is asked; 1 where it failed."""
    parser = argparse.ArgumentParser(prog="python -m gkdesk.bundling")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wheels", action="store_true", help="wheels for an offline Windows")
    asked = parser.parse_args()
    if not (wheels.ROOT / "pyproject.toml").is_file():
        parser.error("run it in the folder of the sources")
    try:
        if asked.wheels:
            made = wheels.gather(asked.folder)
        else:
            made = freezing.freeze(asked.folder).parent
    except subprocess.CalledProcessError as fault:
        print(f"failed: {fault}", file=sys.stderr)
        return 1
    print(f"{made}: {freezing.size(made) / 1_000_000:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
