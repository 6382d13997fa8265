"""The morning page as a clerk uses it: read, open, call, record, put off, undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.agenda import Bell, Caller, Morning
from gkdesk.domain.carrying import DueToCarry
from gkdesk.domain.supervision import Way
from gkdesk.domain.tasks import Outlook, Status
from gkdesk.services import carrying, contacts, outline, putting_off, reminding
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.print_dialog import PrintDialog
from gkdesk.ui.dialogs.remind_dialog import RemindDialog
from gkdesk.ui.models.morning_lines import ORDER, Line, LineKind, lines_of
from gkdesk.ui.models.morning_model import MorningModel
from gkdesk.ui.models.sidebar_model import Act
from gkdesk.ui.theme import Theme
from gkdesk.ui.views import morning_page
from gkdesk.ui.views.morning_list import MorningList
from gkdesk.ui.views.morning_menu import later_days
from gkdesk.ui.views.morning_page import MorningPage
from gkdesk.ui.views.morning_place import Zone
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.made_morning import busy, caller, item, late, made_morning, quiet
from tests.ui.small_ledger import NOW, id_at

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COLUMN, INDEX, SCHOOLS = "一/一/1", "一/一/2", "一/二/1"


class Shown:
    """Stands for the reading of the ledger: the rows of the small plan, as they would be due,
    with the contacts and reminders that the ledger holds by now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.made: Morning | None = None

    def morning(self, session: Session) -> Morning:
        return self.made or made_morning(self._groups(), hidden=len(self._hidden()))

    def _hidden(self) -> set[int]:
        today = self._session.now().date()
        return {
            node for (node, _), day in putting_off.until(self._session).items() if day > today
        }

    def _groups(self) -> dict[Bell, tuple[Caller, ...]]:
        dues = {COLUMN: date(2022, 9, 15), INDEX: date(2022, 9, 20), SCHOOLS: date(2022, 9, 28)}
        ids = {path: id_at(self._session, path) for path in dues}
        told = reminding.counts(self._session, list(ids.values()))
        rows = {
            path: item(
                node,
                dues[path],
                outline.row(self._session, node).text,
                reminders=told.get(node, 0),
            )
            for path, node in ids.items()
            if node not in self._hidden()
        }
        owed = {
            Bell.OVERDUE: {
                "区发展改革局": [COLUMN],
                "区财政局": [COLUMN],
                "区政府办公室": [INDEX],
            },
            Bell.TODAY: {"区教育局": [SCHOOLS]},
        }
        known = contacts.contacts(self._session)
        groups = {}
        for bell, units in owed.items():
            callers = []
            for unit, paths in units.items():
                items = [rows[path] for path in paths if path in rows]
                contact = known.get(unit)
                person, phone = (contact.person, contact.phone) if contact else ("", "")
                if items:
                    callers.append(caller(unit, *items, person=person, phone=phone))
            groups[bell] = tuple(callers)
        return groups


@pytest.fixture
def shown(small: Session, monkeypatch: pytest.MonkeyPatch) -> Shown:
    made = Shown(small)
    monkeypatch.setattr(morning_page, "morning_of", made.morning)
    return made


@pytest.fixture
def window(small: Session, shown: Shown, open_window: Opener) -> Iterator[MainWindow]:
    opened = open_window(small)
    opened.resize(1366, 728)
    QTest.keyClick(opened, Qt.Key.Key_1, CTRL)
    yield opened


@pytest.fixture
def page(window: MainWindow) -> MorningPage:
    return page_of(window)


def page_of(window: MainWindow) -> MorningPage:
    page = window.desk.page
    assert isinstance(page, MorningPage)
    return page


def lines(view: MorningList) -> list[Line]:
    return view.model_of_lines().lines()


def row_of(view: MorningList, kind: LineKind, *, unit: str = "", node: int = 0) -> int:
    """Where a unit's line, or the first row of a node, stands."""
    for at, line in enumerate(lines(view)):
        right_unit = not unit or (bool(line.callers) and line.callers[0].unit == unit)
        right_row = not node or (line.item is not None and line.item.node == node)
        if line.kind is kind and right_unit and right_row:
            return at
    raise AssertionError((kind, unit, node))


def click(
    view: MorningList, row: int, *, zone: Zone | None = None, held: object = NO_KEY
) -> None:
    box = view.visualRect(view.model_of_lines().index(row))
    place = box.center() if zone is None else view.zone_box(row, zone).center()
    assert isinstance(held, Qt.KeyboardModifier)
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), LEFT, held, place)


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    (found,) = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


