"""The window as a clerk uses it: choose, search, filter, edit, undo, enlarge, come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import EditField, Light, Status
from gkdesk.services import editing, outline, samples
from gkdesk.services.session import Session
from gkdesk.ui.models.sidebar_model import Act
from gkdesk.ui.models.tree_model import Column
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views import status_bar
from gkdesk.ui.views.columns import WIDTHS
from gkdesk.ui.views.row_delegate import LEFT, RIGHT
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import NOW, id_at, plan_id

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def reader(small: Session) -> Iterator[Session]:
    """The small ledger, opened to read only."""
    path = small.path
    small.close()
    with Session.open(path, lambda: NOW, write=False) as opened:
        yield opened


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(widget, key, held)


def shown_paths(window: MainWindow) -> list[str]:
    """The paths of the rows a person can scroll to."""
    tree, paths = window.desk.tree, []
    index = window.model.index(0, 0)
    while index.isValid():
        row = window.model.row(index)
        paths.append(row.path if row else "?")
        index = tree.indexBelow(index)
    return paths


def click_entry(window: MainWindow, act: Act, key: int | str | None) -> None:
    sidebar = window.desk.sidebar
    model = sidebar.model()
    place = sidebar.visualRect(model.index(model.row_of(act, key), 0)).center()  # type: ignore[attr-defined]
    QTest.mouseClick(
        sidebar.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def search(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Ctrl+F, then the words as an input method hands them over."""
    press(window, Qt.Key.Key_F, CTRL)
    field = window.desk.toolbar.search
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    with qtbot.waitSignal(field.wanted, timeout=2000):
        QApplication.sendEvent(field, typed)


def test_a_new_window_shows_the_newest_plan(five: Session, open_window: Opener) -> None:
    window = open_window(five)
    assert window.desk.heading.title().text() == outline.plans(five)[0].title
    assert window.desk.detail.row_id is not None


def test_a_click_on_a_plan_opens_it(five: Session, open_window: Opener) -> None:
    window = open_window(five)
    plan = outline.plans(five)[3]
    click_entry(window, Act.PLAN, plan.id)
    assert window.browser.query.plan_id == plan.id
    assert window.model.hits == plan.tasks


