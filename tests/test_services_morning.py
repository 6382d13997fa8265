"""The morning page: groups, who is called, what was not reported, what is left for later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk.domain.agenda import Bell, Morning
from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.supervision import Preferences
from gkdesk.domain.tasks import EditField
from gkdesk.services import (
    contacts,
    directory,
    editing,
    importing,
    occurrences,
    outline,
    putting_off,
    samples,
)
from gkdesk.services import morning as service
from gkdesk.services.morning import morning
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

DATED = (Bell.OVERDUE, Bell.TODAY, Bell.THIS_WEEK, Bell.SOON)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Monday 3 April 2023; the 5th is a holiday, so five working days reach to the 11th."""
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def on(tmp_path: Path, year: int, month: int, day: int) -> Session:
    """The same ledger on another day."""
    now = datetime(year, month, day, 9).astimezone()
    return Session.open(tmp_path / "台账.db", lambda: now, wait=0)


def nodes(found: Morning, bell: Bell) -> dict[str, list[int]]:
    return {caller.unit: [i.node for i in caller.items] for caller in found.groups[bell]}


def limit(session: Session, node: int, words: str) -> None:
    editing.set_field(session, node, EditField.DEADLINE, words)


@pytest.mark.parametrize(
    ("day", "bell"),
    [
        ("2023-04-02", Bell.OVERDUE),
        ("2023-04-03", Bell.TODAY),
        ("2023-04-04", Bell.THIS_WEEK),
        ("2023-04-09", Bell.THIS_WEEK),
        ("2023-04-10", Bell.SOON),
        ("2023-04-11", Bell.SOON),
        ("2023-04-12", None),
    ],
)
def test_a_day_belongs_to_one_group(session: Session, day: str, bell: Bell | None) -> None:
    limit(session, SUBSIDY_ID, day)
    found = morning(session)
    assert [b for b in DATED if SUBSIDY_ID in nodes(found, b).get("区民政局", [])] == (
        [bell] if bell else []
    )


def test_near_follows_the_offices_own_number_of_days(session: Session) -> None:
    limit(session, SUBSIDY_ID, "2023-04-12")
    occurrences.set_preferences(session, Preferences(soon_days=6))
    assert nodes(morning(session), Bell.SOON) == {"区民政局": [SUBSIDY_ID]}


def test_the_unit_that_leads_is_called_else_the_responsible_else_nobody(
    session: Session,
) -> None:
    limit(session, SUBSIDY_ID, "2023-03-30")
    limit(session, WEBSITE_ID, "2023-03-29")
    found = morning(session)
    # The measure has the units of its task: 区财政局 leads, 各镇街 is not called.
    assert nodes(found, Bell.OVERDUE) == {
        "": [WEBSITE_ID],
        "区民政局": [SUBSIDY_ID],
        "区财政局": [MARCH_MEASURE],
    }
    assert [caller.unit for caller in found.groups[Bell.OVERDUE]] == [
        "",
        "区民政局",
        "区财政局",
    ]


def test_a_row_of_several_units_is_counted_once(session: Session) -> None:
    limit(session, SUBSIDY_ID, "2023-03-30")
    editing.set_field(session, SUBSIDY_ID, EditField.LEAD, "区民政局、区财政局、区教育局")
    found = morning(session)
    assert found.counts[Bell.OVERDUE] == 2
    assert {c.unit: c.total for c in found.groups[Bell.OVERDUE]} == {
        "区财政局": 2,
        "区民政局": 1,
        "区教育局": 1,
    }
    # The longest late first.
    assert nodes(found, Bell.OVERDUE)["区财政局"] == [SUBSIDY_ID, MARCH_MEASURE]


def test_callers_show_whom_to_ring(session: Session) -> None:
    contacts.set_contact(session, "区财政局", "甲", "0531-1")
    (caller,) = morning(session).groups[Bell.OVERDUE]
    assert (caller.unit, caller.person, caller.phone) == ("区财政局", "甲", "0531-1")


def test_two_names_of_one_unit_are_called_once(session: Session) -> None:
    limit(session, SUBSIDY_ID, "2023-03-30")
    editing.set_field(session, SUBSIDY_ID, EditField.LEAD, "财政局、区财税局")
    assert {*nodes(morning(session), Bell.OVERDUE)} == {"财政局", "区财税局", "区财政局"}
    unit = directory.add(session, name="区财政局", short="区财政", person="王科长")
    directory.name_former(session, unit.id, "区财税局")
    (caller,) = morning(session).groups[Bell.OVERDUE]
    assert (caller.unit, caller.person, caller.total) == ("区财政局", "王科长", 2)


def test_every_late_period_is_called_about(session: Session) -> None:
    limit(session, SUBSIDY_ID, "每月底前")
    found = morning(session)
    (caller,) = (c for c in found.groups[Bell.OVERDUE] if c.unit == "区民政局")
    # January lies before the notice was signed and is never late.
    assert [item.name for item in caller.items] == ["2023年2月", "2023年3月"]
    february = caller.items[0].occurrence
    assert february is not None
    occurrences.set_field(session, february, OccurrenceField.STATUS, "已办结")
    (caller,) = (c for c in morning(session).groups[Bell.OVERDUE] if c.unit == "区民政局")
    assert [item.name for item in caller.items] == ["2023年3月"]


