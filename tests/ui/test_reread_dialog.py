"""A newer version of a notice: seen line by line, ticked by hand, taken over as one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import EditField
from gkdesk.services import editing, importing, outline, rereading
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.import_dialog import ImportFlow
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.dialogs.reread_dialog import RereadDialog
from gkdesk.ui.dialogs.reread_flow import RereadFlow, open_for
from gkdesk.ui.dialogs.review_dialog import ReviewDialog
from gkdesk.ui.models.reread_model import RereadModel, Sort
from gkdesk.ui.models.word_parting import parted
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.marked_lines import MarkedLines
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import PLAN, id_at, plan_id

NEWER = (
    PLAN.replace("9月底前，建成𠮷祥湖规划专栏", "10月底前，建成𠮷祥湖规划专栏")
    .replace("区教育局)", "区教育局、区体育局)")
    .replace(
        "（一）加强培训。",
        "（一）加强督查。每季度通报1次。（责任单位：区政府督查室）\n\n（二）加强培训。",
    )
)
"""Another limit of the first task, another unit of the third, a new item before the last."""


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(1300, 720)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def newer(tmp_path: Path) -> importing.Loaded:
    path = tmp_path / "东湖区2022年要点（修订）.txt"
    path.write_text(NEWER, encoding="utf-8")
    return importing.load(path)


@pytest.fixture
def model(qtbot: QtBot, session: Session, newer: importing.Loaded) -> Iterator[RereadModel]:
    made = RereadModel(rereading.compare(session, plan_id(session), newer))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    yield made


@pytest.fixture
def dialog(session: Session, newer: importing.Loaded, owner: QWidget) -> RereadDialog:
    comparison = rereading.compare(session, plan_id(session), newer)
    shown = RereadDialog(comparison, "2022年要点", Theme(), owner)
    shown.open()
    return shown


def told(model: RereadModel) -> list[str]:
    return [str(model.data(model.index(row))) for row in range(len(model))]


def states(model: RereadModel) -> list[bool]:
    role = Qt.ItemDataRole.CheckStateRole
    found = (model.data(model.index(row), role) for row in range(len(model)))
    return [state is Qt.CheckState.Checked for state in found]


def flow_to_dialog(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget
) -> tuple[RereadFlow, RereadDialog]:
    flow = open_for(session, plan_id(session), newer, owner)
    qtbot.waitUntil(lambda: flow.dialog is not None)
    assert flow.dialog is not None
    return flow, flow.dialog


def message_of(owner: QWidget) -> str:
    (shown,) = owner.findChildren(Message)
    return shown.text.text()


# the lines


def test_a_line_says_sort_place_field_and_both_wordings(model: RereadModel) -> None:
    lines = told(model)
    assert lines[0].startswith("修改　一（一）1　正文　2022年9月底前")
    assert lines[1].startswith("修改　一（一）1　时限　2022年9月底前")
    assert (
        lines[2] == "修改　一（二）1　单位　责任单位：区教育局 → 责任单位：区教育局、区体育局"
    )
    assert lines[3].startswith("新增　二（一）　整条　（一）加强督查。")
    assert lines[4] == "编号　二（二）　编号　（一） → （二）"


def test_all_is_ticked_but_what_a_person_entered(
    session: Session, newer: importing.Loaded
) -> None:
    editing.set_field(session, id_at(session, "一/一/1"), EditField.DEADLINE, "2022-12-01")
    model = RereadModel(rereading.compare(session, plan_id(session), newer))
    left = [line for line, state in zip(told(model), states(model), strict=True) if not state]
    assert [line[:17] for line in left] == ["修改　一（一）1　时限　已手工修改"]


def test_a_dropped_line_with_progress_says_so(session: Session, tmp_path: Path) -> None:
    editing.set_field(session, id_at(session, "一/一/2"), EditField.PROGRESS, "已更新")
    path = tmp_path / "删.txt"
    path.write_text(PLAN.replace("2. 更新公开目录", "更新公开目录"), encoding="utf-8")
    path.write_text("\n".join(x for x in PLAN.splitlines() if "更新公开目录" not in x), "utf-8")
    model = RereadModel(rereading.compare(session, plan_id(session), importing.load(path)))
    (line,) = (line for line in told(model) if line.startswith("删除"))
    assert "已有进展" in line
    assert not model.chosen


def test_a_sort_shows_its_lines_alone(model: RereadModel) -> None:
    model.show_sort(Sort.NEW)
    assert [line[:2] for line in told(model)] == ["新增"]
    model.tick_shown(False)
    model.show_sort(None)
    assert len(model.chosen) == len(model) - 1


# the words


def test_what_differs_is_marked_character_by_character() -> None:
    before, after = parted("6月底前修好公路", "9月底前修好公路和桥梁")
    assert before == [("6", True), ("月底前修好公路", False)]
    assert after == [("9", True), ("月底前修好公路", False), ("和桥梁", True)]


def test_lists_are_parted_between_names() -> None:
    _, after = parted("区财政局、区税务局", "区财政局、区审计局、区税务局", by_names=True)
    assert [words for words, own in after if own] in (["区审计局、"], ["、区审计局"])


def test_very_long_wordings_are_compared_from_their_ends() -> None:
    before, after = parted("甲" * 4000 + "乙" + "丙" * 4000, "甲" * 4000 + "丁" + "丙" * 4000)
    assert [piece for piece in before if piece[1]] == [("乙", True)]
    assert [piece for piece in after if piece[1]] == [("丁", True)]


def test_words_that_do_not_fit_are_cut_around_what_is_marked(qtbot: QtBot) -> None:
    setter = MarkedLines(QFont())
    pieces = [("前" * 300, False), ("改", True), ("后" * 300, False)]
    lines = setter.set_in(pieces, 400, 2)
    shown = "".join(words for line in lines for words, _own in line)
    assert "改" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert setter.set_in([("短", False)], 400, 2) == [[("短", False)]]


# the window


def test_the_blank_key_ticks_and_the_verb_counts(dialog: RereadDialog) -> None:
    assert dialog.verb.text() == "更新 5 处"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.verb.text() == "更新 4 处"
    line = dialog.list.current()
    assert line is not None
    assert line.pick not in dialog.model.chosen


def test_a_click_on_the_tick_turns_it_and_beside_it_does_not(dialog: RereadDialog) -> None:
    index = dialog.model.index(0)
    whole = dialog.list.visualRect(index)
    view = dialog.list.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view, left, pos=whole.topLeft() + QPoint(24, 18))
    assert dialog.verb.text() == "更新 4 处"
    QTest.mouseClick(view, left, pos=whole.topLeft() + QPoint(500, 18))
    assert dialog.verb.text() == "更新 4 处"


def test_nothing_ticked_leaves_nothing_to_do(dialog: RereadDialog) -> None:
    dialog.none.click()
    assert not dialog.verb.isEnabled()
    assert dialog.verb.toolTip() == "先勾选要更新的地方"
    dialog.all.click()
    assert dialog.verb.text() == "更新 5 处"


def test_tabs_count_their_lines(dialog: RereadDialog) -> None:
    assert [(tab.text(), tab.note) for tab in dialog.tabs.tabs] == [
        ("全部", "5"),
        ("新增", "1"),
        ("修改", "3"),
        ("编号", "1"),
    ]
    dialog.tabs.tabs[1].click()
    assert len(dialog.model) == 1


def test_both_sides_show_the_whole_wording(dialog: RereadDialog) -> None:
    assert dialog.sides.old.toPlainText().startswith("2022年9月底前")
    assert dialog.sides.new.toPlainText().startswith("2022年10月底前")


def test_the_buttons_stand_verb_first_and_cancel_last(dialog: RereadDialog) -> None:
    assert [button.text() for button in dialog.foot.findChildren(QPushButton)] == [
        "更新 5 处",
        "取消",
    ]


@pytest.mark.parametrize("theme", [Theme().scaled(200), Theme().shaded(True)])
def test_it_stands_in_any_look(
    session: Session, newer: importing.Loaded, owner: QWidget, theme: Theme
) -> None:
    comparison = rereading.compare(session, plan_id(session), newer)
    shown = RereadDialog(comparison, "2022年要点", theme, owner)
    shown.resize(1300, 700)
    shown.open()
    assert not shown.grab().isNull()
    narrow = theme.scale == 200
    assert (shown.list.sides() is None) is narrow


# the whole way


def test_enter_takes_over_what_is_ticked_as_one_step(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget
) -> None:
    school = id_at(session, "一/二/1")
    flow, dialog = flow_to_dialog(qtbot, session, newer, owner)
    with qtbot.waitSignal(flow.updated) as updated, qtbot.waitSignal(flow.ended):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert updated.args == [plan_id(session)]
    assert [unit.name for unit in outline.row(session, school).units] == [
        "区教育局",
        "区体育局",
    ]
    editing.undo(session)
    assert [unit.name for unit in outline.row(session, school).units] == ["区教育局"]


def test_escape_changes_nothing(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget
) -> None:
    flow, dialog = flow_to_dialog(qtbot, session, newer, owner)
    with qtbot.waitSignal(flow.ended):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert outline.plan(session, plan_id(session)).tasks == 4


def test_a_version_without_difference_is_told(
    qtbot: QtBot, session: Session, tmp_path: Path, owner: QWidget
) -> None:
    path = tmp_path / "另存.txt"
    path.write_text(PLAN + "\n\n", encoding="utf-8")
    flow = RereadFlow(session, plan_id(session), owner)
    with qtbot.waitSignal(flow.ended):
        flow.read(path)
    assert message_of(owner) == "“另存.txt”与台账内容一致，没有要更新的。"


def test_the_very_same_file_is_told(
    qtbot: QtBot, session: Session, tmp_path: Path, owner: QWidget
) -> None:
    flow = RereadFlow(session, plan_id(session), owner)
    with qtbot.waitSignal(flow.ended):
        flow.read(tmp_path / "东湖区2022年要点.txt")
    assert "已经在台账里" in message_of(owner)


def test_a_file_that_is_gone_is_told(
    qtbot: QtBot, session: Session, tmp_path: Path, owner: QWidget
) -> None:
    flow = RereadFlow(session, plan_id(session), owner)
    with qtbot.waitSignal(flow.ended):
        flow.read(tmp_path / "无.txt")
    assert "无.txt" in message_of(owner)


def test_waiting_can_be_called_off(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget
) -> None:
    flow = RereadFlow(session, plan_id(session), owner)
    flow.compare(newer)
    flow.show_progress()
    assert flow.progress is not None
    with qtbot.waitSignal(flow.ended):
        flow.progress.cancel.click()
    assert flow.dialog is None
    assert not [each for each in owner.findChildren(QDialog) if each.isVisible()]


def test_a_plan_changed_meanwhile_is_told_and_left(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget
) -> None:
    _flow, dialog = flow_to_dialog(qtbot, session, newer, owner)
    comparison = rereading.compare(session, plan_id(session), newer)
    rereading.accept(session, comparison, rereading.everything(comparison))
    dialog.verb.click()
    assert len([label for label in owner.findChildren(QLabel) if "没有" in label.text()])
    assert outline.plan(session, plan_id(session)).tasks == 5


# in the main window


def update_in(window: MainWindow, qtbot: QtBot, loaded: importing.Loaded, sort: Sort) -> None:
    """Take over the lines of one sort through the window's own deed."""
    flow = window.deeds.rereading(plan_id(window.session))
    flow.compare(loaded)
    qtbot.waitUntil(lambda: flow.dialog is not None)
    assert flow.dialog is not None
    flow.dialog.none.click()
    flow.dialog.model.show_sort(sort)
    flow.dialog.all.click()
    with qtbot.waitSignal(flow.ended):
        flow.dialog.verb.click()
    window.browser.catch_up()


