"""What the tree says of rows beside their own columns: due points, counts, reminders.

Fetched for the rows in view, a screenful at a time, and never for others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gkdesk.domain.tasks import Row
from gkdesk.services import outline, reminding
from gkdesk.services.session import Session
from gkdesk.ui.models.aside import Aside
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.models.stage_words import PROVISIONAL, stage_line, waiting_words


def asides(session: Session, rows: Iterable[Row]) -> dict[int, Aside]:
    """The asides of rows: one question for the due points of all, one for the reminders."""
    shown = [row for row in rows if not is_group(row)]
    staged = [row.id for row in shown if row.staged]
    points = outline.due_points(session, staged) if staged else {}
    told = reminding.counts(session, [row.id for row in shown]) if shown else {}
    today = session.now().date()
    late = _put_back(session, shown)
    found = {}
    for row in shown:
        own = points.get(row.id, [])
        second = stage_line(own, today) or late.get(row.id, "")
        if row.provisional and row.due is not None:
            second = " ".join(part for part in (PROVISIONAL, second or row.words) if part)
        aside = Aside(waiting_words(own), second, told.get(row.id, 0))
        if aside != Aside():
            found[row.id] = aside
    return found


def _put_back(session: Session, rows: Sequence[Row]) -> dict[int, str]:
    """延自 09-30, of rows whose own day was put back; only a limit set since can be one."""
    ids = [row.id for row in rows if row.deadline_set and not row.staged]
    found = outline.put_back(session, ids) if ids else {}
    return {
        node: f"延自 {_bare(steps[0].steps[0].former_due, session.now().date())}"
        for node, steps in found.items()
    }


def _bare(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()