def test_what_is_closed_or_removed_does_not_ring(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.STATUS, "已办结")
    found = morning(session)
    assert found.counts[Bell.OVERDUE] == 0
    assert {BUDGET_ID, MARCH_MEASURE, YEARLY_MEASURE}.isdisjoint(unreported(found))
    importing.remove(session, [1])
    assert sum(morning(session).counts.values()) == 0


def unreported(found: Morning) -> set[int]:
    return {node for each in nodes(found, Bell.UNREPORTED).values() for node in each}


def test_what_nothing_was_told_of_since_the_period_began(session: Session) -> None:
    found = morning(session)
    assert (found.period, found.period_end) == ("2023年二季度", date(2023, 6, 30))
    # The task appears as its measures with limits; rows without any limit are told of too.
    assert unreported(found) == {MARCH_MEASURE, YEARLY_MEASURE, SUBSIDY_ID, WEBSITE_ID}
    assert found.counts[Bell.UNREPORTED] == 4
    editing.set_field(session, SUBSIDY_ID, EditField.PROGRESS, "已公布。")
    assert unreported(morning(session)) == {MARCH_MEASURE, YEARLY_MEASURE, WEBSITE_ID}


@pytest.mark.parametrize("node", [BUDGET_ID, MARCH_MEASURE, YEARLY_MEASURE])
def test_what_is_told_of_a_measure_is_told_of_its_task(session: Session, node: int) -> None:
    editing.set_field(session, node, EditField.PROGRESS, "在编。")
    assert unreported(morning(session)) == {SUBSIDY_ID, WEBSITE_ID}


def test_a_task_whose_limited_measures_are_done_is_told_of_as_a_whole(
    session: Session,
) -> None:
    for measure in (MARCH_MEASURE, YEARLY_MEASURE):
        editing.set_field(session, measure, EditField.STATUS, "已办结")
    assert BUDGET_ID in unreported(morning(session))


def test_every_period_is_reported_anew(session: Session, tmp_path: Path) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.PROGRESS, "已公布。")
    session.close()
    with on(tmp_path, 2023, 6, 30) as june:
        assert SUBSIDY_ID not in unreported(morning(june))
    with on(tmp_path, 2023, 7, 1) as july:
        assert SUBSIDY_ID in unreported(morning(july))


def test_the_period_is_as_long_as_the_office_settles(session: Session) -> None:
    occurrences.set_preferences(session, Preferences(report_months=1))
    found = morning(session)
    assert (found.period, found.period_end) == ("2023年4月", date(2023, 4, 30))


def test_of_due_points_the_present_periods_is_reported(session: Session) -> None:
    limit(session, SUBSIDY_ID, "每季度末前")
    limit(session, WEBSITE_ID, "持续推进")
    found = morning(session)
    names = {
        item.node: item.name
        for caller in found.groups[Bell.UNREPORTED]
        for item in caller.items
    }
    assert names[SUBSIDY_ID] == names[WEBSITE_ID] == "2023年二季度"
    for node in (SUBSIDY_ID, WEBSITE_ID):
        points = {p.term.name: p.id for p in occurrences.of_row(session, node)}
        point = points["2023年二季度"]
        occurrences.set_field(session, point, OccurrenceField.STATUS, "已办结")
    assert {SUBSIDY_ID, WEBSITE_ID}.isdisjoint(unreported(morning(session)))


@pytest.mark.parametrize(
    ("nth", "field", "told"),
    [
        (0, OccurrenceField.PROGRESS, False),
        (0, OccurrenceField.STATUS, False),
        (1, OccurrenceField.PROGRESS, True),
        (1, OccurrenceField.STATUS, True),
        (2, OccurrenceField.PROGRESS, False),
    ],
)
def test_what_is_said_of_another_quarter_tells_nothing_of_this_one(
    session: Session, nth: int, field: OccurrenceField, told: bool
) -> None:
    limit(session, SUBSIDY_ID, "每季度末前")
    point = occurrences.of_row(session, SUBSIDY_ID)[nth]
    occurrences.set_field(session, point.id, field, "已办结")
    assert (SUBSIDY_ID not in unreported(morning(session))) is told


def test_a_progress_at_the_row_tells_of_its_present_due_point(session: Session) -> None:
    limit(session, SUBSIDY_ID, "每季度末前")
    editing.set_field(session, SUBSIDY_ID, EditField.PROGRESS, "在办。")
    assert SUBSIDY_ID not in unreported(morning(session))


def test_a_month_told_of_is_enough_for_its_quarter(session: Session) -> None:
    limit(session, SUBSIDY_ID, "每月底前")
    april = occurrences.of_row(session, SUBSIDY_ID)[3]
    assert april.term.name == "2023年4月"
    occurrences.set_field(session, april.id, OccurrenceField.STATUS, "已办结")
    assert SUBSIDY_ID not in unreported(morning(session))


