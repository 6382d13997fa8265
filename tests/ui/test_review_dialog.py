"""The dialog around the reviews: several files, the verb, closing, and words pasted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gkdesk.errors import FileEmpty, NotAPlan
from gkdesk.services import importing, outline
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.import_dialog import ImportFlow
from gkdesk.ui.dialogs.question import Question
from gkdesk.ui.dialogs.readings import Reading
from gkdesk.ui.dialogs.review_dialog import ReviewDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.review_desk import ReviewDesk
from tests.ui.conftest import Opener
from tests.ui.marked_up import review
from tests.ui.small_ledger import NOW, PLAN

TODAY = date(2022, 5, 4)
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LETTER = "今天开了一个会。\n会上定了年底前建成专栏。\n"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    with Session.open(tmp_path / "台账.db", lambda: NOW) as opened:
        yield opened


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1366, 728)
    return widget  # never shown: two windows would contend for being the active one


def shown(qtbot: QtBot, owner: QWidget, *readings: Reading) -> ReviewDialog:
    dialog = ReviewDialog(readings, TODAY, Theme(), owner)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def reading(name: str = "来文.txt") -> Reading:
    return Reading(Path(name), review(name=name))


def desk_of(dialog: ReviewDialog) -> ReviewDesk:
    desk = dialog.page().desk
    assert desk is not None
    return desk


def question(dialog: ReviewDialog) -> Question:
    return next(each for each in dialog.findChildren(Question) if each.isVisible())


def test_the_verb_counts_what_the_answers_leave(qtbot: QtBot, owner: QWidget) -> None:
    dialog = shown(qtbot, owner, reading())
    assert dialog.verb.text() == "入库 2 条"
    desk = desk_of(dialog)
    assert dialog.focusWidget() is desk.points.list
    QTest.keyClick(desk.points.list, Qt.Key.Key_Down)
    QTest.keyClick(desk.points.list, Qt.Key.Key_2)
    assert dialog.verb.text() == "入库 1 条"


def test_enter_is_the_verb(qtbot: QtBot, owner: QWidget) -> None:
    dialog = shown(qtbot, owner, reading())
    with qtbot.waitSignal(dialog.confirmed):
        QTest.keyClick(desk_of(dialog).points.list, Qt.Key.Key_Return)


def test_the_dialog_is_nearly_as_large_as_the_window(qtbot: QtBot, owner: QWidget) -> None:
    size = shown(qtbot, owner, reading()).size()
    room = owner.screen().availableSize()
    assert size.width() >= min(1310, room.width() - 16)
    assert size.height() <= room.height()


def test_a_fault_alone_is_a_small_dialog(qtbot: QtBot, owner: QWidget) -> None:
    dialog = shown(qtbot, owner, Reading(Path("空.txt"), fault=FileEmpty(Path("空.txt"))))
    assert dialog.size() == QSize(640, 176)
    assert dialog.cancel.text() == "知道了"
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_a_bad_file_keeps_no_other_out(qtbot: QtBot, owner: QWidget) -> None:
    bad = Reading(Path("坏.docx"), fault=FileEmpty(Path("坏.docx")))
    dialog = shown(qtbot, owner, reading("甲.txt"), bad, reading("乙.txt"))
    lines = [dialog.files.item(at).text().split("\n") for at in range(3)]
    assert lines == [
        ["甲.txt", "2 条任务，3 处待核对"],
        ["坏.docx", "没能读入"],
        ["乙.txt", "2 条任务，3 处待核对"],
    ]
    assert dialog.verb.text() == "入库 2 份、4 条"


def test_an_answer_changes_the_state_of_its_file(qtbot: QtBot, owner: QWidget) -> None:
    dialog = shown(qtbot, owner, reading("甲.txt"), reading("乙.txt"))
    dialog.files.setCurrentRow(1)
    desk = desk_of(dialog)
    desk.answer(desk.review.points[0], 0)
    assert dialog.files.item(0).text().endswith("3 处待核对")
    assert dialog.files.item(1).text().endswith("2 处待核对")
    dialog.files.setCurrentRow(0)
    assert desk_of(dialog) is not desk


def test_escape_asks_before_answers_are_lost(qtbot: QtBot, owner: QWidget) -> None:
    dialog = shown(qtbot, owner, reading())
    desk = desk_of(dialog)
    desk.answer(desk.review.points[0], 0)
    with qtbot.assertNotEmitted(dialog.rejected):
        QTest.keyClick(desk.points.list, Qt.Key.Key_Escape)
    asked = question(dialog)
    assert "核对了 1 处" in asked.text.text()
    assert asked.focusWidget() is asked.keep
    with qtbot.waitSignal(asked.rejected), qtbot.assertNotEmitted(dialog.rejected):
        QTest.keyClick(asked.keep, Qt.Key.Key_Return)
    QTest.mouseClick(dialog.cancel, LEFT)
    with qtbot.waitSignal(dialog.rejected):
        QTest.mouseClick(question(dialog).act, LEFT)


def test_escape_without_an_answer_just_closes(qtbot: QtBot, owner: QWidget) -> None:
    dialog = shown(qtbot, owner, reading())
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(desk_of(dialog).points.list, Qt.Key.Key_Escape)


def test_a_letter_without_items_can_be_marked_by_hand(
    qtbot: QtBot, owner: QWidget, empty: Session, tmp_path: Path
) -> None:
    file = tmp_path / "来信.txt"
    file.write_text(LETTER, "utf-8")
    flow = ImportFlow(empty, owner)
    flow.import_files([file])
    qtbot.waitUntil(lambda: flow.review is not None)
    dialog = flow.review
    assert dialog is not None
    assert isinstance(dialog.readings[0].fault, NotAPlan)
    assert not dialog.verb.isEnabled()
    note = dialog.page().note
    assert note is not None
    note.source_wanted.emit()
    desk = desk_of(dialog)
    page, at = desk.source.page, LETTER.index("年底")
    qtbot.waitUntil(page.isVisible)
    QTest.mouseClick(
        page.viewport(), LEFT, pos=page.cursorRect(page.cursor_at(at, at)).center()
    )
    QTest.mouseClick(desk.source.bar.button("列为任务"), LEFT)
    assert dialog.verb.text() == "入库 1 条"
    with qtbot.waitSignal(flow.imported):
        QTest.mouseClick(dialog.verb, LEFT)
    (plan,) = outline.plans(empty)
    assert plan.tasks == 1


# into the ledger


def test_what_was_answered_enters_the_ledger(
    qtbot: QtBot, owner: QWidget, empty: Session, tmp_path: Path
) -> None:
    file = tmp_path / "要点.txt"
    file.write_text(PLAN, "utf-8")
    flow = ImportFlow(empty, owner)
    flow.import_files([file])
    qtbot.waitUntil(lambda: flow.review is not None)
    dialog = flow.review
    assert dialog is not None
    desk = desk_of(dialog)
    before = dialog.readings[0].doubts
    QTest.keyClick(desk.points.list, Qt.Key.Key_1)
    assert outline.plans(empty) == []
    with qtbot.waitSignal(flow.imported):
        QTest.keyClick(desk.points.list, Qt.Key.Key_Return)
    (plan,) = outline.plans(empty)
    assert plan.doubts == before - 1
    assert outline.source(empty, plan.id).text == PLAN


# pasting and dropping


def put_on_clipboard(words: str = "", files: tuple[Path, ...] = ()) -> None:
    data = QMimeData()
    if words:
        data.setText(words)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    QApplication.clipboard().setMimeData(data)


def test_copied_words_come_in_by_ctrl_shift_v(
    qtbot: QtBot, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    put_on_clipboard(PLAN.replace("2022年", "2023年"))
    QTest.keyClick(window, Qt.Key.Key_V, CTRL | SHIFT)
    qtbot.waitUntil(lambda: bool(window.findChildren(ReviewDialog)))
    (dialog,) = window.findChildren(ReviewDialog)
    assert dialog.windowTitle() == "核对导入结果 - 粘贴的正文"
    QTest.mouseClick(dialog.verb, LEFT)
    qtbot.waitUntil(lambda: len(outline.plans(small)) == 2)


def test_copied_files_come_in_the_same_way(
    qtbot: QtBot, small: Session, open_window: Opener, tmp_path: Path
) -> None:
    file = tmp_path / "新要点.txt"
    file.write_text(PLAN.replace("2022年", "2023年"), "utf-8")
    window = open_window(small)
    put_on_clipboard(files=(file,))
    window.acts.paste_plan.trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(ReviewDialog)))
    (dialog,) = window.findChildren(ReviewDialog)
    assert dialog.windowTitle().endswith("新要点.txt")
    dialog.reject()


def test_an_empty_clipboard_is_told_in_the_status_bar(
    qtbot: QtBot, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    QApplication.clipboard().clear()
    with qtbot.waitSignal(window.deeds.said) as caught:
        window.acts.paste_plan.trigger()
    assert "还没有复制正文" in str(caught.args[0])


def test_blank_words_are_told_in_one_sentence(
    qtbot: QtBot, owner: QWidget, empty: Session
) -> None:
    flow = ImportFlow(empty, owner)
    flow.import_clipboard("", " \n\t")
    qtbot.waitUntil(lambda: flow.review is not None)
    assert flow.review is not None
    note = flow.review.page().note
    assert note is not None
    assert "里没有内容" in note.words()


def test_the_same_words_pasted_again_are_recognised(empty: Session) -> None:
    loaded = importing.load_clipboard("", PLAN)
    importing.take_in(empty, loaded)
    known = importing.known(empty, importing.load_clipboard("", PLAN))
    assert known is not None


def test_a_copied_table_comes_in_as_a_table(empty: Session) -> None:
    head = "<tr><th>序号</th><th>工作任务</th><th>责任单位</th></tr>"
    row = "<tr><td>1</td><td>公开预算</td><td>区财政局</td></tr>"
    plain = "序号\t工作任务\t责任单位\n1\t公开预算\t区财政局\n"
    loaded = importing.load_clipboard(f"<table>{head}{row}</table>", plain)
    (task,) = loaded.draft.leaves()
    assert task.units[0].names == ("区财政局",)


held: list[QMimeData] = []


def drag(files: list[Path]) -> QDragEnterEvent:
    """Files held over the window, still to be let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held.append(data)  # the event does not own it
    none = Qt.KeyboardModifier.NoModifier
    return QDragEnterEvent(QPoint(60, 60), Qt.DropAction.CopyAction, data, LEFT, none)


def test_files_over_the_window_are_told_what_letting_go_does(
    small: Session, open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(small)
    window.dragEnterEvent(drag([tmp_path / "一.docx", tmp_path / "二.pdf"]))
    assert window.drop_hint.isVisible()
    assert window.drop_hint.size() == window.size()
    assert window.drop_hint.words == "松开鼠标，导入 2 份文件"
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window.drop_hint.isVisible()


def test_words_held_over_the_window_are_no_file(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    event = drag([])
    event.ignore()
    window.dragEnterEvent(event)
    assert not event.isAccepted()
    assert not window.drop_hint.isVisible()


def test_the_button_of_the_bar_opens_both_ways_in(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    button = next(
        each for each in window.desk.toolbar.findChildren(QPushButton) if each.text() == "导入"
    )
    menu = button.menu()
    assert menu is not None
    assert [act.text() for act in menu.actions()] == ["选择文件…", "粘贴正文"]