def test_the_window_shows_the_newer_text_and_takes_it_back(
    qtbot: QtBot, session: Session, newer: importing.Loaded, open_window: Opener
) -> None:
    window = open_window(session)
    window.browser.go_to(id_at(session, "一/二/1"))
    window.browser.catch_up()
    qtbot.waitUntil(lambda: "东湖区" in window.desk.source.page.toPlainText())
    before = window.model.rowCount(window.model.index(1, 0))
    update_in(window, qtbot, newer, Sort.NEW)
    assert window.model.rowCount(window.model.index(1, 0)) == before + 1
    assert window.desk.source.page.toPlainText().count("区政府督查室") == 1
    window.deeds.undo()
    window.browser.catch_up()
    assert window.model.rowCount(window.model.index(1, 0)) == before
    assert "区政府督查室" not in window.desk.source.page.toPlainText()


def test_a_row_kept_of_the_former_version_leads_to_no_words(
    qtbot: QtBot, session: Session, newer: importing.Loaded, open_window: Opener
) -> None:
    kept = id_at(session, "一/一/1")
    window = open_window(session)
    update_in(window, qtbot, newer, Sort.NEW)
    window.browser.go_to(kept)
    window.browser.catch_up()
    assert outline.row(session, kept).text.startswith("2022年9月底前")
    assert "2022年10月底前" in window.desk.source.page.toPlainText()
    assert not outline.source_part(session, plan_id(session)).spans[kept]


