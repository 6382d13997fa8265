"""Reading speed beside a bare ``re.findall`` over the same text, in one process."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from gkdesk.reading import read_plan

PLANS = Path(__file__).parents[2] / "resources" / "plans"
HAN = re.compile("[\u4e00-\u9fff]+")
ROUNDS = 9


def _seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call: other programs on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def run() -> list[str]:
    """Characters a second of the reader and of the bare search, and their ratio."""
    texts = [path.read_text("utf-8") for path in sorted(PLANS.glob("*.txt"))] * 4
    characters = sum(map(len, texts))
    ratios, speeds = [], []
    for _ in range(ROUNDS):
        bare = _seconds(lambda: [HAN.findall(text) for text in texts])
        read = _seconds(lambda: [read_plan(text) for text in texts])
        ratios.append(read / bare)
        speeds.append(characters / read)
    lines = [
        f"reading: {median(speeds) / 1e6:.2f} M characters/s (median of {ROUNDS}; aim 1), "
        f"{median(ratios):.1f} x the time of a bare findall"
    ]
    for times in (1, 10, 100):
        text = texts[0] * times
        lines.append(f"reading x{times}: {_seconds(partial(read_plan, text)):.3f} s")
    return lines
