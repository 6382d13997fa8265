"""Trees, lists, counts and marks, on a plan drawn up by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.marks import MarkKind
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import EditField, Light, NodeKind, Status
from gkdesk.errors import UnknownPlan, UnknownTask
from gkdesk.services import editing, importing, outline
from gkdesk.services.plan_printed import PlanPrinted
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import (
    BUDGET_ID,
    DRAFT,
    FINANCE,
    MARCH,
    MARCH_MEASURE,
    PLATFORM,
    SOURCE,
    SUBSIDY_ID,
    WEBSITE_ID,
    YEARLY,
    YEARLY_MEASURE,
    place,
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def tree(session: Session, query: Query) -> dict[int, int]:
    """The rows of an answer in order, each with what stands above it."""
    skeleton = outline.skeleton(session, query)
    return dict(zip(skeleton.ids, skeleton.parents, strict=True))


def test_the_whole_plan_stands_in_printed_order(session: Session) -> None:
    assert list(tree(session, Query(plan_id=1)).items()) == [
        (FINANCE, 0),
        (BUDGET_ID, FINANCE),
        (MARCH_MEASURE, BUDGET_ID),
        (YEARLY_MEASURE, BUDGET_ID),
        (SUBSIDY_ID, FINANCE),
        (PLATFORM, 0),
        (WEBSITE_ID, PLATFORM),
    ]
    assert outline.skeleton(session, Query(plan_id=1)).hits == 3


def test_rows_say_what_was_printed(session: Session) -> None:
    rows = outline.rows(session, [FINANCE, BUDGET_ID, MARCH_MEASURE, SUBSIDY_ID, 999])
    assert set(rows) == {FINANCE, BUDGET_ID, MARCH_MEASURE, SUBSIDY_ID}
    task = rows[BUDGET_ID]
    assert (task.kind, task.label, task.path) == (
        NodeKind.TASK,
        "（一）",
        "一/一",
    )
    assert (task.due, task.words) == (date(2023, 3, 31), "3月底前")
    assert outline.ordinals(session, list(rows)) == {BUDGET_ID: 1, SUBSIDY_ID: 2}
    measure = rows[MARCH_MEASURE]
    assert (measure.kind, measure.text, measure.words) == (
        NodeKind.MEASURE,
        "3月底前公布预算。",
        "3月底前",
    )
    section = rows[FINANCE]
    assert (section.done, section.total, section.soonest) == (0, 2, date(2023, 3, 31))


def test_a_measure_shows_its_own_limit_and_not_its_neighbours(session: Session) -> None:
    row = outline.row(session, YEARLY_MEASURE)
    assert (row.words, row.deadline_kind) == ("每年", DeadlineKind.RECURRING)
    assert row.due == date(2023, 12, 31)  # the last day of the period
    assert outline.limits(session, YEARLY_MEASURE) == [YEARLY]
    assert outline.limits(session, BUDGET_ID) == [MARCH, YEARLY]
    assert outline.limits_of(session, [BUDGET_ID, SUBSIDY_ID]) == {BUDGET_ID: [MARCH, YEARLY]}


def test_a_task_of_one_sentence_has_no_measure_row(session: Session) -> None:
    assert SUBSIDY_ID not in tree(session, Query(plan_id=1)).values()


def test_a_section_counts_what_is_done_below(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.STATUS, "done")
    section = outline.row(session, FINANCE)
    assert (section.done, section.total, section.soonest) == (1, 2, None)
    editing.set_field(session, SUBSIDY_ID, EditField.STATUS, "done")
    assert outline.row(session, FINANCE).light(session.outlook) is Light.DONE


@pytest.mark.parametrize("words", ["财政", "区财政局", "公布决算"])
def test_two_characters_find_the_text_and_the_units(session: Session, words: str) -> None:
    found = tree(session, Query(plan_id=1, search=words))
    assert found[BUDGET_ID] == FINANCE
    assert found[MARCH_MEASURE] == BUDGET_ID
    assert SUBSIDY_ID not in found
    assert PLATFORM not in found


def test_a_search_in_a_plan_finds_a_section_by_its_heading(session: Session) -> None:
    assert tree(session, Query(plan_id=1, search="平台建设")) == {PLATFORM: 0}


def test_a_search_disregards_ascii_case(session: Session) -> None:
    editing.set_field(session, WEBSITE_ID, EditField.NOTE, "见OA流程")
    assert list(tree(session, Query(search="oa"))) == [-1, WEBSITE_ID]
    assert outline.skeleton(session, Query(plan_id=1, search="Oa流")).hits == 1


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "\\", "[]"])
def test_signs_of_the_query_language_are_only_signs(session: Session, words: str) -> None:
    assert outline.skeleton(session, Query(plan_id=1, search="没" + words)).hits == 0
    editing.set_field(session, WEBSITE_ID, EditField.NOTE, "没" + words)
    assert outline.skeleton(session, Query(search="没" + words)).hits == 1


def test_a_unit_is_asked_for_by_its_full_name(session: Session) -> None:
    assert list(tree(session, Query(plan_id=1, unit="区民政局"))) == [FINANCE, SUBSIDY_ID]
    assert not tree(session, Query(plan_id=1, unit="民政局"))


def test_lists_over_all_plans_are_flat_under_their_plans(session: Session) -> None:
    second = drafts.take_in(session, name="二.txt").plan.id
    found = tree(session, Query(ready=ReadyList.OVERDUE))
    assert list(found.items()) == [(-1, 0), (BUDGET_ID, -1), (-second, 0), (9, -second)]
    head = outline.rows(session, list(found))[-1]
    assert (head.kind, head.heading, head.total) == (NodeKind.PLAN, "2023年政务公开工作要点", 3)
    assert head.light(session.outlook) is Light.OVERDUE


def test_the_ready_lists_count_what_they_show(session: Session) -> None:
    counts = outline.ready_counts(session)
    assert counts == {
        ReadyList.ALL: 3,
        ReadyList.OVERDUE: 1,
        ReadyList.TODAY: 0,
        ReadyList.THIS_WEEK: 0,
        ReadyList.THIS_MONTH: 0,
        ReadyList.UNASSIGNED: 1,
        ReadyList.DOUBTFUL: 2,
    }
    for ready, count in counts.items():
        assert outline.skeleton(session, Query(ready=ready)).hits == count


@pytest.mark.parametrize(
    ("due", "inside"),
    [("2023-03-31", 0), ("2023-04-01", 1), ("2023-04-30", 1), ("2023-05-01", 0)],
)
def test_this_month_goes_from_its_first_to_its_last_day(
    session: Session, due: str, inside: int
) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, due)
    assert outline.ready_counts(session)[ReadyList.THIS_MONTH] == inside


def test_unassigned_is_an_open_task_without_any_unit(session: Session) -> None:
    assert list(tree(session, Query(ready=ReadyList.UNASSIGNED))) == [-1, WEBSITE_ID]
    editing.set_field(session, WEBSITE_ID, EditField.SUPPORTING, "区数据局")
    assert not tree(session, Query(ready=ReadyList.UNASSIGNED))
    editing.undo(session)
    editing.set_field(session, WEBSITE_ID, EditField.STATUS, "done")
    assert not tree(session, Query(ready=ReadyList.UNASSIGNED))


def test_lights_are_counted_as_rows_show_them(session: Session) -> None:
    # 5 working days after Monday 2023-04-03 is 2023-04-11: the 5th is 清明.
    editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, "2023-04-11")
    query = Query(plan_id=1)
    counts = outline.light_counts(session, query)
    shown = [row.light(session.outlook) for row in outline.tasks(session, query)]
    assert {light: shown.count(light) for light in Light} == counts
    assert counts[Light.SOON] == 1
    editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, "2023-04-12")
    assert outline.light_counts(session, query)[Light.RUNNING] == 1
    for light in Light:
        found = list(outline.tasks(session, Query(plan_id=1, lights=(light,))))
        assert all(row.light(session.outlook) is light for row in found)


def test_counts_disregard_the_light_that_is_asked_for(session: Session) -> None:
    asked = Query(plan_id=1, lights=(Light.DONE,))
    assert sum(outline.light_counts(session, asked).values()) == 3


def test_status_and_day_narrow_the_tasks(session: Session) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.STATUS, "done")
    done = outline.tasks(session, Query(status=Status.DONE))
    assert [row.id for row in done] == [SUBSIDY_ID]
    assert [row.id for row in outline.tasks(session, Query(due_before=date(2023, 4, 1)))] == [
        BUDGET_ID
    ]
    assert not list(outline.tasks(session, Query(due_before=date(2023, 3, 31))))


def test_units_are_counted_by_task(session: Session) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.LEAD, "区民政局、区财政局")
    assert dict(outline.unit_counts(session, 1)) == {"区财政局": 2, "各镇街": 1, "区民政局": 1}
    assert outline.unit_counts(session, None)[0] == ("区财政局", 2)


def test_a_plan_says_what_it_holds(session: Session) -> None:
    (plan,) = outline.plans(session)
    assert (plan.title, plan.year, plan.issuer) == (
        "2023年政务公开工作要点",
        2023,
        "甲区人民政府办公室",
    )
    assert (plan.sections, plan.tasks, plan.measures, plan.overdue, plan.doubts) == (
        2,
        3,
        4,
        1,
        2,
    )
    assert outline.notice(session, 1) == DRAFT.notice


def test_what_is_not_there_is_told(session: Session) -> None:
    with pytest.raises(UnknownTask):
        outline.row(session, 999)
    for ask in (outline.plan, outline.notice, outline.source):
        with pytest.raises(UnknownPlan):
            ask(session, 999)


def test_a_removed_plan_is_in_no_list(session: Session) -> None:
    importing.remove(session, [1])
    assert not outline.plans(session)
    assert not tree(session, Query())
    assert not tree(session, Query(search="公布"))
    assert set(outline.ready_counts(session).values()) == {0}
    assert not outline.rows(session, [BUDGET_ID, -1])


def test_the_source_is_marked_with_what_was_read(session: Session) -> None:
    source = outline.source(session, 1)
    assert source.text == SOURCE
    marked = {(mark.kind, mark.node_id, SOURCE[mark.start : mark.end]) for mark in source.marks}
    assert marked == {
        (MarkKind.HEADING, BUDGET_ID, "公布预算"),
        (MarkKind.UNIT, BUDGET_ID, "区财政局"),
        (MarkKind.UNIT, BUDGET_ID, "各镇街"),
        (MarkKind.UNIT, SUBSIDY_ID, "区民政局"),
        (MarkKind.DEADLINE, MARCH_MEASURE, "3月底前"),
        (MarkKind.DEADLINE, YEARLY_MEASURE, "每年"),
        (MarkKind.DOUBT, SUBSIDY_ID, "公布补贴"),
        (MarkKind.DOUBT, -1, "第一号通知"),
    }
    assert source.marks == sorted(source.marks, key=lambda mark: (mark.start, mark.end))
    assert source.spans[MARCH_MEASURE] == [place("3月底前公布预算。")]
    assert source.spans[BUDGET_ID] == [drafts.BUDGET.span]


def test_a_settled_doubt_is_gone_until_it_is_undone(session: Session) -> None:
    (doubt,) = outline.doubts(session, SUBSIDY_ID)
    assert (doubt.what, doubt.span) == ("没有牵头单位。", place("公布补贴"))
    outline.settle_doubt(session, doubt.id)
    assert not outline.doubts(session, SUBSIDY_ID)
    assert outline.plans(session)[0].doubts == 1
    editing.undo(session)
    assert outline.doubts(session, SUBSIDY_ID) == [doubt]


def test_a_doubt_about_the_notice_stands_at_the_plans_row(session: Session) -> None:
    assert [doubt.what for doubt in outline.doubts(session, -1)] == ["没有找到主送机关。"]
    assert tree(session, Query(ready=ReadyList.DOUBTFUL)) == {-1: 0, SUBSIDY_ID: -1}


def test_printed_clauses_and_persons_are_kept(session: Session) -> None:
    printed = ["牵头单位：区财政局", "责任单位：各镇街"]
    assert outline.clauses(session, BUDGET_ID) == printed
    assert outline.clauses(session, MARCH_MEASURE) == printed
    assert PlanPrinted(session, 1).people(BUDGET_ID) == [("分管领导", "甲")]
