"""The calendar as a clerk uses it: a day's work by mouse and key, other months, the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import EditField, Light
from gkdesk.services import editing
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.models.calendar_words import mark
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.calendar_page import CalendarPage
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import NOW, id_at

DUE = date(2022, 9, 30)
"""The only task of the small plan that is due on a named day of September."""


@pytest.fixture
def page(small: Session, qtbot: QtBot) -> CalendarPage:
    """The page by itself, as wide as in a window of a laptop."""
    made = CalendarPage(small, Theme())
    qtbot.addWidget(made)
    made.resize(1172, 654)
    made.refresh()
    made.show()
    made.month.setFocus()
    return made


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def click_day(page: CalendarPage, day: date) -> None:
    view = page.month
    place = view.visualRect(page.month_model.index_of(day)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def listed(page: CalendarPage) -> list[str]:
    model = page.pane.model
    return [model.item(model.index(row)).text for row in range(len(model))]


def test_the_sidebar_opens_the_calendar_at_today(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = shown_page(window)
    assert page.day == NOW.date()
    assert page.month.hasFocus()
    assert page.month_model.month == (2022, 9)


def shown_page(window: MainWindow) -> CalendarPage:
    page = window.desk.page
    assert isinstance(page, CalendarPage)
    return page


def test_a_click_lists_what_is_due_on_the_day(page: CalendarPage, qtbot: QtBot) -> None:
    click_day(page, DUE)
    qtbot.waitUntil(lambda: listed(page) == ["2022年9月底前，建成𠮷祥湖规划专栏。"])
    assert page.pane.title.words == "9月30日　周五"
    assert page.pane.about.words == "1 项到期"


def test_a_day_without_work_says_so(page: CalendarPage, qtbot: QtBot) -> None:
    click_day(page, date(2022, 9, 24))
    qtbot.waitUntil(lambda: page.pane.title.words == "9月24日　周六")
    assert page.pane.nothing.isVisible()
    assert page.pane.about.words == "周末"


def test_the_counts_carry_the_light_of_the_row(page: CalendarPage) -> None:
    """Due in two days, five working days count as near."""
    count = page.month_model.count_on(DUE)
    assert count is not None
    assert {light: n for light, n in count.lights.items() if n} == {Light.SOON: 1}


def test_a_line_opens_its_row_in_the_plan(
    small: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(small)
    window.browser.open_page(PageName.CALENDAR)
    page = shown_page(window)
    click_day(page, DUE)
    qtbot.waitUntil(lambda: len(page.pane.model) == 1)
    place = page.pane.list.visualRect(page.pane.model.index(0)).center()
    QTest.mouseClick(page.pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.page is None
    assert window.desk.tree.current_id() == id_at(small, "一/一/1")


def test_enter_goes_to_the_list_enter_again_opens_and_escape_returns(
    page: CalendarPage, qtbot: QtBot
) -> None:
    press(page.month, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert page.pane.list.hasFocus()
    press(page.pane.list, Qt.Key.Key_Escape)
    assert page.month.hasFocus()
    press(page.month, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.row_wanted) as wanted:
        press(page.pane.list, Qt.Key.Key_Return)
    assert wanted.args == [id_at(page._session, "一/一/1")]


def test_arrows_go_by_days_and_weeks_and_over_the_months_edge(page: CalendarPage) -> None:
    press(page.month, Qt.Key.Key_Down)
    assert (page.day, page.month_model.month) == (date(2022, 10, 5), (2022, 10))
    press(page.month, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert (page.day, page.month_model.month) == (date(2022, 9, 27), (2022, 9))


def test_page_keys_turn_months_and_home_returns(page: CalendarPage) -> None:
    press(page.month, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert page.month_model.month == (2022, 11)
    assert page.bar.months.currentText() == "11月"
    press(page.month, Qt.Key.Key_PageUp)
    assert page.day == date(2022, 10, 28)
    press(page.month, Qt.Key.Key_Home)
    assert page.day == NOW.date()


def turn_wheel(widget: QWidget) -> None:
    spot = QPointF(widget.rect().center())
    wheel = QWheelEvent(
        spot, widget.mapToGlobal(spot), QPoint(0, -240), QPoint(0, -240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(widget, wheel)


def test_the_wheel_turns_nothing(page: CalendarPage) -> None:
    for widget in (page.month.viewport(), page.bar.years, page.bar.months):
        turn_wheel(widget)
        assert (page.day, page.month_model.month) == (NOW.date(), (2022, 9))


def test_a_day_of_the_month_beside_leads_there(page: CalendarPage) -> None:
    click_day(page, date(2022, 10, 2))
    assert (page.day, page.month_model.month) == (date(2022, 10, 2), (2022, 10))


def test_the_chooser_and_the_buttons_turn_the_month(page: CalendarPage) -> None:
    page.bar.months.setCurrentIndex(0)
    page.bar.months.activated.emit(0)
    assert page.month_model.month == (2022, 1)
    assert page.day == date(2022, 1, 28)
    page.bar.back.click()
    assert page.month_model.month == (2021, 12)
    page.bar.today.click()
    assert page.day == NOW.date()
    at = page.bar.years.findData(2020)
    page.bar.years.setCurrentIndex(at)
    page.bar.years.activated.emit(at)
    assert page.month_model.month == (2020, 9)


def test_holidays_stand_with_their_words(page: CalendarPage) -> None:
    """国办发明电〔2021〕11号: off from 1 to 7 October 2022, 8 and 9 October are worked."""
    press(page.month, Qt.Key.Key_PageDown)
    marks = {
        day: mark(count)
        for day in range(1, 11)
        if (count := page.month_model.count_on(date(2022, 10, day))) is not None
    }
    assert marks == dict.fromkeys(range(1, 8), "休") | dict.fromkeys((8, 9), "班") | {10: ""}
    assert page.notices.holidays.isHidden()


def test_a_year_without_its_notice_says_so_and_leads_to_the_table(
    page: CalendarPage, qtbot: QtBot
) -> None:
    page.choose(date(2051, 3, 1))
    assert not page.notices.holidays.isHidden()
    assert page.notices.holidays.words.text().startswith("暂算：还没有2051年的放假安排")
    with qtbot.waitSignal(page.holidays_wanted) as wanted:
        page.notices.holidays.link.click()
    assert wanted.args == [2051]
    page.choose(NOW.date())
    assert page.notices.holidays.isHidden()


def test_the_year_shows_twelve_months_and_a_click_goes_to_one(page: CalendarPage) -> None:
    page.bar.as_year.click()
    assert page.months.isVisible()
    assert not page.pane.isVisible()
    assert page.year_model.lights(9)[Light.SOON] == 1
    place = page.months.visualRect(page.year_model.index_of(12)).center()
    QTest.mouseClick(page.months.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.month.isVisible()
    assert page.pane.isVisible()
    assert page.month_model.month == (2022, 12)


def test_the_year_is_gone_through_by_keys(page: CalendarPage, qtbot: QtBot) -> None:
    page.bar.as_year.click()
    qtbot.waitUntil(lambda: page.year_model.columnCount() == 4)
    assert page.months.hasFocus()
    press(page.months, Qt.Key.Key_PageDown)
    assert page.year_model.year == 2023
    press(page.months, Qt.Key.Key_Home)
    assert (page.year_model.year, page.months.month()) == (2022, 9)
    press(page.months, Qt.Key.Key_Down, Qt.Key.Key_Return)  # rows of four: September has none
    assert page.month_model.month == (2022, 9)
    press(page.month, Qt.Key.Key_PageUp)
    page.bar.as_year.click()
    qtbot.waitUntil(lambda: page.year_model.columnCount() == 4)
    press(page.months, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert page.month_model.month == (2022, 4)


def test_an_edit_shows_when_the_page_is_read_again(page: CalendarPage) -> None:
    node = id_at(page._session, "一/一/1")
    editing.set_field(page._session, node, EditField.DEADLINE, "2022-10-11")
    page.refresh()
    count = page.month_model.count_on(DUE)
    assert count is not None
    assert not any(count.lights.values())
    press(page.month, Qt.Key.Key_PageDown)
    later = page.month_model.count_on(date(2022, 10, 11))
    assert later is not None
    assert sum(later.lights.values()) == 1


def test_read_only_ledgers_are_not_asked_for_holidays(
    small: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = small.path
    small.close()
    with Session.open(path, lambda: NOW, write=False) as reader:
        page = CalendarPage(reader, Theme())
        qtbot.addWidget(page)
        page.choose(date(2051, 3, 1))
        page.refresh()
        assert not page.notices.holidays.isHidden()
        assert page.notices.holidays.link.isHidden()


@pytest.fixture
def late(tmp_path: Path, small: Session) -> Iterator[Session]:
    """The small ledger in the year after."""
    path = small.path
    small.close()
    now = datetime(2023, 1, 5, 9, 0)  # noqa: DTZ001 - the office's own clock
    with Session.open(path, lambda: now) as opened:
        yield opened


def test_the_months_beyond_the_calendar_are_not_turned_to(page: CalendarPage) -> None:
    page.choose(date(2100, 12, 30))
    press(page.month, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageDown)
    assert page.day == date(2100, 12, 31)


def test_a_period_is_no_row_to_be_closed(small: Session, page: CalendarPage) -> None:
    """One period of a count stands on the year's last day; Ctrl+D would close them all."""
    page.choose(date(2022, 12, 31))
    press(page.month, Qt.Key.Key_Return)
    items = [page.pane.model.item(page.pane.model.index(row)) for row in range(2)]
    assert any(item.occurrence is not None for item in items)
    for row, item in enumerate(items):
        page.pane.list.setCurrentIndex(page.pane.model.index(row))
        expected = item.node if item.occurrence is None else None
        assert page.current_row() == expected


@pytest.mark.parametrize(
    ("width", "height", "way"),
    [
        (1172, 654, Qt.Orientation.Horizontal),
        (816, 366, Qt.Orientation.Horizontal),  # the smallest window: beside, it is low
        (619, 640, Qt.Orientation.Vertical),
    ],
)
def test_the_days_list_stands_where_there_is_room(
    page: CalendarPage, width: int, height: int, way: Qt.Orientation
) -> None:
    page.resize(width, height)
    assert page._sides.orientation() is way
    assert page.pane.isVisible()


@pytest.mark.parametrize("scale", [100, 150])
def test_other_letters_and_colours_are_taken_at_once(page: CalendarPage, scale: int) -> None:
    page.set_theme(Theme().scaled(scale).shaded(True))
    page.bar.as_year.click()
    assert not page.grab().isNull()
    page.bar.as_month.click()
    image = page.month.viewport().grab().toImage()
    assert image.pixelColor(3, image.height() - 4).lightness() < 80
