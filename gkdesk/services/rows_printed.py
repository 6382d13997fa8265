"""What a plan's document printed beside some of its rows and what was typed there: a long list
is read a few rows at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdesk.domain.tasks import Row
from gkdesk.services import outline
from gkdesk.services.limit_in_force import limit_cell
from gkdesk.services.session import Session
from gkdesk.store import listed_rows


class RowsPrinted:
    """The clauses and limits of some rows, as they stand when it is made."""

    def __init__(self, session: Session, rows: Mapping[int, Row]) -> None:
        ids = list(rows)
        self._clauses = listed_rows.clauses_of(session.ledger, ids)
        self._limits = listed_rows.limit_words_of(session.ledger, ids)
        self._standing = outline.put_back(session, ids)
        typed = [row.id for row in rows.values() if row.deadline_set and row.staged]
        self._points = outline.due_points(session, typed) if typed else {}

    def clauses(self, task_id: int) -> Sequence[str]:
        """The responsibility clauses of a task as printed."""
        return self._clauses.get(task_id, ())

    def limit(self, row: Row) -> str:
        """The limit in force with what was put back: a person's, else all the printed ones."""
        points = sorted(self._points.get(row.id, ()), key=lambda point: point.term.series)
        typed = list(dict.fromkeys(point.term.words for point in points))
        standing = self._standing.get(row.id, ())
        return limit_cell(row, self._limits.get(row.id, ()), standing, typed)
