"""What the check before handing out found in a plan that is exported, in one line."""

from __future__ import annotations

from gkdesk.services import outline, preflight
from gkdesk.services.session import Session


def checkup_line(session: Session, plan_id: int) -> str:
    """How much was found; "" where nothing was. Raises UnknownPlan."""
    found = preflight.findings(session, plan_id)
    title = outline.plan(session, plan_id).title
    said = f"“{title}”体检：{preflight.summary(found)}，可在窗口里按 F7 查看。"
    return said if found else ""
