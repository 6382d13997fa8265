"""What the check before handing out found, in one line on standard error."""

from __future__ import annotations

from gkdesk.cli.output import say
from gkdesk.services import outline, preflight
from gkdesk.services.session import Session


def tell_checkup(session: Session, plan_id: int) -> None:
    """Say how much was found in a plan that is exported; nothing where nothing was. Raises
    UnknownPlan."""
    found = preflight.findings(session, plan_id)
    if found:
        title = outline.plan(session, plan_id).title
        say(f"“{title}”体检：{preflight.summary(found)}，可在窗口里按 F7 查看。")
