"""Comparing long plans (回头看): every task of one comes again in the other in other words."""

from __future__ import annotations

import re
import time
from pathlib import Path
from random import Random

from gkdesk.domain.look_back import LookBackTask
from gkdesk.services import look_back
from gkdesk.services.look_back import Both, Side

PLANS = Path(__file__).parents[2] / "resources" / "plans"
_NAMES = "财民教卫建交水农林商文旅退应审市医统信乡"
_WORK = "政生育康设通务业草贸化游役急计场保计访村"


def tasks(count: int, seed: int = 1) -> list[str]:
    """So many invented tasks: some sentences of the five plans, and a name of their own."""
    draw = Random(seed)
    text = "".join(path.read_text("utf-8") for path in sorted(PLANS.glob("*.txt")))
    sentences = [each for each in re.split("[。；\n]", text) if len(each) > 12]
    names = [one + other for one in _NAMES for other in _WORK]
    return [
        "，".join(draw.choices(sentences, k=draw.randint(1, 3)))
        + "".join(draw.choices(names, k=2))
        + f"专栏{number}"
        for number in range(count)
    ]


def both(count: int) -> Both:
    """A plan of so many tasks, and one with the same in another order and other words."""
    words = tasks(count)
    own = [LookBackTask(at, str(at), "", "", each) for at, each in enumerate(words)]
    formers = [
        LookBackTask(count + at, str(at), "", "", f"{each.replace('公开', '公布')}等")
        for at, each in enumerate(words)
    ]
    Random(2).shuffle(formers)
    return Both(Side(2, "", 2023, tuple(own)), Side(1, "", 2022, tuple(formers)), ())


def run() -> list[str]:
    """Seconds of the worker, and whether every task found its own."""
    lines = []
    for count in (200, 2_000, 10_000):
        given = both(count)
        start = time.process_time()
        known = look_back.likenesses(given)
        likened = time.process_time() - start
        start = time.process_time()
        found = look_back.compare(given, known)
        arranged = time.process_time() - start
        right = sum((i, i + count) in row.pairs for row in found.rows for i, _ in row.pairs)
        lines.append(
            f"look-back {count} × {count}: likenesses {likened:.1f} s, rows {arranged:.1f} s,"
            f" {right} of {count} found"
        )
    return lines
