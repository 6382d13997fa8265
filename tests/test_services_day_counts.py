"""The month and year calendar: kinds of days by the notice of 2023, and what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk.domain.agenda import DayCount
from gkdesk.domain.occurrences import RestDays
from gkdesk.domain.tasks import EditField, Light
from gkdesk.services import day_counts, editing, importing, occurrences, outline, samples
from gkdesk.services.agenda import agenda
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import BUDGET_ID, MARCH_MEASURE, SUBSIDY_ID, WEBSITE_ID


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def days(counts: list[DayCount]) -> dict[date, DayCount]:
    return {count.day: count for count in counts}


def test_a_month_and_a_year_hold_every_day_once(session: Session) -> None:
    assert [c.day.day for c in day_counts.month(session, 2024, 2)] == list(range(1, 30))
    year = day_counts.year(session, 2023)
    assert (len(year), year[0].day, year[-1].day) == (365, date(2023, 1, 1), date(2023, 12, 31))


def test_days_are_marked_by_the_notice(session: Session) -> None:
    """Labour Day 2023: free from Saturday 29 April to Wednesday 3 May; Sunday 23 April and
    Saturday 6 May are worked for it."""
    found = days(day_counts.month(session, 2023, 4) + day_counts.month(session, 2023, 5))
    marks = {day: (c.works, c.off, c.makeup) for day, c in found.items()}
    assert marks[date(2023, 4, 28)] == (True, False, False)
    assert marks[date(2023, 4, 29)] == (False, False, False)
    assert marks[date(2023, 5, 1)] == marks[date(2023, 5, 3)] == (False, True, False)
    assert marks[date(2023, 5, 4)] == (True, False, False)
    assert marks[date(2023, 4, 23)] == marks[date(2023, 5, 6)] == (True, False, True)
    assert marks[date(2023, 5, 13)] == (False, False, False)
    assert "劳动" in found[date(2023, 5, 1)].name
    assert found[date(2023, 5, 13)].name == ""
    assert all(count.certain for count in found.values())


def test_a_year_without_its_notice_goes_by_weekends_and_is_uncertain(session: Session) -> None:
    year = day_counts.year(session, 2031)
    assert not any(count.certain or count.off or count.makeup for count in year)
    assert all(count.works == (count.day.weekday() < 5) for count in year)


def test_days_count_what_is_due_by_light(session: Session) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, "2023年3月31日")
    editing.set_field(session, WEBSITE_ID, EditField.DEADLINE, "每季度末前")
    march = days(day_counts.month(session, 2023, 3))
    # Two single days and the first quarter, all of them late on the 3rd of April.
    assert march[date(2023, 3, 31)].lights == {Light.OVERDUE: 3}
    assert sum(sum(count.lights.values()) for count in march.values()) == 3
    editing.set_field(session, SUBSIDY_ID, EditField.STATUS, "已办结")
    lights = days(day_counts.month(session, 2023, 3))[date(2023, 3, 31)].lights
    assert lights == {Light.OVERDUE: 2, Light.DONE: 1}


def test_a_moved_day_counts_where_it_is_moved_to(session: Session) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, "2023年4月29日")
    occurrences.set_rest_days(session, 1, RestDays.FORWARD)
    found = days(day_counts.month(session, 2023, 4) + day_counts.month(session, 2023, 5))
    assert found[date(2023, 4, 29)].lights == {}
    assert found[date(2023, 5, 4)].lights == {Light.RUNNING: 1}
    assert day_counts.on_day(session, date(2023, 4, 29)) == []
    assert [i.node for i in day_counts.on_day(session, date(2023, 5, 4))] == [SUBSIDY_ID]


def test_a_closed_task_closes_what_its_measures_owe(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.STATUS, "已办结")
    march = days(day_counts.month(session, 2023, 3))
    assert march[date(2023, 3, 31)].lights == {Light.DONE: 1}
    (item,) = day_counts.on_day(session, date(2023, 3, 31))
    assert (item.node, item.light) == (MARCH_MEASURE, Light.DONE)


def test_a_removed_plan_counts_nowhere(session: Session) -> None:
    importing.remove(session, [1])
    assert not any(count.lights for count in day_counts.year(session, 2023))
    assert outline.unit_lights(session, None) == {}


def test_units_show_their_lights_in_any_role(session: Session) -> None:
    assert outline.unit_lights(session, 1) == {
        "区财政局": {Light.OVERDUE: 1},
        "各镇街": {Light.OVERDUE: 1},
        "区民政局": {Light.UNLIMITED: 1},
    }
    assert outline.unit_lights(session, 2) == {}


def test_counts_lists_and_units_agree_on_real_plans(tmp_path: Path) -> None:
    now = datetime(2022, 9, 28, 9).astimezone()
    with drafts.ledger(tmp_path / "账.db", now) as session:
        samples.load_samples(session)
        editing.set_field(session, _some_task(session), EditField.STATUS, "已办结")
        for count in day_counts.year(session, 2022):
            listed = Counter(item.light for item in day_counts.on_day(session, count.day))
            assert count.lights == listed
        year = Counter[Light]()
        for number in (2020, 2022, 2023, 2024, 2025):
            for count in day_counts.year(session, number):
                year.update(count.lights)
        assert year.total() == len(agenda(session, done=True)) > 20
        units = outline.unit_lights(session, None)
        assert {name: sum(lights.values()) for name, lights in units.items()} == dict(
            outline.unit_counts(session, None)
        )


def _some_task(session: Session) -> int:
    return next(item.task for item in agenda(session) if item.day and item.day.year == 2022)
