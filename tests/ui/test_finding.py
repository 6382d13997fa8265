"""The filter bar, words found in the source, and saved views in the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from gkdesk.domain.due_spans import DueSpan
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import Light, Status
from gkdesk.domain.units import Role
from gkdesk.services import importing, saved_views
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.name_dialog import NameDialog
from gkdesk.ui.dialogs.period_dialog import PeriodDialog
from gkdesk.ui.models.sidebar_model import Act
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at, plan_id


def menu_of(window: MainWindow, name: str) -> QMenu:
    """A chooser's menu, opened as a key would and filled."""
    menu = window.finding.bar.choosers[name].menu()
    assert menu is not None
    menu.aboutToShow.emit()
    return menu


def line(menu: QMenu, words: str) -> QAction:
    return next(act for act in menu.actions() if act.text().split("\t")[0].strip() == words)


def chips(window: MainWindow) -> list[str]:
    return [chip.text() for chip in window.finding.bar.chips]


def test_filters_are_chosen_by_menus_and_dropped_by_chips(
    session: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(session)
    QTest.keyClick(
        window,
        Qt.Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    bar = window.finding.bar
    assert bar.isVisible()
    assert window.focusWidget() is bar.choosers["单位"]
    line(menu_of(window, "单位"), "牵头单位").trigger()
    line(menu_of(window, "单位"), "区政府办公室").trigger()
    line(menu_of(window, "其他"), "未办结").trigger()
    query = window.browser.query
    assert (query.role, query.unit, query.status) == (Role.LEAD, "区政府办公室", Status.OPEN)
    assert window.model.hits == 1
    assert chips(window) == ["牵头单位", "未办结"]
    QTest.mouseClick(bar.chips[0], Qt.MouseButton.LeftButton)
    assert window.browser.query.role is None
    assert window.model.hits == 2
    QTest.mouseClick(bar.clear, Qt.MouseButton.LeftButton)
    assert window.browser.query == Query(plan_id=plan_id(session))


def test_numbers_come_beside_the_choices_a_moment_later(
    session: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(session)
    window.finding.toggle()
    menu = menu_of(window, "单位")
    chosen = line(menu, "区政府办公室")
    assert "\t" not in chosen.text()
    qtbot.waitUntil(lambda: chosen.text() == "区政府办公室\t2")
    qtbot.waitUntil(lambda: line(menu, "牵头单位").text() == "牵头单位\t1")


def test_a_choice_in_force_is_ticked_and_dropped_by_choosing_it_again(
    session: Session, open_window: Opener
) -> None:
    window = open_window(session)
    window.finding.toggle()
    for words, lights in (("临期", (Light.SOON,)), ("逾期", (Light.OVERDUE, Light.SOON))):
        line(menu_of(window, "状态灯"), words).trigger()
        assert window.browser.query.lights == lights
    assert line(menu_of(window, "状态灯"), "逾期").isChecked()
    line(menu_of(window, "状态灯"), "逾期").trigger()
    assert window.browser.query.lights == (Light.SOON,)
    assert window.desk.heading.pill(Light.SOON).isChecked()


def test_a_section_and_a_span_combine(session: Session, open_window: Opener) -> None:
    window = open_window(session)
    window.finding.toggle()
    line(menu_of(window, "章节"), "（一）做好规划公开").trigger()
    line(menu_of(window, "期间"), "本月").trigger()
    assert window.browser.query.section == id_at(session, "一/一")
    assert window.model.hits == 1
    assert chips(window) == ["本月到期", "（一）做好规划公开"]
    window.browser.open_list(ReadyList.ALL)
    assert not window.finding.bar.choosers["章节"].isVisible()


def test_a_period_of_ones_own(session: Session, open_window: Opener) -> None:
    window = open_window(session)
    window.finding.ask_range()
    dialog = window.findChild(PeriodDialog)
    assert dialog is not None
    dialog.first.setDate(QDate(2022, 9, 30))
    dialog.last.setDate(QDate(2022, 9, 1))  # never before the first
    dialog.given.emit(dialog.first.date().toPython(), dialog.last.date().toPython())
    dialog.reject()
    assert (window.browser.query.due_from, window.browser.query.due_until) == (
        date(2022, 9, 30),
        date(2022, 9, 30),
    )
    assert chips(window) == ["2022-09-30至2022-09-30到期"]
    assert window.model.hits == 1


def test_words_of_the_preamble_lead_into_the_source(
    session: Session, open_window: Opener
) -> None:
    window = open_window(session)
    window.browser.search("请抓好落实")
    window.browser.catch_up()
    strip = window.finding.strip
    assert strip is not None
    assert strip.isVisible()
    assert "条目之外的原文里有 1 处" in strip.words.words
    QTest.mouseClick(strip.show_it, Qt.MouseButton.LeftButton)
    page = window.desk.source.page
    assert [page.cursor_at(*span).selectedText() for span in page.current()] == ["请抓好落实"]
    window.browser.search("公开目录")
    window.browser.catch_up()
    assert not strip.isVisible()


def save(window: MainWindow, name: str) -> None:
    window.acts.save_view.trigger()
    dialog = window.findChildren(NameDialog)[-1]
    dialog.line.setText(name)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)


def listed(window: MainWindow) -> list[tuple[str, int | None]]:
    sidebar = window.desk.sidebar
    model = sidebar._entries
    entries = [model.entry(model.index(row)) for row in range(model.rowCount())]
    return [(entry.text, entry.count) for entry in entries if entry.act is Act.VIEW]


def test_a_view_is_saved_opened_renamed_moved_and_undone(
    session: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(session)
    window.browser.filter_by(Query(plan_id=1, unit="区政府办公室"))
    save(window, "办公室")
    window.browser.filter_by(Query(plan_id=1, span=DueSpan.THIS_MONTH))
    save(window, "本月")
    qtbot.waitUntil(lambda: listed(window) == [("办公室", 2), ("本月", 1)])
    first, second = (each.id for each in window.views.views())
    window.browser.open_plan(1)
    window.desk.sidebar.view_chosen.emit(first)
    assert window.browser.query.unit == "区政府办公室"
    steps = dict(window.views.steps(second))
    assert list(steps) == ["打开", "改名…", "换成现在的筛选", "上移", "删除视图"]
    steps["上移"]()
    assert [name for name, _ in listed(window)] == ["本月", "办公室"]
    steps["改名…"]()
    dialog = window.findChildren(NameDialog)[-1]
    dialog.line.setText("办公室")
    with qtbot.waitSignal(dialog.finished):
        QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    told = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert len(told) == 1
    told[0].close()
    steps["删除视图"]()
    assert [name for name, _ in listed(window)] == ["办公室"]
    window.acts.undo.trigger()
    assert [name for name, _ in listed(window)] == ["本月", "办公室"]


def test_a_view_says_what_of_it_is_gone(session: Session, open_window: Opener) -> None:
    view = saved_views.save(session, "旧计划", Query(plan_id=1, unit="区教育局"))
    importing.remove(session, [1])
    window = open_window(session)
    with_words: list[str] = []
    window.deeds.said.connect(with_words.append)
    window.desk.sidebar.view_chosen.emit(view.id)
    assert with_words == ["视图里的计划已不在，按其余条件显示"]
    assert window.browser.query == Query(ready=ReadyList.ALL, unit="区教育局")
