"""Designs of the breakdown table: kept, renamed, put in order, taken out, undone, told of;
their JSON read tolerantly; what a design makes of a plan's table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from gkdesk import cli
from gkdesk.domain import stored_designs
from gkdesk.domain.breakdown import Layout, RowsBy
from gkdesk.domain.table_design import (
    ColumnDesign,
    Letters,
    TableColumn,
    TableDesign,
    UnitsShown,
)
from gkdesk.domain.tasks import EditField
from gkdesk.errors import DesignNameTaken, NoDesignName, UnknownDesign
from gkdesk.exports.table_parts import NOBODY
from gkdesk.services import directory, editing, exporting, table_designs
from gkdesk.services.session import Session
from gkdesk.terms import HISTORY_FIELDS
from tests.drafts import BUDGET_ID, SUBSIDY_ID, WEBSITE_ID, ledger, take_in
from tests.ledger_content import content

OFFICE = TableDesign(
    layout=Layout.UNITS,
    rows_by=RowsBy.MEASURE,
    columns=(
        ColumnDesign(TableColumn.MEASURE, "任务内容", 60),
        ColumnDesign(TableColumn.BLANK, "签字"),
        ColumnDesign(TableColumn.BLANK),
    ),
    units=UnitsShown.EXPANDED,
    title="督查任务表",
    subtitle="（第一季度）",
    fill_line=("填报单位", "填报日期"),
    notes="注：每月25日前报送。",
    body_letters=Letters("宋体", 10.5),
    wide=False,
    paper="A3",
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with ledger(tmp_path / "台账.db") as opened:
        take_in(opened)
        yield opened


def names(session: Session) -> list[str]:
    return [each.name for each in table_designs.designs(session)]


def test_a_design_is_kept_whole_under_its_name(session: Session) -> None:
    saved = table_designs.save(session, "  督查 专用 ", OFFICE)
    assert saved.name == "督查 专用"
    assert saved.design == replace(OFFICE, name="督查 专用")
    assert table_designs.designs(session) == [saved]
    assert table_designs.named(session, "督查　专用") == saved


def test_names_are_given_and_not_twice(session: Session) -> None:
    first = table_designs.save(session, "甲", OFFICE)
    second = table_designs.save(session, "乙", TableDesign())
    with pytest.raises(NoDesignName):
        table_designs.save(session, " \u3000", OFFICE)
    with pytest.raises(DesignNameTaken):
        table_designs.save(session, "甲", OFFICE)
    with pytest.raises(DesignNameTaken):
        table_designs.rename(session, second.id, "甲")
    assert table_designs.rename(session, first.id, "丙").design.title == "督查任务表"
    for act in (table_designs.remove, table_designs.design):
        with pytest.raises(UnknownDesign):
            act(session, 99)
    with pytest.raises(UnknownDesign):
        table_designs.named(session, "甲")


def test_each_act_is_one_step_of_the_undo(session: Session) -> None:
    before = content(session)
    first, second = (table_designs.save(session, name, TableDesign()) for name in ("甲", "乙"))
    table_designs.reorder(session, [second.id])
    assert names(session) == ["乙", "甲"]
    table_designs.replace_design(session, first.id, OFFICE)
    table_designs.remove(session, second.id)
    assert names(session) == ["甲"]
    editing.undo(session)
    assert names(session) == ["乙", "甲"]
    editing.undo(session)
    assert table_designs.design(session, first.id).design == TableDesign("甲")
    editing.undo(session)
    assert names(session) == ["甲", "乙"]
    editing.undo(session)
    editing.undo(session)
    assert content(session) == before
    editing.redo(session)
    assert names(session) == ["甲"]


def test_saving_the_same_again_is_no_step(session: Session) -> None:
    saved = table_designs.save(session, "甲", OFFICE)
    table_designs.replace_design(session, saved.id, OFFICE)
    table_designs.rename(session, saved.id, "甲")
    table_designs.reorder(session, [saved.id])
    editing.undo(session)
    assert names(session) == []


def last_line(session: Session) -> tuple[object, object]:
    (line,) = editing.history(session, limit=1)
    assert line.field == "table_design"
    return line.before, line.after


def test_the_history_says_what_became_of_a_design(session: Session) -> None:
    whole = "（每个单位一张表，按具体措施，展开到各单位，3 栏，A3 纵向）"
    plain = "督办（合并单元格，按工作任务，A4 横向）"
    saved = table_designs.save(session, "督查", OFFICE)
    assert last_line(session) == (None, f"督查{whole}")
    table_designs.rename(session, saved.id, "督办")
    assert last_line(session) == ("督查", "督办")
    table_designs.replace_design(session, saved.id, TableDesign())
    assert last_line(session) == (f"督办{whole}", plain)
    table_designs.remove(session, saved.id)
    assert last_line(session) == (plain, None)
    assert HISTORY_FIELDS["table_design"] == "表格模板"


def test_what_another_program_wrote_is_read_as_far_as_it_goes() -> None:
    told = {
        "version": 7,
        "layout": "banner",
        "rows_by": "chapter",
        "sparkle": True,
        "paper": "A0",
        "wide": "no",
        "columns": [{"shows": "task", "head": "事项"}, {"shows": "stars"}, {"shows": "note"}],
        "body_letters": {"face": "宋体", "points": 900},
    }
    columns = ColumnDesign(TableColumn.TASK, "事项"), ColumnDesign(TableColumn.NOTE)
    wanted = TableDesign("甲", layout=Layout.BANNER, columns=columns)
    assert stored_designs.read("甲", json.dumps(told)) == wanted
    for broken in (
        "",
        "[]",
        "{",
        "7",
        '{"columns": 3}',
        '{"columns": [[], "task"]}',
        "[" * 9999,
    ):
        assert stored_designs.read("甲", broken) == TableDesign("甲")


WORDS = st.text(max_size=8)
LETTERS = st.builds(Letters, WORDS, st.sampled_from([6.0, 10.5, 72.0]))
DESIGNS = st.builds(
    TableDesign,
    name=st.just(""),
    columns=st.lists(
        st.builds(
            ColumnDesign, st.sampled_from(TableColumn), WORDS, st.sampled_from([0.0, 9.5])
        ),
        max_size=3,
    ).map(tuple),
    layout=st.sampled_from(Layout),
    fill_line=st.lists(WORDS, max_size=3).map(tuple),
    notes=WORDS,
    head_letters=LETTERS,
    wide=st.booleans(),
    paper=st.sampled_from(["A4", "A3"]),
)


@settings(max_examples=25)
@given(DESIGNS)
def test_what_is_written_is_read_again(design: TableDesign) -> None:
    assert stored_designs.read("", stored_designs.written(design)) == design


@settings(max_examples=30)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*TableDesign.__slots__, "shows"]), inner)
        ),
        max_leaves=8,
    )
)
def test_any_json_is_a_design(told: Any) -> None:
    stored_designs.read("", json.dumps(told))


def test_columns_show_what_stands_in_the_ledger(session: Session) -> None:
    editing.set_field(session, WEBSITE_ID, EditField.PROGRESS, "已完成招标")
    editing.set_field(session, WEBSITE_ID, EditField.STATUS, "done")
    editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, "2023-09-30")
    rows = exporting.designed(session, 1, TableDesign()).rows
    website = next(row for row in rows if row.node_id == WEBSITE_ID)
    subsidy = next(row for row in rows if row.node_id == SUBSIDY_ID)
    assert (website.progress, website.status, website.light) == (
        "已完成招标",
        "已办结",
        "已办结",
    )
    assert (subsidy.due, subsidy.status) == (date(2023, 9, 30), "推进中")
    budget = next(row for row in rows if row.node_id == BUDGET_ID)
    assert (budget.people, budget.note, budget.light) == (
        "分管领导：甲",
        "分管领导：甲",
        "逾期",
    )


def entered(session: Session) -> None:
    """The finance bureau under a former name, and two towns behind 各镇街."""
    finance = directory.add(session, name="区财政金融局")
    directory.name_former(session, finance.id, "区财政局")
    towns = [directory.add(session, name=name).id for name in ("张山子镇", "涧头集镇")]
    group = directory.add(session, name="各镇街", collective=True)
    directory.set_members(session, group.id, towns)


def test_a_sheet_a_unit_holds_all_its_rows_and_no_row_is_lost(session: Session) -> None:
    entered(session)
    design = TableDesign(layout=Layout.UNITS, fill_line=("填报单位",))
    table = exporting.designed(session, 1, design)
    sheets = exporting.sheets([table], design)
    nobodys = [row for row in table.rows if not (row.lead or row.responsible or row.supporting)]
    tabs = [sheet.tab for sheet in sheets]
    assert tabs[:3] == ["区财政金融局", "张山子镇", "涧头集镇"]
    assert ("各镇街" in tabs, "区财政局" in tabs) == (False, False)
    assert (NOBODY in tabs) == bool(nobodys)
    assert sheets[1].title == "2023年政务公开工作要点任务分解表（张山子镇）"
    town = [row.measure for row in table.rows if "各镇街" in row.lead + row.responsible]
    assert sheets[1].rows == sheets[2].rows == len(town)
    words = [cell.text for line in sheets[1].lines for cell in line.cells]
    assert "填报单位：张山子镇" in words
    assert "各镇街" in words  # the cells say what was printed


def test_collective_units_can_be_spelled_out(session: Session) -> None:
    entered(session)
    design = TableDesign(units=UnitsShown.EXPANDED)
    rows = exporting.designed(session, 1, design).rows
    assert rows[0].responsible == "张山子镇、涧头集镇"
    assert rows[0].lead == "区财政局"
    assert exporting.breakdown(session, 1, RowsBy.TASK).rows[0].responsible == "各镇街"


def test_a_sheet_a_section_is_numbered_from_one(session: Session) -> None:
    table = exporting.breakdown(session, 1, RowsBy.TASK)
    sheets = exporting.sheets([table], Layout.SECTIONS)
    assert [sheet.tab for sheet in sheets] == ["一、财政信息公开", "二、平台建设"]
    assert sum(sheet.rows for sheet in sheets) == len(table.rows)
    for sheet in sheets:
        assert sheet.widths == sheets[0].widths
        told = [line.cells[0].text for line in sheet.lines[sheet.head + 1 :]]
        assert told == [sheet.tab, *map(str, range(1, sheet.rows + 1))]


def test_the_verb_writes_by_a_saved_design(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table_designs.save(session, "督查", replace(OFFICE, layout=Layout.MERGED))
    session.close()
    target = tmp_path / "表.xlsx"
    words = ["export", "--db", str(session.path), "--template", "督查", "-o", str(target)]
    assert cli.main([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sheets"] == 1
    sheet: Any = load_workbook(target).active
    assert sheet["A1"].value == "督查任务表"
    assert cli.main([*words[:4], "没有", "-o", str(target)]) == 1
    assert "没有“没有”这个模板" in capsys.readouterr().err


def test_the_verb_writes_a_sheet_a_section(session: Session, tmp_path: Path) -> None:
    session.close()
    target = tmp_path / "表.xlsx"
    words = ["export", "--db", str(session.path), "--layout", "section", "-o", str(target)]
    assert cli.main(words) == 0
    assert load_workbook(target).sheetnames == ["一、财政信息公开", "二、平台建设"]
