"""What a list is called, and what stands below its title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gkdesk.domain.print_scheme import ListKind, PrintScheme
from gkdesk.domain.written_days import written_day
from gkdesk.services.listed_plan import ListedPlan
from gkdesk.services.meeting_slots import Held

_APART: Final = "\u3000\u3000"
_CALLED: Final[Mapping[ListKind, str]] = {
    ListKind.SECTION: "任务清单",
    ListKind.UNIT: "分单位任务清单",
    ListKind.LEADER: "分管领导任务清单",
    ListKind.DEADLINE: "任务时限清单",
    ListKind.OVERDUE: "逾期任务清单",
    ListKind.PERIOD: "本期任务清单",
}


def list_title(plan_title: str, scheme: PrintScheme) -> str:
    """The title of a scheme's own, else the plan's with what kind of list this is."""
    if scheme.title:
        return scheme.title
    one_unit = scheme.unit and scheme.kind is ListKind.UNIT
    called = _CALLED[ListKind.SECTION if one_unit else scheme.kind]
    return "".join(plan_title.split()) + called


def list_subtitle(plan: ListedPlan, held: Held) -> str:
    """Document number, whose list, which period, the day of the list and the count, apart by
    wide blanks. Due points are counted beside the tasks where there are more of them."""
    day = written_day(plan.session.now().date())
    told = (
        plan.summary.document_number,
        plan.unit,
        *held.told,
        f"截至{day}",
        counted(held),
    )
    return _APART.join(part for part in told if part)


def counted(held: Held) -> str:
    """共12项, or 共12项、15个时点 where tasks have several due points."""
    tasks = held.tasks
    points = sum(slot.item is not None for slot in held.slots)
    return f"共{tasks}项、{points}个时点" if points > tasks else f"共{tasks}项"
