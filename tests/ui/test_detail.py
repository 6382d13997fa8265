"""The detail pane as a clerk uses it: read, type, leave, come back; nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.changes import ChangeKind, HistoryEntry
from gkdesk.domain.tasks import EditField, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import StaleEdit
from gkdesk.services import editing, outline
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.history_dialog import HistoryDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.detail import DetailPane
from gkdesk.ui.views.progress_note import registered
from gkdesk.ui.views.unit_field import UnitLine
from tests.ui.limits_ledger import shown_pane
from tests.ui.small_ledger import NOW, id_at, plan_id, row_at

LEAD, RESPONSIBLE, SUPPORTING = EditField.LEAD, EditField.RESPONSIBLE, EditField.SUPPORTING


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> DetailPane:
    return shown_pane(qtbot, session, "一/一/1")


def compose(box: QWidget, words: str) -> None:
    """Type as an input method does: the words arrive when they are chosen."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(box, event)


def type_in(line: QLineEdit, words: str) -> None:
    line.clear()
    compose(line, words)


# reading


def test_the_row_is_shown_in_full(pane: DetailPane) -> None:
    assert pane.heading.title.text() == "措施（一）-1"
    assert pane.heading.pill.words == "临期，剩 2 天"
    assert pane.heading.crumbs.accessibleName() == "一、加强重点领域公开 › （一）做好规划公开"
    assert pane.text.words == "2022年9月底前，建成𠮷祥湖规划专栏。"
    assert [chip.text() for chip in pane.units[RESPONSIBLE].chips] == [
        "区发展改革局",
        "区财政局",
    ]
    assert pane.deadline.day.text() == "2022年9月30日（周五）"
    assert pane.deadline.printed == ["原文“2022年9月底前”，取该月最后一天"]


def test_what_the_source_does_not_name_is_said_with_the_way_to_fill_it(
    qtbot: QtBot, pane: DetailPane
) -> None:
    field = pane.units[LEAD]
    assert field._missing.isVisible()
    assert field._missing.text() == "原文未列明"
    assert field.link.text() == "指定单位"
    assert not pane.units[SUPPORTING].isVisible()
    QTest.mouseClick(pane.parts.add_supporting, Qt.MouseButton.LeftButton)
    assert pane.units[SUPPORTING].line.isVisible()


def test_all_printed_limits_are_listed(pane: DetailPane, session: Session) -> None:
    pane.show_row(id_at(session, "二/一"))
    assert pane.deadline.day.text() == "2022年12月31日（周六，元旦休）"
    assert len(pane.deadline.printed) == 2
    assert pane.deadline.printed[1] == "原文“年内…不少于2次”（各单位），计到2022年12月31日"


def test_the_clause_is_quoted_where_the_chips_leave_something_out(
    pane: DetailPane, session: Session
) -> None:
    assert not pane.clause.isVisible()
    pane.show_row(id_at(session, "一/一/2"))
    assert "各镇〈街〉等有关单位" in pane.clause.words
    assert pane.clause.isVisible()


def test_a_section_shows_counts_and_no_editors_of_units_or_limits(
    pane: DetailPane, session: Session
) -> None:
    pane.show_row(id_at(session, "一"))
    assert pane.summary.lines[0] == "共 3 条任务，已办结 0 条"
    assert pane.heading.pill.words == "临期，剩 2 天"
    assert not any(field.isVisible() for field in pane.units.values())
    assert not pane.deadline.isVisible()
    assert not pane.bar.done.isVisible()
    assert pane.progress.isVisible()


def test_a_plan_row_shows_counts_alone(pane: DetailPane, session: Session) -> None:
    pane.show_row(-plan_id(session))
    assert pane.summary.lines[0] == "共 4 条任务，已办结 0 条"
    assert not pane.bar.isVisible()


def test_without_a_row_it_says_what_belongs_here(pane: DetailPane) -> None:
    pane.show_row(None)
    assert pane.row_id is None
    assert pane.sheet.empty.isVisible()
    assert not pane.bar.isVisible()


def test_text_from_a_document_is_no_markup(
    pane: DetailPane, session: Session, qtbot: QtBot
) -> None:
    pane.text.show_words("", "落实<b>要求</b>&办法")
    assert "&lt;b&gt;" in pane.text.text()


