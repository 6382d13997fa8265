"""An office's own workbook in the dialog of the breakdown table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.dispatches import DispatchKind
from gkdesk.services import dispatch_register, table_designs
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.export_dialog import ExportDialog
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.theme import Theme
from tests import office_forms
from tests.drafts import ledger, take_in


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    with ledger(tmp_path / "台账.db") as opened:
        take_in(opened)
        yield opened


def made(session: Session, qtbot: QtBot, target: Path) -> ExportDialog:
    dialog: QDialog = ExportDialog(session, 1, Theme())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert isinstance(dialog, ExportDialog)
    dialog.set_target(target)
    dialog.show_table()
    return dialog


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "本单位表格.xlsx"
    path.write_bytes(office_forms.form_data(office_forms.other_order))
    return path


def test_a_form_is_shown_told_and_written(
    session: Session, form: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = made(session, qtbot, tmp_path / "成表.xlsx")
    with qtbot.waitSignal(dialog.own.changed):
        dialog.own.load(form)
    assert not dialog.choices.isVisibleTo(dialog)
    assert dialog.own.found.text() == (
        "认出表头第 1 行，填写 7 栏："
        "重点任务、序号、细化举措、时间节点、主责单位、协办单位、分管领导。"
        "留空 1 栏：佐证材料。标题换成计划的标题，其余文字、字体、列宽和纸张照旧。"
    )
    with qtbot.waitSignal(dialog.exported) as written:
        dialog.start()
    sheet = load_workbook(tmp_path / "成表.xlsx")["分解表"]
    assert sheet["C1"].value == "细化举措"
    assert sheet.max_row == 1 + written.args[0].rows


def test_rows_are_chosen_beside_it_and_it_is_put_away(
    session: Session, form: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = made(session, qtbot, tmp_path / "成表.xlsx")
    with qtbot.waitSignal(dialog.own.changed):
        dialog.own.load(form)
    tasks = dialog.about.text()
    dialog.own.rows.choose(RowsBy.MEASURE)
    assert dialog.about.text() != tasks
    dialog.own.back.click()
    assert dialog.own.office is None
    assert dialog.choices.isVisibleTo(dialog)


def test_it_is_kept_as_a_template(
    session: Session, form: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = made(session, qtbot, tmp_path / "成表.xlsx")
    with qtbot.waitSignal(dialog.own.changed):
        dialog.own.load(form)
    dialog.templates.save("县里的表")
    (kept,) = table_designs.designs(session)
    assert kept.own
    assert table_designs.workbook(session, kept.id) == form.read_bytes()
    other = made(session, qtbot, tmp_path / "另一张.xlsx")
    other.templates.choose("县里的表")
    assert other.own.office is not None
    assert other.own.name.words == "县里的表.xlsx"


def test_a_workbook_that_is_no_form_is_told_and_nothing_else_changes(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "通讯录.xlsx"
    path.write_bytes(office_forms.form_data(lambda sheet: None))
    dialog = made(session, qtbot, tmp_path / "成表.xlsx")
    job = dialog.own.load(path)
    with qtbot.waitSignal(job.ended):
        pass
    assert dialog.own.office is None
    (said,) = dialog.findChildren(Message)
    assert "没有找到表头" in said.text.text()


def test_the_table_that_may_come_back_is_written_and_entered(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = made(session, qtbot, tmp_path / "成表.xlsx")
    target = tmp_path / "总表.xlsx"
    with qtbot.waitSignal(dialog.exported) as written:
        dialog.master.start(target)
    (line,) = dispatch_register.register(session)
    assert (line.kind, line.file, line.rows) == (
        DispatchKind.MASTER,
        "总表.xlsx",
        written.args[0].rows,
    )
    assert load_workbook(target)["任务分解表"]["A3"].value == "序号"


def test_where_it_cannot_be_written_nothing_is_entered(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = made(session, qtbot, tmp_path / "成表.xlsx")
    with qtbot.waitSignal(dialog.failed):
        dialog.master.start(tmp_path / "没有这个文件夹" / "总表.xlsx")
    assert dispatch_register.register(session) == []
