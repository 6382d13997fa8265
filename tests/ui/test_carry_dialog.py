"""The change of year as a clerk sees it: a quiet notice, what would go on, what did, undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.carrying import Carried, CarryReport, DueToCarry, Stay, Stayed
from gkdesk.domain.tasks import EditField
from gkdesk.services import carrying, editing, occurrences
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.carry_dialog import CarryDialog
from gkdesk.ui.models.carry_choice import CarryChoiceModel
from gkdesk.ui.models.carry_model import CarryColumn, CarryModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.calendar_page import CalendarPage
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at, plan_id

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def late(small: Session) -> Iterator[Session]:
    """The small ledger on 5 January of the year after."""
    path = small.path
    small.close()
    now = datetime(2023, 1, 5, 9)  # noqa: DTZ001 - the office's own clock
    with Session.open(path, lambda: now) as opened:
        yield opened


@pytest.fixture
def dialog(late: Session, qtbot: QtBot) -> CarryDialog:
    made = CarryDialog(late, Theme(), None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def outcomes(dialog: CarryDialog) -> list[str]:
    model = dialog.model
    return [
        str(model.index(row, CarryColumn.OUTCOME).data()) for row in range(model.rowCount())
    ]


def test_it_lists_what_would_go_on_and_writes_nothing(
    dialog: CarryDialog, late: Session
) -> None:
    """每年3月底前 and 每年至少1次 come again; 9月底前 and 年内2次 do not."""
    assert dialog.due == 1
    assert dialog.title.text() == "1 份计划有工作可以转入2023年"
    assert dialog.act.text() == "转入 2 项"
    said = outcomes(dialog)
    assert [words for words in said if words.startswith("转入")] == ["转入2023年"] * 2
    assert len([words for words in said if words.startswith("留下：")]) >= 1
    assert len(carrying.due_to_carry(late)) == 1


def test_carrying_says_what_it_did_and_undoes_as_one(
    dialog: CarryDialog, late: Session, qtbot: QtBot
) -> None:
    (school,) = [
        row.node_id
        for row in carrying.preview(late, plan_id(late), 2023).carried
        if "3月底前" in row.words
    ]
    before = len(occurrences.of_row(late, school))
    with qtbot.waitSignal(dialog.carried):
        dialog.act.click()
    assert dialog.title.text().startswith("已转入 2 项，新列 2 期")
    assert not dialog.act.isVisible()
    assert dialog.leave.text() == "关闭"
    assert len(occurrences.of_row(late, school)) == before + 1
    assert carrying.due_to_carry(late) == []
    with qtbot.waitSignal(dialog.undo_wanted) as wanted:
        dialog.undo.click()
    assert wanted.args == [1]
    editing.undo(late)
    assert len(occurrences.of_row(late, school)) == before


def test_a_plan_can_be_left_out(dialog: CarryDialog) -> None:
    index = dialog.choice.index(0)
    dialog.choice.setData(index, Qt.CheckState.Unchecked.value, CHECK)
    assert not dialog.act.isEnabled()
    assert dialog.act.text() == "转入 0 项"


def test_a_click_on_the_box_and_the_blank_key_tick(dialog: CarryDialog, qtbot: QtBot) -> None:
    """A click on the words only chooses the plan."""
    whole = dialog.plans.visualRect(dialog.choice.index(0))
    view, left = dialog.plans.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(view, left, pos=whole.center())
    assert len(dialog.choice.ticked()) == 1
    QTest.mouseClick(view, left, pos=whole.topLeft() + QPoint(14, whole.height() // 2))
    assert dialog.choice.ticked() == []
    QTest.keyClick(dialog.plans, Qt.Key.Key_Space)
    assert len(dialog.choice.ticked()) == 1


def calendar_of(window: MainWindow) -> CalendarPage:
    window.browser.open_page(PageName.CALENDAR)
    page = window.desk.page
    assert isinstance(page, CalendarPage)
    return page


def test_the_calendar_tells_of_the_year_and_opens_the_dialog(
    late: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(late)
    notice = calendar_of(window).notices.carry
    qtbot.waitUntil(notice.isVisible)
    said = "1 份计划的年度已过，2 项每期都要办的工作可以转入2023年。"
    assert notice.words.text() == said
    notice.link.click()
    (dialog,) = window.findChildren(CarryDialog)
    dialog.act.click()
    qtbot.waitUntil(notice.isHidden)
    dialog.undo.click()
    qtbot.waitUntil(notice.isVisible)  # taken back, so it is due again
    assert not [each for each in window.findChildren(CarryDialog) if each.isVisible()]


def test_before_the_years_end_nothing_is_offered(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    page = calendar_of(window)
    page._look_for_years()
    assert page.notices.carry.isHidden()
    window.acts.carry.trigger()
    assert not [each for each in window.findChildren(CarryDialog) if each.isVisible()]
    assert "没有要转年的工作" in window.desk.status.remark()


def test_done_work_stays(late: Session, qtbot: QtBot) -> None:
    editing.set_field(late, id_at(late, "一/二/1"), EditField.STATUS, "done")
    report = carrying.preview(late, plan_id(late), 2023)
    dialog = CarryDialog(late, Theme(), None)
    qtbot.addWidget(dialog)
    assert dialog.act.text() == f"转入 {len({one.node_id for one in report.carried})} 项"
    assert any(words == "留下：已办结" for words in outcomes(dialog))


# the models


def test_the_lines_hold_to_qts_rules_and_name_periods(qtbot: QtBot) -> None:
    quarters = tuple(f"2023年{which}季度" for which in "一二三四")
    months = tuple(f"2023年{month}月" for month in range(1, 13))
    report = CarryReport(
        1,
        (2023,),
        (Carried(5, "每季度首月10日前", quarters), Carried(6, "每月5日前", months)),
        (Stayed(7, "9月底前", Stay.FIXED),),
    )
    model = CarryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_report(report, {})
    said = [model.index(row, CarryColumn.OUTCOME).data() for row in range(3)]
    assert said[0] == "转入2023年一季度、2023年二季度、2023年三季度、2023年四季度"
    assert said[1] == "转入2023年1月至2023年12月，共 12 期"
    assert str(said[2]).startswith("留下：")
    model.show_report(None, {})
    assert model.rowCount() == 0


def test_the_plans_hold_to_qts_rules_and_can_be_ticked(qtbot: QtBot) -> None:
    due = [DueToCarry(1, "甲", 2021, 2023, 4), DueToCarry(2, "乙", 2022, 2023, 1)]
    model = CarryChoiceModel(due)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.ticked() == due
    assert model.setData(model.index(0), Qt.CheckState.Unchecked.value, CHECK)
    assert [plan.title for plan in model.ticked()] == ["乙"]
    assert model.index(0).data() == "甲　4 项，2021年转入2023年"
