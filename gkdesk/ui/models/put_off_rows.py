"""The rows that a person put off, as lines of the morning page."""

from __future__ import annotations

from gkdesk.services import outline, putting_off
from gkdesk.services.session import Session
from gkdesk.ui.models.morning_lines import Later


def put_off_rows(session: Session) -> list[Later]:
    """What is put off beyond today, by the day on which it is told again."""
    today = session.now().date()
    ahead = {key: day for key, day in putting_off.until(session).items() if day > today}
    rows = outline.rows(session, sorted({node for node, _occurrence in ahead}))
    found = [
        Later(node, node, occurrence, rows[node].label, rows[node].text, day)
        for (node, occurrence), day in ahead.items()
        if node in rows
    ]
    return sorted(found, key=lambda later: (later.until, later.node))