def test_the_tree_opens_and_closes_by_keyboard(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    tree = window.desk.tree
    tree.choose(id_at(small, "一/一"))
    tree.setFocus()
    press(tree, Qt.Key.Key_Left)
    assert "一/一/1" not in shown_paths(window)
    press(tree, Qt.Key.Key_Right)
    press(tree, Qt.Key.Key_Down)
    assert window.browser.current_row() == id_at(small, "一/一/1")


def test_two_chinese_characters_find(qtbot: QtBot, small: Session, open_window: Opener) -> None:
    window = open_window(small)
    search(qtbot, window, "目录")
    assert window.model.hits == 1
    assert "一/一/2" in shown_paths(window)
    assert "一/二/1" not in shown_paths(window)
    assert "显示 1 条" in window.desk.status.counts()


def test_escape_clears_the_search(qtbot: QtBot, small: Session, open_window: Opener) -> None:
    window = open_window(small)
    search(qtbot, window, "目录")
    press(window.desk.toolbar.search, Qt.Key.Key_Escape)
    assert window.browser.query.search == ""
    assert "一/二/1" in shown_paths(window)


def test_a_search_without_result_says_so(
    qtbot: QtBot, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    search(qtbot, window, "森林防火")
    assert window.desk.empty.isVisible()
    assert window.desk.empty.title() == "没有找到“森林防火”"


def test_a_light_filters_and_lets_go(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    pill = window.desk.heading.pill(Light.SOON)
    assert pill.count == 1
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert "一/一/1" in shown_paths(window)
    assert "一/一/2" not in shown_paths(window)
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert "一/一/2" in shown_paths(window)


def test_a_unit_filters_and_lets_go(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.resize(1500, 900)
    click_entry(window, Act.UNIT, "区教育局")
    assert window.model.hits == 1
    QTest.mouseClick(window.desk.heading.unit_chip, Qt.MouseButton.LeftButton)
    assert window.browser.query.unit is None


def test_the_ready_lists_count_what_they_show(five: Session, open_window: Opener) -> None:
    window = open_window(five)
    for ready, count in outline.ready_counts(five).items():
        window.browser.open_list(ready)
        assert window.model.hits == count, ready


def test_an_empty_list_says_what_it_means(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.browser.open_list(ReadyList.OVERDUE)
    assert window.desk.empty.title() == "没有逾期任务"


def test_an_edit_is_undone_and_done_again(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    node_id = id_at(small, "一/一/1")
    window.browser.go_to(node_id)
    press(window, Qt.Key.Key_D, CTRL)
    assert outline.row(small, node_id).status is Status.DONE
    press(window, Qt.Key.Key_Z, CTRL)
    assert outline.row(small, node_id).status is Status.OPEN
    assert "已撤销" in window.desk.status.remark()
    press(window, Qt.Key.Key_Y, CTRL)
    assert outline.row(small, node_id).status is Status.DONE


def test_counts_follow_an_edit(qtbot: QtBot, small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.browser.go_to(id_at(small, "一/一/1"))
    press(window, Qt.Key.Key_D, CTRL)
    pill = window.desk.heading.pill(Light.DONE)
    qtbot.waitUntil(lambda: pill.count == 1)


def test_a_shown_row_follows_an_edit_in_the_detail(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    node_id = id_at(small, "一/一/2")
    window.browser.go_to(node_id)
    editing.set_field(small, node_id, EditField.DEADLINE, "2022-11-30")
    window.desk.detail.edited.emit(node_id)
    row = window.model.row(window.model.index_of(node_id))
    assert row is not None
    assert row.due is not None


def test_samples_go_in_one_act_and_come_back(five: Session, open_window: Opener) -> None:
    window = open_window(five)
    window.resize(1500, 900)
    click_entry(window, Act.REMOVE_SAMPLES, None)
    assert not samples.has_samples(five)
    assert window.desk.empty.title() == "从一份工作要点开始"
    assert not window.acts.export_table.isEnabled()
    press(window, Qt.Key.Key_Z, CTRL)
    assert len(outline.plans(five)) == 5
    assert window.desk.tree.isVisible()


def test_an_own_plan_survives_the_samples(small: Session, open_window: Opener) -> None:
    samples.load_samples(small)
    window = open_window(small)
    window.deeds.remove_samples()
    assert [plan.id for plan in outline.plans(small)] == [plan_id(small)]
    assert window.browser.query.plan_id == plan_id(small)


def test_letters_grow_and_are_remembered(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    tree = window.desk.tree
    index = window.model.index_of(id_at(small, "一/一"))
    before = tree.visualRect(index).height()
    for _ in range(2):
        press(window, Qt.Key.Key_Equal, CTRL)
    assert window.theme.scale == 150
    assert tree.visualRect(index).height() == before * 1.5
    window.close()
    again = open_window(small)
    assert again.theme.scale == 150
    press(again, Qt.Key.Key_0, CTRL)
    assert again.theme.scale == 100


def test_dark_is_remembered(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.acts.dark.trigger()
    window.close()
    assert open_window(small).theme.dark


def test_size_and_last_plan_are_remembered(five: Session, open_window: Opener) -> None:
    window = open_window(five)
    window.resize(880, 600)  # the offscreen screen is 800 wide
    plan = outline.plans(five)[2].id
    window.browser.open_plan(plan)
    window.close()
    again = open_window(five)
    assert (again.width(), again.height()) == (880, 600)
    assert again.browser.query.plan_id == plan


@pytest.mark.parametrize(
    ("width", "height", "lead", "responsible", "detail"),
    [(1400, 900, True, True, True), (1200, 800, False, True, True),
     (1000, 700, False, False, True), (880, 440, False, False, True)],
)  # fmt: skip
def test_columns_give_way_when_narrow(
    small: Session, open_window: Opener, width: int, height: int,
    lead: bool, responsible: bool, detail: bool,
) -> None:  # fmt: skip
    window = open_window(small)
    window.resize(width, height)
    tree = window.desk.tree
    assert [not tree.isColumnHidden(1), not tree.isColumnHidden(2)] == [lead, responsible]
    assert window.desk.details_shown == detail


def test_huge_letters_put_the_detail_into_a_drawer(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.resize(1366, 728)
    window.take_theme(window.theme.scaled(200))
    assert not window.desk.details_shown
    window.desk.tree.setFocus()
    press(window.desk.tree, Qt.Key.Key_Return)
    assert window.desk.details_shown
    assert window.desk.centre.width() > 1000, "the drawer lies over the table"
    press(window, Qt.Key.Key_Escape)
    assert not window.desk.details_shown


def test_alt_arrows_walk_the_rows(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.browser.go_to(id_at(small, "一/一/1"))
    press(window, Qt.Key.Key_Down, ALT)
    assert window.desk.detail.row_id == id_at(small, "一/一/2")
    press(window, Qt.Key.Key_Up, ALT)
    assert window.desk.detail.row_id == id_at(small, "一/一/1")


def test_a_click_in_the_source_chooses_the_row(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    node_id = id_at(small, "一/二/1")
    window.desk.source.row_clicked.emit(node_id)
    assert window.desk.tree.current_id() == node_id
    assert window.desk.detail.row_id == node_id


def test_a_row_hidden_by_a_filter_is_shown_when_wanted(
    qtbot: QtBot, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    search(qtbot, window, "目录")
    node_id = id_at(small, "一/二/1")
    window.desk.source.row_clicked.emit(node_id)
    assert window.desk.tree.current_id() == node_id
    assert window.desk.toolbar.search.text() == ""


def test_a_dropped_file_is_imported(
    small: Session, open_window: Opener, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window = open_window(small)
    taken: list[list[Path]] = []
    monkeypatch.setattr(window.deeds, "import_plans", lambda files=(): taken.append(files))
    file = tmp_path / "新方案.txt"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window.dropEvent(
        QDropEvent(
            QPointF(QPoint(50, 50)), Qt.DropAction.CopyAction, data,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    assert taken == [[file]]


def test_a_read_only_ledger_offers_no_edit(reader: Session, open_window: Opener) -> None:
    window = open_window(reader)
    assert not window.acts.import_plan.isEnabled()
    assert not window.acts.undo.isEnabled()
    assert "只读" in window.acts.import_plan.toolTip()
    assert window.acts.export_table.isEnabled()


def test_dropped_filters_are_told(qtbot: QtBot, small: Session, open_window: Opener) -> None:
    window = open_window(small)
    search(qtbot, window, "目录")
    window.desk.source.row_clicked.emit(id_at(small, "一/二/1"))
    assert "已去掉筛选" in window.desk.status.remark()


def test_leaving_a_list_for_a_row_is_told(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.browser.open_list(ReadyList.THIS_MONTH)
    window.browser.go_to(id_at(small, "一/二/1"))
    assert "不在“本月到期”里" in window.desk.status.remark()


def test_a_row_that_is_shown_is_reached_without_a_remark(
    small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    window.browser.go_to(id_at(small, "一/二/1"))
    assert window.desk.status.remark() == ""


def test_a_remark_passes(
    qtbot: QtBot, small: Session, open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_bar, "REMARK_MS", 1)
    window = open_window(small)
    window.desk.status.say("已撤销：状态")
    qtbot.waitUntil(lambda: window.desk.status.remark() == "")


def test_the_cross_goes_with_the_searched_words(
    qtbot: QtBot, five: Session, open_window: Opener
) -> None:
    window = open_window(five)
    field = window.desk.toolbar.search
    cross = field.findChild(QToolButton)
    assert cross is not None
    search(qtbot, window, "专栏")
    qtbot.waitUntil(lambda: cross.cursor().shape() is Qt.CursorShape.ArrowCursor)
    window.browser.open_plan(outline.plans(five)[3].id)
    assert field.text() == ""
    qtbot.waitUntil(lambda: cross.cursor().shape() is not Qt.CursorShape.ArrowCursor)


def test_a_folded_detail_opens_with_its_source(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.resize(1500, 900)
    press(window, Qt.Key.Key_Escape)
    assert not window.desk.details_shown
    press(window, Qt.Key.Key_U, CTRL)
    assert window.desk.source.isVisible()
    assert window.desk.source.is_open
    press(window, Qt.Key.Key_U, CTRL)
    assert not window.desk.source.is_open


def test_a_plan_row_leaves_no_other_row_marked_in_the_source(
    qtbot: QtBot, five: Session, open_window: Opener
) -> None:
    window = open_window(five)
    window.resize(1500, 900)
    window.browser.open_list(ReadyList.OVERDUE)
    window.browser.catch_up()
    qtbot.waitUntil(lambda: bool(window.desk.source.page.extraSelections()))
    window.desk.tree.setCurrentIndex(window.model.index(0, 0))
    window.browser.catch_up()
    assert not window.desk.source.page.extraSelections()


def test_lights_are_counted_when_they_may_have_changed_and_not_row_by_row(
    five: Session, open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, asked = open_window(five), list[Query]()
    count = outline.light_counts

    def counting(session: Session, query: Query) -> dict[Light, int]:
        asked.append(query)
        return count(session, query)

    monkeypatch.setattr(outline, "light_counts", counting)
    for row in (0, 1, 2):
        window.desk.tree.setCurrentIndex(window.model.index(row, 0))
        window.browser.catch_up()
    assert not asked
    window.browser.count_again()
    window.browser.open_list(ReadyList.OVERDUE)
    window.browser.catch_up()
    assert [query.ready for query in asked] == [None, ReadyList.OVERDUE]


def test_a_plan_row_is_one_line_high_without_rows_below(
    five: Session, open_window: Opener
) -> None:
    window = open_window(five)
    window.browser.open_list(ReadyList.DOUBTFUL)
    tree, heights = window.desk.tree, set()
    for at in range(window.model.rowCount()):
        heights.add(tree.visualRect(window.model.index(at, 0)).height())
    assert heights == {window.theme.px(34)}


def test_samples_go_and_come_back_by_keyboard_alone(five: Session, open_window: Opener) -> None:
    window = open_window(five)
    window.resize(1500, 900)
    for _ in range(4):
        if window.focusWidget() is window.desk.sidebar:
            break
        press(window, Qt.Key.Key_F6)
    sidebar = window.desk.sidebar
    assert window.focusWidget() is sidebar
    for _ in range(20):
        if "移除 5 份示例" in str(sidebar.currentIndex().data()):
            break
        press(sidebar, Qt.Key.Key_Down)
    press(sidebar, Qt.Key.Key_Return)
    assert not samples.has_samples(five)
    press(window, Qt.Key.Key_Z, CTRL)
    assert len(outline.plans(five)) == 5


def test_the_sidebar_shows_its_focus_by_keyboard_only(
    five: Session, open_window: Opener
) -> None:
    window = open_window(five)
    window.resize(1500, 900)
    sidebar = window.desk.sidebar
    click_entry(window, Act.LIST, ReadyList.OVERDUE.value)
    clicked = sidebar.grab().toImage()
    press(sidebar, Qt.Key.Key_Shift)
    assert sidebar.grab().toImage() != clicked


def test_the_shown_keys_are_those_of_the_pane(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    window.browser.go_to(id_at(small, "一/一/1"))
    window.desk.tree.setFocus()
    in_list = window.desk.status.shown_keys()
    press(window, Qt.Key.Key_J, CTRL)
    assert "Ctrl+Enter 保存" in window.desk.status.shown_keys()
    window.desk.sidebar.setFocus()
    assert "Enter 打开" in window.desk.status.shown_keys()
    window.desk.tree.setFocus()
    assert window.desk.status.shown_keys() == in_list


@pytest.mark.parametrize("generous", [False, True])
def test_how_long_overdue_has_room_in_its_column(generous: bool) -> None:
    theme = Theme()
    font = QFontMetrics(theme.font(Letter.SECOND))
    room = WIDTHS[generous][Column.STATUS] - LEFT - RIGHT - 13 - 6  # the light and its gap
    for said in ("已超 636 天", "超 1057 天"):
        assert font.horizontalAdvance(said) <= room


def test_the_window_keeps_the_width_of_the_detail(small: Session, open_window: Opener) -> None:
    window = open_window(small)
    for size in ((1366, 728), (1000, 700), (1200, 800), (1366, 728)):
        window.resize(*size)
        QApplication.processEvents()
    assert window.desk.shape is not None
    assert window.desk.right.width() == window.desk.shape.detail


@pytest.mark.parametrize("width", [900, 1366, 1920])
def test_what_a_button_unfolds_is_reached_at_any_width(
    small: Session, open_window: Opener, width: int
) -> None:
    window = open_window(small)
    window.resize(width, 700)
    bar, papers = window.desk.toolbar, window.acts.papers
    menus = [each.menu() for each in bar.findChildren(QPushButton) if not each.isHidden()]
    reached = [action for menu in menus if menu is not None for action in menu.actions()]
    for action in (window.acts.collect_folder, papers.letters, papers.report, papers.meeting):
        assert action in reached
