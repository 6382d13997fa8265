"""What is kept of reports on how a plan was carried out."""

from __future__ import annotations

from random import Random

from gkdesk.services import report_writing
from gkdesk.services.session import Session
from tests.edits.drawing import plan


def keep_report(session: Session, draw: Random) -> object:
    plan_id = plan(session, draw)
    period = draw.choice(report_writing.periods(session, plan_id))
    report = report_writing.draw_up(session, plan_id, period)
    return report_writing.keep(session, report, "报告.docx")


def remove_report(session: Session, draw: Random) -> object:
    kept = report_writing.kept(session, plan(session, draw))
    if kept:
        report_writing.remove(session, draw.choice(kept).id)
    return None
