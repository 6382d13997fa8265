"""How many of the pairs a person matched are proposed.

``python -m tests.lookback.measure HALF``:
``tune`` is the half the matcher was worked on with, ``report`` the half it never saw. A
proposal is right where the person has the same pair, also inside one that became several;
what the person doubted counts for nothing.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from gkdesk.domain.look_back import LookBack
from gkdesk.services import importing, look_back
from gkdesk.services.session import Session, clock_of

PAIRS = Path(__file__).parent / "pairs"
PLANS = Path(__file__).parents[2] / "resources" / "plans"
_SIGNS = re.compile(r"[（）()、.．\s]")

Pair = tuple[str, str]
"""The paths of a task of the other plan and of one of this plan, without their brackets."""


class Figures(NamedTuple):
    """What was proposed, and how much of it and of the person's pairs agrees."""

    file: str
    proposed: int
    matched: int
    right: int
    wrong: list[Pair]
    missed: list[Pair]

    def __str__(self) -> str:
        precision, recall = self.right / (self.proposed or 1), self.right / (self.matched or 1)
        return (
            f"{self.file}: {self.matched} pairs, {self.proposed} proposed, {self.right} right,"
            f" P {precision:.3f} R {recall:.3f} F1 {f1(self):.3f}"
        )


def f1(figures: Figures) -> float:
    """Twice what is right over all that was proposed and matched."""
    both = figures.proposed + figures.matched
    return 2 * figures.right / both if both else 1.0


def files(half: str) -> list[tuple[str, dict[str, Any]]]:
    """The files of one half with what is in them."""
    found = [(path.name, json.loads(path.read_text("utf-8"))) for path in PAIRS.glob("*.json")]
    return sorted((name, held) for name, held in found if held["half"] == half)


def plain(path: str) -> str:
    """一/（一）/1 as 一/一/1."""
    return "/".join(_SIGNS.sub("", part) for part in path.split("/"))


def measured(half: str) -> Iterator[Figures]:
    """The figures of each file of one half."""
    with tempfile.TemporaryDirectory() as folder:
        clock = clock_of(date(2025, 9, 1))
        with Session.open(Path(folder) / "台账.db", clock, daily=False) as session:
            ids: dict[str, int] = {}
            for name, held in files(half):
                for plan in (held["former"], held["plan"]):
                    if plan not in ids:
                        loaded = importing.load(PLANS / plan)
                        ids[plan] = importing.take_in(session, loaded).plan.id
                found = look_back.look_back_on(session, ids[held["plan"]], ids[held["former"]])
                yield figures_of(name, held, set(proposed(session, found)))


def proposed(session: Session, found: LookBack) -> Iterator[Pair]:
    """The pairs of a look-back by the paths of their tasks."""
    paths = dict(session.ledger.rows("SELECT id, path FROM node"))
    for row in found.rows:
        for node_id, former_id in row.pairs:
            yield plain(paths[former_id]), plain(paths[node_id])


def figures_of(name: str, held: dict[str, Any], found: set[Pair]) -> Figures:
    """What was found against what the person matched."""
    wanted, doubtful = (
        {(plain(each["former"]), plain(each["plan"])) for each in held.get(name, ())}
        for name in ("pairs", "doubtful")
    )
    found = found - doubtful
    wrong, missed = sorted(found - wanted), sorted(wanted - found)
    return Figures(name, len(found), len(wanted), len(found & wanted), wrong, missed)


def whole(some: list[Figures]) -> Figures:
    """All files together."""
    proposed, matched = (
        sum(column) for column in zip(*((e.proposed, e.matched) for e in some), strict=True)
    )
    return Figures("all", proposed, matched, sum(each.right for each in some), [], [])


def main() -> None:
    """Print the figures of a half; of that for tuning also what is wrong."""
    half = sys.argv[1] if len(sys.argv) > 1 else "tune"
    some = list(measured(half))
    for each in [*some, whole(some)]:
        print(each)
        if half == "tune":
            for sign, pairs in (("+", each.wrong), ("-", each.missed)):
                print(*(f"  {sign} {one} -> {other}" for one, other in pairs), sep="\n")


if __name__ == "__main__":
    main()