def test_the_menu_of_a_plan_offers_the_newer_file(
    session: Session, open_window: Opener
) -> None:
    window = open_window(session)
    window.desk.sidebar.plan_outdated.emit(plan_id(session))
    chooser = next(
        each
        for each in window.findChildren(QFileDialog)
        if each.windowTitle() == "选择新版文件"
    )
    chooser.reject()


# from an import


def review_of(qtbot: QtBot, flow: ImportFlow, files: list[Path]) -> ReviewDialog:
    flow.import_files(files)
    qtbot.waitUntil(lambda: flow.review is not None)
    assert flow.review is not None
    return flow.review


def compare_in(qtbot: QtBot, review: ReviewDialog) -> RereadDialog:
    """Ask for the comparison from the strip over the page in sight."""
    strip = review.page().former
    assert strip is not None
    strip.link.click()
    qtbot.waitUntil(lambda: bool(review.findChildren(RereadDialog)))
    (dialog,) = review.findChildren(RereadDialog)
    return dialog


def test_an_import_offers_to_update_the_plan_of_the_same_notice(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget
) -> None:
    flow = ImportFlow(session, owner)
    review = review_of(qtbot, flow, [newer.path])
    strip = review.page().former
    assert strip is not None
    assert strip.words.words.startswith(
        "台账里已有同名的“2022年东湖区政务公开工作要点”，共 4 条任务。"
    )
    dialog = compare_in(qtbot, review)
    with qtbot.waitSignal(flow.imported) as imported, qtbot.waitSignal(flow.ended):
        dialog.verb.click()
    assert [plan.id for plan in imported.args[0]] == [plan_id(session)]
    assert [plan.tasks for plan in outline.plans(session)] == [5]


