"""Plans as breakdown tables and lists: whose limit, whose units, which title."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gkdesk.domain.breakdown import BreakdownTable, Layout, RowsBy
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.draft import Draft, DraftNode, Measure
from gkdesk.domain.print_scheme import PrintScheme
from gkdesk.domain.tasks import EditField
from gkdesk.errors import NothingToExport, TargetUnwritable, UnknownPlan
from gkdesk.reading import read_plan
from gkdesk.services import editing, exporting, meeting_lists, outline
from gkdesk.services.breakdown_words import (
    basis_words,
    limit_words,
    set_words,
    table_title,
    unit_words,
)
from gkdesk.services.session import Session
from tests.drafts import (
    BUDGET,
    BUDGET_ID,
    DRAFT,
    MARCH_MEASURE,
    SUBSIDY_ID,
    WEBSITE_ID,
    ledger,
    take_in,
)

PLANS = Path(__file__).parents[1] / "resources" / "plans"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with ledger(tmp_path / "台账.db") as opened:
        take_in(opened)
        yield opened


def limits_of(table: BreakdownTable) -> list[str]:
    return [row.deadline for row in table.rows]


def test_columns_of_a_task_row() -> None:
    first = exporting.breakdown_of_draft(DRAFT, RowsBy.TASK).rows[0]
    assert first.section == "一、财政信息公开"
    assert first.task == "（一）公布预算"
    assert first.measure == "3月底前公布预算。每年公布决算。"
    assert (first.lead, first.responsible, first.supporting) == ("区财政局", "各镇街", "")
    assert first.deadline == "3月底前；每年"
    assert first.note == "分管领导：甲"


def test_a_measure_shows_its_own_limit_not_its_neighbours() -> None:
    table = exporting.breakdown_of_draft(DRAFT, RowsBy.MEASURE)
    assert [row.ordinal for row in table.rows] == [1, 2, 3, 4]
    assert limits_of(table) == ["3月底前", "每年", "", ""]
    assert table.rows[1].lead == "区财政局"


def test_a_limit_in_the_heading_reaches_all_measures() -> None:
    limit = Deadline("年底前", "年底前完成改造", DeadlineKind.DATE, due=date(2023, 12, 31))
    task = replace(BUDGET, heading="年底前完成改造", deadlines=(limit,))
    draft = replace(DRAFT, outline=(task,))
    assert limits_of(exporting.breakdown_of_draft(draft, RowsBy.MEASURE)) == ["年底前"] * 2


@pytest.mark.parametrize("rows_by", RowsBy)
def test_the_ledger_gives_the_same_table_as_the_document(
    session: Session, rows_by: RowsBy
) -> None:
    stored = exporting.breakdown(session, 1, rows_by)
    read = exporting.breakdown_of_draft(DRAFT, rows_by)
    assert (stored.title, stored.basis) == (read.title, read.basis)
    told = [replace(row, status="", light="", node_id=0, due=None) for row in stored.rows]
    assert told == [replace(row, due=None) for row in read.rows]
    assert {row.status for row in stored.rows} == {"推进中"}


def test_a_day_set_on_the_task_reaches_measures_without_their_own(session: Session) -> None:
    draft = read_plan("2023年工作要点\n一、甲事3月底前公开。乙事按需公开。\n二、做好解读。\n")
    plan = take_in(session, draft, "二.txt").plan
    task = next(outline.tasks(session, outline.Query(plan_id=plan.id)))
    editing.set_field(session, task.id, EditField.DEADLINE, "2023-09-30")
    table = exporting.breakdown(session, plan.id, RowsBy.MEASURE)
    assert limits_of(table)[:2] == ["3月底前", "2023年9月30日"]


def test_a_day_set_on_the_task_leaves_measures_with_their_own_alone(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.DEADLINE, "2023-09-30")
    table = exporting.breakdown(session, 1, RowsBy.MEASURE)
    assert limits_of(table)[:2] == ["3月底前", "每年"]
    assert exporting.breakdown(session, 1, RowsBy.TASK).rows[0].deadline == "2023年9月30日"


def test_a_day_set_on_a_measure_is_its_own_alone(session: Session) -> None:
    editing.set_field(session, MARCH_MEASURE, EditField.DEADLINE, "2023-05-04")
    table = exporting.breakdown(session, 1, RowsBy.MEASURE)
    assert limits_of(table)[:2] == ["2023年5月4日", "每年"]


def test_edits_stand_in_the_table(session: Session) -> None:
    editing.set_field(session, WEBSITE_ID, EditField.LEAD, "区大数据局、区政府办公室")
    editing.set_field(session, WEBSITE_ID, EditField.NOTE, "分两期")
    editing.set_field(session, SUBSIDY_ID, EditField.STATUS, "done")
    rows = exporting.breakdown(session, 1, RowsBy.TASK).rows
    assert (rows[2].lead, rows[2].note) == ("区大数据局、区政府办公室", "分两期")
    assert [row.status for row in rows] == ["推进中", "已办结", "推进中"]


def test_a_plan_nobody_knows_is_refused(session: Session) -> None:
    with pytest.raises(UnknownPlan):
        exporting.breakdown(session, 99, RowsBy.TASK)
    with pytest.raises(UnknownPlan):
        meeting_lists.meeting_list(session, 99, PrintScheme())


def leaf(label: str, level: int, heading: str, text: str) -> DraftNode:
    return DraftNode(label, level, label, heading, text, measures=(Measure(text),))


def placed(*outline: DraftNode) -> list[tuple[str, str, str]]:
    table = exporting.breakdown_of_draft(Draft("", outline=outline), RowsBy.TASK)
    return [(row.section, row.task, row.measure) for row in table.rows]


def test_a_plan_of_one_level_puts_its_headings_under_tasks() -> None:
    assert placed(leaf("一、", 1, "加强领导", "加强领导。定期开会。")) == [
        ("", "一、加强领导", "定期开会。")
    ]


def test_numbered_sentences_alone_are_only_measures() -> None:
    assert placed(leaf("1.", 1, "", "定期开会。")) == [("", "", "定期开会。")]


def test_a_section_without_items_keeps_its_place() -> None:
    section = replace(
        leaf("一、", 1, "甲", "甲"), children=(leaf("（一）", 2, "乙", "乙。做。"),)
    )
    assert placed(section, leaf("二、", 1, "丙", "丙。也做。")) == [
        ("一、甲", "（一）乙", "做。"),
        ("二、丙", "", "也做。"),
    ]


def test_a_third_level_is_the_measure_and_deeper_ones_name_their_way() -> None:
    deep = DraftNode("1.", 3, "", "丙", "丙", children=(leaf("(1)", 4, "", "做。"),))
    task = DraftNode("（一）", 2, "", "乙", "乙", children=(leaf("1.", 3, "", "先做。"), deep))
    section = DraftNode("一、", 1, "", "甲", "甲", children=(task,))
    assert placed(section) == [
        ("一、甲", "（一）乙", "先做。"),
        ("一、甲", "（一）乙\n1.丙", "做。"),
    ]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (["2022年9月底前"], "2022年9月底前"),
        (["每年至少…1 次"], "每年至少1次"),
        (["第一时间", "第一时间", "年底前"], "第一时间；年底前"),
        ([""], ""),
    ],
)
def test_limits_are_the_notices_own_words(printed: list[str], told: str) -> None:
    assert limit_words(printed) == told


def test_a_limit_set_by_a_person_is_written_as_documents_do() -> None:
    assert set_words("2022-09-30", date(2022, 9, 30)) == "2022年9月30日"
    assert set_words("2022年9月30日前", date(2022, 9, 30)) == "2022年9月30日"
    assert set_words("", date(2022, 9, 30)) == "2022年9月30日"
    assert set_words("2022年9月底前", date(2022, 9, 30)) == "2022年9月底前"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("责任单位:各镇〈街〉、区审批服务局等有关部门", "各镇〈街〉、区审批服务局等有关部门"),
        ("各镇〈街〉、区审批服务局等部门牵头", "各镇〈街〉、区审批服务局等部门"),
        ("各镇〈街〉、区审批服务局等", "各镇〈街〉、区审批服务局等"),
        ("各镇〈街〉、区审批服务局", "各镇〈街〉、区审批服务局"),
        ("各镇〈街〉、另一个局等有关部门", "各镇〈街〉、区审批服务局"),
    ],
)
def test_the_others_the_notice_names_stay(raw: str, told: str) -> None:
    assert unit_words(["各镇〈街〉", "区审批服务局"], [raw]) == told


def test_no_units_say_nothing() -> None:
    assert unit_words([], ["责任单位:甲局"]) == ""


@pytest.mark.parametrize(
    ("plan", "table"),
    [
        ("2022年台儿庄区政务公开工作要点实施方案", "2022年台儿庄区政务公开工作要点任务分解表"),
        ("2023年福山区政务公开工作要点", "2023年福山区政务公开工作要点任务分解表"),
        ("2023年重点工作任务分解表", "2023年重点工作任务分解表"),
        ("", "工作任务分解表"),
    ],
)
def test_titles(plan: str, table: str) -> None:
    assert table_title(plan) == table


def test_a_plan_without_number_is_its_own_basis() -> None:
    assert (
        basis_words(None, "2023年济南市政务公开工作要点") == "《2023年济南市政务公开工作要点》"
    )


@pytest.mark.parametrize("rows_by", RowsBy)
@pytest.mark.parametrize("layout", [Layout.MERGED, Layout.BANNER])
@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_real_plan_becomes_a_table(
    path: Path, layout: Layout, rows_by: RowsBy, tmp_path: Path
) -> None:
    draft = read_plan(path.read_text("utf-8"))
    table = exporting.breakdown_of_draft(draft, rows_by)
    done = exporting.export_workbook([table], tmp_path / "表.xlsx", layout)
    leaves = list(draft.leaves())
    per_leaf = [len(one.measures) if len(one.measures) > 1 else 1 for one in leaves]
    assert done.rows == (len(leaves) if rows_by is RowsBy.TASK else sum(per_leaf))
    sheet = load_workbook(done.file).active
    assert sheet is not None
    ordinals = [cell.value for (cell,) in sheet["A4:A400"] if isinstance(cell.value, int)]
    assert ordinals == list(range(1, done.rows + 1))


def test_nothing_to_export_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "表.xlsx"
    with pytest.raises(NothingToExport):
        exporting.export_workbook([BreakdownTable("空", "", ())], target, Layout.MERGED)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_target_keeps_the_old_file(tmp_path: Path) -> None:
    table = exporting.breakdown_of_draft(DRAFT, RowsBy.TASK)
    target = tmp_path / "表.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(TargetUnwritable):
        exporting.export_workbook([table], target, Layout.MERGED)
    assert target.read_bytes() == b"old"


def test_a_longer_plan_is_told_in_as_many_queries(session: Session) -> None:
    counted = []
    for tasks in (2, 9):
        items = [f"{at}.公布第{at}项目录。（责任单位：区财政局）" for at in range(1, tasks + 1)]
        draft = read_plan("\n".join((f"2023年{tasks}项公开工作要点", "一、财政公开", *items)))
        plan_id = take_in(session, draft, f"{tasks}.txt").plan.id
        asked: list[str] = []
        session.ledger._connection.set_trace_callback(asked.append)
        assert len(exporting.breakdown(session, plan_id, RowsBy.TASK).rows) == tasks
        listed = meeting_lists.meeting_list(session, plan_id, PrintScheme())
        assert len(list(listed.lines)) == 1 + tasks
        session.ledger._connection.set_trace_callback(None)
        counted.append(len(asked))
    assert counted[0] == counted[1]