def test_labels_stand_above_their_values_in_a_narrow_pane(pane: DetailPane) -> None:
    field = pane.deadline
    assert (
        field.title.geometry().right() < field.day.mapTo(field, field.day.rect().topLeft()).x()
    )
    pane.resize(320, 900)
    assert field.title.maximumWidth() > 1000


# units


def test_a_chip_asks_for_its_unit(qtbot: QtBot, pane: DetailPane) -> None:
    chip = pane.units[RESPONSIBLE].chips[1]
    with qtbot.waitSignal(pane.unit_clicked) as caught:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert caught.args == ["区财政局"]
    with qtbot.waitSignal(pane.unit_clicked):
        QTest.keyClick(chip, Qt.Key.Key_Return)


def test_units_are_typed_and_taken_by_enter(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    field = pane.units[LEAD]
    QTest.mouseClick(field.link, Qt.MouseButton.LeftButton)
    type_in(field.line, "区司法局、区教育局，区司法局")
    with qtbot.waitSignal(pane.edited) as caught:
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert caught.args == [id_at(session, "一/一/1")]
    assert row_at(session, "一/一/1").names(Role.LEAD) == ("区司法局", "区教育局")
    assert [chip.text() for chip in field.chips] == ["区司法局", "区教育局"]
    assert not field.line.isVisible()


def test_escape_leaves_the_units_as_they_were(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    field = pane.units[RESPONSIBLE]
    field.edit()
    type_in(field.line, "区财政局")
    with qtbot.assertNotEmitted(pane.edited):
        QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert [chip.text() for chip in field.chips] == ["区发展改革局", "区财政局"]
    assert len(row_at(session, "一/一/1").names(Role.RESPONSIBLE)) == 2


def test_known_units_complete_the_name_at_the_cursor(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    line = pane.units[RESPONSIBLE].line
    assert isinstance(line, UnitLine)
    pane.units[RESPONSIBLE].edit()
    line.setText("区发展改革局、、区财政局")
    line.setCursorPosition(len("区发展改革局、"))
    compose(line, "教育")
    assert line.suggestions.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区发展改革局、区教育局、区财政局"
    assert line.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "区教育局" in row_at(session, "一/一/1").names(Role.RESPONSIBLE)


def test_emptying_the_units_is_an_edit(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    field = pane.units[RESPONSIBLE]
    field.edit()
    field.line.clear()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert row_at(session, "一/一/1").names(Role.RESPONSIBLE) == ()
    assert field._missing.isVisible()
    assert pane.clause.words == "原文“责任单位：区发展改革局、区财政局”"


# the time limit


def test_the_day_is_told_while_a_phrase_is_typed(qtbot: QtBot, pane: DetailPane) -> None:
    QTest.mouseClick(pane.deadline.link, Qt.MouseButton.LeftButton)
    assert pane.deadline.line.text() == "2022年9月底前"
    type_in(pane.deadline.line, "10月底前")
    meaning = pane.deadline.preview.text
    qtbot.waitUntil(lambda: meaning() == "即 2022年10月31日（周一），取2022年10月最后一天")
    type_in(pane.deadline.line, "2022-11-15")
    qtbot.waitUntil(lambda: meaning().startswith("即 2022年11月15日（周二）"))


def test_a_new_day_is_taken_and_the_printed_one_can_come_back(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    field = pane.deadline
    field.edit()
    type_in(field.line, "2022-11-15")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.day.text() == "2022年11月15日（周二）"
    assert field.printed == ["人工设定", "原文“2022年9月底前”，取该月最后一天"]
    assert row_at(session, "一/一/1").deadline_set
    QTest.mouseClick(field.back, Qt.MouseButton.LeftButton)
    assert field.day.text() == "2022年9月30日（周五）"
    assert not field.back.isVisible()
    assert not row_at(session, "一/一/1").deadline_set


def test_a_phrase_that_means_nothing_stays_with_its_reason(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    field = pane.deadline
    field.edit()
    type_in(field.line, "等通知吧")
    with qtbot.assertNotEmitted(pane.edited):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "等通知吧"
    assert field.line.isVisible()
    assert field.why.isVisible()
    assert "没能读懂时限“等通知吧”" in field.why.text()
    assert str(row_at(session, "一/一/1").due) == "2022-09-30"


def test_a_refused_phrase_is_still_there_after_other_rows(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    here, there = id_at(session, "一/一/1"), id_at(session, "一/一/2")
    pane.deadline.edit()
    type_in(pane.deadline.line, "等通知吧")
    pane.show_row(there)
    assert not pane.deadline.line.isVisible()
    (notice,) = pane.notices.shown
    assert notice.words.text() == "措施（一）-1的完成时限“等通知吧”还没有保存"
    with qtbot.waitSignal(pane.row_wanted) as caught:
        QTest.mouseClick(notice.link, Qt.MouseButton.LeftButton)
    assert caught.args == [here]
    assert pane.row_id == here
    assert pane.deadline.line.text() == "等通知吧"
    assert pane.deadline.why.isVisible()
    assert pane.notices.shown == []


# progress and note


def test_progress_is_saved_by_ctrl_enter(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    pane.start_progress()
    compose(pane.progress.box, "专栏已建")
    QTest.keyClick(pane.progress.box, Qt.Key.Key_Return)
    compose(pane.progress.box, "还差两家")
    with qtbot.waitSignal(pane.edited):
        QTest.keyClick(
            pane.progress.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    assert row_at(session, "一/一/1").progress == "专栏已建\n还差两家"
    assert pane.parts.progress_note.words.text().endswith("登记，共 1 条")
    assert pane.parts.progress_note.words.text().startswith(f"{NOW:%Y-%m-%d} ")


@pytest.mark.parametrize(
    ("who", "said"), [("wang", "wang 登记"), ("王芳", "王芳登记"), ("王芳2", "王芳2 登记")]
)
def test_a_latin_name_keeps_a_space_to_the_chinese(who: str, said: str) -> None:
    entry = HistoryEntry(1, NOW, who, ChangeKind.EDIT, 1, "progress", "", "已建")
    assert registered([entry]) == f"2022-09-28 {said}，共 1 条"


def test_undo_and_redo_are_no_registrations(pane: DetailPane, session: Session) -> None:
    editing.set_field(session, id_at(session, "一/一/1"), EditField.PROGRESS, "已建")
    editing.undo(session)
    pane.refresh()
    assert not pane.parts.progress_note.words.isVisible()
    editing.redo(session)
    pane.refresh()
    assert pane.parts.progress_note.words.text().endswith("登记，共 1 条")


def test_typed_words_are_saved_before_another_row_is_shown(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    compose(pane.note.box, "联系李科长")
    pane.units[LEAD].edit()
    type_in(pane.units[LEAD].line, "区司法局")
    pane.show_row(id_at(session, "一/一/2"))
    saved = row_at(session, "一/一/1")
    assert saved.note == "联系李科长"
    assert saved.names(Role.LEAD) == ("区司法局",)
    assert pane.note.box.toPlainText() == ""
    assert row_at(session, "一/一/2").note == ""


def test_leaving_the_field_saves_it(qtbot: QtBot, pane: DetailPane, session: Session) -> None:
    compose(pane.progress.box, "已报送")
    pane.progress.box.left.emit()
    assert row_at(session, "一/一/1").progress == "已报送"


def test_escape_takes_back_the_typing_only(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    compose(pane.progress.box, "写错了")
    QTest.keyClick(pane.progress.box, Qt.Key.Key_Escape)
    assert pane.progress.box.toPlainText() == ""
    pane.show_row(id_at(session, "一/一/2"))
    assert row_at(session, "一/一/1").progress == ""


def test_a_change_from_elsewhere_is_not_overwritten_and_the_words_stay(
    qtbot: QtBot, pane: DetailPane, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Row:
        raise StaleEdit

    monkeypatch.setattr(editing, "set_field", refuse)
    compose(pane.progress.box, "已办")
    assert not pane.commit()
    assert pane.progress.box.toPlainText() == "已办"
    assert pane.progress.why.text() == message_for(StaleEdit())
    pane.show_row(id_at(session, "一/一/2"))
    monkeypatch.undo()
    pane.show_row(id_at(session, "一/一/1"))
    assert pane.progress.box.toPlainText() == "已办"
    assert pane.commit()
    assert row_at(session, "一/一/1").progress == "已办"


def test_an_edit_elsewhere_is_shown_without_losing_the_typing(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    compose(pane.note.box, "正在写")
    editing.set_field(session, id_at(session, "一/一/1"), EditField.PROGRESS, "别处登记")
    pane.refresh()
    assert pane.progress.box.toPlainText() == "别处登记"
    assert pane.note.box.toPlainText() == "正在写"


def test_undo_brings_the_former_words_back(pane: DetailPane, session: Session) -> None:
    pane.progress.box.setPlainText("第一次")
    pane.commit()
    editing.undo(session)
    pane.refresh()
    assert pane.progress.box.toPlainText() == ""


def test_the_history_of_the_row_opens(qtbot: QtBot, pane: DetailPane, session: Session) -> None:
    pane.progress.box.setPlainText("已建")
    pane.commit()
    QTest.mouseClick(pane.parts.progress_note.link, Qt.MouseButton.LeftButton)
    (dialog,) = pane.findChildren(HistoryDialog)
    assert dialog.model.rowCount() == 1
    dialog.close()


# status, doubts


def test_the_button_closes_a_task_and_opens_it_again(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    assert pane.bar.done.text() == "标为办结"
    QTest.mouseClick(pane.bar.done, Qt.MouseButton.LeftButton)
    assert row_at(session, "一/一/1").status is Status.DONE
    day = session.now().date()
    assert pane.heading.pill.words == f"已办结，{day.month}月{day.day}日"
    assert pane.bar.done.text() == "恢复推进"
    pane.toggle_done()
    assert row_at(session, "一/一/1").status is Status.OPEN


def test_a_doubt_stands_above_the_text_until_it_is_settled(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    node = id_at(session, "一/二/1")
    pane.show_row(node)
    (notice,) = pane.notices.shown
    assert "括号" in notice.words.text()
    with qtbot.waitSignals([pane.doubt_settled, pane.edited]):
        QTest.mouseClick(notice.link, Qt.MouseButton.LeftButton)
    assert outline.doubts(session, node) == []
    assert pane.notices.shown == []
    assert not pane.notices.isVisible()


def test_the_arrows_and_the_cross_ask_the_window(qtbot: QtBot, pane: DetailPane) -> None:
    steps: list[int] = []
    pane.moved.connect(steps.append)
    QTest.mouseClick(pane.heading.up, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pane.heading.down, Qt.MouseButton.LeftButton)
    assert steps == [-1, 1]
    with qtbot.waitSignal(pane.close_requested):
        QTest.mouseClick(pane.heading.close_button, Qt.MouseButton.LeftButton)


def test_the_page_keys_turn_the_pane_from_any_field(pane: DetailPane, session: Session) -> None:
    pane.resize(404, 320)
    pane.show_row(id_at(session, "二/一"))
    bar = pane.sheet.area.verticalScrollBar()
    bar.setRange(0, 500)
    QTest.keyClick(pane.bar.progress, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_the_focus_comes_to_the_daily_act(pane: DetailPane) -> None:
    pane.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.focusWidget() is pane.bar.progress


def test_a_ledger_opened_for_reading_offers_no_edits(qtbot: QtBot, session: Session) -> None:
    session.close()
    with Session.open(session.path, lambda: NOW, write=False) as reading:
        pane = DetailPane(reading, Theme())
        qtbot.addWidget(pane)
        pane.show()
        pane.show_row(id_at(reading, "一/一/1"))
        assert not pane.bar.progress.isEnabled()
        assert not pane.bar.done.isEnabled()
        assert "只读" in pane.bar.done.toolTip()
        assert pane.progress.box.isReadOnly()
        assert not pane.deadline.link.isVisible()
        assert not pane.units[LEAD].link.isVisible()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_is_wider_than_the_pane(
    qtbot: QtBot, pane: DetailPane, session: Session, scale: int
) -> None:
    pane.set_theme(Theme().scaled(scale))
    pane.resize(313 * scale // 100, 700)
    for path in ("一", "一/一/2", "一/二/1", "二/一"):
        pane.show_row(id_at(session, path))
        qtbot.wait(1)
        assert pane.sheet._content.width() <= pane.sheet.area.viewport().width()
        assert all(_right(part, pane) <= pane.width() for part in pane.findChildren(QWidget))


def _right(part: QWidget, pane: QWidget) -> int:
    if not part.isVisible() or part.window() is not pane:
        return 0
    return part.mapTo(pane, part.rect().topRight()).x()
