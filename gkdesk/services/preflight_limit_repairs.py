"""What can be done about a limit that is missing or cannot be, with one click."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gkdesk.domain.findings import Finding, Repair, RepairWay
from gkdesk.domain.tasks import NodeKind
from gkdesk.domain.written_days import weekday, written_day
from gkdesk.services.preflight_plan import CheckedPlan, previous, row_of
from gkdesk.store.checked_rows import CheckedRow
from gkdesk.terms import label

Offers = Iterator[Repair]


def year_end(plan: CheckedPlan, finding: Finding) -> Offers:
    """The end of the plan's year."""
    words = f"{plan.year}年底前"
    yield Repair(RepairWay.YEAR_END, label(RepairWay.YEAR_END), words, words)


def previous_limit(plan: CheckedPlan, finding: Finding) -> Offers:
    """The words of the task before."""
    row = row_of(plan, finding)
    before = previous(plan, row, lambda each: bool(each.words) and not each.staged)
    if before is not None:
        way = RepairWay.PREVIOUS_LIMIT
        yield Repair(way, label(way), before.words, before.words)


def next_year(plan: CheckedPlan, finding: Finding) -> Offers:
    """The same day a year later."""
    day = date.fromisoformat(finding.about)
    later = date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)
    if plan.signed_on is not None and later >= plan.signed_on:
        yield from _moved(plan, finding, RepairWay.NEXT_YEAR, day, later)


def early_year_end(plan: CheckedPlan, finding: Finding) -> Offers:
    """The end of the year it was signed in."""
    day = date.fromisoformat(finding.about)
    if plan.signed_on is not None:
        last = date(plan.signed_on.year, 12, 31)
        yield from _moved(plan, finding, RepairWay.YEAR_END, day, last)


def working_days(plan: CheckedPlan, finding: Finding) -> Offers:
    """The next working day and the last one before."""
    day = date.fromisoformat(finding.about)
    later = plan.calendar.next_working(day)[0]
    earlier = plan.calendar.previous_working(day)[0]
    yield from _moved(plan, finding, RepairWay.NEXT_WORKING_DAY, day, later)
    if plan.signed_on is None or earlier >= plan.signed_on:
        yield from _moved(plan, finding, RepairWay.LAST_WORKING_DAY, day, earlier)


def task_days(plan: CheckedPlan, finding: Finding) -> Offers:
    """The day of the row above, or that one later."""
    row = row_of(plan, finding)
    late, latest = (date.fromisoformat(part) for part in finding.about.split(">"))
    yield from _moved(plan, finding, RepairWay.TASK_DAY, late, latest)
    task = plan.by_id[row.parent_id or 0]
    typed = with_day(plan, task, latest, late)
    if typed and task.kind == NodeKind.TASK:
        way = RepairWay.TASK_LATER
        yield Repair(way, "任务时限后移", f"任务时限改为{typed}", typed)


def _moved(
    plan: CheckedPlan, finding: Finding, way: RepairWay, day: date, other: date
) -> Offers:
    typed = with_day(plan, row_of(plan, finding), day, other)
    if typed:
        title = f"改为{other.month}月{other.day}日（{weekday(other)}）"
        yield Repair(way, title, f"时限改为{typed}", typed)


def with_day(plan: CheckedPlan, row: CheckedRow, day: date, other: date) -> str:
    """A row's limits as they are typed, with one day in the place of another; "" where not
    all of them are plain days."""
    if row.id in plan.mixed:
        return ""
    days = dict.fromkeys(other if each == day else each for each in plan.days(row))
    return "，".join(f"{written_day(each)}前" for each in sorted(days))
