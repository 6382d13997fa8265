"""The grid under a clerk's hands: keys, typing, mouse and the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.tasks import EditField, Status
from gkdesk.domain.units import Role
from gkdesk.services import editing, outline
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.cell_faults_dialog import CellFaultsDialog
from gkdesk.ui.models.grid_block import Area, Place
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.settings import Settings
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.breakdown_page import BreakdownPage
from gkdesk.ui.views.grid_acts import GridAct
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at

# The rows of the small ledger as the grid shows them, all unfolded:
# 0 一 | 1 （一） | 2 1. | 3 2. | 4 （二） | 5 1. and its measures 6, 7 | 8 二 | 9 （一） and
# its measures 10, 11
FIRST, SECOND, THIRD = 2, 3, 5
CONTENT, LEAD, RESPONSIBLE, SUPPORTING, DEADLINE, STATUS, NOTE = GridColumn
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Hands = Callable[..., None]


class Page(BreakdownPage):
    """The page by itself, with what it said last."""

    remark = ""


def shown(session: Session, qtbot: QtBot, file: Path) -> Page:
    settings = Settings(file)
    page = Page(session, settings, Theme(), lambda: (1, None))
    page.resize(1170, 620)
    page.said.connect(lambda words: setattr(page, "remark", words))
    qtbot.addWidget(page)
    page.refresh()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


@pytest.fixture
def page(session: Session, qtbot: QtBot, tmp_path: Path) -> Iterator[Page]:
    page = shown(session, qtbot, tmp_path / "grid.ini")
    yield page
    page.table.give_up()


@pytest.fixture
def window(open_window: Opener, session: Session) -> MainWindow:
    return open_window(session)


def opened(window: MainWindow, qtbot: QtBot) -> BreakdownPage:
    """The page in the window, by its keys."""
    QTest.keyClick(window, Qt.Key.Key_4, CTRL)
    page = window.desk.page
    assert isinstance(page, BreakdownPage)
    return page


@pytest.fixture
def press(qtbot: QtBot) -> Hands:
    """Presses keys where the focus is, letters of a string one by one."""

    def pressed(
        what: str | Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(what, Qt.Key):
            QTest.keyClick(focused, what, held)
            return
        for letter in what:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, letter, held)

    return pressed


def at(page: BreakdownPage, row: int, column: int) -> None:
    page.table.choose(Place(row, column))


def names(session: Session, path: str, role: Role) -> tuple[str, ...]:
    return outline.row(session, id_at(session, path)).names(role)


def clip(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


# what is shown


def test_the_page_is_a_true_model(page: Page) -> None:
    QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    assert page.model.columnCount() == 7
    assert len(page.table.rows) == 12
    heads = [page.model.headerData(c, Qt.Orientation.Horizontal) for c in GridColumn]
    assert heads == [
        "序号与内容", "牵头单位", "责任单位", "配合单位", "完成时限", "状态", "备注",
    ]  # fmt: skip


def test_the_row_in_use_stays_in_use(window: MainWindow, qtbot: QtBot) -> None:
    wanted = id_at(window.session, "一/二/1")
    window.browser.go_to(wanted)
    assert opened(window, qtbot).current_row() == wanted


# moving


def test_arrows_and_borders(page: Page, press: Hands) -> None:
    at(page, FIRST, LEAD)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    assert page.table.active() == (SECOND, RESPONSIBLE)
    press(Qt.Key.Key_Home, CTRL)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Left)
    assert page.table.active() == (0, CONTENT)
    press(Qt.Key.Key_End, CTRL)
    press(Qt.Key.Key_Down)
    assert page.table.active() == (11, NOTE)


def test_ctrl_and_an_arrow_find_the_edge_of_the_values(page: Page, press: Hands) -> None:
    at(page, 0, LEAD)
    press(Qt.Key.Key_Down, CTRL)  # only the second task has a lead unit
    assert page.table.active() == (SECOND, LEAD)
    press(Qt.Key.Key_Down, CTRL)
    assert page.table.active() == (11, LEAD)


def test_shift_chooses_a_block_and_keys_choose_rows_and_columns(
    page: Page, press: Hands
) -> None:
    at(page, FIRST, LEAD)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Right, SHIFT)
    assert page.table.area() == Area(FIRST, LEAD, SECOND, RESPONSIBLE)
    assert page.table.active() == (FIRST, LEAD)
    assert page.words() == "选中 4 格，输入后按 Ctrl+Enter 填入 4 格"
    press(Qt.Key.Key_Space, SHIFT)
    assert page.table.area() == Area(FIRST, CONTENT, SECOND, NOTE)
    at(page, FIRST, LEAD)
    press(Qt.Key.Key_Space, CTRL)
    assert page.table.area() == Area(0, LEAD, 11, LEAD)
    press(Qt.Key.Key_A, CTRL)
    assert page.table.area() == Area(0, CONTENT, 11, NOTE)


def test_a_drag_chooses_a_block(page: Page, qtbot: QtBot) -> None:
    table, port = page.table, page.table.viewport()

    def middle(row: int, column: GridColumn) -> QPoint:
        return table.cell_rect(table.rows.at(row).siblingAtColumn(column)).center()

    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=middle(SECOND, RESPONSIBLE))
    QTest.mouseMove(port, middle(FIRST, LEAD))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=middle(FIRST, LEAD))
    assert table.area() == Area(FIRST, LEAD, SECOND, RESPONSIBLE)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, SHIFT, middle(THIRD, SUPPORTING))
    assert table.area() == Area(SECOND, RESPONSIBLE, THIRD, SUPPORTING)
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=middle(THIRD, RESPONSIBLE))
    assert table.area().rows == 3  # inside the block, which stays for the menu
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=middle(FIRST, NOTE))
    assert table.area() == Area(FIRST, NOTE, FIRST, NOTE)


def test_what_is_chosen_is_never_folded_away(page: Page, press: Hands) -> None:
    at(page, THIRD, LEAD)
    page.table.collapse(page.table.rows.at(4))
    assert page.table.active() == (4, LEAD)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert len(page.table.rows) == 12


# typing


def test_typing_replaces_and_enter_goes_to_the_next_row_to_fill(
    page: Page, press: Hands, session: Session
) -> None:
    at(page, SECOND, LEAD)
    press("abc")
    assert page.table.editor is not None
    press(Qt.Key.Key_Return)
    assert names(session, "一/一/2", Role.LEAD) == ("abc",)
    assert page.table.active() == (THIRD, LEAD)  # the heading between takes no unit
    assert page.table.editor is None
    assert editing.history(session, limit=1)[0].what is ChangeKind.EDIT


def test_tabs_across_and_enter_back_under_the_first_cell(
    page: Page, press: Hands, session: Session
) -> None:
    at(page, FIRST, LEAD)
    for word in ("aa", "bb"):
        press(word)
        press(Qt.Key.Key_Tab)
    press("cc")
    press(Qt.Key.Key_Return)
    assert page.table.active() == (SECOND, LEAD)
    press("dd")
    press(Qt.Key.Key_Return, SHIFT)
    assert page.table.active() == (FIRST, LEAD)
    assert names(session, "一/一/1", Role.SUPPORTING) == ("cc",)


def test_f2_edits_and_escape_gives_up(page: Page, press: Hands, session: Session) -> None:
    before = editing.history(session, limit=1)
    at(page, SECOND, LEAD)
    press(Qt.Key.Key_F2)
    assert page.table.editor is not None
    assert page.table.editor.text() == "区政府办公室"
    press("x")
    press(Qt.Key.Key_Escape)
    assert page.table.editor is None
    assert editing.history(session, limit=1) == before
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Return)  # the value as it stands is no edit
    assert editing.history(session, limit=1) == before


def test_what_is_not_understood_stays_in_the_cell_with_a_sentence(
    page: Page, press: Hands, session: Session
) -> None:
    at(page, FIRST, DEADLINE)
    press("qwe")
    press(Qt.Key.Key_Return)
    editor = page.table.editor
    assert editor is not None and editor.text() == "qwe"
    assert editor.said.text().startswith("没能读懂时限“qwe”")
    press(Qt.Key.Key_Escape)
    press("9.20")
    editor = page.table.editor
    assert editor is not None
    editor.tell()
    assert "2022年9月20日" in editor.said.text()
    press(Qt.Key.Key_Return)
    row = outline.row(session, id_at(session, "一/一/1"))
    assert row.due is not None and row.due.isoformat() == "2022-09-20"


def test_a_letter_sets_the_status(page: Page, press: Hands, session: Session) -> None:
    at(page, FIRST, STATUS)
    press("b")
    press(Qt.Key.Key_Return)
    assert outline.row(session, id_at(session, "一/一/1")).status is Status.DONE


def test_headings_take_nothing_and_say_so(page: Page, press: Hands) -> None:
    at(page, 0, LEAD)
    press("a")
    assert page.table.editor is None
    assert page.remark == "这一级由下面的任务得出，可填到具体任务上"


def test_an_input_method_opens_the_cell(page: Page, session: Session) -> None:
    at(page, FIRST, NOTE)
    table = page.table
    composing = QInputMethodEvent("bei'zhu", [])
    QApplication.sendEvent(table, composing)
    assert table.editor is not None
    assert table.hasFocus()  # a change of the focus would break the composing off
    words = QInputMethodEvent()
    words.setCommitString("列入督查")
    QApplication.sendEvent(table, words)
    assert table.editor.text() == "列入督查"
    assert table.editor.box.hasFocus()
    assert table.commit()
    assert outline.row(session, id_at(session, "一/一/1")).note == "列入督查"


def test_a_click_elsewhere_takes_what_is_typed(
    page: Page, press: Hands, qtbot: QtBot, session: Session
) -> None:
    at(page, FIRST, NOTE)
    press("x1")
    cell = page.table.cell_rect(page.table.rows.at(SECOND).siblingAtColumn(NOTE))
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert outline.row(session, id_at(session, "一/一/1")).note == "x1"
    assert page.table.active() == (SECOND, NOTE)


def test_measures_show_their_tasks_units_until_they_get_their_own(
    page: Page, press: Hands, session: Session
) -> None:
    at(page, 10, RESPONSIBLE)
    row = page.cells.row(page.table.node_at(10) or 0)
    assert row is not None
    assert row.inherited == (Role.RESPONSIBLE,)
    press("zz")
    press(Qt.Key.Key_Return)
    row = page.cells.row(page.table.node_at(10) or 0)
    assert row is not None
    assert (row.names(Role.RESPONSIBLE), row.inherited) == (("zz",), ())


# filling


def test_ctrl_enter_fills_what_is_chosen_as_one_change(
    page: Page, press: Hands, session: Session
) -> None:
    at(page, FIRST, LEAD)
    page.table.choose_area(Area(FIRST, LEAD, THIRD, LEAD))
    press("abc")
    press(Qt.Key.Key_Return, CTRL)
    paths = ("一/一/1", "一/一/2", "一/二/1")
    assert [names(session, path, Role.LEAD) for path in paths] == [("abc",)] * 3
    editing.undo(session)
    assert [names(session, path, Role.LEAD) for path in paths] == [(), ("区政府办公室",), ()]


def test_only_empty_cells_are_filled_where_it_is_asked_for(
    page: Page, press: Hands, session: Session
) -> None:
    page.table.choose_area(Area(0, LEAD, THIRD, LEAD))  # begins with a heading
    press("abc")
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    paths = ("一/一/1", "一/一/2", "一/二/1")
    leads = [names(session, path, Role.LEAD) for path in paths]
    assert leads == [("abc",), ("区政府办公室",), ("abc",)]


def test_fill_down_and_right(page: Page, press: Hands, session: Session) -> None:
    page.table.choose_area(Area(SECOND, LEAD, THIRD, LEAD))
    press(Qt.Key.Key_D, CTRL)
    assert names(session, "一/二/1", Role.LEAD) == ("区政府办公室",)
    assert page.remark.startswith("已填充 1 格")
    page.table.choose_area(Area(SECOND, LEAD, THIRD, SUPPORTING))
    press(Qt.Key.Key_R, CTRL)
    assert names(session, "一/二/1", Role.SUPPORTING) == ("区政府办公室",)
    at(page, THIRD, NOTE)
    press(Qt.Key.Key_D, CTRL)
    assert page.remark == "没有可以填充的格子，内容没有变"


def test_delete_empties_cells_and_brings_printed_limits_back(
    page: Page, press: Hands, session: Session
) -> None:
    first = id_at(session, "一/一/1")
    printed = outline.row(session, first)
    editing.set_field(session, first, EditField.DEADLINE, "2022-11-30")
    page.refresh()
    page.table.choose_area(Area(FIRST, RESPONSIBLE, FIRST, STATUS))
    press(Qt.Key.Key_Delete)
    row = outline.row(session, first)
    assert (row.due, row.words, row.status) == (printed.due, printed.words, printed.status)
    assert row.names(Role.RESPONSIBLE) == ()


# the clipboard


def test_a_block_is_copied_with_its_line_breaks_and_pasted_again(
    page: Page, press: Hands, session: Session
) -> None:
    editing.set_field(session, id_at(session, "一/一/1"), EditField.NOTE, "一\n二")
    page.refresh()
    page.table.choose_area(Area(FIRST, NOTE, SECOND, NOTE))
    press(Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert data.text() == '"一\n二"\r\n\r\n'
    at(page, SECOND, NOTE)
    press(Qt.Key.Key_V, CTRL)  # steps over the heading between the second and the third
    assert outline.row(session, id_at(session, "一/一/2")).note == "一\n二"


def test_a_block_from_excel_goes_to_the_shown_rows(
    page: Page, press: Hands, session: Session
) -> None:
    page.table.collapse(page.table.rows.at(0))  # 一 is folded: its tasks are not stepped on
    task = page.table.rows.at(2)
    assert page.model.node_id(task) == id_at(session, "二/一")
    page.table.collapse(task)
    at(page, 2, LEAD)
    clip("区教育局\t区财政局、区水务局\r\n")
    press(Qt.Key.Key_V, CTRL)
    assert names(session, "二/一", Role.LEAD) == ("区教育局",)
    assert names(session, "二/一", Role.RESPONSIBLE) == ("区财政局", "区水务局")


def test_a_block_that_is_too_large_is_told(page: Page, press: Hands, session: Session) -> None:
    before = editing.history(session, limit=1)
    at(page, 11, LEAD)
    clip("甲\n乙\n丙\n")
    press(Qt.Key.Key_V, CTRL)
    said = page.remark
    assert said == "复制的内容有 3 行，从这一格往下只有 1 行，没有写入，可换一格开始粘贴"
    at(page, FIRST, NOTE)
    clip("甲\t乙\n")
    press(Qt.Key.Key_V, CTRL)
    assert "2 列" in page.remark
    assert editing.history(session, limit=1) == before


def test_one_value_fills_what_is_chosen(page: Page, press: Hands, session: Session) -> None:
    page.table.choose_area(Area(FIRST, NOTE, THIRD, NOTE))
    clip("已核对")
    press(Qt.Key.Key_V, CTRL)
    notes = [
        outline.row(session, id_at(session, p)).note for p in ("一/一/1", "一/一/2", "一/二/1")
    ]
    assert notes == ["已核对"] * 3


def test_nothing_is_written_until_a_person_decides(
    page: Page, press: Hands, session: Session, qtbot: QtBot
) -> None:
    before = editing.history(session, limit=1)
    at(page, FIRST, DEADLINE)
    clip("9月底前\t已办结\n看情况\t已办结\n")
    press(Qt.Key.Key_V, CTRL)
    dialog = page.findChild(CellFaultsDialog)
    assert dialog is not None
    assert dialog.act.text() == "写入其余 3 格"
    assert dialog.lines.index(0, 2).data() == "看情况"
    assert editing.history(session, limit=1) == before
    dialog.keep.click()
    assert editing.history(session, limit=1) == before
    qtbot.waitUntil(lambda: page.findChild(CellFaultsDialog) is None)
    page.do(GridAct.PASTE)
    again = page.findChild(CellFaultsDialog)
    assert again is not None
    again.act.click()
    second = outline.row(session, id_at(session, "一/一/2"))
    assert (second.status, second.deadline_set) == (Status.DONE, False)
    assert outline.row(session, id_at(session, "一/一/1")).words == "9月底前"


def test_undo_puts_the_cell_where_it_changed(
    press: Hands, window: MainWindow, qtbot: QtBot
) -> None:
    page = opened(window, qtbot)
    at(page, THIRD, NOTE)
    press("x")
    press(Qt.Key.Key_Return)
    at(page, FIRST, LEAD)
    press(Qt.Key.Key_Z, CTRL)
    assert page.table.active() == (THIRD, NOTE)
    assert page.model.data(page.table.active_index()) == ""
    at(page, FIRST, LEAD)
    press(Qt.Key.Key_Y, CTRL)
    assert page.table.active() == (THIRD, NOTE)
    assert page.model.data(page.table.active_index()) == "x"


# columns


def test_columns_are_hidden_and_their_widths_kept(page: Page, tmp_path: Path) -> None:
    page.widths.show_column(GridColumn.SUPPORTING, False)
    page.table.header().resizeSection(GridColumn.LEAD, 200)
    assert GridColumn.SUPPORTING not in page.table.columns()
    assert Settings(tmp_path / "grid.ini").grid_columns() == {"supporting": 0, "lead": 200}
    page.widths.reset()
    assert len(page.table.columns()) == 7
    assert Settings(tmp_path / "grid.ini").grid_columns() == {}


def test_a_ledger_that_is_only_read_takes_nothing(
    session: Session, press: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    path = session.path
    session.close()
    with Session.open(path, session.now, write=False) as reading:
        page = shown(reading, qtbot, tmp_path / "read.ini")
        at(page, FIRST, NOTE)
        for key in (Qt.Key.Key_X, Qt.Key.Key_Delete):
            page.remark = ""
            press(key)
            assert page.table.editor is None
            assert page.remark == "台账是只读打开的，不能修改"


@pytest.mark.parametrize("way", ["close", "palette"])
def test_what_is_typed_is_taken_when_the_window_closes_or_another_page_comes(
    window: MainWindow, session: Session, qtbot: QtBot, way: str
) -> None:
    page = opened(window, qtbot)
    page.table.choose(Place(SECOND, 6))
    node_id = page.table.current_id()
    assert node_id is not None
    page.table.open_cell("等批复")
    if way == "close":
        window.close()
    else:  # its dialog takes the focus as another window does, and leaves the cell open
        palette = window.palette_deeds.open()
        palette.reject()
        window.browser.open_plan(1)
    assert outline.row(session, node_id).note == "等批复"


def test_a_block_undone_before_the_keys_rest_is_shown_as_it_was(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    page = opened(window, qtbot)
    page.table.choose_area(Area(FIRST, 6, THIRD, 6))
    spots = page.table.chosen_spots()
    assert page.cells.take(spots, "等批复") == ""
    window.acts.undo.trigger()
    page.rest()
    window.browser.count_again()
    rows = [page.cells.row(node_id) for node_id, _column in spots]
    assert [row.note for row in rows if row is not None] == [""] * len(spots)
