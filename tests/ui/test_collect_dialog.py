"""回收反馈 as a clerk does it: look, answer what is asked, take, undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import EditField
from gkdesk.services import collecting, editing, feedback, sending
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.collect_dialog import CHANGES, FILES, CollectDialog
from gkdesk.ui.dialogs.collect_flow import CollectFlow
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.models.collect_filter import CollectFilter
from gkdesk.ui.models.collect_lines import Shelf
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow
from tests.ledger_content import content
from tests.limited_plan import opened, task
from tests.returned_books import Sheet, handed
from tests.ui.conftest import Opener

NOTICE = """某区人民政府办公室
关于印发2023年工作要点的通知
各有关单位：
现将工作要点印发给你们。
某区人民政府办公室
2023年4月20日
2023年工作要点
一、主动公开
1.公布财政预算和三公经费。（责任单位：区财政局）
2.公布困难群众补贴发放名单。（责任单位：区财政局）
3.改进政务公开专区服务。（责任单位：区司法局）
"""
FINANCE, JUSTICE = "区财政局", "区司法局"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


@pytest.fixture
def sheets(session: Session) -> Mapping[str, Sheet]:
    """A workbook of each unit, as it was handed out."""
    return handed(session)


Shown = Callable[..., CollectDialog]


@pytest.fixture
def show(qtbot: QtBot, session: Session) -> Shown:
    """Compares workbooks and shows the dialog."""

    def shown(*sheets: Sheet) -> CollectDialog:
        found = collecting.compare(session, [sheet.book() for sheet in sheets])
        dialog = CollectDialog(session, found, Theme(), None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return shown


def key(widget: object, which: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, which, held or Qt.KeyboardModifier.NoModifier)  # type: ignore[call-overload]


# taking


def test_what_is_taken_is_written_as_one_change_and_the_rest_stays_listed(
    qtbot: QtBot, session: Session, show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    before = content(session)
    finance = sheets[FINANCE].type(0, progress="6月20日已公布").type(1, progress="名单已挂网")
    dialog = show(finance, sheets[JUSTICE].type(0, status="已办结"))
    assert dialog.title.text() == "收回 2 份文件，改动 3 处"
    assert dialog.act.text() == "收下 2 处"
    assert content(session) == before
    with qtbot.waitSignal(dialog.taken):
        dialog.act.click()
    assert task(session, 1).progress == "6月20日已公布"
    assert dialog.title.text().startswith("已收下 2 处（2 行）")
    assert [line.cell.returned for line in dialog.model.shown_lines()] == ["已办结"]
    assert not dialog.act.isVisible()
    assert dialog.leave.text() == "关闭"
    with qtbot.waitSignal(dialog.undo_wanted):
        dialog.undo.click()
    editing.undo(session)
    assert content(session) == before


def test_the_keys_take_and_refuse(show: Shown, sheets: Mapping[str, Sheet]) -> None:
    typed = {"progress": "6月20日已公布", "person": "王芳"}
    finance = sheets[FINANCE].type(0, **typed).type(1, progress="名单已挂网")
    dialog = show(finance, sheets[JUSTICE].type(0, progress="专区已改"))
    table = dialog.pane.table
    assert table.hasFocus()
    key(table, Qt.Key.Key_Space)
    assert dialog.act.text() == "收下 3 处"
    key(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.act.text() == "收下 4 处"  # the row's two were not both taken
    key(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.act.text() == "收下 2 处"
    key(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert dialog.act.text() == "收下 4 处"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    key(table, Qt.Key.Key_Space, both)
    assert not dialog.act.isVisible()
    assert dialog.foot.hint.text() == "还没有勾选要收下的内容。"


def test_a_click_on_the_tick_refuses(show: Shown, sheets: Mapping[str, Sheet]) -> None:
    dialog = show(sheets[FINANCE].type(0, progress="已公布").type(1, progress="已挂网"))
    table = dialog.pane.table
    place = table.visualRect(dialog.model.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert dialog.act.text() == "收下 1 处"


def test_the_menu_reaches_the_row_the_file_and_all(
    show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    finance = sheets[FINANCE].type(0, progress="已公布", person="王芳").type(1, person="王芳")
    dialog = show(finance, sheets[JUSTICE].type(0, progress="专区已改"))
    menu = dialog.pane.table.menu()
    words = {act.text().split("\t")[0]: act for act in menu.actions() if act.text()}
    assert set(words) == {
        f"{verb}{reach}"
        for verb in ("收下", "不收")
        for reach in ("选中的 1 处", "这一行的 2 处", "这份文件的 3 处", "列出的 4 处")
    }
    words["不收这份文件的 3 处"].trigger()
    assert dialog.act.text() == "收下 1 处"


def test_nothing_new_leads_to_the_files_that_say_why(
    session: Session, show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    dialog = show(sheets[FINANCE])
    assert dialog.stack.currentIndex() == FILES
    assert dialog.act.text() == "记下 1 份已收到"
    dialog.act.click()
    assert dialog.title.text() == "已收下 0 处（0 行），记下 1 份已收到"


def test_a_file_leads_to_its_changes(show: Shown, sheets: Mapping[str, Sheet]) -> None:
    dialog = show(sheets[FINANCE].type(0, person="王芳"), sheets[JUSTICE].type(0, person="李"))
    dialog.turn(FILES)
    dialog.files.file_wanted.emit(1)
    assert dialog.stack.currentIndex() == CHANGES
    assert [line.unit for line in dialog.model.shown_lines()] == [JUSTICE]


def test_a_ledger_changed_meanwhile_is_compared_anew(
    session: Session, show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    dialog = show(sheets[FINANCE].type(0, progress="6月20日已公布"))
    editing.set_field(session, task(session, 1).id, EditField.PROGRESS, "电话报来")
    before = content(session)
    dialog.act.click()
    assert content(session) == before
    assert [line.shelf for line in dialog.model.shown_lines()] == [Shelf.CONFLICTING]
    assert not dialog.act.isVisible()


# rows without a sure task


def lost(sheets: Mapping[str, Sheet]) -> Sheet:
    """A workbook whose first row is in nobody's words."""
    sheet = sheets[FINANCE].type(0, progress="已办好").lock(0, task="", measure="一件别的事情")
    return sheet.lock(0, section="")


