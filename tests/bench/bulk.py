"""Many cells in one change: ``python -m tests.bench.bulk``.

10,000 of 100,000 tasks get another status, unit, limit (a plain day) or note. Beside each
stands the bare statement: one ``executemany`` UPDATE of the same columns and one INSERT of
the same lines of the history, in one transaction of the same ledger; aim at most twice.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gkdesk.domain.cells import Cell
from gkdesk.domain.tasks import EditField
from gkdesk.services import bulk_editing
from gkdesk.services.session import Session
from tests.bench import ledger

CHANGED = 10_000
ROUNDS = 3
_VALUES = {
    EditField.STATUS: ("done", "open"),
    EditField.RESPONSIBLE: ("区教育局、区财政局", "区水务局"),
    EditField.DEADLINE: ("2026-09-30", "2026-11-15"),
    EditField.NOTE: ("已与牵头单位核对", "列入下次调度"),
}
_LINES = "SELECT target, field, before, after FROM change_field WHERE change_id = ? ORDER BY id"
_INSERT = (
    "INSERT INTO change_field (change_id, entity, target, field, before, after)"
    " VALUES (?, 'node', ?, ?, ?, ?)"
)


def _timed(deed: Callable[[], object]) -> float:
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def _bare(connection: sqlite3.Connection, lines: Sequence[tuple[object, ...]]) -> float:
    """Seconds for the bare statements that write these lines and the columns they name."""
    rows: dict[object, dict[str, object]] = defaultdict(dict)
    for target, field, _before, after in lines:
        rows[target][str(field)] = after
    alike: dict[tuple[str, ...], list[list[object]]] = defaultdict(list)
    for target, columns in rows.items():
        alike[tuple(columns)].append([*columns.values(), target])
    number = connection.execute("SELECT max(id) FROM change").fetchone()[0]
    history = [(number, *line) for line in lines]

    def write() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for names, values in alike.items():
            wanted = ", ".join(f"{name} = ?" for name in names)
            connection.executemany(f"UPDATE node SET {wanted} WHERE id = ?", values)
        connection.executemany(_INSERT, history)
        connection.execute("COMMIT")

    return _timed(write)


def _figure(session: Session, field: EditField) -> str:
    """Ours and the bare statements in turns, each upon what the other left."""
    connection = session.ledger._connection
    ids = [
        i
        for (i,) in session.ledger.rows(
            "SELECT id FROM node WHERE kind = 'task' ORDER BY (id * 7919) % 100003 LIMIT ?",
            (CHANGED,),
        )
    ]
    ours, bares = [], []
    for turn in range(ROUNDS * 2):
        cells = [Cell(node_id, field, _VALUES[field][turn % 2]) for node_id in ids]
        ours.append(_timed(partial(bulk_editing.set_cells, session, cells)))
        change = session.ledger.value("SELECT max(id) FROM change")
        lines = session.ledger.rows(_LINES, (change,))
        back = [(target, name, after, before) for target, name, before, after in lines]
        _bare(connection, back)  # undone barely, so that the bare statements find the same
        bares.append(_bare(connection, lines))
    best, base = min(ours), min(bares)
    return (
        f"bulk: {field.value} of {CHANGED} of {ledger.TASKS} tasks {best * 1000:.0f} ms, "
        f"bare SQL {base * 1000:.0f} ms, {best / base:.2f} x (aim 2)"
    )


def run() -> list[str]:
    """The lines of the report."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "large.db"
        ledger.build(path)
        with Session.open(path, lambda: ledger.NOW) as session:
            return [_figure(session, field) for field in _VALUES]


if __name__ == "__main__":
    print("\n".join(run()))
