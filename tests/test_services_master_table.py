"""The whole table with its codes: what stands in it, and what comes back of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gkdesk import documents
from gkdesk.cli import main
from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.collected import CollectedCell, Collection, Verdict
from gkdesk.domain.dispatches import DispatchKind
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField, Status
from gkdesk.domain.units import Role
from gkdesk.errors import TargetUnwritable, UnknownPlan
from gkdesk.reading.returned import read_returned
from gkdesk.services import (
    collecting,
    dispatch_register,
    editing,
    importing,
    master_table,
    outline,
)
from gkdesk.services.session import Session
from tests import drafts
from tests.ledger_content import content
from tests.old_tables import OLD_TABLES

TEXT = """2023年政务公开工作要点
一、公布预算
（一）公布部门预算。3月底前公布。（责任单位：区财政局；配合单位：区审计局）
（二）更新目录。（牵头单位：区政府办公室）
二、培训干部
（三）办班两期。=1+1不是公式。（责任单位：区人社局）
"""
HEADS = ["序号", "重点工作", "工作任务", "具体措施", "牵头单位", "责任单位", "配合单位"]
HEADS += ["完成时限", "状态", "进展情况", "备注", "回收编号"]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        path = tmp_path / "要点.txt"
        path.write_text(TEXT, "utf-8")
        importing.take_in(session, importing.load(path))
        yield session


def tasks(session: Session) -> list[int]:
    return [row.id for row in outline.tasks(session, Query(plan_id=1))]


def written(session: Session, folder: Path) -> Path:
    target = folder / "总表.xlsx"
    done = master_table.export(session, 1, RowsBy.TASK, target)
    assert (done.rows, done.sheets) == (3, 1)
    return target


def changed(path: Path, change: Callable[[Any, dict[str, str]], object]) -> Path:
    """The workbook as a person saves it; ``change`` gets the sheet and the letters of the
    heads."""
    book: Any = load_workbook(path)
    sheet = book["任务分解表"]
    letters = {cell.value: cell.column_letter for cell in sheet[3] if cell.value}
    change(sheet, letters)
    back = path.with_name("交回.xlsx")
    book.save(back)
    return back


def compared(session: Session, path: Path) -> Collection:
    return collecting.compare(session, [read_returned(documents.cell_book(path))])


def differing(collection: Collection) -> list[CollectedCell]:
    return [cell for cell in collection.cells if cell.verdict is not Verdict.UNCHANGED]


def test_every_row_says_all_it_has_and_its_code(session: Session, tmp_path: Path) -> None:
    editing.set_field(session, tasks(session)[1], EditField.NOTE, "另发")
    book: Any = load_workbook(written(session, tmp_path))
    sheet = book["任务分解表"]
    shown = [head for head in HEADS if head in {cell.value for cell in sheet[3]}]
    assert [cell.value for cell in sheet[3]] == shown
    letters = {cell.value: cell.column_letter for cell in sheet[3]}
    told = {
        head: [sheet[f"{letter}{row}"].value for row in (4, 5, 6)]
        for head, letter in letters.items()
    }
    assert told["序号"] == [1, 2, 3]
    assert told["责任单位"] == ["区财政局", None, "区人社局"]
    assert told["牵头单位"] == [None, "区政府办公室", None]
    assert told["配合单位"] == ["区审计局", None, None]
    assert told["完成时限"] == ["3月底前", None, None]
    assert told["状态"] == ["推进中"] * 3
    assert told["备注"] == [None, "另发", None]
    assert sheet.column_dimensions[letters["回收编号"]].hidden
    assert not any(block.min_row > 2 for block in sheet.merged_cells.ranges), "may be sorted"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert book["gkdesk"].sheet_state == "veryHidden"


def test_the_register_knows_what_was_in_it(session: Session, tmp_path: Path) -> None:
    written(session, tmp_path)
    (line,) = dispatch_register.register(session)
    assert (line.kind, line.unit, line.file, line.rows, line.blank) == (
        *(DispatchKind.MASTER, "", "总表.xlsx", 3, 0),
    )
    rows = list(dispatch_register.sent_rows(session, line.id).values())
    assert [row.code.node_id for row in rows] == tasks(session)
    assert rows[0].values == {
        EditField.RESPONSIBLE: "区财政局",
        EditField.SUPPORTING: "区审计局",
        EditField.DEADLINE: "3月底前",
        EditField.STATUS: "open",
    }


def test_what_was_not_changed_changes_nothing(session: Session, tmp_path: Path) -> None:
    back = changed(written(session, tmp_path), lambda sheet, letters: None)
    assert differing(compared(session, back)) == []


def test_units_limits_notes_progress_and_state_come_back(
    session: Session, tmp_path: Path
) -> None:
    def change(sheet: Any, at: dict[str, str]) -> None:
        sheet[at["责任单位"] + "4"] = "区财政局，区税务局"
        sheet[at["完成时限"] + "5"] = "2023年9月底前"
        sheet[at["备注"] + "6"] = "=SUM是一个函数"
        sheet[at["备注"] + "6"].data_type = "s"
        sheet[at["进展情况"] + "6"] = "已办一期"
        sheet[at["状态"] + "4"] = "已办结"
        sheet[at["配合单位"] + "4"] = None

    back = changed(written(session, tmp_path), change)
    before = content(session)
    collection = compared(session, back)
    assert {cell.verdict for cell in differing(collection)} == {Verdict.NEW}
    applied = collecting.apply(session, collection, None)
    assert applied.cells == 5
    first, second, third = (outline.row(session, node_id) for node_id in tasks(session))
    assert first.names(Role.RESPONSIBLE) == ("区财政局", "区税务局")
    assert first.names(Role.SUPPORTING) == ("区审计局",), "blank never deletes"
    assert first.status is Status.DONE
    assert second.due is not None
    assert second.due.isoformat() == "2023-09-30"
    assert (third.note, third.progress) == ("=SUM是一个函数", "已办一期")
    assert differing(compared(session, back)) == [], "taken in once more it changes nothing"
    editing.undo(session)
    assert content(session) == before


def test_what_was_changed_on_both_sides_is_asked(session: Session, tmp_path: Path) -> None:
    def change(sheet: Any, at: dict[str, str]) -> None:
        sheet[at["备注"] + "4"] = "表里写的"

    path = written(session, tmp_path)
    editing.set_field(session, tasks(session)[0], EditField.NOTE, "台账里写的")
    (cell,) = differing(compared(session, changed(path, change)))
    assert (cell.verdict, cell.taken, cell.takable) == (Verdict.CONFLICTING, False, True)
    assert (cell.sent, cell.returned, cell.now) == ("", "表里写的", "台账里写的")


def test_the_fixed_words_are_never_written(session: Session, tmp_path: Path) -> None:
    words = "公布部门预算并附说明。3月底前公布。"

    def change(sheet: Any, at: dict[str, str]) -> None:
        sheet[at["具体措施"] + "4"] = words

    texts = [outline.row(session, node_id).text for node_id in tasks(session)]
    collection = compared(session, changed(written(session, tmp_path), change))
    assert not any(cell.taken for cell in collection.cells)
    collecting.apply(session, collection, None)
    assert [outline.row(session, node_id).text for node_id in tasks(session)] == texts


def test_sorted_and_renamed_it_comes_back_the_same(session: Session, tmp_path: Path) -> None:
    def change(sheet: Any, at: dict[str, str]) -> None:
        rows = [[cell.value for cell in sheet[row]] for row in (4, 5, 6)]
        for number, row in enumerate(reversed(rows), 4):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        sheet[at["责任单位"] + "3"] = "责任部门"
        sheet[at["责任单位"] + "6"] = "区税务局"

    (cell,) = differing(compared(session, changed(written(session, tmp_path), change)))
    assert (cell.node_id, cell.field) == (tasks(session)[0], EditField.RESPONSIBLE)


def test_an_old_table_taken_in_goes_out_and_comes_back(
    session: Session, tmp_path: Path
) -> None:
    old = tmp_path / "旧表.xlsx"
    old.write_bytes(OLD_TABLES[0].data())
    plan = importing.take_in(session, importing.load(old)).plan
    target = tmp_path / "旧总表.xlsx"
    master_table.export(session, plan.id, RowsBy.TASK, target)
    sheet: Any = load_workbook(target)["任务分解表"]
    letters = {cell.value: cell.column_letter for cell in sheet[3]}
    assert sheet[letters["进展情况"] + "4"].value == "预算已于3月12日公布。"
    assert sheet[letters["状态"] + "4"].value == "已办结"
    assert sheet[letters["备注"] + "4"].value == "涉密部门除外"
    assert differing(compared(session, target)) == []


def test_nothing_is_entered_where_nothing_was_written(session: Session, tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        master_table.export(session, 1, RowsBy.TASK, tmp_path / "没有" / "总表.xlsx")
    importing.remove(session, [1])
    with pytest.raises(UnknownPlan):
        master_table.export(session, 1, RowsBy.TASK, tmp_path / "总表.xlsx")
    assert dispatch_register.register(session) == []


def test_the_verb_writes_one_plan(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "总表.xlsx")
    path = session.path
    session.close()
    common = ["export", "--db", str(path), "--codes", "-o", target, "--json"]
    assert main([*common, "--plan", "1"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": target, "rows": 3, "sheets": 1}
    with pytest.raises(SystemExit):
        main(common)