# the page in the window


def test_the_page_covers_heading_and_detail(window: MainWindow) -> None:
    assert not window.desk.heading.isVisible()
    assert not window.desk.details_shown
    assert page_of(window).head.day.text() == "9月28日　星期三"
    window.desk.sidebar.plan_chosen.emit(outline.plans(window.session)[0].id)
    assert window.desk.page is None
    assert window.desk.heading.isVisible()
    assert window.desk.details_shown


def test_the_sidebar_opens_it_and_shows_the_day(
    small: Session, shown: Shown, open_window: Opener
) -> None:
    window = open_window(small)
    entries = window.desk.sidebar.model()
    row = entries.row_of(Act.PAGE, PageName.MORNING.value)  # type: ignore[attr-defined]
    assert entries.index(row, 0).data() == "晨报 9月28日"
    place = window.desk.sidebar.visualRect(entries.index(row, 0)).center()
    QTest.mouseClick(window.desk.sidebar.viewport(), LEFT, NO_KEY, place)
    assert isinstance(window.desk.page, MorningPage)
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.desk.page is None


def test_it_opens_at_the_start_when_something_is_due(
    small: Session, shown: Shown, open_window: Opener
) -> None:
    assert isinstance(open_window(small, morning=True).desk.page, MorningPage)


def test_it_does_not_open_when_all_of_it_is_put_off(
    small: Session, shown: Shown, open_window: Opener
) -> None:
    shown.made = quiet()
    window = open_window(small, morning=True)
    assert window.desk.page is None
    assert window.desk.tree.isVisible()


def test_it_does_not_open_where_a_person_wants_the_plan(
    small: Session, shown: Shown, open_window: Opener
) -> None:
    window = open_window(small, morning=True)
    window.acts.at_start.setChecked(False)
    assert not window.settings.morning_at_start()
    assert open_window(small).desk.page is None


def test_the_ledger_itself_is_read(small: Session, open_window: Opener) -> None:
    window = open_window(small, morning=True)
    page = page_of(window)
    # 2022年9月底前 of 一/一/1 is two days off, and due for two units; counted once
    assert page.cards.card(Bell.THIS_WEEK).count == 1
    units = [line.callers[0].unit for line in lines(page.left) if line.kind is LineKind.UNIT]
    assert units == ["区发展改革局", "区财政局"]
    (row,) = [line for line in lines(page.left) if line.kind is LineKind.ROW]
    assert row.item is not None
    assert row.item.node == id_at(small, COLUMN)


# reading


def test_the_cards_count_and_lead_to_their_groups(page: MorningPage) -> None:
    assert [page.cards.card(bell).count for bell in Bell] == [2, 1, 0, 0, 0]
    QTest.mouseClick(page.cards.card(Bell.OVERDUE), LEFT)
    line = page.left.line()
    assert line is not None
    assert (line.kind, line.bell) == (LineKind.UNIT, Bell.OVERDUE)
    assert page.left.hasFocus()


def test_a_click_on_a_row_opens_the_task(window: MainWindow, page: MorningPage) -> None:
    node = id_at(window.session, SCHOOLS)
    click(page.left, row_of(page.left, LineKind.ROW, node=node))
    assert window.desk.page is None
    assert window.browser.current_row() == node
    assert window.desk.detail.row_id == node


def test_enter_on_a_row_opens_the_task(window: MainWindow, page: MorningPage) -> None:
    page.left.setFocus()
    node = id_at(window.session, SCHOOLS)
    QTest.keyClick(page.left, Qt.Key.Key_Down)
    QTest.keyClick(page.left, Qt.Key.Key_Return)
    assert window.browser.current_row() == node


def test_the_keys_skip_headings(page: MorningPage) -> None:
    page.left.setFocus()
    kinds = []
    for _ in range(4):
        line = page.left.line()
        assert line is not None
        kinds.append(line.kind)
        QTest.keyClick(page.left, Qt.Key.Key_Down)
    assert kinds == [LineKind.UNIT, LineKind.ROW, LineKind.UNIT, LineKind.UNIT]


def test_tab_reaches_cards_lists_and_acts(page: MorningPage) -> None:
    page.cards.card(Bell.UNREPORTED).setFocus()
    page.window().focusNextChild()
    assert page.left.hasFocus()
    page.window().focusNextChild()
    assert page.right.hasFocus()


