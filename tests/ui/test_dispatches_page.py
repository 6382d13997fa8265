"""The register of workbooks as a clerk uses it: by mouse and keys, and with wrong clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gkdesk.domain.collected import Hint
from gkdesk.domain.dispatches import Dispatch, DispatchKind, Handing
from gkdesk.domain.tasks import EditField
from gkdesk.errors import TargetUnwritable
from gkdesk.exports.fill_workbook import FillBook, fill_workbook
from gkdesk.services import directory, dispatch_register, editing, outline, sending
from gkdesk.services.sending_names import usual_name
from gkdesk.services.session import Session
from gkdesk.terms import label, message_for
from gkdesk.ui.dialogs.answers_dialog import AnswersDialog
from gkdesk.ui.dialogs.note_dialog import NoteDialog
from gkdesk.ui.dialogs.send_dialog import SendDialog
from gkdesk.ui.models.answers_model import AnswerColumn
from gkdesk.ui.models.dispatch_words import offered_periods, sum_words
from gkdesk.ui.models.dispatches_model import ANSWERED, OWING, DispatchColumn
from gkdesk.ui.models.send_model import PartColumn
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.dispatches_page import DispatchesPage
from gkdesk.ui.window import MainWindow
from tests.ui.answering import answer
from tests.ui.conftest import Opener
from tests.ui.small_ledger import NOW, plan_id

Shown = TypeVar("Shown", bound=QDialog)
LEFT = Qt.MouseButton.LeftButton
UNITS = {"区发展改革局", "区财政局", "区政府办公室", "各镇〈街〉", "区教育局"}
"""Those the small notice names."""


@pytest.fixture
def window(session: Session, open_window: Opener) -> MainWindow:
    return open_window(session)


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(model, mode, model)


def page_alone(session: Session, qtbot: QtBot) -> DispatchesPage:
    """The page without a window around it."""
    page = DispatchesPage(session, Theme())
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.refresh()
    return page


def page_of(window: MainWindow) -> DispatchesPage:
    """The page, gone to by its key."""
    window.acts.dispatches.trigger()
    page = window.desk.page
    assert isinstance(page, DispatchesPage)
    return page


def sent(session: Session, folder: Path, period: str = "") -> list[Dispatch]:
    """A workbook for each unit, as the register has them."""
    found = sending.parts(session, plan_id(session), period=period or None)
    sending.send(session, found, folder, period=period or None)
    return dispatch_register.register(session)


def line_of(session: Session, unit: str) -> Dispatch:
    """The last line of a unit."""
    lines = dispatch_register.register(session)
    return next(each for each in lines if each.unit == unit)


def choose(page: DispatchesPage, *units: str) -> None:
    page.table.choose([each.id for each in page.listed() if each.unit in units])


def shown(page: DispatchesPage, row: int, column: DispatchColumn) -> str:
    return str(page.model.index(row, column).data())


def opened(window: MainWindow, kind: type[Shown]) -> Shown:
    """The only dialog of its kind."""
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


# the page


def test_an_empty_register_says_what_it_is_for_and_offers_the_act(
    window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    page = window.desk.page
    assert isinstance(page, DispatchesPage)
    assert page.empty.isVisible() and not page.table.isVisible()
    assert "发给谁" in page.empty.line.text() and "收回没有" in page.empty.line.text()
    QTest.mouseClick(page.empty.cards[0], LEFT)
    assert opened(window, SendDialog).act.isEnabled()


def test_the_register_tells_units_states_and_its_sum(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    sent(session, tmp_path / "out", "2022Q3")
    first = line_of(session, "区教育局")
    answer(session, first.id, ["已公布学区划分 12 处"] * first.rows)
    page = page_alone(session, qtbot)
    watched(page.model)
    assert {each.unit for each in page.listed()} == UNITS
    row = page.model.row_of(first.id)
    assert shown(page, row, DispatchColumn.PERIOD) == "2022年第三季度"
    assert shown(page, row, DispatchColumn.STATE) == "已报齐"
    assert shown(page, row, DispatchColumn.RETURNED) == "09-28 周三"
    expected = "发出 5 份　已报齐 1 份　未报齐 4 份（4 份没有交回）　5 份未记交付"
    assert page.bar.sum.text() == expected
    assert [tab.note for tab in page.bar.tabs.tabs] == ["5", "4", "1"]


def test_tabs_and_search_filter(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    sent(session, tmp_path / "out")
    first = line_of(session, "区教育局")
    answer(session, first.id, ["已公布"] * first.rows)
    page = page_alone(session, qtbot)
    QTest.mouseClick(page.bar.tabs.tabs[ANSWERED], LEFT)
    assert [each.unit for each in page.listed()] == ["区教育局"]
    QTest.mouseClick(page.bar.tabs.tabs[OWING], LEFT)
    assert {each.unit for each in page.listed()} == UNITS - {"区教育局"}
    with qtbot.waitSignal(page.bar.sought):
        QTest.keyClicks(page.bar.search, "nowhere")
    assert page.empty.isVisible() and page.empty.title.text() == "没有找到"


def test_handing_is_noted_for_all_chosen_and_undone_at_once(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    sent(session, tmp_path / "out")
    page = page_of(window)
    choose(page, "区教育局", "区财政局")
    menu = next(act.menu() for act in page.menu().actions() if act.text() == "记交付")
    by_network = next(act for act in menu.actions() if act.text() == "内网")  # type: ignore[attr-defined]
    by_network.trigger()
    handed = {each.unit for each in page.listed() if each.handing is Handing.NETWORK}
    assert handed == {"区教育局", "区财政局"}
    assert line_of(session, "区教育局").handed_on == NOW.date()
    assert {each.unit for each in page.chosen()} == {"区教育局", "区财政局"}
    window.acts.undo.trigger()
    assert all(each.handing is None for each in page.listed())


def test_a_note_is_written_by_f2(
    session: Session, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    sent(session, tmp_path / "out")
    page = page_of(window)
    choose(page, "区财政局")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    dialog = opened(window, NoteDialog)
    dialog.line.setText("已电话提醒")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert line_of(session, "区财政局").note == "已电话提醒"


def test_a_line_is_taken_out_by_del_and_comes_back_by_undo(
    session: Session, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "out" / sent(session, tmp_path / "out")[0].file
    page = page_of(window)
    page.table.choose([page.listed()[0].id])
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(page.listed()) == 4 and file.exists()
    window.acts.undo.trigger()
    assert len(page.listed()) == 5


def test_a_read_only_register_is_looked_at_and_offers_nothing_that_writes(
    session: Session, tmp_path: Path, open_window: Opener, qtbot: QtBot
) -> None:
    path, folder = session.path, tmp_path / "out"
    sent(session, folder)
    with Session.open(path, lambda: NOW, write=False) as reading:
        window = open_window(reading)
        page = page_of(window)
        page.table.choose([page.listed()[0].id])
        assert [act.text() for act in page.menu().actions()] == ["看反馈、退回…\tEnter"]
        assert page.bar.buttons == []
        assert not window.acts.send.isEnabled()
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
        assert len(page.listed()) == 5
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        dialog = opened(window, AnswersDialog)
        assert not dialog.act.isVisible()
        window.close()


# sending


@pytest.fixture
def dialog(session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[SendDialog]:
    made = sending_of(session)
    qtbot.addWidget(made)
    made.set_folder(tmp_path / "填报表")
    made.open()
    yield made


def sending_of(session: Session) -> SendDialog:
    """The dialog of the only plan."""
    made = SendDialog(session, outline.plans(session)[0], Theme(), None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return made


def test_the_units_with_their_rows_are_offered_and_one_is_looked_into(
    dialog: SendDialog,
) -> None:
    watched(dialog.parts)
    watched(dialog.choice.rows)
    assert {part.unit for part in dialog.parts.ticked()} == UNITS
    assert dialog.act.text() == "下发 5 份"
    for at in range(len(dialog.parts)):
        dialog.units.selectRow(at)
        part = dialog.parts.part(at)
        assert len(dialog.choice.rows) == len(part.rows) > 0
        assert dialog.choice.seen.text() == f"{part.unit}的表里有 {len(part.rows)} 项"


def test_who_is_missing_in_the_directory_is_said(session: Session, dialog: SendDialog) -> None:
    assert dialog.missing.text().startswith("名录里还没有这些单位")
    directory.add(session, name="区教育局")
    dialog.read()
    assert "4 个名称不在名录里" in dialog.missing.text()
    told = {
        dialog.parts.part(at).unit: str(dialog.parts.index(at, PartColumn.ROLES).data())
        for at in range(len(dialog.parts))
    }
    assert "不在名录里" not in told["区教育局"] and "不在名录里" in told["区财政局"]


def test_blank_key_and_link_untick(dialog: SendDialog, qtbot: QtBot) -> None:
    dialog.units.selectRow(0)
    QTest.keyClick(dialog.units, Qt.Key.Key_Space)
    assert dialog.act.text() == "下发 4 份"
    QTest.mouseClick(dialog.choice.none, LEFT)
    assert dialog.act.text() == "下发" and not dialog.act.isEnabled()


def test_ticked_units_get_their_files_and_a_line_each(
    session: Session, dialog: SendDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.units.selectRow(0)
    left = dialog.parts.part(0).unit
    dialog.parts.turn([0])
    with qtbot.waitSignal(dialog.sent):
        QTest.mouseClick(dialog.act, LEFT)
    watched(dialog.files.written)
    assert len(list((tmp_path / "填报表").glob("*.xlsx"))) == 4
    assert {each.unit for each in dispatch_register.register(session)} == UNITS - {left}
    assert dialog.files.isVisible() and not dialog.act.isVisible()
    opened_folders: list[Path] = []
    dialog.foot.opener = opened_folders.append
    QTest.mouseClick(dialog.foot.open_folder, LEFT)
    assert opened_folders == [tmp_path / "填报表"]


def test_a_name_that_is_taken_gives_another_and_says_so(
    session: Session, dialog: SendDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    first = sending.prepare(session, dialog.parts.ticked()).books[0]
    file = tmp_path / "填报表" / usual_name(first.mark)
    file.parent.mkdir()
    file.write_bytes(b"open elsewhere")
    with qtbot.waitSignal(dialog.sent):
        dialog.start()
    told = [str(dialog.files.written.index(row, 2).data()) for row in range(5)]
    assert file.read_bytes() == b"open elsewhere"
    assert sum("另起了名" in words for words in told) == 1


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_sent(
    session: Session, dialog: SendDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    dialog.set_folder(blocked)
    dialog.start()
    qtbot.waitUntil(dialog.act.isVisible)
    fault = message_for(TargetUnwritable(blocked, ""))
    assert dialog.foot.hint.text()[:6] == fault[:6]
    assert dispatch_register.register(session) == []
    dialog.set_folder(tmp_path / "other")
    with qtbot.waitSignal(dialog.sent):
        dialog.start()


def test_cancelling_in_the_middle_leaves_no_file_and_no_line(
    session: Session,
    dialog: SendDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on = Event(), Event()

    def held(book: FillBook) -> bytes:
        begun.set()
        assert go_on.wait(10)
        return fill_workbook(book)

    monkeypatch.setattr("gkdesk.services.sending_files.fill_workbook", held)
    dialog.start()
    assert begun.wait(10)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    go_on.set()
    qtbot.waitUntil(dialog.act.isVisible)
    assert dialog.foot.hint.text() == "已取消，没有留下文件，台账没有改动"
    assert list((tmp_path / "填报表").iterdir()) == []
    assert dispatch_register.register(session) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_day_nobody_understands_stops_before_anything_is_written(
    session: Session, dialog: SendDialog, tmp_path: Path
) -> None:
    dialog.options.until.line.setText("下下旬")
    dialog.start()
    assert not (tmp_path / "填报表").exists()
    assert dispatch_register.register(session) == []
    assert dialog.act.isVisible()


def test_a_plan_without_units_says_so(session: Session, qtbot: QtBot) -> None:
    tasks = list(outline.tasks(session, outline.Query(plan_id=plan_id(session))))
    for row in tasks:
        for field in (EditField.LEAD, EditField.RESPONSIBLE, EditField.SUPPORTING):
            editing.set_field(session, row.id, field, "")
    made = sending_of(session)
    qtbot.addWidget(made)
    assert not made.act.isEnabled() and len(made.parts) == 0
    assert "没有可以下发的任务" in made.choice.seen.text()
    assert f"{len(tasks)} 项任务没有责任单位" in made.missing.text()


# again, and back


def test_only_those_who_owe_are_asked_again(
    session: Session, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    sent(session, tmp_path / "out", "2022Q3")
    done = line_of(session, "区教育局")
    answer(session, done.id, ["已公布 12 处"] * done.rows)
    page = page_of(window)
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.acts.send_again.trigger()
    dialog = opened(window, SendDialog)
    assert {part.unit for part in dialog.parts.ticked()} == UNITS - {"区教育局"}
    assert dialog.options.period == "2022Q3"
    dialog.set_folder(tmp_path / "again")
    with qtbot.waitSignal(dialog.sent):
        dialog.start()
    again = line_of(session, "区财政局")
    assert again.version == 2 and again.of_dispatch is not None
    row = next(
        page.model.row_of(each.id)
        for each in page.listed()
        if each.unit == "区财政局" and each.version == 1
    )
    assert shown(page, row, DispatchColumn.STATE) == "已再发"
    assert page.bar.tabs.tabs[OWING].note == "4"


def test_where_all_have_answered_nothing_is_sent_again(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    for each in sent(session, tmp_path / "out"):
        answer(session, each.id, ["已公布 12 处"] * each.rows)
    page_of(window)
    window.acts.send_again.trigger()
    assert not window.findChildren(SendDialog)


def test_an_answer_without_a_fact_is_hinted_at_and_sent_back_with_the_reason(
    session: Session, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    sent(session, tmp_path / "out")
    line = line_of(session, "区教育局")
    answer(session, line.id, ["正在推进之中"])
    page = page_of(window)
    choose(page, "区教育局")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = opened(window, AnswersDialog)
    watched(dialog.model)
    dialog.set_folder(tmp_path / "退回")
    assert label(Hint.NO_FACT) in str(dialog.model.index(0, AnswerColumn.REMARK).data())
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.act.text() == "退回 1 项" and not dialog.act.isEnabled()
    QTest.mouseClick(dialog.hints, LEFT)
    assert dialog.reason.text() == label(Hint.NO_FACT)
    with qtbot.waitSignal(dialog.returned):
        QTest.mouseClick(dialog.act, LEFT)
    assert len(list((tmp_path / "退回").glob("*.xlsx"))) == 1
    newest = line_of(session, "区教育局")
    assert newest.kind is DispatchKind.RETURNED and newest.rows == 1
    assert newest.id in [each.id for each in page.listed()]


def test_a_row_that_was_not_answered_cannot_be_sent_back(
    session: Session, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    sent(session, tmp_path / "out")
    page = page_of(window)
    choose(page, "区教育局")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = opened(window, AnswersDialog)
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.model.ticked() == []
    assert str(dialog.model.index(0, AnswerColumn.SAID).data()) == "还没有报"


def test_done_without_evidence_is_hinted_at(session: Session, tmp_path: Path) -> None:
    from gkdesk.services import dispatch_answers

    sent(session, tmp_path / "out")
    line = line_of(session, "区教育局")
    answer(session, line.id, ["3 月 20 日公布学区"], status="done")
    told = dispatch_answers.answers(session, line.id)
    assert told[0].hints == (Hint.DONE_WITHOUT_EVIDENCE,)


# words


def test_the_periods_offered_are_todays_the_plans_and_those_sent_before() -> None:
    keys = [each.key for each in offered_periods(NOW.date(), 2021, ["2020Q4", "", "2022Q3"])]
    assert keys[0] == "2022Q3" and "2021Q4" in keys and keys[-1] == "2020Q4"
    assert len(keys) == len(set(keys))


def test_an_empty_register_has_no_sum() -> None:
    assert sum_words([]) == ""


def test_the_page_takes_other_letters_and_colours(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    sent(session, tmp_path / "out")
    page = page_alone(session, qtbot)
    before = page.table.verticalHeader().defaultSectionSize()
    page.set_theme(Theme().scaled(150).shaded(True))
    assert page.table.verticalHeader().defaultSectionSize() > before
