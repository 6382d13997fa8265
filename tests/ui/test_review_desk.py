"""Source, tree and doubts of one document as a clerk works through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gkdesk.domain.answers import Answer, AnswerKind
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Draft
from gkdesk.domain.spans import Span
from gkdesk.services import reviewing
from gkdesk.services.reviewing import Review
from gkdesk.ui.models.draft_model import DraftColumn
from gkdesk.ui.theme import LIGHT, Theme
from gkdesk.ui.views.answer_bar import SET_DAY
from gkdesk.ui.views.draft_source_pane import page_words
from gkdesk.ui.views.point_delegate import MORE, TAKE_BACK
from gkdesk.ui.views.review_desk import ReviewDesk
from tests.ui.marked_up import FIRST, SECOND, SECTION, TEXT, line, place, read, review

TODAY = date(2022, 5, 4)
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[ReviewDesk]:
    yield opened(qtbot, review())


def opened(
    qtbot: QtBot, under: Review, theme: Theme | None = None, size: tuple[int, int] = (1310, 700)
) -> ReviewDesk:
    made = ReviewDesk(under, TODAY, theme or Theme())
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.points.list.setFocus()
    return made


def chosen(desk: ReviewDesk) -> tuple[int | None, str | None, str]:
    """Row, reason and inked words: what is chosen in the three views."""
    point = desk.points.list.current()
    inked = [each.cursor.selectedText() for each in desk.source.page.extraSelections()]
    reason = point.question.reason if point is not None else None
    return desk.tree.current_number(), reason, inked[0] if inked else ""


def go_to(desk: ReviewDesk, row: int) -> None:
    """Click a line of the list, away from its buttons."""
    shown = desk.points.list
    box = shown.visualRect(desk.points.model.index(row))
    QTest.mouseClick(shown.viewport(), LEFT, pos=QPoint(60, box.center().y()))


def press(desk: ReviewDesk, row: int, words: str) -> None:
    """Click a button of a line of the list."""
    button = next(each for each in desk.points.list.buttons_of(row) if each.words == words)
    QTest.mouseClick(desk.points.list.viewport(), LEFT, pos=button.box.center())


def click_source(desk: ReviewDesk, words: str) -> None:
    page, at = desk.source.page, place(words).start
    page.scroll_to(at)
    box = page.cursorRect(page.cursor_at(at, at))
    QTest.mouseClick(page.viewport(), LEFT, pos=box.center() + QPoint(4, 0))


def select(desk: ReviewDesk, words: str) -> None:
    """Draw the mouse over words of the source."""
    page, span = desk.source.page, place(words)
    page.scroll_to(span.start)
    first, last = (page.cursorRect(page.cursor_at(at, at)).center() for at in span)
    QTest.mousePress(page.viewport(), LEFT, pos=first)
    QTest.mouseMove(page.viewport(), last)
    QTest.mouseRelease(page.viewport(), LEFT, pos=last)


def reasons(desk: ReviewDesk) -> list[str]:
    model = desk.points.model
    return [str(model.data(model.index(at))).split("　")[2] for at in range(len(model))]


def answers(desk: ReviewDesk) -> list[tuple[AnswerKind, Span]]:
    return [(each.kind, each.span) for each in desk.review.answers]


# choosing


def test_it_begins_at_the_first_doubt(desk: ReviewDesk) -> None:
    assert chosen(desk)[1] == "缺发文字号"
    assert desk.points.tabs.tabs[0].note == "3 处"
    assert desk.points.tabs.tabs[1].note == "1 处"


def test_a_doubt_chooses_its_row_and_its_words(desk: ReviewDesk) -> None:
    go_to(desk, 1)
    row, reason, words = chosen(desk)
    assert (row, reason) == (FIRST, "疑似错字")
    assert words.startswith("（一）公开𠮷祥湖行爲")
    assert desk.points.what.words == "有不常用的字“爲”，可能是识别错误。"


def test_a_row_chooses_its_words_and_its_doubt(desk: ReviewDesk) -> None:
    index = desk.model.at(FIRST)
    place_of = desk.tree.visualRect(index).center()
    QTest.mouseClick(desk.tree.viewport(), LEFT, pos=place_of)
    assert chosen(desk)[:2] == (FIRST, "疑似错字")
    QTest.keyClick(desk.tree, Qt.Key.Key_Down)
    assert chosen(desk) == (SECOND, "可能接上文", TEXT[slice(*line("补贴"))])
    QTest.keyClick(desk.tree, Qt.Key.Key_Home)
    assert chosen(desk)[:2] == (SECTION, None)


def test_a_click_on_the_source_chooses_row_and_doubt(desk: ReviewDesk) -> None:
    click_source(desk, "爲")
    assert chosen(desk)[:2] == (FIRST, "疑似错字")
    click_source(desk, "加强公开")
    assert chosen(desk)[0] == SECTION
    click_source(desk, "来源")
    assert chosen(desk)[:2] == (None, "未列为任务")
    assert desk.points.tabs.current == 1


def test_a_click_behind_a_line_means_the_line(desk: ReviewDesk) -> None:
    page, end = desk.source.page, line("补贴").end
    right = page.cursorRect(page.cursor_at(end, end)).center() + QPoint(30, 0)
    QTest.mouseClick(page.viewport(), LEFT, pos=right)
    assert chosen(desk)[0] == SECOND


def test_the_arrows_walk_through_the_doubts(desk: ReviewDesk) -> None:
    QTest.keyClick(desk.points.list, Qt.Key.Key_Down)
    assert chosen(desk)[:2] == (FIRST, "疑似错字")
    QTest.keyClick(desk.points.list, Qt.Key.Key_Down)
    QTest.keyClick(desk.points.list, Qt.Key.Key_Up)
    assert chosen(desk)[1] == "疑似错字"


# answering


def test_one_accepts_the_advice_and_goes_on(qtbot: QtBot, desk: ReviewDesk) -> None:
    go_to(desk, 1)
    with qtbot.waitSignal(desk.changed):
        QTest.keyClick(desk.points.list, Qt.Key.Key_1)
    assert answers(desk) == [(AnswerKind.SEEN, place("爲"))]
    assert reasons(desk) == ["缺发文字号", "保持原样", "可能接上文"]
    assert chosen(desk)[1] == "可能接上文"
    assert desk.points.tabs.tabs[0].note == "3 处，已处理 1 处"
    assert desk.model.checks(desk.model.at(FIRST)) == ""


def test_two_takes_the_other_answer_and_the_tree_follows(desk: ReviewDesk) -> None:
    go_to(desk, 1)
    QTest.keyClick(desk.points.list, Qt.Key.Key_2)
    assert [node.path for node in desk.review.draft.leaves()] == ["一/二"]
    assert len(desk.model) == 2


def test_a_number_without_an_answer_does_nothing(desk: ReviewDesk) -> None:
    go_to(desk, 1)
    QTest.keyClick(desk.points.list, Qt.Key.Key_4)
    assert answers(desk) == []


def test_a_button_answers_and_is_followed_by_taking_back(desk: ReviewDesk) -> None:
    press(desk, 2, "另起一条")
    assert answers(desk) == [(AnswerKind.ITEM, line("第二段"))]
    assert "第二段接着说。" in [node.text for node in desk.review.draft.leaves()]
    assert [each.words for each in desk.points.list.buttons_of(2)] == [TAKE_BACK]
    go_to(desk, 2)
    press(desk, 2, TAKE_BACK)
    assert answers(desk) == []
    assert chosen(desk)[1] == "可能接上文"


def test_ctrl_z_takes_the_last_answer_back(desk: ReviewDesk) -> None:
    press(desk, 2, "另起一条")
    go_to(desk, 1)
    QTest.keyClick(desk.points.list, Qt.Key.Key_1)
    QTest.keyClick(desk.points.list, Qt.Key.Key_Z, CTRL)
    assert answers(desk) == [(AnswerKind.ITEM, line("第二段"))]
    assert chosen(desk)[1] == "疑似错字"
    QTest.keyClick(desk.source.page, Qt.Key.Key_Z, CTRL)
    assert answers(desk) == []
    assert chosen(desk)[1] == "可能接上文"


def test_all_advice_at_once(desk: ReviewDesk) -> None:
    QTest.mouseClick(desk.points.advice, LEFT)
    assert answers(desk) == [(AnswerKind.JOIN, line("第二段"))]
    assert not desk.points.advice.isVisible()


def test_words_that_became_no_task_can_become_one(desk: ReviewDesk) -> None:
    QTest.mouseClick(desk.points.tabs.tabs[1], LEFT)
    assert reasons(desk) == ["未列为任务"]
    press(desk, 0, "列为任务")
    assert answers(desk) == [(AnswerKind.ITEM, line("来源"))]
    assert reasons(desk) == ["列为任务"]
    assert len(desk.model) == 4


def test_the_menu_of_a_line_has_all_its_answers(desk: ReviewDesk) -> None:
    go_to(desk, 1)
    menu = desk.points.list._menu(desk.points.list.current())
    assert [act.text() for act in menu.actions()] == ["保持原样", "不列为任务"]
    menu.actions()[0].trigger()
    assert answers(desk) == [(AnswerKind.SEEN, place("爲"))]
    menu.deleteLater()


def test_answers_that_do_not_fit_stand_behind_dots(qtbot: QtBot) -> None:
    narrow = opened(qtbot, review(), Theme().scaled(200))
    narrow.points.list.setFixedWidth(460)
    assert [each.words for each in narrow.points.list.buttons_of(1)] == ["保持原样", MORE]
    go_to(narrow, 1)
    press(narrow, 1, MORE)
    (menu,) = narrow.points.list.findChildren(QMenu)
    assert menu.isVisible()
    menu.close()


# the source


def test_a_place_of_the_source_is_said_to_be_something_else(desk: ReviewDesk) -> None:
    click_source(desk, "公开补贴")
    assert desk.source.bar.isVisible()
    assert desk.source.bar.offered() == ["这是标题", "接上一行", "这是正文", "不列为任务"]
    QTest.mouseClick(desk.source.bar.button("接上一行"), LEFT)
    assert answers(desk) == [(AnswerKind.JOIN, line("补贴"))]
    assert not desk.source.bar.isVisible()
    assert "接上一行" in reasons(desk)
    assert chosen(desk)[1] == "手工指定"


def test_selected_words_are_said_to_be_units(desk: ReviewDesk) -> None:
    select(desk, "公开补贴")
    assert desk.source.bar.words.words == "“公开补贴”"
    assert desk.source.bar.offered()[-2:] == ["这里是责任单位", SET_DAY]
    QTest.mouseClick(desk.source.bar.button("这里是责任单位"), LEFT)
    assert answers(desk) == [(AnswerKind.UNITS, place("公开补贴"))]


def test_units_and_limits_are_denied(desk: ReviewDesk) -> None:
    click_source(desk, "财政")
    QTest.mouseClick(desk.source.bar.button("不是责任单位"), LEFT)
    click_source(desk, "6月底前")
    QTest.mouseClick(desk.source.bar.button("不是时限"), LEFT)
    index = desk.model.at(FIRST)
    assert desk.model.data(index.siblingAtColumn(DraftColumn.RESPONSIBLE)) == ""
    assert desk.model.data(index.siblingAtColumn(DraftColumn.DEADLINE)) == "—"


def test_a_day_is_typed_and_told_before_it_is_taken(desk: ReviewDesk) -> None:
    click_source(desk, "6月底前")
    bar = desk.source.bar
    QTest.mouseClick(bar.button(SET_DAY), LEFT)
    assert not bar.take.isEnabled()
    QTest.keyClicks(bar.line, "1")  # no answer to the current doubt while a day is typed
    assert bar.meaning.text() == "还没读懂"
    bar.line.clear()
    QTest.keyClicks(bar.line, "2022-6-24")
    assert bar.meaning.text() == "即 2022年6月24日（周五）"
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert answers(desk) == [(AnswerKind.DAY, place("2022年6月底前"))]
    cell = desk.model.at(FIRST).siblingAtColumn(DraftColumn.DEADLINE)
    assert str(desk.model.data(cell)).startswith("2022-06-24 周五")


def test_escape_leaves_the_day_alone(desk: ReviewDesk) -> None:
    click_source(desk, "6月底前")
    QTest.mouseClick(desk.source.bar.button(SET_DAY), LEFT)
    QTest.keyClick(desk.source.bar.line, Qt.Key.Key_Escape)
    assert desk.source.bar.button("不是时限").isVisible()
    assert answers(desk) == []


def test_the_menu_of_the_source_offers_the_same(desk: ReviewDesk) -> None:
    click_source(desk, "来源")
    menu = desk.source.menu()
    assert [act.text() for act in menu.actions()] == desk.source.bar.offered()
    next(act for act in menu.actions() if act.text() == "列为任务").trigger()
    assert answers(desk) == [(AnswerKind.ITEM, line("来源"))]
    menu.deleteLater()


def test_an_answered_doubt_loses_its_mark_and_nothing_scrolls(desk: ReviewDesk) -> None:
    page, at = desk.source.page, place("爲").start
    page.setFixedHeight(60)
    go_to(desk, 1)
    before = page.verticalScrollBar().value()
    assert page.cursor_at(at, at + 1).charFormat().background().color() == LIGHT.mark_doubt
    press(desk, 1, "保持原样")
    go_to(desk, 1)
    marked = page.cursor_at(at, at + 1).charFormat().background()
    assert marked.style() is Qt.BrushStyle.NoBrush
    unit = place("区财政局").start
    kept = page.cursor_at(unit, unit + 1).charFormat().background().color()
    assert kept == LIGHT.mark_unit
    assert page.verticalScrollBar().value() == before


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(0, 5, "第 1 页，共 3 页"), (0, 12, "第 1–2 页，共 3 页"), (25, 40, "第 3 页，共 3 页")],
)
def test_pages_in_sight_are_named(first: int, last: int, words: str) -> None:
    assert page_words((0, 10, 20), first, last) == words


def test_the_heading_names_the_pages(qtbot: QtBot) -> None:
    desk = opened(qtbot, review(pages=(0, line("来源").start)))
    assert desk.source.heading.note.words == "第 1–2 页，共 2 页"


def test_remarks_of_the_file_stand_over_the_doubts(qtbot: QtBot) -> None:
    desk = opened(qtbot, review(remarks=("第 2 页是图片，没有读入。",)))
    assert desk.points.remarks.isVisible()
    assert desk.points.remarks.text() == "第 2 页是图片，没有读入。"


def test_where_it_is_low_remarks_stand_beside_the_tabs(qtbot: QtBot) -> None:
    remark = "第 2 页是图片，没有读入。"
    desk = opened(qtbot, review(remarks=(remark,)), size=(1310, 500))
    assert not desk.points.remarks.isVisible()
    assert desk.points.heading.note.words == remark


# size


def test_two_panes_become_tabs_where_it_is_narrow(qtbot: QtBot) -> None:
    desk = opened(qtbot, review(), size=(1000, 600))
    assert desk.source.isVisible()
    assert not desk.tree.isVisible()
    QTest.mouseClick(desk.tabs.tabs[1], LEFT)
    assert desk.tree.isVisible()
    assert not desk.source.isVisible()
    desk.resize(1310, 600)
    assert desk.tree.isVisible()
    assert desk.source.isVisible()
    assert not desk.tabs.isVisible()


def test_only_the_current_doubt_shows_where_it_is_low(qtbot: QtBot) -> None:
    desk = opened(qtbot, review(), size=(1310, 500))
    assert desk.points.list.viewport().height() == desk.points.list.line_height(1310)
    QTest.keyClick(desk.points.list, Qt.Key.Key_Down)
    index = desk.points.list.currentIndex()
    box = desk.points.list.visualRect(index)
    assert desk.points.list.viewport().rect().contains(box.center())
    assert not desk.title.isVisible()


# long documents


def slow_review(go_on: Event) -> Review:
    """A review whose reader waits after the first answer."""

    def slow(document: Document, said: Sequence[Answer] = ()) -> Draft:
        go_on.wait(10)
        return read(document, said)

    return Review(review().loaded, slow)


def test_a_long_document_is_read_again_beside(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "LONG", 10)
    go_on = Event()
    desk = opened(qtbot, slow_review(go_on))
    press(desk, 2, "另起一条")
    assert desk.busy
    assert desk.tree_heading.note.words == "正在按新的答案重新识别…"
    assert len(desk.model) == 3
    press(desk, 1, "保持原样")  # the reading before is dropped
    go_on.set()
    qtbot.waitUntil(lambda: not desk.busy)
    assert len(desk.model) == 4
    assert [kind for kind, _span in answers(desk)] == [AnswerKind.ITEM, AnswerKind.SEEN]


def test_a_reading_that_breaks_off_takes_the_answer_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document, said: Sequence[Answer] = ()) -> Draft:
        raise MemoryError

    monkeypatch.setattr(reviewing, "LONG", 10)
    desk = opened(qtbot, Review(review().loaded, broken))
    with qtbot.waitSignal(desk.failed):
        press(desk, 2, "另起一条")
    assert not desk.busy
    assert answers(desk) == []