def test_a_row_in_question_gets_the_task_a_person_chooses(
    session: Session, show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    dialog = show(lost(sheets))
    question = dialog.pane.question
    assert question.isVisible()
    assert "一件别的事情" in question.said.toPlainText()
    question.search.setText("困难群众")
    key(question.search, Qt.Key.Key_Return)
    assert question.choices.count() == 1
    question.take.click()
    line = next(line for line in dialog.model.shown_lines() if line.cell.takable)
    assert line.cell.node_id == task(session, 2).id
    dialog.pane.table.choose(dialog.model.row_of(line.cell.key) or 0)
    if not dialog.model.is_accepted(line):
        key(dialog.pane.table, Qt.Key.Key_Space)
    dialog.act.click()
    assert feedback.of_row(session, task(session, 2).id)[0].progress == "已办好"


def test_a_row_that_is_none_of_them_stays_out(
    session: Session, show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    dialog = show(lost(sheets))
    dialog.pane.question.none.click()
    assert dialog.tabs.tabs[CHANGES].note == ""
    assert dialog.pane.side.isVisible()
    assert not dialog.act.isVisible() or dialog.act.text().startswith("记下")


# what is in sight


def test_the_whole_texts_stand_below_with_their_difference(
    session: Session, show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    sheet = sheets[FINANCE].type(0, progress="已公布 12 件")
    editing.set_field(session, task(session, 1).id, EditField.PROGRESS, "已公布 3 件")
    dialog = show(sheet)
    side = dialog.pane.side
    assert side.isVisible()
    assert side.returned.toPlainText() == "已公布 12 件"
    assert side.now.toPlainText() == "已公布 3 件"
    assert side.sent.toPlainText() == "—"
    assert "两边都改过" in side.about.words


def test_choosing_and_searching_narrow_what_is_listed(
    show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    dialog = show(sheets[FINANCE].type(0, person="王芳"), sheets[JUSTICE].type(0, person="李"))
    bar = dialog.pane.bar
    menu = bar.choosers["unit"].menu()
    menu.aboutToShow.emit()
    offered: dict[str, QAction] = {act.text().split("\t")[0]: act for act in menu.actions()}
    offered[JUSTICE].trigger()
    assert [line.unit for line in dialog.model.shown_lines()] == [JUSTICE]
    assert bar.choosers["unit"].text() == f"单位：{JUSTICE}"
    bar.search.setText("没有的话")
    key(bar.search, Qt.Key.Key_Return)
    assert dialog.pane.nothing.isVisible()
    assert dialog.pane.nothing.text() == "没有符合筛选的内容"
    dialog.pane.show_only(CollectFilter())
    assert len(dialog.model) == 2
    assert bar.search.text() == ""


# files


@pytest.fixture
def window(session: Session, open_window: Opener) -> MainWindow:
    return open_window(session)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What stands for the window where nothing else of it is needed."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def folder(session: Session, tmp_path: Path) -> Path:
    """A folder with a workbook of each unit, one of them filled in."""
    folder = tmp_path / "收回"
    folder.mkdir()
    for file in sending.send(session, sending.parts(session, 1), folder):
        if file.unit == FINANCE:
            fill(file.file, "进展情况", "6月20日已公布")
    return folder


def fill(file: Path, head: str, words: str) -> None:
    """Type words under a head, in the first row of the table."""
    book = openpyxl.load_workbook(file)
    sheet = book["填报表"]
    heads = next(row for row in sheet.iter_rows() if any(each.value == head for each in row))
    at = next(each for each in heads if each.value == head)
    sheet.cell(at.row + 1, at.column).value = words
    book.save(file)


def dialog_of(qtbot: QtBot, window: MainWindow) -> CollectDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(CollectDialog)))
    return window.findChildren(CollectDialog)[0]


def test_a_folder_is_read_compared_and_taken(
    qtbot: QtBot, session: Session, window: MainWindow, folder: Path
) -> None:
    window.collect.collect([folder])
    dialog = dialog_of(qtbot, window)
    assert dialog.about.words == "1 份可以收，1 份没有填"
    dialog.act.click()
    assert task(session, 1).progress == "6月20日已公布"
    assert window.acts.undo.isEnabled()
    dialog.undo.click()
    assert task(session, 1).progress == ""


def test_an_empty_folder_says_so_in_one_sentence(
    qtbot: QtBot, session: Session, parent: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "空").mkdir()
    flow = CollectFlow(session, parent)
    flow.collect([tmp_path / "空"])
    qtbot.waitUntil(lambda: bool(parent.findChildren(Message)))
    (said,) = parent.findChildren(Message)
    assert said.text.text().startswith("“空”里没有找到表格文件")


def test_reading_is_called_off(
    qtbot: QtBot, session: Session, parent: QWidget, folder: Path
) -> None:
    flow = CollectFlow(session, parent)
    with qtbot.waitSignal(flow.ended):
        flow.collect([folder])
        flow.show_progress()
        assert flow.progress is not None
        flow.progress.cancel.click()
    assert flow.progress is None
    assert not parent.findChildren(CollectDialog)


def test_of_dropped_workbooks_those_handed_out_come_back(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = folder / "名册.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(["姓名", "电话"])
    book.save(other)
    taken: list[Path] = []
    monkeypatch.setattr(window.deeds, "import_plans", taken.extend)
    ours = sorted(folder.glob("*填报表.xlsx"))
    window.collect.take_dropped([*ours, other, folder.parent / "公文.txt"])
    dialog = dialog_of(qtbot, window)
    assert dialog.title.text().startswith("收回 2 份文件")
    assert taken == []
    dialog.leave.click()
    assert sorted(taken) == sorted([folder.parent / "公文.txt", other])


def test_enter_answers_a_question_and_never_writes_by_chance(
    session: Session, show: Shown, sheets: Mapping[str, Sheet]
) -> None:
    dialog = show(lost(sheets).type(1, progress="名单已挂网"))
    before = content(session)
    key(dialog.pane.table, Qt.Key.Key_Return)
    choices = dialog.pane.question.choices
    assert choices.hasFocus()
    assert content(session) == before
    key(choices, Qt.Key.Key_Return)
    assert content(session) == before
    assert not any(line.open_question for line in dialog.model.lines)
    assert dialog.pane.table.hasFocus()
