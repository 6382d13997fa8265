"""The figures of the page 进度: exactly those that the lists show which a bar opens.

Counted are leaf tasks by the light they show today: done (已办结) is done, late is 逾期; a
task of several limits shows the most urgent. By section: those of the first level. By unit:
a task of several units counts for each of them, collective names as the directory has them.
By month: the months of the plan's year in which a task, or one of its due points, is due by
its plain or its moved day, a task due in several months in each; what shows 无时限 stands
behind them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from gkdesk.domain.progress import Bar, Chart, Progress, ProgressBy
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Light, PlanSummary
from gkdesk.services import finding, outline
from gkdesk.services.session import Session
from gkdesk.terms import label

_TOP: Final = 1
_REMARKS: Final = {
    ProgressBy.SECTION: "",
    ProgressBy.UNIT: "一项任务有几个单位的，在每个单位各算一次，合计不等于任务总数",
    ProgressBy.MONTH: "一项任务在几个月到期的，每个月各算一次，没有日子的不在其中",
}
_TITLES: Final = {
    ProgressBy.SECTION: "按重点工作",
    ProgressBy.UNIT: "按单位",
    ProgressBy.MONTH: "按到期月份",
}


def progress(
    session: Session, plan_id: int, wanted: Iterable[ProgressBy] = tuple(ProgressBy)
) -> Progress:
    """How far a plan is today, with the charts wanted. Raises UnknownPlan."""
    plan = outline.plan(session, plan_id)
    whole = _bar(session, plan.title, Query(plan_id=plan_id))
    charts = tuple(_chart(session, plan, by) for by in wanted)
    return Progress(plan.title, session.now().date(), whole, charts)


def _chart(session: Session, plan: PlanSummary, by: ProgressBy) -> Chart:
    if by is ProgressBy.SECTION:
        bars = _sections(session, plan.id)
    elif by is ProgressBy.UNIT:
        bars = _units(session, plan.id)
    else:
        bars = _months(session, plan)
    return Chart(by, _TITLES[by], _REMARKS[by], tuple(bars))


def _bar(session: Session, words: str, query: Query) -> Bar:
    return Bar(words, query, outline.light_counts(session, query))


def _sections(session: Session, plan_id: int) -> Iterator[Bar]:
    for section in finding.sections(session, plan_id):
        if section.level == _TOP:
            yield _bar(session, section.words, Query(plan_id=plan_id, section=section.id))


def _units(session: Session, plan_id: int) -> Iterator[Bar]:
    """The busiest first."""
    for name, lights in outline.unit_lights(session, plan_id).items():
        yield Bar(name, Query(plan_id=plan_id, unit=name), lights)


def _months(session: Session, plan: PlanSummary) -> Iterator[Bar]:
    """The twelve of the plan's year, and what is due before and after it, where anything
    is."""
    year = plan.year or session.now().year
    before = Query(plan_id=plan.id, due_until=date(year - 1, 12, 31))
    after = Query(plan_id=plan.id, due_from=date(year + 1, 1, 1))
    bars = [_bar(session, f"{year}年以前", before)]
    for month in range(1, 13):
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        query = Query(plan_id=plan.id, due_from=first, due_until=last)
        bars.append(_bar(session, f"{month}月", query))
    bars.append(_bar(session, f"{year}年以后", after))
    if any(bar.total for bar in bars):
        outside = (bars[0], bars[-1])
        yield from (bar for bar in bars if bar.total or bar not in outside)
        open_ended = outline.light_counts(session, Query(plan_id=plan.id))[Light.UNLIMITED]
        if open_ended:
            query = Query(plan_id=plan.id, lights=(Light.UNLIMITED,))
            yield Bar(label(Light.UNLIMITED), query, {Light.UNLIMITED: open_ended})
