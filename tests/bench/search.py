"""Search in a large ledger beside the bare SQL: ``python -m tests.bench.search [TASKS]``.

The bare statement gives the ids of the rows that hold the words; the search gives the tree
with everything above the hits, in printed order. Aim: at most twice the bare time.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from gkdesk.domain.due_spans import DueSpan
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Light
from gkdesk.domain.units import Role
from gkdesk.services import outline
from gkdesk.services.session import Session
from tests.bench import ledger

ROUNDS = 7
WORDS = "河道", "水务局", "专栏逐条", "没有这些字"
_BARE = "SELECT id FROM node WHERE instr(search_text, ?)"


def best_of(*works: Callable[[], object]) -> list[float]:
    """The shortest of several runs of each, in seconds; the rounds take turns, so that
    a busy moment of the machine meets all of them."""
    times = [[0.0] * ROUNDS for _ in works]
    for turn in range(ROUNDS):
        for place, work in enumerate(works):
            start = perf_counter()
            work()
            times[place][turn] = perf_counter() - start
    return [min(each) for each in times]


def report(session: Session, words: str) -> str:
    """One line: the words, their hits, both times and their ratios."""
    in_plan = Query(plan_id=1, search=words)
    bare, tree, flat = best_of(
        lambda: session.ledger.rows(_BARE, (words,)),
        lambda: outline.skeleton(session, in_plan),
        lambda: outline.skeleton(session, Query(search=words)),
    )
    hits = outline.skeleton(session, in_plan).hits
    return (
        f"search {words}: {hits} hits, bare SQL {bare * 1000:.0f} ms, "
        f"tree {tree / bare:.2f} x, list {flat / bare:.2f} x"
    )


FILTERS = {
    "unit": Query(unit="区水务局"),
    "unit and role": Query(unit="区水务局", role=Role.LEAD),
    "unit by three names": Query(unit="区水务局", names=("区水务局", "水务局", "水利局")),
    "lights, span, words": Query(
        search="河道 列示", lights=(Light.OVERDUE, Light.SOON), span=DueSpan.THIS_QUARTER
    ),
    "not reported, no unit": Query(reported=False, has_unit=False),
    "two words": Query(search="河道 水务局"),
    "figures": Query(search="12月3日"),
}


def filtered(session: Session, name: str, query: Query, bare: float) -> str:
    """One line: a filter over all plans beside the bare search for one word, and its counts
    by light, which come after the rows."""
    found, counts = best_of(
        lambda: outline.skeleton(session, query), lambda: outline.light_counts(session, query)
    )
    hits = outline.skeleton(session, query).hits
    return (
        f"filter by {name}: {hits} hits, {found * 1000:.0f} ms = {found / bare:.2f} x bare,"
        f" counts {counts * 1000:.0f} ms"
    )


def run(tasks: int = ledger.TASKS) -> list[str]:
    """The lines of the report over a new ledger of ``tasks`` leaf tasks."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "ledger.db"
        ledger.build(path, tasks)
        with Session.open(path, lambda: ledger.NOW) as session:
            lines = [report(session, words) for words in WORDS]
            (opening,) = best_of(lambda: outline.skeleton(session, Query(plan_id=1)))
            (bare,) = best_of(lambda: session.ledger.rows(_BARE, (WORDS[0],)))
            lines += [filtered(session, name, query, bare) for name, query in FILTERS.items()]
            return [*lines, f"search: outline of all {tasks} tasks {opening * 1000:.0f} ms"]


if __name__ == "__main__":
    print("\n".join(run(*map(int, sys.argv[1:2]))))
