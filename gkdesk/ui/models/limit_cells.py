"""What is said of a limit while it is typed into a cell."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.errors import GkdeskError, NoSuchDay
from gkdesk.services import previewing
from gkdesk.services.session import Session
from gkdesk.ui.models.preview_words import preview_lines


def meaning(session: Session, node_id: int, typed: str) -> Sequence[str]:
    """The days the typed words come to, or how they may be put."""
    if not typed:
        return ()
    try:
        preview = previewing.preview(session, node_id, typed)
    except NoSuchDay as fault:
        return [f"没有{fault.value}这一天"]
    except GkdeskError:
        return ["还没读懂，可写 9.30、9月底前 或 每季度末前"]
    return preview_lines(preview, session.calendar, session.now().date())
