"""What is due when, on a plan drawn up by hand: each due point once, in order, by its light."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.occurrences import OccurrenceField, RestDays
from gkdesk.domain.supervision import Way
from gkdesk.domain.tasks import EditField, Light
from gkdesk.domain.units import Role
from gkdesk.services import editing, importing, occurrences, outline, reminding, samples
from gkdesk.services.agenda import agenda, waiting
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import (
    BUDGET_ID,
    DRAFT,
    MARCH_MEASURE,
    SUBSIDY_ID,
    WEBSITE_ID,
    YEARLY_MEASURE,
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def limit(session: Session, node: int, words: str) -> None:
    editing.set_field(session, node, EditField.DEADLINE, words)


def of(node: int, items: list[AgendaItem]) -> list[AgendaItem]:
    return [item for item in items if item.node == node]


def days(items: list[AgendaItem]) -> list[str]:
    return [str(item.due)[5:] for item in items]


def test_a_task_appears_as_its_measures_and_never_for_the_day_it_shows(
    session: Session,
) -> None:
    assert outline.row(session, BUDGET_ID).due == date(2023, 3, 31)
    march, yearly = agenda(session)
    assert (march.task, march.node, march.occurrence) == (BUDGET_ID, MARCH_MEASURE, None)
    assert (march.due, march.late_after, march.light) == (
        date(2023, 3, 31),
        date(2023, 3, 31),
        Light.OVERDUE,
    )
    assert march.units == ((Role.LEAD, "区财政局"), (Role.RESPONSIBLE, "各镇街"))
    assert (march.text, march.label, march.path) == ("3月底前公布预算。", "（一）", "一/一")
    assert (yearly.node, yearly.name, yearly.words) == (YEARLY_MEASURE, "2023年", "每年")
    assert (yearly.due, yearly.light) == (date(2023, 12, 31), Light.RUNNING)
    (point,) = occurrences.of_row(session, YEARLY_MEASURE)
    assert yearly.occurrence == point.id


def test_each_period_is_an_item_with_a_light_of_its_own(session: Session) -> None:
    limit(session, SUBSIDY_ID, "每季度首月10日前")
    quarters = of(SUBSIDY_ID, agenda(session))
    assert days(quarters) == ["01-10", "04-10", "07-10", "10-10"]
    assert len({item.occurrence for item in quarters}) == 4
    # The first lies before the notice was signed (1 February), so it is never late; the
    # 10th of April is five working days from the 3rd (the 5th is a holiday: four).
    lights = [item.light for item in quarters]
    assert lights == [Light.RUNNING, Light.SOON, Light.RUNNING, Light.RUNNING]
    assert [item.late_after for item in quarters][:2] == [None, date(2023, 4, 10)]


def test_ongoing_work_stands_on_the_end_of_its_period_and_is_never_late(
    session: Session,
) -> None:
    limit(session, WEBSITE_ID, "持续推进")
    found = of(WEBSITE_ID, agenda(session))
    assert days(found) == ["03-31", "06-30", "09-30", "12-31"]
    assert {item.light for item in found} == {Light.RUNNING}
    assert {item.late_after for item in found} == {None}


def test_a_range_takes_the_plain_day_and_the_moved_one(session: Session) -> None:
    """Labour Day 2023: 29 April to 3 May are free, 4 May is the next working day."""
    limit(session, SUBSIDY_ID, "2023年4月29日前")
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    for first, last, found in (
        ((4, 29), (4, 29), 1),
        ((5, 4), (5, 4), 1),
        ((4, 30), (5, 3), 0),
        ((5, 5), (5, 5), 0),
        ((4, 28), (4, 28), 0),
        ((1, 1), (12, 31), 1),
    ):
        items = agenda(session, date(2023, *first), date(2023, *last))
        assert len(of(SUBSIDY_ID, items)) == found
    (item,) = of(SUBSIDY_ID, agenda(session))
    assert (item.due, item.late_after, item.day) == (
        date(2023, 4, 29),
        date(2023, 5, 4),
        date(2023, 5, 4),
    )


def test_a_range_may_be_open_at_either_end(session: Session) -> None:
    assert [i.node for i in agenda(session, None, date(2023, 3, 31))] == [MARCH_MEASURE]
    assert [i.node for i in agenda(session, date(2023, 4, 1))] == [YEARLY_MEASURE]
    assert agenda(session, date(2024, 1, 1)) == []


def test_items_come_by_moved_day_then_as_printed(session: Session) -> None:
    limit(session, WEBSITE_ID, "2023年4月28日前")
    limit(session, SUBSIDY_ID, "2023年4月29日前")
    assert [i.node for i in agenda(session)] == [
        MARCH_MEASURE,
        WEBSITE_ID,
        SUBSIDY_ID,
        YEARLY_MEASURE,
    ]


def test_what_moves_comes_where_it_moves_to(session: Session) -> None:
    """By law a counted period that ends on 29 April 2023, a holiday, runs on to 4 May; a
    day that is named stays."""
    limit(session, SUBSIDY_ID, "决策文件出台后10日内")
    limit(session, WEBSITE_ID, "2023年5月2日前")
    (event,) = occurrences.events(session, 1)
    occurrences.set_event(session, 1, event.name, date(2023, 4, 19))
    spring = agenda(session, date(2023, 4, 1), date(2023, 6, 1))
    assert [(i.node, i.due, i.day) for i in spring] == [
        (WEBSITE_ID, date(2023, 5, 2), date(2023, 5, 2)),
        (SUBSIDY_ID, date(2023, 4, 29), date(2023, 5, 4)),
    ]


def test_on_one_day_plans_come_as_they_are_listed(session: Session) -> None:
    drafts.take_in(session, replace(DRAFT, notice=replace(DRAFT.notice, year=2024)), "二.txt")
    first, second = (plan.id for plan in outline.plans(session))
    assert (first, second) == (2, 1)
    limit(session, SUBSIDY_ID, "2023年6月1日前")
    limit(session, WEBSITE_ID + 7, "2023年6月1日前")
    june = agenda(session, date(2023, 6, 1), date(2023, 6, 1))
    assert [item.plan for item in june] == [2, 1]
    assert [i.plan for i in agenda(session, date(2023, 6, 1), date(2023, 6, 1), plan_id=1)] == [
        1
    ]


def test_closed_work_is_left_out_unless_it_is_asked_for(session: Session) -> None:
    limit(session, SUBSIDY_ID, "每季度首月10日前")
    point = of(SUBSIDY_ID, agenda(session))[1].occurrence
    assert point is not None
    occurrences.set_field(session, point, OccurrenceField.STATUS, "已办结")
    assert days(of(SUBSIDY_ID, agenda(session))) == ["01-10", "07-10", "10-10"]
    with_closed = of(SUBSIDY_ID, agenda(session, done=True))
    assert days(with_closed) == ["01-10", "04-10", "07-10", "10-10"]
    assert [i.light is Light.DONE for i in with_closed] == [False, True, False, False]


def test_measures_and_periods_are_closed_with_their_task(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.STATUS, "已办结")
    assert agenda(session) == []
    assert {i.light for i in agenda(session, done=True)} == {Light.DONE}


def test_a_removed_plan_is_not_on_the_agenda(session: Session) -> None:
    importing.remove(session, [1])
    assert agenda(session, done=True) == []
    editing.undo(session)
    assert len(agenda(session)) == 2


def test_what_waits_for_an_event_is_no_item_until_its_day_is_known(session: Session) -> None:
    limit(session, WEBSITE_ID, "决策文件出台后10个工作日内")
    assert of(WEBSITE_ID, agenda(session)) == []
    (item,) = waiting(session)
    assert (item.node, item.due, item.light) == (WEBSITE_ID, None, Light.RUNNING)
    assert waiting(session, plan_id=2) == []
    (event,) = occurrences.events(session, 1)
    # Ten working days after Thursday 25 May 2023: 8 June (no holiday between).
    occurrences.set_event(session, 1, event.name, date(2023, 5, 25))
    assert days(of(WEBSITE_ID, agenda(session))) == ["06-08"]
    assert waiting(session) == []


def test_items_count_the_reminders_of_their_row(session: Session) -> None:
    units = [(MARCH_MEASURE, "区财政局"), (MARCH_MEASURE, "各镇街")]
    reminding.remind(session, units, date(2023, 4, 3), Way.PHONE)
    assert [item.reminders for item in agenda(session)] == [2, 0]


def test_a_year_without_its_notice_is_told_of(tmp_path: Path) -> None:
    plan = replace(DRAFT, notice=replace(DRAFT.notice, year=2031))
    with drafts.ledger(tmp_path / "账.db", datetime(2031, 4, 3, 9).astimezone()) as session:
        drafts.take_in(session, plan)
        occurrences.set_rest_days(session, 1, RestDays.FORWARD)
        limit(session, SUBSIDY_ID, "2031年3月3日前")
        (item,) = of(SUBSIDY_ID, agenda(session))
        assert item.provisional


@pytest.mark.parametrize("day", [date(2022, 9, 28), date(2023, 7, 1), date(2026, 1, 1)])
def test_plans_count_the_tasks_the_agenda_calls_overdue(tmp_path: Path, day: date) -> None:
    now = datetime(day.year, day.month, day.day, 9).astimezone()
    with drafts.ledger(tmp_path / "账.db", now) as session:
        samples.load_samples(session)
        late: dict[int, set[int]] = {}
        for item in agenda(session):
            if item.light is Light.OVERDUE:
                late.setdefault(item.plan, set()).add(item.task)
        told = {plan.id: plan.overdue for plan in outline.plans(session) if plan.overdue}
        assert told == {plan: len(tasks) for plan, tasks in late.items()}
        assert told
