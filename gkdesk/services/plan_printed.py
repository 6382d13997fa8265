"""What a plan's document printed beside its rows and what was typed there, read for all rows
in a few queries: tables of a whole plan ask row by row."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.tasks import Row
from gkdesk.services import extending
from gkdesk.services.limit_in_force import limit_cell
from gkdesk.services.session import Session
from gkdesk.store import occurrences, printed


class PlanPrinted:
    """The clauses, persons and limits of one plan, as they stand when it is made."""

    def __init__(self, session: Session, plan_id: int) -> None:
        ledger = session.ledger
        self._clauses = printed.clauses_of_plan(ledger, plan_id)
        self._people = printed.people_of_plan(ledger, plan_id)
        self._limits = printed.limit_words_of_plan(ledger, plan_id)
        self._points = occurrences.words_of_plan(ledger, plan_id)
        self._standing = extending.plan_put_back(session, plan_id)

    def clauses(self, task_id: int) -> Sequence[str]:
        """The responsibility clauses of a task as printed."""
        return self._clauses.get(task_id, ())

    def people(self, node_id: int) -> Sequence[tuple[str, str]]:
        """The persons printed beside a row, as (role word, name)."""
        return self._people.get(node_id, ())

    def limit(self, row: Row) -> str:
        """The limit in force with what was put back: a person's, else all the printed ones."""
        typed = self._points.get(row.id, ()) if row.deadline_set and row.staged else ()
        standing = self._standing.get(row.id, ())
        return limit_cell(row, self._limits.get(row.id, ()), standing, typed)
