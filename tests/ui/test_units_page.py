"""The page of units as a clerk uses it: by mouse and keys, and with wrong clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gkdesk.domain.directory import NameWay, Unit, UnitKind
from gkdesk.domain.tasks import EditField
from gkdesk.services import directory, unit_queue
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.collect_units_dialog import CollectUnitsDialog
from gkdesk.ui.dialogs.merge_units_dialog import MergeUnitsDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.chips import Chip
from gkdesk.ui.views.units_bar import WAITING
from gkdesk.ui.views.units_page import UnitsPage
from tests.ui.composing import compose
from tests.ui.conftest import Opener
from tests.ui.small_ledger import NOW, id_at

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Iterator[UnitsPage]:
    """The page on a directory of four, 各镇 standing for two of them."""
    for name, kind in (
        ("区财政局", UnitKind.DEPARTMENT),
        ("区教育局", UnitKind.DEPARTMENT),
        ("柳林镇", UnitKind.TOWN),
    ):
        directory.add(session, name=name, kind=kind)
    group = directory.add(session, name="各镇", collective=True)
    directory.set_members(session, group.id, [unit(session, "柳林镇").id])
    made = UnitsPage(session, Theme())
    qtbot.addWidget(made)
    made.resize(1100, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.refresh()
    yield made
    made.hide()


def unit(session: Session, name: str) -> Unit:
    return next(each for each in directory.units(session) if each.name == name)


def names(session: Session) -> list[str]:
    return [each.name for each in directory.units(session)]


def choose(page: UnitsPage, session: Session, *wanted: str) -> None:
    page.choose([unit(session, name).id for name in wanted])


# editing where it stands


def test_a_field_is_taken_by_enter_and_reverted_by_escape(
    page: UnitsPage, session: Session
) -> None:
    choose(page, session, "区财政局")
    person = page.directory.pane.fields["person"].line
    compose(person, "王芳")
    QTest.keyClick(person, Qt.Key.Key_Return)
    assert unit(session, "区财政局").person == "王芳"
    compose(person, "错")
    QTest.keyClick(person, Qt.Key.Key_Escape)
    assert person.text() == "王芳"
    assert unit(session, "区财政局").person == "王芳"


@pytest.mark.parametrize("typed", ["", "区教育局"])
def test_a_name_that_cannot_be_is_refused_in_a_sentence(
    page: UnitsPage, session: Session, typed: str
) -> None:
    choose(page, session, "区财政局")
    field = page.directory.pane.fields["name"]
    field.line.clear()
    compose(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert names(session)[:2] == ["区财政局", "区教育局"]
    assert field.why.isVisible() and field.why.text().endswith("。")
    assert field.line.text() == typed
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "区财政局" and not field.why.isVisible()


def test_kind_and_many_are_chosen(page: UnitsPage, session: Session) -> None:
    choose(page, session, "区教育局")
    kind = page.directory.pane.kind
    kind.box.setCurrentIndex(kind.box.findData(UnitKind.PARK))
    kind.box.activated.emit(kind.box.currentIndex())
    assert unit(session, "区教育局").kind is UnitKind.PARK
    assert not page.directory.pane.members.isVisible()
    QTest.mouseClick(kind.many, LEFT)
    assert unit(session, "区教育局").collective
    assert page.directory.pane.members.isVisible()


def test_a_former_name_has_its_time_and_goes_again(page: UnitsPage, session: Session) -> None:
    choose(page, session, "区教育局")
    shown = page.directory.pane.names
    QTest.mouseClick(shown.former, LEFT)
    compose(shown.entry.name, "区教委")
    compose(shown.entry.until, "2019-03")
    QTest.keyClick(shown.entry.name, Qt.Key.Key_Return)
    (kept,) = unit(session, "区教育局").names
    assert (kept.name, kept.way, kept.since, kept.until) == (
        "区教委",
        NameWay.FORMER,
        None,
        "2019-03",
    )
    assert shown.rows[0].words.text() == "区教委　曾用名，至 2019-03"
    assert not shown.entry.isVisible()
    QTest.mouseClick(shown.rows[0].drop, LEFT)
    assert unit(session, "区教育局").names == ()


def test_a_further_name_without_words_is_refused(page: UnitsPage, session: Session) -> None:
    choose(page, session, "区教育局")
    shown = page.directory.pane.names
    QTest.mouseClick(shown.alias, LEFT)
    QTest.mouseClick(shown.entry.keep, LEFT)
    assert shown.entry.why.isVisible() and shown.entry.why.text().endswith("。")
    assert unit(session, "区教育局").names == ()


def test_members_are_ticked_and_a_whole_kind_is_added(
    page: UnitsPage, session: Session
) -> None:
    choose(page, session, "各镇")
    members = page.directory.pane.members
    assert members.title.text() == "成员　1 个"
    members.list.setCurrentIndex(members.model.index(0))
    QTest.keyClick(members.list, Qt.Key.Key_Space)
    assert set(unit(session, "各镇").members) == {
        unit(session, "区财政局").id,
        unit(session, "柳林镇").id,
    }
    departments = members._menu.actions()[1]
    assert departments.text() == "全部部门　2 个"
    departments.trigger()
    assert len(unit(session, "各镇").members) == 3
    assert "属于　各镇" in _belongs(page, session, "区教育局")


def _belongs(page: UnitsPage, session: Session, name: str) -> str:
    choose(page, session, name)
    return page.directory.pane.belongs.text()


# adding, removing, moving


def test_insert_asks_for_a_name_and_escape_forgets_it(
    page: UnitsPage, session: Session
) -> None:
    table, line = page.directory.table, page.directory.pane.fields["name"].line
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Insert)
    assert line.hasFocus() and line.text() == ""
    compose(line, "区统计局")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert names(session)[-1] == "区统计局"
    assert table.current_unit() == unit(session, "区统计局").id
    QTest.keyClick(table, Qt.Key.Key_Insert)
    compose(line, "错")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert len(names(session)) == 5
    assert page.directory.pane.heading.text() == "区统计局"


def test_a_new_unit_that_is_there_already_is_refused(page: UnitsPage, session: Session) -> None:
    page.add_unit()
    field = page.directory.pane.fields["name"]
    compose(field.line, "区财政局")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert names(session).count("区财政局") == 1
    assert field.why.isVisible() and field.line.text() == "区财政局"


def test_removing_a_member_says_where_else_it_went(
    qtbot: QtBot, page: UnitsPage, session: Session
) -> None:
    choose(page, session, "柳林镇")
    with qtbot.waitSignal(page.said) as told:
        QTest.keyClick(page.directory.table, Qt.Key.Key_Delete)
    assert told.args == ["已移除“柳林镇”，1 个集体名称里也去掉了，可按 Ctrl+Z 撤销"]
    assert names(session) == ["区财政局", "区教育局", "各镇"]
    assert unit(session, "各镇").members == ()
    assert page.directory.table.current_unit() == unit(session, "各镇").id


def test_keys_move_units_and_stop_at_the_edge(page: UnitsPage, session: Session) -> None:
    choose(page, session, "区财政局", "区教育局")
    table = page.directory.table
    QTest.keyClick(table, Qt.Key.Key_Down, ALT_SHIFT)
    assert names(session) == ["柳林镇", "区财政局", "区教育局", "各镇"]
    assert len(table.chosen_units()) == 2
    QTest.keyClick(table, Qt.Key.Key_Down, ALT_SHIFT)
    QTest.keyClick(table, Qt.Key.Key_Down, ALT_SHIFT)
    assert names(session) == ["柳林镇", "各镇", "区财政局", "区教育局"]
    QTest.keyClick(table, Qt.Key.Key_Up, ALT_SHIFT)
    assert names(session) == ["柳林镇", "区财政局", "区教育局", "各镇"]


def test_a_dragged_unit_goes_above_another(page: UnitsPage, session: Session) -> None:
    page.directory.move_before([unit(session, "各镇").id], unit(session, "区财政局").id)
    assert names(session)[0] == "各镇"
    page.directory.move_before([unit(session, "各镇").id], 0)
    assert names(session)[-1] == "各镇"


# finding


@pytest.mark.parametrize(
    ("typed", "found"),
    [("财政", ["区财政局"]), ("jyj", ["区教育局"]), ("某", [])],
)
def test_words_and_initials_find_units(
    page: UnitsPage, session: Session, typed: str, found: list[str]
) -> None:
    page.bar.search.setText(typed)
    QTest.keyClick(page.bar.search, Qt.Key.Key_Return)
    model = page.directory.model
    assert [model.unit(row).name for row in range(len(model))] == found


def test_a_kind_is_listed_alone(page: UnitsPage, session: Session) -> None:
    box = page.bar.kinds
    box.setCurrentIndex(box.findText("镇街"))
    box.activated.emit(box.currentIndex())
    model = page.directory.model
    assert [model.unit(row).name for row in range(len(model))] == ["柳林镇"]


def test_tasks_are_counted_after_a_while(qtbot: QtBot, page: UnitsPage) -> None:
    model = page.directory.model
    assert model.index(0, 6).data() == "—"
    qtbot.waitUntil(lambda: model.index(0, 6).data() == "1")  # 区财政局 at 1.
    assert model.index(3, 6).data() == "1"  # 各镇〈街〉等有关单位 at 2.
    assert model.index(2, 6).data() == "1"  # 柳林镇 is one of them


# names that wait


def test_a_figure_claims_a_name_and_goes_to_the_next(
    qtbot: QtBot, page: UnitsPage, session: Session
) -> None:
    page.show_half(WAITING)
    before = [each.name for each in unit_queue.waiting(session)]
    assert "区发展改革局" in before and "区财政局" not in before
    page.waiting.list.choose(before.index("区发展改革局"))
    fresh = [button.text()[2:] for button in page.waiting.pane.buttons].index("新单位")
    with qtbot.waitSignal(page.said) as told:
        QTest.keyClick(page.waiting.list, Qt.Key(Qt.Key.Key_1 + fresh))
    assert told.args == ["“区发展改革局”已加入名录，可按 Ctrl+Z 撤销"]
    assert "区发展改革局" in names(session)
    after = [each.name for each in unit_queue.waiting(session)]
    assert after == [name for name in before if name != "区发展改革局"]
    assert page.waiting.list.hasFocus()
    assert page.waiting.name() is not None


def test_a_key_without_an_answer_does_nothing(
    qtbot: QtBot, page: UnitsPage, session: Session
) -> None:
    page.show_half(WAITING)
    before = unit_queue.waiting(session)
    with qtbot.assertNotEmitted(page.edited):
        QTest.keyClick(page.waiting.list, Qt.Key.Key_9)
    assert unit_queue.waiting(session) == before


def test_another_unit_is_named_by_its_initials(page: UnitsPage, session: Session) -> None:
    page.show_half(WAITING)
    waiting = [each.name for each in unit_queue.waiting(session)]
    page.waiting.list.choose(waiting.index("区政府办公室"))
    QTest.keyClick(page.waiting.list, Qt.Key.Key_Return)
    other = page.waiting.pane.other
    assert other.hasFocus()
    QTest.keyClicks(other, "jyj")
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert [each.name for each in unit(session, "区教育局").names] == ["区政府办公室"]


def test_a_unit_nobody_knows_is_refused(page: UnitsPage, session: Session) -> None:
    page.show_half(WAITING)
    before = unit_queue.waiting(session)
    compose(page.waiting.pane.other, "某某局")
    QTest.keyClick(page.waiting.pane.other, Qt.Key.Key_Return)
    assert page.waiting.pane.why.text() == (
        "名录里没有“某某局”，没有改动。可先把它加入名录，或另选一个。"
    )
    assert unit_queue.waiting(session) == before


def test_a_place_leads_to_its_row(qtbot: QtBot, page: UnitsPage, session: Session) -> None:
    page.show_half(WAITING)
    waiting = [each.name for each in unit_queue.waiting(session)]
    page.waiting.list.choose(waiting.index("区发展改革局"))
    qtbot.waitUntil(lambda: bool(page.waiting.pane.places))
    with qtbot.waitSignal(page.row_wanted) as told:
        QTest.mouseClick(page.waiting.pane.places[0], LEFT)
    assert told.args == [id_at(session, "一/一/1")]


# with the window around it


def test_from_an_empty_directory_the_plans_fill_it(
    qtbot: QtBot, session: Session, open_window: Opener
) -> None:
    window = open_window(session)
    window.acts.units.trigger()
    page = window.desk.page
    assert isinstance(page, UnitsPage)
    assert page.empty.isVisible() and not page.bar.search.isVisible()
    QTest.mouseClick(page.empty.cards[0], LEFT)
    dialog = window.findChildren(CollectUnitsDialog)[-1]
    count = len(unit_queue.waiting(session))
    assert dialog.act.text() == f"加入 {count} 个单位"
    dialog.units.tick(0)
    left_out = unit_queue.waiting(session)[0].name
    assert dialog.act.text() == f"加入 {count - 1} 个单位"
    QTest.mouseClick(dialog.act, LEFT)
    assert len(names(session)) == count - 1
    assert [each.name for each in unit_queue.waiting(session)] == [left_out]
    assert page.directory.isVisible()
    window.acts.undo.trigger()
    assert names(session) == [] and page.empty.isVisible()


def test_nothing_to_collect_is_said(
    qtbot: QtBot, session: Session, open_window: Opener
) -> None:
    directory.collect(session, [each.name for each in unit_queue.waiting(session)])
    window = open_window(session)
    with qtbot.waitSignal(window.deeds.said) as told:
        window.acts.collect_units.trigger()
    assert told.args == ["计划里的名称都已在名录里"]


def test_the_sidebar_counts_the_names_that_wait(
    qtbot: QtBot, session: Session, open_window: Opener
) -> None:
    window = open_window(session)
    count = len(unit_queue.waiting(session))
    entries = window.desk.sidebar._entries

    def said() -> list[str]:
        lines = range(entries.rowCount())
        return [entries.entry(entries.index(line)).said for line in lines]

    qtbot.waitUntil(lambda: f"待认领 {count}" in said())


def test_a_name_nobody_knows_is_taken_and_waits(
    qtbot: QtBot, session: Session, open_window: Opener
) -> None:
    directory.collect(session, [each.name for each in unit_queue.waiting(session)])
    window = open_window(session)
    window.browser.go_to(id_at(session, "一/一/1"))
    field = window.desk.detail.units[EditField.LEAD]
    field.edit()
    compose(field.line, "区数据管理局")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert [chip.text() for chip in field.chips] == ["区数据管理局"]
    assert [(each.name, each.rows) for each in unit_queue.waiting(session)] == [
        ("区数据管理局", 1)
    ]
    window.units.count()
    assert "名录里没有" in _tip(field.chips[0])
    entries = window.desk.sidebar._entries
    shown = [entries.entry(entries.index(row)).said for row in range(entries.rowCount())]
    assert "待认领 1" in shown


def test_initials_name_a_unit_in_the_detail(
    qtbot: QtBot, session: Session, open_window: Opener
) -> None:
    directory.add(session, name="区工业和信息化局", person="王芳", phone="6011")
    window = open_window(session)
    window.browser.go_to(id_at(session, "一/一/1"))
    field = window.desk.detail.units[EditField.LEAD]
    field.edit()
    QTest.keyClicks(field.line, "gxj")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert [chip.text() for chip in field.chips] == ["区工业和信息化局"]
    assert "联系人　王芳 6011" in _tip(field.chips[0])


def _tip(chip: Chip) -> str:
    """What the tip over a chip says once the pointer rests there."""
    middle = chip.rect().center()
    QApplication.sendEvent(chip, QHelpEvent(QEvent.Type.ToolTip, middle, middle))
    return chip.toolTip()


def test_units_that_are_one_are_merged_and_split_again(
    qtbot: QtBot, session: Session, open_window: Opener
) -> None:
    for name in ("区财政局", "财政局", "区教育局"):
        directory.add(session, name=name)
    window = open_window(session)
    window.pages.open(PageName.UNITS)
    page = window.desk.page
    assert isinstance(page, UnitsPage)
    choose(page, session, "区财政局", "财政局")
    QTest.keyClick(page.directory.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChildren(MergeUnitsDialog)[-1]
    assert dialog.act.text() == "合并 2 个单位"
    dialog.kept.button(1).click()
    assert dialog.told.text() == (
        "“区财政局”记为“财政局”的别称，1 条任务里仍照原文写着，都算作“财政局”的任务。"
        "合并后可以撤销。"
    )
    dialog.rewrite.click()
    assert "1 条任务里改写为“财政局”" in dialog.told.text()
    dialog.act.click()
    assert names(session) == ["财政局", "区教育局"]
    assert page.directory.table.current_unit() == unit(session, "财政局").id
    window.acts.undo.trigger()
    assert names(session) == ["区财政局", "财政局", "区教育局"]


def test_one_unit_alone_is_not_merged(
    qtbot: QtBot, session: Session, open_window: Opener
) -> None:
    directory.add(session, name="区财政局")
    window = open_window(session)
    window.pages.open(PageName.UNITS)
    with qtbot.waitSignal(window.deeds.said) as told:
        window.acts.merge_units.trigger()
    assert told.args == ["先按住 Ctrl 选中两个以上的单位，再合并"]
    assert not window.findChildren(MergeUnitsDialog)


@pytest.fixture
def reading(session: Session) -> Iterator[Session]:
    """The ledger with one unit, opened for reading alone."""
    directory.add(session, name="区财政局")
    session.close()
    with Session.open(session.path, lambda: NOW, write=False) as reading:
        yield reading


def test_what_is_only_read_offers_nothing_that_writes(
    qtbot: QtBot, reading: Session, open_window: Opener
) -> None:
    window = open_window(reading)
    window.pages.open(PageName.UNITS)
    page = window.desk.page
    assert isinstance(page, UnitsPage)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
        QTest.keyClick(page.directory.table, key)
    assert names(reading) == ["区财政局"]
    assert not page.directory.pane.drafting
    assert not [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert page.directory.pane.fields["name"].line.isReadOnly()
    page.show_half(WAITING)
    assert page.waiting.pane.buttons == []
    assert not page.waiting.pane.other.isVisible()


def test_what_is_typed_is_taken_when_the_window_closes(
    session: Session, open_window: Opener
) -> None:
    directory.add(session, name="区财政局")
    window = open_window(session)
    window.acts.units.trigger()
    page = window.desk.page
    assert isinstance(page, UnitsPage)
    choose(page, session, "区财政局")
    compose(page.directory.pane.fields["phone"].line, "6021")
    window.close()
    assert unit(session, "区财政局").phone == "6021"
