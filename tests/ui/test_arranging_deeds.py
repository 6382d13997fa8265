"""Working the tree in the window: keys, menu, mouse, dialogs, and back again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog

from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import EditField
from gkdesk.services import checking, editing, outline
from gkdesk.services.session import Session
from gkdesk.ui.arranging_acts import Deed
from gkdesk.ui.dialogs.reword_dialog import RewordDialog
from gkdesk.ui.dialogs.split_dialog import SplitDialog
from gkdesk.ui.views.row_dragging import data_of
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import NOW, id_at

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(small: Session, open_window: Opener) -> Iterator[MainWindow]:
    """The window, whose model may never reset and must keep its promises."""
    made = open_window(small)
    QAbstractItemModelTester(
        made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    yield made
    assert checking.check(small) == []


def resets(window: MainWindow) -> list[None]:
    seen: list[None] = []
    window.model.modelReset.connect(lambda: seen.append(None))
    return seen


def texts(window: MainWindow, *, under: int) -> list[str]:
    """What the tree shows below a row."""
    index = window.model.index_of(under)
    rows = [window.model.row(window.model.index(i, 0, index)) for i in
            range(window.model.rowCount(index))]  # fmt: skip
    return [f"{row.label}{row.text[:6]}" for row in rows if row]


def key(window: MainWindow, what: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window.desk.tree, what, held)


def dialog(window: MainWindow, kind: type[QDialog]) -> QDialog:
    return next(each for each in window.findChildren(kind) if each.isVisible())


def test_alt_shift_down_moves_a_row_and_undo_brings_it_back(
    small: Session, window: MainWindow
) -> None:
    first, section = id_at(small, "一/一/1"), id_at(small, "一/一")
    seen = resets(window)
    window.desk.tree.choose(first)
    key(window, Qt.Key.Key_Down, ALT | SHIFT)
    assert texts(window, under=section) == ["2.更新公开目录", "1.2022年9"]
    assert window.desk.tree.current_id() == first
    window.acts.undo.trigger()
    assert texts(window, under=section) == ["1.2022年9", "2.更新公开目录"]
    assert window.desk.tree.current_id() == first
    assert not seen


def test_a_task_taken_into_the_one_before_is_its_measure_and_comes_out_again(
    small: Session, window: MainWindow
) -> None:
    first, second = id_at(small, "一/一/1"), id_at(small, "一/一/2")
    section = id_at(small, "一/一")
    window.desk.tree.choose(second)
    key(window, Qt.Key.Key_Right, ALT | SHIFT)
    assert texts(window, under=first) == ["2.更新公开目录"]
    assert window.desk.tree.current_id() == second
    key(window, Qt.Key.Key_Left, ALT | SHIFT)
    assert texts(window, under=first) == []
    assert texts(window, under=section) == ["1.2022年9", "2.更新公开目录"]


def test_what_is_taken_out_is_told_and_comes_back_where_it_was(
    small: Session, window: MainWindow
) -> None:
    section = id_at(small, "一")
    said: list[str] = []
    window.deeds.said.connect(said.append)
    seen = resets(window)
    window.desk.tree.choose(section)
    key(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert said == ["已删除 1 条，可按 Ctrl+Z 撤销"]
    assert not window.model.index_of(section).isValid()
    window.acts.undo.trigger()
    assert texts(window, under=section) == ["（一）做好规划公开", "（二）做好民生公开"]
    assert texts(window, under=id_at(small, "一/二")) == ["1.公开招生政策"]
    window.acts.redo.trigger()
    assert not window.model.index_of(section).isValid()
    assert not seen


def test_a_key_that_can_do_nothing_says_why(small: Session, window: MainWindow) -> None:
    said: list[str] = []
    window.deeds.said.connect(said.append)
    window.desk.tree.choose(id_at(small, "一"))
    key(window, Qt.Key.Key_Left, ALT | SHIFT)
    key(window, Qt.Key.Key_Slash, CTRL)
    assert said == ["已经是第一级，不能再升级", "选中一条没有措施的任务或一条措施，才能拆分"]


def test_a_new_row_takes_the_next_label(small: Session, window: MainWindow) -> None:
    window.desk.tree.choose(id_at(small, "一/一/1"))
    key(window, Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier)
    asked = dialog(window, RewordDialog)
    assert isinstance(asked, RewordDialog)
    assert not asked.verb.isEnabled()
    QTest.keyClicks(asked.text, "New")
    QTest.keyClick(asked.text, Qt.Key.Key_Return)
    assert texts(window, under=id_at(small, "一/一")) == [
        "1.2022年9",
        "3.New",
        "2.更新公开目录",
    ]


def test_several_rows_are_counted_and_merged(small: Session, window: MainWindow) -> None:
    first, second = id_at(small, "一/一/1"), id_at(small, "一/一/2")
    before = "".join(outline.row(small, each).text for each in (first, second))
    window.desk.tree.choose(first)
    QTest.keyClick(window.desk.tree, Qt.Key.Key_Down, SHIFT)
    assert window.desk.tree.selected_ids() == [first, second]
    assert "选中 2 条" in window.desk.status._counts.text()
    assert Deed.MERGE in window.arranging.offered()
    key(window, Qt.Key.Key_M, CTRL)
    row = outline.row(small, first)
    assert row.text == before
    assert [unit.name for unit in row.units] == [
        "区政府办公室", "区发展改革局", "区财政局", "各镇〈街〉",
    ]  # fmt: skip
    assert not window.model.index_of(second).isValid()


def test_the_split_is_proposed_by_sentence_and_cut_anew_by_click(
    small: Session, window: MainWindow
) -> None:
    task = id_at(small, "二/一")
    for measure in outline.rows(small, range(1, 40)).values():
        if measure.parent_id == task:
            window.desk.tree.choose(measure.id)
            key(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    window.desk.tree.choose(task)
    key(window, Qt.Key.Key_Slash, CTRL)
    asked = dialog(window, SplitDialog)
    assert isinstance(asked, SplitDialog)
    text = outline.row(small, task).text
    assert asked.text.cuts == [text.index("各单位年内")]
    asked.text.toggle(3)
    assert asked.verb.text() == "拆成 3 条"
    asked.text.toggle(3)
    asked.verb.click()
    assert texts(window, under=task) == ["加强培训。每", "各单位年内接"]


def test_words_changed_by_hand_are_marked_with_those_printed(
    small: Session, window: MainWindow
) -> None:
    task = id_at(small, "一/一/2")
    printed = outline.row(small, task).text
    window.desk.tree.choose(task)
    key(window, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    asked = dialog(window, RewordDialog)
    assert isinstance(asked, RewordDialog)
    asked.text.setPlainText("更新目录。")
    asked.verb.click()
    heading = window.desk.detail.heading
    assert outline.row(small, task).text == "更新目录。"
    assert not heading.changed.isHidden()
    assert heading.changed.toolTip() == f"原文：{printed}"
    window.acts.undo.trigger()
    assert heading.changed.isHidden()


def test_a_row_dragged_onto_a_section_is_its_last(small: Session, window: MainWindow) -> None:
    task, section = id_at(small, "一/一/1"), id_at(small, "一/二")
    tree = window.desk.tree
    rect = tree.visualRect(window.model.index_of(section))
    at = QPoint(rect.left() + 40, rect.center().y())
    data = data_of([task])
    over = QDragMoveEvent(
        at,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dragMoveEvent(over)
    assert over.isAccepted()
    assert tree.hands.place is not None
    assert tree.hands.place.onto
    tree.dropEvent(dropped(at, data))
    assert tree.hands.place is None
    assert texts(window, under=section) == ["1.公开招生政策", "1.2022年9"]


def test_a_section_is_not_dropped_into_a_task(small: Session, window: MainWindow) -> None:
    said: list[str] = []
    window.deeds.said.connect(said.append)
    tree = window.desk.tree
    rect = tree.visualRect(window.model.index_of(id_at(small, "一/二/1")))
    data = data_of([id_at(small, "二")])  # the event holds it without owning it
    tree.dropEvent(dropped(QPoint(60, rect.center().y()), data))
    assert len(said) == 1
    assert said[0].startswith("不能放到这里")
    assert outline.row(small, id_at(small, "二")).parent_id is None


def test_in_a_list_over_several_plans_nothing_is_dropped(window: MainWindow) -> None:
    window.browser.open_list(ReadyList.ALL)
    tree, model = window.desk.tree, window.model
    for position in range(len(model)):
        at = tree.visualRect(model.at(position)).center()
        assert tree.hands.place_at(at) is None


def dropped(at: QPoint, data: QMimeData) -> QDropEvent:
    return QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_in_a_filtered_view_the_answer_is_asked_anew(
    small: Session, window: MainWindow
) -> None:
    window.browser.search("公开")
    task = id_at(small, "一/一/2")
    window.desk.tree.choose(task)
    key(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert not window.model.index_of(task).isValid()
    assert window.browser.query == Query(plan_id=window.browser.query.plan_id, search="公开")


@pytest.fixture
def reader(small: Session) -> Iterator[tuple[Session, int]]:
    """The ledger opened to read only, and its first task."""
    path, task = small.path, id_at(small, "一/一/1")
    small.close()
    with Session.open(path, lambda: NOW, write=False) as opened:
        yield opened, task


def test_nothing_is_offered_where_nothing_can_be_written(
    reader: tuple[Session, int], open_window: Opener
) -> None:
    session, task = reader
    window = open_window(session)
    said: list[str] = []
    window.deeds.said.connect(said.append)
    window.desk.tree.choose(task)
    assert window.arranging.offered() == frozenset()
    assert window.desk.detail.heading.reword.isHidden()
    key(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert said == ["台账是只读打开的，不能修改"]
    assert outline.row(session, task).id == task


def test_the_status_of_parts_of_a_done_task_stays_done(
    small: Session, window: MainWindow
) -> None:
    task = id_at(small, "一/一/2")
    editing.set_field(small, task, EditField.STATUS, "done")
    window.desk.tree.choose(task)
    key(window, Qt.Key.Key_Slash, CTRL)
    asked = dialog(window, SplitDialog)
    assert isinstance(asked, SplitDialog)
    asked.tasks.setChecked(True)
    asked.text.set_cuts([7])
    asked.verb.click()
    below = window.model.index_of(id_at(small, "一/一"))
    parts = [window.model.row(window.model.index(row, 0, below)) for row in (1, 2)]
    assert [each.status.value for each in parts if each] == ["done", "done"]