def test_the_verb_of_the_review_still_makes_a_plan_of_its_own(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget
) -> None:
    flow = ImportFlow(session, owner)
    review = review_of(qtbot, flow, [newer.path])
    with qtbot.waitSignal(flow.ended):
        review.verb.click()
    assert [plan.tasks for plan in outline.plans(session)] == [4, 5]


def test_one_of_several_files_is_updated_and_the_others_wait(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget, tmp_path: Path
) -> None:
    other = tmp_path / "西湖.txt"
    other.write_text(PLAN.replace("东湖区", "西湖区"), encoding="utf-8")
    flow = ImportFlow(session, owner)
    review = review_of(qtbot, flow, [newer.path, other])
    dialog = compare_in(qtbot, review)
    with qtbot.waitSignal(dialog.finished):
        dialog.verb.click()
    assert review.isVisible()
    note = review.page().note
    assert note is not None
    assert "已经在台账里" in note.words()
    review.files.setCurrentRow(1)
    assert review.page().former is None
    with qtbot.waitSignal(flow.imported) as imported:
        review.reject()
    assert [plan.id for plan in imported.args[0]] == [plan_id(session)]
    assert len(outline.plans(session)) == 1


def test_a_comparison_that_is_left_leads_back_to_the_review(
    qtbot: QtBot, session: Session, newer: importing.Loaded, owner: QWidget
) -> None:
    flow = ImportFlow(session, owner)
    review = review_of(qtbot, flow, [newer.path])
    dialog = compare_in(qtbot, review)
    with qtbot.waitSignal(dialog.finished):
        dialog.cancel.click()
    assert review.isVisible()
    assert review.verb.isEnabled()
    assert [plan.tasks for plan in outline.plans(session)] == [4]
    review.reject()
