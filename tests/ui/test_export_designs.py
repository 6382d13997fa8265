"""Columns, words, paper and templates chosen in the dialog of the breakdown table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gkdesk.domain.breakdown import Layout, RowsBy
from gkdesk.domain.table_design import (
    ColumnDesign,
    Letters,
    TableColumn,
    TableDesign,
    UnitsShown,
)
from gkdesk.services import editing, exporting, table_designs
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.export_dialog import ExportDialog
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.dialogs.template_bar import USUAL
from gkdesk.ui.models.design_columns import HEAD, NAME, WIDTH, DesignColumns
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.sheet_preview import SheetPreview
from tests.drafts import ledger, take_in

SHORT = (ColumnDesign(TableColumn.MEASURE), ColumnDesign(TableColumn.NOTE))


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    with ledger(tmp_path / "台账.db") as opened:
        take_in(opened)
        yield opened


@pytest.fixture
def export(session: Session, tmp_path: Path, qtbot: QtBot) -> ExportDialog:
    dialog = ExportDialog(session, 1, Theme())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.set_target(tmp_path / "表.xlsx")
    return dialog


@pytest.fixture
def model() -> DesignColumns:
    made = DesignColumns()
    made.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        made, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    made.show((), SHORT)
    return made


def shown(model: DesignColumns) -> list[TableColumn]:
    return [one.shows for one in model.columns()]


def tick(model: DesignColumns, row: int, on: bool) -> None:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    model.setData(model.index(row, NAME), state.value, Qt.ItemDataRole.CheckStateRole)


def test_the_usual_columns_are_no_choice_of_a_person(model: DesignColumns) -> None:
    assert model.columns() == ()
    assert model.rowCount() == len(TableColumn)
    assert model.move(0, 1) == 1
    assert shown(model) == [TableColumn.NOTE, TableColumn.MEASURE]
    assert model.move(1, -1) == 0
    assert model.columns() == ()


def test_a_line_at_the_edge_stays(model: DesignColumns) -> None:
    assert (model.move(0, -1), model.move(len(model) - 1, 1)) == (0, len(model) - 1)
    assert model.columns() == ()


def test_blank_columns_may_stand_several_times(model: DesignColumns) -> None:
    assert (model.add_blank(), model.add_blank()) == (2, 3)
    assert shown(model) == [TableColumn.MEASURE, TableColumn.NOTE, *[TableColumn.BLANK] * 2]
    tick(model, 2, on=False)
    assert shown(model).count(TableColumn.BLANK) == 1


@pytest.mark.parametrize(
    ("typed", "width"), [("18", 18.0), ("9.5", 9.5), ("", 0.0), ("自动", 0.0), ("0", 0.0)]
)
def test_a_width_is_typed(model: DesignColumns, typed: str, width: float) -> None:
    assert model.setData(model.index(0, HEAD), "任务")
    assert model.setData(model.index(0, WIDTH), typed)
    assert model.columns()[0] == ColumnDesign(TableColumn.MEASURE, "任务", width)


@pytest.mark.parametrize("typed", ["宽", "3", "500", "nan"])
def test_what_is_no_width_changes_nothing(model: DesignColumns, typed: str) -> None:
    assert not model.setData(model.index(0, WIDTH), typed)
    assert model.columns() == ()


def test_the_usual_head_is_no_choice_either(model: DesignColumns) -> None:
    model.setData(model.index(0, HEAD), " 任务  内容 ")
    assert model.index(0, HEAD).data() == "任务 内容"
    model.setData(model.index(0, HEAD), "具体措施")
    assert model.columns() == ()


def show_tab(export: ExportDialog, tab: int) -> None:
    export.show()
    export.choices.tabs.tabs[tab].click()


def test_the_keyboard_arranges_columns(export: ExportDialog) -> None:
    show_tab(export, 1)
    table = export.choices.columns.table
    key = Qt.Key
    QTest.keyClick(table, key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(table, key.Key_Down)
    QTest.keyClick(table, key.Key_Space)
    first = export.choices.design.columns
    assert [one.shows for one in first][:2] == [TableColumn.SECTION, TableColumn.ORDINAL]
    assert TableColumn.TASK not in [one.shows for one in first]
    QTest.keyClick(table, key.Key_Up)
    QTest.keyClick(table, key.Key_F2)
    (editor,) = table.viewport().findChildren(QLineEdit)
    editor.setText("编号")
    QTest.keyClick(editor, key.Key_Return)
    QApplication.processEvents()  # Qt takes what was typed a moment later
    assert export.choices.design.columns[1] == ColumnDesign(TableColumn.ORDINAL, "编号")
    export.choices.columns.usual.click()
    assert export.choices.design.columns == ()


def test_words_and_paper_stand_in_the_file(export: ExportDialog, qtbot: QtBot) -> None:
    show_tab(export, 2)
    words, paper = export.choices.words, export.choices.paper
    QTest.keyClicks(words.title, "Duban")
    QTest.keyClicks(words.others, "A,B")
    words.fill[0].click()
    words.notes.setPlainText("注：按月报送。")
    paper.paper.setCurrentIndex(3)
    paper.body.size_box.setCurrentIndex(6)
    paper.paper.activated.emit(3)
    with qtbot.waitSignal(export.exported):
        export.start()
    sheet: Any = load_workbook(export.target).active
    told = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert told[0] == "Duban"
    assert {"填报单位：", "A：", "B：", "注：按月报送。"} <= set(told)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "portrait")
    assert sheet.cell(sheet.max_row, 1).font.sz == 10.5
    assert export.about.text() == "共 3 行，A3 纵向 1 页。"


def test_what_is_being_typed_is_not_left_out_of_the_file(
    export: ExportDialog, qtbot: QtBot
) -> None:
    """The export comes before the keys have come to rest."""
    show_tab(export, 2)
    QTest.keyClicks(export.choices.words.subtitle, "Q3")
    assert export.settle.isActive()
    with qtbot.waitSignal(export.exported):
        export.start()
    sheet: Any = load_workbook(export.target).active
    assert sheet["A2"].value == "Q3"


def test_the_preview_goes_through_all_sheets(export: ExportDialog) -> None:
    assert export.sheets_box.isHidden()
    export.layouts.choose(Layout.SECTIONS)
    assert export.about.text() == "共 3 行，2 张表，A4 横向 2 页。"
    names = [export.sheets_box.itemText(at) for at in range(export.sheets_box.count())]
    assert names == ["一、财政信息公开", "二、平台建设"]
    export.turner.forth.click()
    assert (export.preview.sheet, export.sheets_box.currentIndex()) == (1, 1)
    assert export.turner.words.text() == "第 2 页，共 2 页"
    export.sheets_box.setCurrentIndex(0)
    export.sheets_box.activated.emit(0)
    assert export.preview.page == 0
    export.preview.turn_to(1)
    export.layouts.choose(Layout.MERGED)
    assert (export.preview.page, export.preview.pages) == (0, 1)


def test_each_sheet_begins_with_its_own_first_page(session: Session, qtbot: QtBot) -> None:
    table = exporting.breakdown(session, 1, RowsBy.TASK)
    sheets = exporting.sheets([table], Layout.SECTIONS)
    alone, among = SheetPreview(Theme()), SheetPreview(Theme())
    for preview in (alone, among):
        qtbot.addWidget(preview)
        preview.resize(500, 400)
    alone.show_sheets(sheets[1:])
    among.show_sheets(sheets)
    assert among.grab().toImage() != alone.grab().toImage()
    among.turn_to(1)
    assert among.grab().toImage() == alone.grab().toImage()


def test_an_upright_page_is_taller_than_wide(export: ExportDialog) -> None:
    page: Any = export.preview.widget()
    assert page.tall(400) < 400
    export.choices.show_design(TableDesign(wide=False))
    assert page.tall(400) == round(400 * 297 / 210)


FULL = TableDesign(
    layout=Layout.BANNER,
    rows_by=RowsBy.MEASURE,
    columns=SHORT,
    units=UnitsShown.EXPANDED,
    title="甲表",
    fill_line=("填报人", "审核"),
    notes="注：一。\n二。",
    body_letters=Letters("隶书", 13.0),
    wide=False,
    paper="A3",
)


def test_a_template_comes_and_goes_whole(export: ExportDialog, session: Session) -> None:
    table_designs.save(session, "督查", FULL)
    export.templates.read()
    export.templates.choose("督查")
    chosen = export.choices.design
    assert chosen == table_designs.named(session, "督查").design
    export.templates.choose(USUAL)
    assert export.choices.design == TableDesign()


def offered(export: ExportDialog) -> list[str]:
    export.templates.menu.aboutToShow.emit()
    return [act.text() for act in export.templates.menu.actions() if act.text()]


def test_templates_are_saved_renamed_and_taken_out(
    export: ExportDialog, session: Session, qtbot: QtBot
) -> None:
    edited: list[None] = []
    export.templates_edited.connect(lambda: edited.append(None))
    own = "用本单位的表格…"
    codes = "带回收编号导出…"
    assert offered(export) == [own, codes, "另存为新模板…"]
    export.layouts.choose(Layout.BANNER)
    asked = export.templates.ask_for_new()
    asked.line.setText("督查")
    asked.verb.click()
    assert table_designs.named(session, "督查").design.layout is Layout.BANNER
    assert offered(export) == [
        own, codes, "另存为新模板…", "用现在的样子更新“督查”", "给“督查”改名…", "删除“督查”",
    ]  # fmt: skip
    export.rows.choose(RowsBy.MEASURE)
    export.templates.update_it()
    assert table_designs.named(session, "督查").design.rows_by is RowsBy.MEASURE
    asked = export.templates.ask_for_name()
    asked.line.setText("督办")
    asked.verb.click()
    assert export.templates.box.currentText() == "督办"
    offered(export)
    export.templates.menu.actions()[-1].trigger()
    assert (export.templates.box.currentText(), table_designs.designs(session)) == (USUAL, [])
    assert export.choices.design.layout is Layout.BANNER  # the table stays as it is
    assert len(edited) == 4
    for _ in edited:
        editing.undo(session)
    assert table_designs.designs(session) == []


def test_a_name_that_is_taken_is_told(export: ExportDialog, session: Session) -> None:
    export.templates.save("督查")
    export.templates.save("督查")
    (said,) = export.findChildren(Message)
    assert "已有名为“督查”的模板" in said.text.text()
    said.accept()
    assert len(table_designs.designs(session)) == 1


def test_a_ledger_that_is_only_read_offers_no_saving(session: Session, qtbot: QtBot) -> None:
    table_designs.save(session, "督查", FULL)
    with Session.open(session.path, session.clock, write=False) as reading:
        dialog = ExportDialog(reading, 1, Theme())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        assert offered(dialog) == ["用本单位的表格…"]
        dialog.templates.choose("督查")
        assert dialog.choices.design.title == "甲表"


@pytest.mark.parametrize("scale", [100, 150])
def test_the_dialog_fits_a_small_screen(session: Session, scale: int, qtbot: QtBot) -> None:
    dialog: QDialog = ExportDialog(session, 1, Theme().scaled(scale))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    least = dialog.minimumSizeHint()
    assert (least.width() <= 1093, least.height() <= 614) == (True, True), least
