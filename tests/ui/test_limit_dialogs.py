"""The settings of limits, what moved, and the calendar file, as a clerk uses them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gkdesk.calendars.workdays import SpecialDay, WorkCalendar, YearTable
from gkdesk.domain.occurrences import Move, RestDays
from gkdesk.domain.supervision import Preferences
from gkdesk.domain.tasks import EditField, PlanSummary
from gkdesk.services import editing, occurrences, outline
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.calendar_export_dialog import CalendarExportDialog, Scope
from gkdesk.ui.dialogs.holidays_dialog import HolidaysDialog
from gkdesk.ui.dialogs.limit_settings_dialog import LimitSettingsDialog
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.dialogs.moves_dialog import MovesDialog
from gkdesk.ui.models.limit_examples import (
    near_example,
    period_example,
    rest_day,
    rest_example,
)
from gkdesk.ui.models.moves_model import MoveColumn, MovesModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.calendar_page import CalendarPage
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import NOW, id_at, plan_id

TODAY = date(2022, 9, 28)
BUILT_IN = WorkCalendar()


def the_plan(session: Session) -> PlanSummary:
    return outline.plans(session)[0]


def kept(dialog: QDialog, qtbot: QtBot) -> None:
    """Show a dialog that outlives its closing."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()


# examples


def test_near_is_counted_in_working_days() -> None:
    """28 September 2022 and five working days: 29, 30, then 8, 9 and 10 October."""
    assert near_example(TODAY, 5, BUILT_IN) == (
        "从今天数，2022年10月10日（周一）及以前到期的算临期。"
    )
    assert "2022年10月8日（周六，上班）" in near_example(TODAY, 3, BUILT_IN)


def test_a_year_without_notice_is_doubted() -> None:
    assert near_example(date(2051, 3, 1), 5, BUILT_IN).endswith("（暂算）。")


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (1, "现在是2022年9月，2022年9月30日（周五）截止。"),
        (3, "现在是2022年三季度，2022年9月30日（周五）截止。"),
        (6, "现在是2022年下半年，2022年12月31日（周六）截止。"),
        (12, "现在是2022年，2022年12月31日（周六）截止。"),
    ],
)
def test_the_reporting_period_is_named(months: int, said: str) -> None:
    assert period_example(TODAY, months) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (RestDays.BY_LAW, "写明的日子仍是当天；起算的期限顺延到2023年1月3日（周二）"),
        (RestDays.FORWARD, "到期，顺延到2023年1月3日（周二）"),
        (RestDays.BACKWARD, "到期，提前到2022年12月30日（周五）"),
        (RestDays.KEEP, "到期，仍是当天"),
    ],
)
def test_each_rule_is_shown_on_a_day(rule: RestDays, said: str) -> None:
    """31 December 2022 was a Saturday, 1 and 2 January 2023 were free."""
    words = rest_example(2022, rule, BUILT_IN)
    assert words.startswith("例：2022年12月31日（周六，元旦休）到期")
    assert said in words


def test_the_example_is_a_rest_day_of_the_plans_year() -> None:
    assert rest_day(2024, BUILT_IN) == date(2024, 11, 30)  # 31 December was a Tuesday
    every = YearTable(2026, {})
    assert rest_day(2026, WorkCalendar({2026: every})) == date(2026, 10, 31)


# the settings


@pytest.fixture
def settings(small: Session, qtbot: QtBot) -> LimitSettingsDialog:
    dialog = LimitSettingsDialog(small, the_plan(small), Theme(), None)
    kept(dialog, qtbot)
    return dialog


def test_the_settings_show_what_is_in_force(settings: LimitSettingsDialog) -> None:
    assert settings.chosen() == Preferences(5, 3)
    assert settings.rules.value is RestDays.BY_LAW
    assert "10月10日" in settings.near.text()
    assert "三季度" in settings.period.text()


