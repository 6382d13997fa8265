"""Lists of due points: by time limit, those that are late, those of a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from gkdesk.calendars.periods import report_period
from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.queries import Query
from gkdesk.domain.report_periods import ReportPeriod, period_of
from gkdesk.domain.tasks import Light, Status
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import written_day
from gkdesk.services import agenda, outline
from gkdesk.services.listed_plan import ListedPlan
from gkdesk.services.meeting_slots import Group, Held, Slot, grouped, numbered
from gkdesk.services.session import Session

_LATE: Final = "已逾期"
_WAITING: Final = "等待启动"
_UNLIMITED: Final = "没有限定日期"
_OPEN: Final = "只列未办结的"


def by_deadline(plan: ListedPlan, *, own_pages: bool) -> Held:
    """Every open due point by day, the late ones first, then month by month; behind them
    what waits for an event, and the open tasks without any limit."""
    items = _wanted(plan, agenda.agenda(plan.session, plan_id=plan.id))
    late = [item for item in items if item.light is Light.OVERDUE]
    rest = [item for item in items if item.light is not Light.OVERDUE]
    waiting = _wanted(plan, agenda.waiting(plan.session, plan_id=plan.id))
    open_tasks = outline.skeleton(plan.session, Query(plan_id=plan.id, status=Status.OPEN)).ids
    bare = set(open_tasks) - {item.task for item in (*items, *waiting)}
    groups = [(_LATE, _slots(plan, late))]
    groups += [(words, _slots(plan, list(some))) for words, some in groupby(rest, _month)]
    groups.append((_WAITING, _slots(plan, waiting)))
    unlimited = [Slot(task, task, 0, _role(plan, task)) for task in plan.tasks if task in bare]
    groups.append((_UNLIMITED, unlimited))
    return _counted(groups, own_pages=own_pages, told=(_OPEN,))


def overdue(plan: ListedPlan) -> Held:
    """Every due point that is late, the longest late first, without headings."""
    yesterday = plan.session.now().date() - timedelta(days=1)
    items = agenda.agenda(plan.session, last=yesterday, plan_id=plan.id)
    late = [item for item in _wanted(plan, items) if item.light is Light.OVERDUE]
    return grouped([Group("", numbered(_slots(plan, late)))], own_pages=False)


def of_period(plan: ListedPlan, key: str, *, own_pages: bool) -> Held:
    """What is due in a period, closed or open, by day; then the tasks that were told of in it
    without being due."""
    period = asked_period(plan.session, key)
    first, last = period.start, period.end
    items = agenda.agenda(plan.session, first, last, done=True, plan_id=plan.id)
    due = _wanted(plan, items)
    query = Query(plan_id=plan.id, reported=True, report_days=(first, last))
    told = set(outline.skeleton(plan.session, query).ids) - {item.task for item in due}
    only_told = [Slot(task, task, 0, _role(plan, task)) for task in plan.tasks if task in told]
    groups = [("本期到期", _slots(plan, due)), ("本期有进展", only_told)]
    span = f"{period.name}（{written_day(first)}至{written_day(last)}）"
    return _counted(groups, own_pages=own_pages, told=(span,))


def asked_period(session: Session, key: str) -> ReportPeriod:
    """The period of a key, the office's present one for "" and for a key that is none."""
    found = period_of(key) if key else None
    if found is not None:
        return found
    today = session.now().date()
    return ReportPeriod("", *report_period(today, session.preferences.report_months))


def _wanted(plan: ListedPlan, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    tasks = frozenset(plan.tasks)
    return [item for item in items if item.task in tasks]


def _slots(plan: ListedPlan, items: Iterable[AgendaItem]) -> list[Slot]:
    return [Slot(item.task, item.node, 0, _role(plan, item.task), item) for item in items]


def _role(plan: ListedPlan, task: int) -> Role | None:
    return plan.roles.get(task) if plan.unit else None


def _month(item: AgendaItem) -> str:
    day = item.day or date.max
    return f"{day.year}年{day.month}月"


def _counted(
    groups: Iterable[tuple[str, Sequence[Slot]]],
    *,
    own_pages: bool,
    told: tuple[str, ...] = (),
) -> Held:
    """The groups that hold something, each heading with its count; the numbers run on."""
    made: list[Group] = []
    number = 1
    for words, slots in groups:
        if slots:
            made.append(Group(f"{words}（{len(slots)}条）", numbered(slots, number)))
            number += len(slots)
    return grouped(made, own_pages=own_pages, told=told)
