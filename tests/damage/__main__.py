"""``python -m tests.damage N SEED [--office SHARE]``: the score as it grows."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from contextlib import suppress

from tests.damage.rounds import Score, run

_SHOWN = 400


def main() -> int:
    """Runs, tells every fault once, and ends with 1 where there was one."""
    reader = argparse.ArgumentParser(prog="python -m tests.damage")
    reader.add_argument("files", type=int)
    reader.add_argument("seed", type=int)
    reader.add_argument("--office", type=float, default=0.0, help="share saved again")
    asked = reader.parse_args()
    told, start, score = 0, time.monotonic(), Score()
    with suppress(KeyboardInterrupt):  # stopped early, it tells how far it came
        for score in run(asked.files, asked.seed, asked.office):
            for fault in score.faults[told:]:
                print(fault[:_SHOWN], flush=True)
            told = len(score.faults)
    kinds = Counter(fault.split("] ", 1)[-1].split(" ", 1)[0] for fault in score.faults)
    print(f"{score.files} files, {score.again} saved again, {time.monotonic() - start:.0f} s")
    print(f"cells: {dict(score.cells)}")
    print(f"files: {dict(score.statuses)}")
    print(f"{len(score.acts)} kinds of damage: {dict(score.acts.most_common())}")
    print(f"faults: {dict(kinds) or 'none'}")
    return bool(score.faults)


if __name__ == "__main__":
    sys.exit(main())
