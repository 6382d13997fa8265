"""What the check before handing out found in a plan that is exported, in one line."""

from __future__ import annotations

from gkdesk.services import outline, preflight
from gkdesk.services.preflight import NOTHING
from gkdesk.services.session import Session


def checkup_line(session: Session, plan_id: int) -> str:
    """How much was found; "" where nothing was. Raises UnknownPlan."""
    title, told = outline.plan(session, plan_id).title, preflight.brief(session, plan_id)
    if not told:
        return f"“{title}”条目很多，没有体检，可在窗口里按 F7 查看。"
    return f"“{title}”体检：{told}，可在窗口里按 F7 查看。" if told != NOTHING else ""