def test_an_entry_of_a_count_is_a_report(session: Session) -> None:
    limit(session, SUBSIDY_ID, "年内不少于10次")
    assert SUBSIDY_ID in unreported(morning(session))
    occurrences.add_tally(session, SUBSIDY_ID, 1, date(2023, 3, 31))
    assert SUBSIDY_ID not in unreported(morning(session))


def test_a_task_with_a_limit_of_its_own_is_told_of_as_a_whole(session: Session) -> None:
    limit(session, BUDGET_ID, "2023年11月底前")
    assert unreported(morning(session)) == {BUDGET_ID, SUBSIDY_ID, WEBSITE_ID}


def test_only_plans_of_the_year_in_view_are_reported(session: Session, tmp_path: Path) -> None:
    drafts.take_in(session, replace(DRAFT, notice=replace(DRAFT.notice, year=2022)), "二.txt")
    assert all(node <= WEBSITE_ID for node in unreported(morning(session)))
    session.close()
    with on(tmp_path, 2022, 12, 30) as earlier:
        assert min(unreported(morning(earlier))) > WEBSITE_ID
    with on(tmp_path, 2024, 1, 2) as later:
        assert unreported(morning(later)) == set()
        assert morning(later).counts[Bell.OVERDUE] > 0


def test_what_is_put_off_is_hidden_until_its_day(session: Session, tmp_path: Path) -> None:
    limit(session, SUBSIDY_ID, "每月底前")
    february = occurrences.of_row(session, SUBSIDY_ID)[1]
    assert february.term.name == "2023年2月"
    before = morning(session)
    putting_off.put_off(session, SUBSIDY_ID, february.id, date(2023, 4, 6))
    putting_off.put_off(session, MARCH_MEASURE, None, date(2023, 4, 6))
    found = morning(session)
    assert found.hidden == 2
    assert found.counts[Bell.OVERDUE] == before.counts[Bell.OVERDUE] - 2
    assert MARCH_MEASURE not in unreported(found)
    session.close()
    with on(tmp_path, 2023, 4, 5) as later:
        assert morning(later).hidden == 2
    with on(tmp_path, 2023, 4, 6) as later:
        assert morning(later).hidden == 0
        assert morning(later).counts[Bell.OVERDUE] == before.counts[Bell.OVERDUE]


def test_the_next_holiday_is_named(session: Session, tmp_path: Path) -> None:
    """Qingming 2023 is the 5th of April, a Wednesday alone; before it work the 3rd and 4th."""
    holiday = morning(session).holiday
    assert holiday is not None
    assert "清明" in holiday[0]
    assert holiday[1:] == (date(2023, 4, 5), date(2023, 4, 5), 2)
    session.close()
    with on(tmp_path, 2022, 9, 28) as later:
        holiday = morning(later).holiday
        assert holiday is not None
        assert "国庆" in holiday[0]
        assert holiday[1:] == (date(2022, 10, 1), date(2022, 10, 7), 3)
    with on(tmp_path, 2022, 10, 3) as later:
        assert (morning(later).holiday or ())[1:] == (
            date(2022, 10, 1),
            date(2022, 10, 7),
            0,
        )


def test_days_of_a_year_without_its_notice_are_uncertain(
    session: Session, tmp_path: Path
) -> None:
    assert not morning(session).uncertain
    session.close()
    with on(tmp_path, 2031, 4, 3) as later:
        assert morning(later).uncertain
        assert morning(later).holiday is None


@pytest.mark.parametrize("day", [(9999, 12, 31), (9999, 12, 27)])
def test_a_clock_at_the_end_of_the_calendar_rings_too(
    session: Session, tmp_path: Path, day: tuple[int, int, int]
) -> None:
    limit(session, SUBSIDY_ID, "9999-12-31")
    session.close()
    with on(tmp_path, *day) as last:
        found = morning(last)
        assert [b for b in DATED if SUBSIDY_ID in nodes(found, b).get("区民政局", [])] == [
            Bell.TODAY if day[2] == 31 else Bell.THIS_WEEK
        ]


def test_a_unit_with_very_much_is_counted_in_full(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST", 2)
    limit(session, SUBSIDY_ID, "每周五前")
    (caller,) = (c for c in morning(session).groups[Bell.OVERDUE] if c.unit == "区民政局")
    # The Fridays from the signature (1 February) to the 31st of March: nine.
    assert (caller.total, len(caller.items)) == (9, 2)
    assert [item.due for item in caller.items] == [date(2023, 2, 3), date(2023, 2, 10)]


def test_samples_call_for_nobody_once_a_plan_of_its_own_stands(tmp_path: Path) -> None:
    with drafts.ledger(tmp_path / "台账.db") as session:
        samples.load_samples(session)
        assert sum(morning(session).counts.values()) > 0
        drafts.take_in(session)
        called = morning(session)
        callers = [each for group in called.groups.values() for each in group]
        plans = {item.plan for caller in callers for item in caller.items}
        own = {plan.id for plan in outline.plans(session) if not plan.sample}
        assert plans == own