def test_a_narrow_page_has_one_column(window: MainWindow, page: MorningPage) -> None:
    assert page.right.isVisible()
    window.resize(880, 440)
    assert not page.right.isVisible()
    groups = [line.bell for line in lines(page.left) if line.kind is LineKind.GROUP]
    assert groups == list(ORDER)


def test_larger_letters_make_higher_lines(
    qtbot: QtBot, window: MainWindow, page: MorningPage
) -> None:
    before = unit_height(page)
    window.take_theme(Theme().scaled(150))
    qtbot.waitUntil(lambda: unit_height(page) == pytest.approx(before * 1.5, abs=2))


def unit_height(page: MorningPage) -> int:
    """The height of the line of a unit that stands among others."""
    row = row_of(page.left, LineKind.UNIT, unit="区政府办公室")
    return page.left.visualRect(page.left.model_of_lines().index(row)).height()


def test_a_long_list_is_opened_and_closed(
    window: MainWindow, page: MorningPage, shown: Shown
) -> None:
    shown.made = late(30_000)
    page.refresh()
    row = row_of(page.left, LineKind.MORE)
    click(page.left, row)
    assert sum(line.kind is LineKind.ROW for line in lines(page.left)) == 201
    click_key(page, LineKind.LIST)
    assert window.desk.page is None
    assert window.desk.heading.title().text() == "逾期"


def click_key(page: MorningPage, kind: LineKind) -> None:
    """Enter on the first line of a kind."""
    page.left.setFocus()
    page.left.go_to(row_of(page.left, kind))
    QTest.keyClick(page.left, Qt.Key.Key_Return)


def test_an_empty_day_says_so(page: MorningPage, shown: Shown) -> None:
    shown.made = quiet()
    page.refresh()
    said = [line.text for line in lines(page.left) if line.kind is LineKind.EMPTY]
    assert said[0] == "今天没有到期的工作"


# acts


def test_a_reminder_of_one_unit_is_recorded_and_counted(
    window: MainWindow, page: MorningPage
) -> None:
    row = row_of(page.left, LineKind.UNIT, unit="区教育局")
    click(page.left, row, zone=Zone.REMIND)
    dialog = dialog_of(window, RemindDialog)
    assert isinstance(dialog, RemindDialog)
    dialog.ways.button(1).click()
    dialog.person.setText("王老师")
    dialog.said.setPlainText("周五前报来")
    dialog.record.click()
    node = id_at(window.session, SCHOOLS)
    (told,) = reminding.reminders(window.session, node)
    assert (told.unit, told.day, told.way, told.person, told.said) == (
        "区教育局",
        NOW.date(),
        Way.MESSAGE,
        "王老师",
        "周五前报来",
    )
    line = lines(page.left)[row_of(page.left, LineKind.ROW, node=node)]
    assert line.item is not None
    assert line.item.reminders == 1
    assert "可按 Ctrl+Z 撤销" in window.desk.status.remark()


def test_undo_takes_the_reminder_from_the_page(window: MainWindow, page: MorningPage) -> None:
    node = id_at(window.session, SCHOOLS)
    reminding.remind(window.session, [(node, "区教育局")], NOW.date(), Way.PHONE)
    page.refresh()
    window.acts.undo.setEnabled(True)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    window.browser.count_again()
    line = lines(page.left)[row_of(page.left, LineKind.ROW, node=node)]
    assert line.item is not None
    assert line.item.reminders == 0
    assert isinstance(window.desk.page, MorningPage)


def test_several_chosen_units_are_reminded_at_once(
    window: MainWindow, page: MorningPage
) -> None:
    first = row_of(page.left, LineKind.UNIT, unit="区发展改革局")
    second = row_of(page.left, LineKind.UNIT, unit="区政府办公室")
    click(page.left, first)
    click(page.left, second, held=CTRL)
    assert page.head.remind.text() == "登记催办 2 个单位"
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    dialog = dialog_of(window, RemindDialog)
    assert isinstance(dialog, RemindDialog)
    assert dialog.record.text() == "登记催办 2 个单位"
    dialog.record.click()
    node = id_at(window.session, COLUMN)
    assert [one.unit for one in reminding.reminders(window.session, node)] == ["区发展改革局"]
    assert reminding.counts(window.session, [id_at(window.session, INDEX)])


