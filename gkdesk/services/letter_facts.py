"""Whom letters go to and what about: read from the ledger, counted as the report counts."""

from __future__ import annotations

from collections import defaultdict

from gkdesk.domain.letters import Addressee, LetterKind, LetterTask, UnitStanding
from gkdesk.domain.report_standing import Viewed, Work
from gkdesk.domain.tasks import Light, Row
from gkdesk.domain.units import Role
from gkdesk.services import contacts, meeting_points, report_facts
from gkdesk.services.asked_units import AskedUnit
from gkdesk.services.limit_in_force import day_below
from gkdesk.services.listed_plan import ListedPlan
from gkdesk.services.plan_printed import PlanPrinted
from gkdesk.services.session import Session
from gkdesk.terms import label

_PRESSING = (Light.OVERDUE, Light.SOON)


def addressees(session: Session, plan_id: int, kind: LetterKind) -> list[Addressee]:
    """The units a letter of the kind concerns, in the office's order, each with its tasks in
    printed order; none for a circular. Raises UnknownPlan."""
    facts = _Facts(session, plan_id)
    known = contacts.contacts(session)
    found = []
    for unit, roles in facts.plan.units.items():
        tasks = [facts.task(work, roles[work.row.id]) for work in facts.works
                 if work.row.id in roles and facts.concerned(work, kind)]  # fmt: skip
        if tasks:
            contact = known.get(unit.name)
            person, phone = (contact.person, contact.phone) if contact else ("", "")
            found.append(Addressee(unit.name, tuple(tasks), person, phone))
    return found


def standings(session: Session, plan_id: int, *, ranking: bool = False) -> list[UnitStanding]:
    """How each unit stands, in the office's order; ``ranking`` puts the highest rate first,
    of equal ones the one with fewer late tasks. Raises UnknownPlan."""
    facts = _Facts(session, plan_id)
    held: dict[AskedUnit, list[Work]] = defaultdict(list)
    by_id = {work.row.id: work for work in facts.works}
    for unit, roles in facts.plan.units.items():
        held[unit] = [by_id[task] for task in roles if task in by_id]
    found = [facts.standing(unit.name, works) for unit, works in held.items()]
    if ranking:
        found.sort(key=lambda one: (-one.rate, one.late))
    return found


class _Facts:
    """A plan's tasks seen today, in the office's present period of reporting."""

    def __init__(self, session: Session, plan_id: int) -> None:
        self.plan = ListedPlan(session, plan_id)
        self.works = report_facts.works(session, plan_id)
        self._printed = PlanPrinted(session, plan_id)
        self._outlook = session.outlook
        self._period = meeting_points.asked_period(session, "")
        self._viewed = Viewed.on(self._period, session.now().date())

    def concerned(self, work: Work, kind: LetterKind) -> bool:
        """Whether a letter of a kind is about a task."""
        if kind is LetterKind.CIRCULAR or work.closed(self._viewed):
            return False
        if kind is LetterKind.SUPERVISION:
            return True
        return work.row.light(self._outlook) in _PRESSING or self._untold(work)

    def task(self, work: Work, role: Role) -> LetterTask:
        """A task as a letter lists it."""
        row = work.row
        limit = day_below(row, self._printed.limit(row)) or "—"
        return LetterTask(
            row.id,
            work.ordinal,
            _words(row),
            label(role).removesuffix("单位"),
            limit,
            self._told(work),
        )

    def _told(self, work: Work) -> str:
        light = work.row.light(self._outlook)
        late = work.late_since(self._viewed)
        if late is not None:
            return f"{label(Light.OVERDUE)}{(self._viewed.day - late).days}天"
        return "本期未报" if self._untold(work) and light is not Light.SOON else label(light)

    def _untold(self, work: Work) -> bool:
        return not any(self._period.holds(day) for day in work.told_on)

    def standing(self, unit: str, works: list[Work]) -> UnitStanding:
        """The counts of one unit."""
        viewed = self._viewed
        closed = [work for work in works if work.closed(viewed)]
        still = [work for work in works if not work.closed(viewed)]
        return UnitStanding(
            unit,
            len(works),
            len(closed),
            sum(work.in_time(viewed) is True for work in closed),
            sum(work.late_since(viewed) is not None for work in still),
            sum(self._untold(work) for work in still),
        )


def _words(row: Row) -> str:
    return row.label + row.text.strip()