def test_examples_follow_the_choice(settings: LimitSettingsDialog) -> None:
    settings.days.setValue(3)
    assert "10月8日（周六，上班）" in settings.near.text()
    settings.periods.setCurrentIndex(settings.periods.findData(6))
    assert "下半年" in settings.period.text()
    settings.rules.choose(RestDays.BACKWARD)
    assert "提前到2022年12月30日（周五）" in settings.example.text()


@pytest.mark.parametrize(("typed", "taken"), [(0, 1), (61, 60), (60, 60)])
def test_near_days_lie_between_one_and_sixty(
    settings: LimitSettingsDialog, typed: int, taken: int
) -> None:
    settings.days.setValue(typed)
    assert settings.chosen().soon_days == taken


def test_saved_settings_hold_at_once(
    settings: LimitSettingsDialog, small: Session, qtbot: QtBot
) -> None:
    settings.days.setValue(1)
    settings.periods.setCurrentIndex(settings.periods.findData(1))
    with qtbot.waitSignal(settings.saved):
        settings.save.click()
    assert occurrences.preferences(small) == Preferences(1, 1)
    assert small.outlook.soon_until == date(2022, 9, 29)


def test_a_rule_on_rest_days_moves_limits_and_undoes_as_one(
    settings: LimitSettingsDialog, small: Session, qtbot: QtBot
) -> None:
    """31 December 2022, a Saturday, runs on to 3 January 2023."""
    settings.rules.choose(RestDays.FORWARD)
    with qtbot.waitSignal(settings.saved) as told:
        settings.save.click()
    moves: list[Move] = told.args[0]
    assert {(move.before, move.after) for move in moves} == {
        (date(2022, 12, 31), date(2023, 1, 3))
    }
    assert occurrences.rest_days(small, plan_id(small)) is RestDays.FORWARD
    editing.undo(small)
    assert occurrences.rest_days(small, plan_id(small)) is RestDays.BY_LAW


def test_nothing_changed_writes_nothing(
    settings: LimitSettingsDialog, small: Session, qtbot: QtBot
) -> None:
    before = len(editing.history(small))
    with qtbot.assertNotEmitted(settings.saved):
        settings.save.click()
    assert len(editing.history(small)) == before
    assert not settings.isVisible()


def test_without_a_plan_only_the_office_is_asked(small: Session, qtbot: QtBot) -> None:
    dialog = LimitSettingsDialog(small, None, Theme(), None)
    kept(dialog, qtbot)
    assert not dialog.rules.isVisible()
    assert dialog.days.isVisible()


# what moved


def moves_of(session: Session) -> list[Move]:
    first, second = id_at(session, "一/一/1"), id_at(session, "一/一/2")
    return [
        Move(first, None, "2022年9月底前", date(2022, 9, 30), date(2022, 10, 8)),
        Move(second, 7, "", None, date(2022, 12, 30)),
        Move(999, None, "年底前", date(2022, 12, 31), None),
    ]


def test_the_moves_hold_to_qts_rules_and_say_old_and_new(small: Session, qtbot: QtBot) -> None:
    moves = moves_of(small)
    model = MovesModel(moves, outline.rows(small, [move.node_id for move in moves[:2]]))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lines = [
        [str(model.index(row, column).data()) for column in MoveColumn]
        for row in range(model.rowCount())
    ]
    assert lines[0][1:] == ["2022年9月底前", "2022-09-30 周五", "2022-10-08 周六"]
    assert "祥湖规划专栏" in lines[0][0]
    assert lines[1][1:] == ["—", "待定", "2022-12-30 周五"]
    assert lines[2] == ["—", "年底前", "2022-12-31 周六", "待定"]


def test_enter_in_the_moves_leads_to_the_row(small: Session, qtbot: QtBot) -> None:
    dialog = MovesDialog(small, moves_of(small), Theme(), None)
    kept(dialog, qtbot)
    assert dialog.title.text() == "3 项时限有变动"
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.row_wanted) as wanted:
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert wanted.args == [id_at(small, "一/一/2")]
    assert not dialog.isVisible()