def test_the_text_of_all_units_is_copied(window: MainWindow, page: MorningPage) -> None:
    QTest.mouseClick(page.head.copy, LEFT)
    text = QGuiApplication.clipboard().text()
    assert text.count("已超 13 天") == 2  # under both units of 一/一/1
    assert "区教育局：" in text
    assert window.desk.status.remark() == "已复制 4 个单位的催办文字"


def test_the_text_of_a_chosen_unit_is_copied(page: MorningPage) -> None:
    click(page.left, row_of(page.left, LineKind.UNIT, unit="区政府办公室"))
    QTest.mouseClick(page.head.copy, LEFT)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("区政府办公室：\n1. ")
    assert "区教育局" not in text


def test_a_missing_contact_is_written_in_place(window: MainWindow, page: MorningPage) -> None:
    row = row_of(page.left, LineKind.UNIT, unit="区教育局")
    click(page.left, row, zone=Zone.CONTACT)
    editor = page.left.editor()
    assert editor is not None
    assert editor.person.hasFocus()
    QTest.keyClicks(editor.person, "Wang")
    QTest.keyClicks(editor.phone, "6045")
    QTest.keyClick(editor.phone, Qt.Key.Key_Return)
    kept = contacts.contacts(window.session)["区教育局"]
    assert (kept.person, kept.phone) == ("Wang", "6045")
    line = lines(page.left)[row_of(page.left, LineKind.UNIT, unit="区教育局")]
    assert line.callers[0].phone == "6045"
    assert page.left.zone_box(row, Zone.CONTACT).isEmpty()


def test_escape_leaves_the_contact_as_it_was(window: MainWindow, page: MorningPage) -> None:
    page.left.setFocus()
    page.left.go_to(row_of(page.left, LineKind.UNIT, unit="区教育局"))
    QTest.keyClick(page.left, Qt.Key.Key_F2)
    editor = page.left.editor()
    assert editor is not None
    QTest.keyClicks(editor.person, "Wang")
    QTest.keyClick(editor.person, Qt.Key.Key_Escape)
    assert page.left.editor() is None
    assert contacts.contacts(window.session) == {}
    assert page.left.hasFocus()


def test_a_row_is_put_off_shown_and_taken_back(window: MainWindow, page: MorningPage) -> None:
    node = id_at(window.session, SCHOOLS)
    line = lines(page.left)[row_of(page.left, LineKind.ROW, node=node)]
    choose(page.left, line, "明天再提（09-29）")
    assert putting_off.until(window.session)[node, None] == date(2022, 9, 29)
    assert not [one for one in lines(page.left) if one.item and one.item.node == node]
    assert page.put_off_link.text() == "放到以后的 1 条"
    QTest.mouseClick(page.put_off_link, LEFT)
    later = lines(page.left)[-1]
    assert later.later is not None
    assert later.later.node == node
    choose(page.left, later, "现在就提")
    assert [one for one in lines(page.left) if one.item and one.item.node == node]
    assert not page.put_off_link.isVisible()


def choose(view: MorningList, line: Line, words: str) -> None:
    """Choose an act from a line's menu."""
    menu = view.menu_of(line)
    (action,) = [each for each in menu.actions() if each.text() == words]
    action.trigger()
    menu.deleteLater()


def test_undo_brings_back_what_was_put_off(window: MainWindow, page: MorningPage) -> None:
    node = id_at(window.session, SCHOOLS)
    line = lines(page.left)[row_of(page.left, LineKind.ROW, node=node)]
    choose(page.left, line, "三天后再提（10-01）")
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    window.browser.count_again()
    assert [one for one in lines(page.left) if one.item and one.item.node == node]


def test_next_monday_is_never_today() -> None:
    monday = date(2022, 9, 26)
    assert dict(later_days(monday))["下周一再提"] == date(2022, 10, 3)
    assert dict(later_days(date(2022, 10, 2)))["下周一再提"] == date(2022, 10, 3)


def test_a_row_is_marked_done_from_the_page(window: MainWindow, page: MorningPage) -> None:
    node = id_at(window.session, SCHOOLS)
    page.left.setFocus()
    page.left.go_to(row_of(page.left, LineKind.ROW, node=node))
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    assert outline.row(window.session, node).status is Status.DONE


def test_the_page_is_printed_on_real_pages(window: MainWindow, page: MorningPage) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    dialog = dialog_of(window, PrintDialog)
    assert isinstance(dialog, PrintDialog)
    assert dialog.pages == 1
    assert dialog.list.title == "2022年9月28日政务公开工作晨报"
    dialog.reject()


