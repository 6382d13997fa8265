"""The limit that holds for a row, in words: the day, what moved it, and who put it back."""

from __future__ import annotations

from collections.abc import Iterator

from gkdesk.domain.tasks import Row, Status
from gkdesk.errors import GkdeskError
from gkdesk.services import extending, outline
from gkdesk.services.session import Session
from gkdesk.ui.models.day_words import long_day, told_day
from gkdesk.ui.models.extension_words import chain_words
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.models.stage_words import PROVISIONAL
from gkdesk.ui.views.deadline_field import Limit


def limit_in_words(session: Session, row: Row) -> Limit:
    """What the field of the time limit tells of a row."""
    if is_group(row):
        return Limit()
    own = [each for each in extending.extensions(session, row.id) if each.occurrence_id is None]
    return Limit(
        day=told_day(row.due, session.calendar) if row.due else "",
        words=_all_words(session, row) if row.staged else "",
        notes=tuple(_notes(row)),
        chain=tuple(chain_words(row.due, own)),
        extendable=not row.staged and _can_be_put_back(session, row),
    )


def _all_words(session: Session, row: Row) -> str:
    """The words of all limits that stand as due points, as one would type them."""
    points = outline.due_points(session, [row.id]).get(row.id, [])
    series = {each.term.series: each.term.words for each in points}
    return "，".join(series[number] for number in sorted(series))


def _can_be_put_back(session: Session, row: Row) -> bool:
    """Whether the row is open and has a day of its own, not one that its measures have."""
    if row.due is None or row.status is Status.DONE:
        return False
    try:
        extending.present(session, row.id)
    except GkdeskError:
        return False
    return True


def _notes(row: Row) -> Iterator[str]:
    """Where the plan's rule on rest days moved the day, and whether that is certain."""
    if row.due is not None and row.late_after is not None and row.late_after != row.due:
        later = row.late_after > row.due
        yield f"{'顺延' if later else '提前'}至 {long_day(row.late_after)}"
    if row.provisional:
        yield f"{PROVISIONAL}：这一年的放假安排还没有公布"