def test_the_moves_can_be_taken_back(small: Session, qtbot: QtBot) -> None:
    dialog = MovesDialog(small, moves_of(small), Theme(), None)
    kept(dialog, qtbot)
    with qtbot.waitSignal(dialog.undo_wanted):
        dialog.undo_button.click()


# in the window


def dialogs(window: MainWindow, kind: type[QDialog]) -> list[QDialog]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def test_a_saved_table_moves_a_limit_lists_it_and_undo_brings_it_back(
    small: Session, open_window: Opener, qtbot: QtBot
) -> None:
    """With every limit run on to a working day, a free 30 September pushes the one due then
    past the National Day: 8 October 2022 is worked."""
    occurrences.set_rest_days(small, plan_id(small), RestDays.FORWARD)
    window = open_window(small)
    window.acts.holidays.trigger()
    (dialog,) = dialogs(window, HolidaysDialog)
    assert isinstance(dialog, HolidaysDialog)
    row = dialog.days.add_day()
    dialog.days.setData(dialog.days.index(row, 0), "9月30日")
    dialog.save.click()
    (shown,) = dialogs(window, MovesDialog)
    assert isinstance(shown, MovesDialog)
    node = id_at(small, "一/一/1")
    moved = {shown.model.move(shown.model.index(at, 0)) for at in range(shown.model.rowCount())}
    assert {(move.node_id, move.after) for move in moved} >= {(node, date(2022, 10, 8))}
    assert window.acts.undo.isEnabled()
    shown.undo_button.click()
    assert small.calendar.works(date(2022, 9, 30))


def test_more_near_days_are_seen_in_the_list_at_once(
    small: Session, open_window: Opener
) -> None:
    editing.set_field(small, id_at(small, "一/一/2"), EditField.DEADLINE, "2022-11-30")
    window = open_window(small)
    window.acts.limits.trigger()
    (dialog,) = dialogs(window, LimitSettingsDialog)
    assert isinstance(dialog, LimitSettingsDialog)
    dialog.days.setValue(60)
    dialog.save.click()
    assert window.model.outlook.soon_until >= date(2022, 11, 30)
    assert "没有变动" in window.desk.status.remark()
    window.acts.undo.trigger()
    assert window.model.outlook.soon_until == date(2022, 10, 10)
    window.acts.redo.trigger()
    assert window.model.outlook.soon_until >= date(2022, 11, 30)


def test_a_read_only_ledger_offers_no_settings_and_no_carrying(
    small: Session, open_window: Opener
) -> None:
    path = small.path
    small.close()
    with Session.open(path, lambda: NOW, write=False) as reader:
        window = open_window(reader)
        assert not window.acts.limits.isVisible()
        assert not window.acts.carry.isVisible()
        assert window.acts.holidays.isVisible()
        assert window.acts.calendar_file.isVisible()
        window.close()


# the calendar file


@pytest.fixture
def export(small: Session, tmp_path: Path, qtbot: QtBot) -> CalendarExportDialog:
    dialog = CalendarExportDialog(small, the_plan(small), Theme(), None)
    kept(dialog, qtbot)
    dialog.set_target(tmp_path / "到期.ics")
    return dialog


def entries(file: Path) -> list[str]:
    found = Calendar.from_ical(file.read_bytes())
    assert isinstance(found, Calendar)
    return [str(event["summary"]) for event in found.walk("VEVENT")]


def test_the_file_holds_what_the_button_says(
    export: CalendarExportDialog, qtbot: QtBot
) -> None:
    count = int(export.write.text().split()[1])
    assert export.years.currentText() == "2022年"
    with qtbot.waitSignal(export.exported) as told:
        export.write.click()
    assert len(told.args[0].items) == count
    assert f"已导出 {count} 项" in export.foot.hint.text()
    assert export.leave.text() == "关闭"
    assert any("祥湖规划专栏" in summary for summary in entries(export.target))


def test_all_plans_and_years_can_be_chosen(export: CalendarExportDialog) -> None:
    assert export.plan_id is not None
    export.scopes.choose(Scope.ALL)
    assert export.plan_id is None
    export.years.setCurrentIndex(0)
    assert export.span() == (None, None)
    assert export.write.isEnabled()


