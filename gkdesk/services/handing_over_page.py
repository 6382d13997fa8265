"""What the html page of a hand-over shows of each plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdesk.domain.tasks import PlanSummary
from gkdesk.domain.written_days import written_day
from gkdesk.exports.ledger_page import PageFile, PagePlan, ledger_page
from gkdesk.services import outline
from gkdesk.services.breakdown_leaves import leaves_of_plan
from gkdesk.services.session import Session

Files = Mapping[int, Sequence[PageFile]]


def page(
    session: Session, evidence: Sequence[tuple[int, int, str]], files: Files, sources: Files
) -> bytes:
    """The page of a whole ledger. ``evidence`` are plan, row and words; ``files`` lie beside
    by their row, ``sources`` by their plan."""
    plans = outline.plans(session)
    day = written_day(session.now().date())
    tasks = sum(plan.tasks for plan in plans)
    about = f"截至{day}，{len(plans)} 份计划，{tasks} 条任务"
    shown = [_plan(session, plan, evidence, files, sources) for plan in plans]
    return ledger_page("任务台账", about, shown)


def _plan(
    session: Session,
    plan: PlanSummary,
    evidence: Sequence[tuple[int, int, str]],
    files: Files,
    sources: Files,
) -> PagePlan:
    said: dict[int, list[str]] = {}
    for plan_id, node_id, words in evidence:
        if plan_id == plan.id:
            said.setdefault(node_id, []).append(words)
    return PagePlan(
        plan.title,
        _facts(plan),
        list(leaves_of_plan(session, plan.id)),
        said,
        files,
        sources.get(plan.id, ()),
    )


def _facts(plan: PlanSummary) -> list[str]:
    """Who issued it, its number and day, and how far it is."""
    signed = written_day(plan.signed_on) if plan.signed_on else ""
    counted = f"共{plan.tasks}项，已办结{plan.done}项"
    late = f"逾期{plan.overdue}项" if plan.overdue else ""
    told = (plan.issuer or "", plan.document_number or "", signed, counted, late)
    return [words for words in told if words]