def test_a_read_only_ledger_offers_nothing_that_writes(
    small: Session, shown: Shown, open_window: Opener
) -> None:
    path = small.path
    small.close()
    with Session.open(path, lambda: NOW, write=False) as reader:
        shown.made = busy()
        window = open_window(reader)
        window.browser.open_page(PageName.MORNING)
        page = page_of(window)
        assert not page.head.remind.isVisible()
        row = row_of(page.left, LineKind.UNIT)
        assert page.left.zone_box(row, Zone.REMIND).isEmpty()
        words = [each.text() for each in page.left.menu_of(lines(page.left)[row + 1]).actions()]
        assert words == ["打开任务"]


def test_a_year_that_is_over_is_told_and_leads_on(
    qtbot: QtBot, window: MainWindow, page: MorningPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.notices.isVisible()
    due = [DueToCarry(1, "2021年要点", 2021, 2022, 12)]
    monkeypatch.setattr(carrying, "due_to_carry", lambda _session: due)
    page.refresh()
    qtbot.waitUntil(page.notices.carry.isVisible)
    assert "12 项每期都要办的工作可以转入2022年" in page.notices.carry.words.text()
    with qtbot.waitSignal(window.acts.carry.triggered):
        page.notices.carry.link.click()
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_a_year_without_its_notice_is_told(page: MorningPage, shown: Shown) -> None:
    far = Outlook(date(2031, 9, 29), date(2031, 10, 6))
    shown.made = replace(quiet(), outlook=far)
    page.refresh()
    assert "还没有2031年的放假安排" in page.notices.holidays.words.text()
    assert page.notices.holidays.isVisible()


# the day goes on


def test_over_midnight_the_page_is_of_the_new_day(
    small: Session, shown: Shown, open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(small, morning=True)
    entries = window.desk.sidebar.model()
    for day, said in ((29, "晨报 9月29日"), (27, "晨报 9月27日")):  # and a clock set back
        monkeypatch.setattr(small, "_clock", lambda day=day: NOW.replace(day=day))
        read: list[int] = []
        monkeypatch.setattr(
            morning_page, "morning_of", lambda _s, read=read: read.append(1) or quiet()
        )
        window.mind_the_day()
        row = entries.row_of(Act.PAGE, PageName.MORNING.value)  # type: ignore[attr-defined]
        assert entries.index(row, 0).data() == said
        assert window.model.outlook.today == date(2022, 9, day)
        assert read
        assert isinstance(window.desk.page, MorningPage)


def test_the_lines_are_a_sound_model(qtbot: QtBot) -> None:
    model = MorningModel(WorkCalendar())
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.QtTest
    )
    for morning in (busy(), quiet(), late(3_000), busy()):
        model.show(morning, lines_of(morning, ORDER, set()))
    group = model.row_of(Bell.OVERDUE)
    assert "逾期 3 条，3 个单位" in str(model.index(group).data())
    unit = model.data(model.index(group + 1))
    assert unit == "邳庄镇 孙海燕 内线 6205"
    row = str(model.data(model.index(group + 2)))
    assert row.endswith("06-30 周四 超 90 天")
    assert not model.index(group).flags()
    assert tester.parent() is None


def test_a_click_beside_the_lines_does_nothing(page: MorningPage, shown: Shown) -> None:
    shown.made = quiet()
    page.refresh()
    QTest.mouseClick(page.left.viewport(), LEFT, NO_KEY, QPoint(40, 400))
    assert page.current_row() is None


def test_the_menu_key_offers_what_the_mouse_does(window: MainWindow, page: MorningPage) -> None:
    node = id_at(window.session, SCHOOLS)
    page.left.setFocus()
    page.left.go_to(row_of(page.left, LineKind.ROW, node=node))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    page.left.contextMenuEvent(asked)
    (menu,) = [one for one in page.left.findChildren(QMenu) if one.isVisible()]
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "打开任务",
        "登记催办…",
        "明天再提（09-29）",
        "三天后再提（10-01）",
        "下周一再提（10-03）",
    ]
    menu.close()


def test_undo_takes_a_contact_from_the_page(window: MainWindow, page: MorningPage) -> None:
    page.left.contact_given.emit("区教育局", "王老师", "6045")
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    line = lines(page.left)[row_of(page.left, LineKind.UNIT, unit="区教育局")]
    assert line.callers[0].person == ""
    assert isinstance(window.desk.page, MorningPage)
