"""The limit that holds for a row, in words: the day, what moved it, and who put it back."""

from __future__ import annotations

from gkdesk.domain.tasks import Light, Row
from gkdesk.services import extending
from gkdesk.services.session import Session
from gkdesk.ui.models.day_words import told_day
from gkdesk.ui.models.extension_words import chain_words
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.views.deadline_field import Limit


def limit_in_words(session: Session, row: Row) -> Limit:
    """What the field of the time limit tells of a row."""
    if is_group(row):
        return Limit()
    day = told_day(row.due, session.calendar) if row.due else ""
    own = [each for each in extending.extensions(session, row.id) if each.occurrence_id is None]
    pressing = row.light(session.outlook) in (Light.OVERDUE, Light.SOON, Light.RUNNING)
    return Limit(
        day=day,
        chain=tuple(chain_words(row.due, own)),
        extendable=pressing and row.due is not None,
    )