@pytest.mark.parametrize(
    ("year", "shown"), [(2022, "2022年"), (2031, "2022年"), (None, "2022年")]
)
def test_it_begins_at_the_year_in_view_where_that_has_anything(
    small: Session, year: int | None, shown: str, qtbot: QtBot
) -> None:
    dialog = CalendarExportDialog(small, the_plan(small), Theme(), None, year=year)
    kept(dialog, qtbot)
    assert dialog.years.currentText() == shown


def test_the_calendars_year_is_the_files(small: Session, open_window: Opener) -> None:
    editing.set_field(small, id_at(small, "一/一/2"), EditField.DEADLINE, "2023-05-31")
    window = open_window(small)
    window.browser.open_page(PageName.CALENDAR)
    page = window.desk.page
    assert isinstance(page, CalendarPage)
    page.choose(date(2023, 5, 1))
    (button,) = [each for each in page.bar.acts if each.text().startswith("导出")]
    button.click()
    (dialog,) = dialogs(window, CalendarExportDialog)
    assert isinstance(dialog, CalendarExportDialog)
    assert dialog.years.currentText() == "2023年"
    assert dialog.write.text() == "导出 1 项"


def test_a_plans_file_holds_its_own_days_only(
    five: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = next(each for each in outline.plans(five) if each.year == 2022)
    dialog = CalendarExportDialog(five, plan, Theme(), None)
    kept(dialog, qtbot)
    dialog.set_target(tmp_path / "到期.ics")
    dialog.years.setCurrentIndex(0)
    with qtbot.waitSignal(dialog.exported) as alone:
        dialog.write.click()
    dialog.scopes.choose(Scope.ALL)
    dialog.years.setCurrentIndex(0)
    with qtbot.waitSignal(dialog.exported) as whole:
        dialog.write.click()
    assert {item.plan for item in alone.args[0].items} == {plan.id}
    assert {item.plan for item in whole.args[0].items} > {plan.id}


def test_what_waits_for_its_event_is_told(small: Session, qtbot: QtBot) -> None:
    node = id_at(small, "一/一/2")
    editing.set_field(small, node, EditField.DEADLINE, "验收后30日内")
    dialog = CalendarExportDialog(small, the_plan(small), Theme(), None)
    kept(dialog, qtbot)
    assert "另有 1 项要等" in dialog.about.text()


def test_a_refused_file_is_told_and_the_dialog_stays(
    export: CalendarExportDialog, qtbot: QtBot
) -> None:
    export.set_target(export.target.parent / "没有" / "到期.ics")
    with qtbot.waitSignal(export.failed):
        export.write.click()
    (told,) = export.findChildren(Message)
    assert "到期.ics" in told.text.text()
    assert export.isVisible()
    told.accept()


@pytest.fixture
def nothing(tmp_path: Path) -> Iterator[Session]:
    now = datetime(2022, 9, 28, 9)  # noqa: DTZ001 - the office's own clock
    with Session.open(tmp_path / "空.db", lambda: now) as opened:
        yield opened


def test_an_empty_ledger_has_nothing_to_export(nothing: Session, qtbot: QtBot) -> None:
    dialog = CalendarExportDialog(nothing, None, Theme(), None)
    kept(dialog, qtbot)
    assert not dialog.write.isEnabled()
    assert dialog.write.text() == "没有可导出的"


def test_a_table_in_force_counts_for_the_examples(small: Session, qtbot: QtBot) -> None:
    """A table entered in the ledger holds before the built-in one."""
    from gkdesk.services import holidays

    holidays.set_year(small, YearTable(2022, {date(2022, 9, 29): SpecialDay("校庆", False)}))
    dialog = LimitSettingsDialog(small, None, Theme(), None)
    kept(dialog, qtbot)
    dialog.days.setValue(1)
    assert "2022年9月30日" in dialog.near.text()
