"""What is due in a year, and the lights of everything: ``python -m tests.bench.agenda``.

A ledger of 100,000 tasks, 20,000 of them with a limit that comes again. Aims: the agenda of
the year at most 3 times the bare SQL that fetches the same rows in the same order; all
lights anew within 1 s; the morning page and the calendar's year as they come.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Light
from gkdesk.services import day_counts, outline
from gkdesk.services.agenda import agenda
from gkdesk.services.morning import morning
from gkdesk.services.session import Session
from tests.bench import ledger
from tests.bench.search import best_of

YEAR = date(2026, 1, 1), date(2026, 12, 31)
_FIELDS = """
node.lead, node.responsible, node.supporting, node.text, node.label, node.path
"""
_BARE = f"""
SELECT node.id, NULL AS occurrence, node.due AS due, node.late_after, node.words,
       '' AS name, node.provisional, {_FIELDS}
FROM node WHERE node.staged = 0 AND node.deadline_own = 1 AND node.status = 'open'
AND node.kind <> 'section' AND node.deleted = 0 AND node.due BETWEEN :first AND :last
UNION ALL
SELECT node.id, occurrence.id, occurrence.due, occurrence.late_after, occurrence.words,
       occurrence.name, occurrence.provisional, {_FIELDS}
FROM occurrence JOIN node ON node.id = occurrence.node_id
WHERE occurrence.deleted = 0 AND occurrence.status = 'open' AND node.status = 'open'
AND node.deleted = 0 AND occurrence.due BETWEEN :first AND :last
ORDER BY due
"""


def _agenda(session: Session) -> str:
    frame = dict(zip(("first", "last"), map(str, YEAR), strict=True))
    bare, ours = best_of(
        lambda: session.ledger.rows(_BARE, frame), lambda: agenda(session, *YEAR)
    )
    items = agenda(session, *YEAR)
    rows = session.ledger.rows(_BARE, frame)
    assert {(item.node, item.occurrence) for item in items} == {row[:2] for row in rows}
    return (
        f"agenda: {len(items)} due points of a year {ours:.2f} s, bare SQL {bare:.2f} s, "
        f"{ours / bare:.2f} x (aim 3)"
    )


def _all_lights(session: Session, sections: list[int]) -> dict[Light, int]:
    """The lights of every task, section, plan and unit, counted anew."""
    outlook = session.outlook
    outline.unit_lights(session, None)
    for row in outline.rows(session, sections).values():
        row.light(outlook)
    outline.plans(session)
    outline.ready_counts(session)
    return outline.light_counts(session, Query())


def _timed(session: Session, name: str, work: Callable[[], object], aim: str) -> str:
    (seconds,) = best_of(work)
    return f"agenda: {name} {seconds:.2f} s{aim}"


def run(tasks: int = ledger.TASKS) -> list[str]:
    """The lines of the report over a new ledger."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "ledger.db"
        ledger.build(path, tasks, recurring=True)
        with Session.open(path, lambda: ledger.NOW) as session:
            sql = "SELECT id FROM node WHERE kind = 'section' UNION ALL SELECT -id FROM plan"
            above = [node for (node,) in session.ledger.rows(sql)]
            lights = _all_lights(session, above)
            assert sum(lights.values()) == tasks
            today = f"of {sum(morning(session).counts.values())} rows"
            return [
                _agenda(session),
                _timed(
                    session,
                    f"lights of {tasks} tasks, {len(above)} sections and plans, all units",
                    lambda: _all_lights(session, above),
                    " (aim 1)",
                ),
                _timed(session, f"morning page {today}", lambda: morning(session), ""),
                _timed(
                    session,
                    "counts of a calendar year",
                    lambda: day_counts.year(session, YEAR[0].year),
                    "",
                ),
            ]


if __name__ == "__main__":
    print("\n".join(run(*map(int, sys.argv[1:2]))))
