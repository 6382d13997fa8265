"""The source pane: a row's own words in full ink, and a click that finds the row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.marks import SourcePart
from gkdesk.domain.queries import Query
from gkdesk.domain.spans import Span
from gkdesk.services import importing, outline
from gkdesk.services.session import Session
from gkdesk.ui.theme import LIGHT, Theme
from gkdesk.ui.views.source_page import SourcePage
from gkdesk.ui.views.source_view import SourceView
from tests.test_store_source_parts import long_plan
from tests.ui.small_ledger import NOW, PLAN, id_at, plan_id


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> SourceView:
    pane = SourceView(session, Theme())
    qtbot.addWidget(pane)
    pane.resize(420, 300)
    pane.show()
    pane.show_plan(plan_id(session))
    qtbot.waitUntil(lambda: pane.page.isVisible())
    return pane


def inked(page: SourcePage) -> list[str]:
    """The words in full ink, as the document holds them."""
    return [chosen.cursor.selectedText() for chosen in page.extraSelections()]


def words_at(page: SourcePage, words: str) -> QTextCharFormat:
    """The setting of the first letter of some words of the source."""
    start = PLAN.index(words)
    cursor = page.cursor_at(start, start + 1)
    return cursor.charFormat()


def point_of(page: SourcePage, offset: int) -> QPoint:
    box = page.cursorRect(page.cursor_at(offset, offset))
    return box.center() + QPoint(3, 0)


def click(qtbot: QtBot, view: SourceView, words: str) -> int:
    page = view.page
    page.scroll_to(PLAN.index(words))
    with qtbot.waitSignal(view.row_clicked) as caught:
        place = point_of(page, PLAN.index(words))
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return int(caught.args[0])


def test_a_row_stands_in_full_ink_behind_a_rare_character(
    view: SourceView, session: Session
) -> None:
    view.show_row(id_at(session, "一/一/2"))
    (words,) = inked(view.page)
    assert words.startswith("2. 更新公开目录，完善检索。")
    assert words.endswith("等有关单位）")


def test_a_sentence_of_a_task_is_inked_alone(view: SourceView, session: Session) -> None:
    view.show_row(id_at(session, "一/二/1/#2"))
    assert inked(view.page) == ["每年3月底前公布学区。"]


def test_marks_differ_by_tint_and_by_underline(view: SourceView) -> None:
    page, lines = view.page, QTextCharFormat.UnderlineStyle
    unit, limit = words_at(page, "区财政局"), words_at(page, "2022年9月底前")
    heading = words_at(page, "做好规划公开")
    assert unit.background().color() == LIGHT.mark_unit
    assert unit.underlineStyle() is lines.SingleUnderline
    assert limit.background().color() == LIGHT.mark_deadline
    assert limit.underlineStyle() is lines.DashUnderline
    assert heading.background().color() == LIGHT.mark_heading
    assert heading.fontWeight() > words_at(page, "各镇人民政府").fontWeight()
    assert words_at(page, "建成").background().style() is Qt.BrushStyle.NoBrush
    assert words_at(page, "各镇人民政府").foreground().color() == LIGHT.text2


def test_a_doubt_is_marked_and_gone_when_settled(
    qtbot: QtBot, view: SourceView, session: Session
) -> None:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert words_at(view.page, "（责任单位：区教育局)").underlineStyle() is wave
    (doubt,) = outline.doubts(session, id_at(session, "一/二/1"))
    outline.settle_doubt(session, doubt.id)
    view.refresh()
    qtbot.waitUntil(
        lambda: words_at(view.page, "（责任单位：区教育局)").underlineStyle() is not wave
    )


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("建成𠮷祥湖", "一/一/1"),
        ("湖规划专栏", "一/一/1"),
        ("区财政局", "一/一/1"),
        ("公布学区", "一/二/1/#2"),
        ("做好民生公开", "一/二"),
        ("区教育局", "一/二/1"),
    ],
)
def test_a_click_finds_the_innermost_row(
    qtbot: QtBot, view: SourceView, session: Session, words: str, path: str
) -> None:
    assert click(qtbot, view, words) == id_at(session, path)


def test_a_click_beside_every_row_finds_none(qtbot: QtBot, view: SourceView) -> None:
    view.page.scroll_to(0)
    place = point_of(view.page, PLAN.index("现印发给你们"))
    with qtbot.assertNotEmitted(view.row_clicked):
        QTest.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_enter_finds_the_row_at_the_text_cursor(
    qtbot: QtBot, view: SourceView, session: Session
) -> None:
    at = PLAN.index("完善检索")
    view.page.setTextCursor(view.page.cursor_at(at, at))
    with qtbot.waitSignal(view.row_clicked) as caught:
        QTest.keyClick(view.page, Qt.Key.Key_Return)
    assert caught.args == [id_at(session, "一/一/2")]


def test_selecting_words_to_copy_chooses_no_row(qtbot: QtBot, view: SourceView) -> None:
    at = PLAN.index("建成")
    view.page.setTextCursor(view.page.cursor_at(at, at + 2))
    with qtbot.assertNotEmitted(view.row_clicked):
        QTest.mouseRelease(view.page.viewport(), Qt.MouseButton.LeftButton)


def test_choosing_a_row_does_not_touch_the_document(view: SourceView, session: Session) -> None:
    before = view.page.document().revision()
    for path in ("一/一/1", "一/二/1/#2", "二/一"):
        view.show_row(id_at(session, path))
    assert view.page.document().revision() == before


def test_the_row_is_scrolled_into_view_only_when_out_of_sight(
    view: SourceView, session: Session
) -> None:
    bar = view.page.verticalScrollBar()
    bar.setValue(0)
    view.show_row(id_at(session, "二/一"))
    far = bar.value()
    assert far > 0
    view.show_row(id_at(session, "二"))
    assert bar.value() == far


def test_a_closed_pane_reads_nothing_until_it_is_opened(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    read = outline.source_part

    def told(of: Session, plan: int, row: int | None = None) -> SourcePart:
        asked.append(plan)
        return read(of, plan, row)

    monkeypatch.setattr(outline, "source_part", told)
    pane = SourceView(session, Theme())
    qtbot.addWidget(pane)
    pane.set_open(False)
    pane.show()
    pane.show_plan(plan_id(session))
    pane.show_row(id_at(session, "二/一"))
    qtbot.wait(20)
    assert asked == []
    assert pane.maximumHeight() == 34
    QTest.mouseClick(pane.heading, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: inked(pane.page) != [])
    assert asked == [plan_id(session)]


def test_without_a_plan_it_says_what_belongs_here(qtbot: QtBot, session: Session) -> None:
    pane = SourceView(session, Theme())
    qtbot.addWidget(pane)
    pane.show()
    assert not pane.page.isVisible()
    assert pane._empty.isVisible()


def test_other_letters_keep_the_row(view: SourceView, session: Session) -> None:
    view.show_row(id_at(session, "一/一/2"))
    kept = inked(view.page)
    view.set_theme(Theme().scaled(200).shaded(True))
    assert inked(view.page) == kept
    assert view.page.font().pixelSize() == 30


def test_a_long_text_shows_a_stretch_and_turns_to_the_row(qtbot: QtBot, tmp_path: Path) -> None:
    """A plan of some 120,000 characters; only a stretch of it becomes a document."""
    file = tmp_path / "长文.txt"
    file.write_text(long_plan(), encoding="utf-8")
    with Session.open(tmp_path / "长.db", lambda: NOW) as session:
        importing.take_in(session, importing.load(file))
        ids = outline.skeleton(session, Query(plan_id=1)).ids
        pane = SourceView(session, Theme())
        qtbot.addWidget(pane)
        pane.show()
        pane.show_plan(1)
        pane.show_row(ids[450])
        qtbot.waitUntil(lambda: inked(pane.page) != [])
        assert "第" in inked(pane.page)[0]
        assert pane.page.document().characterCount() < 40_000
        assert pane._before.isVisible()
        assert pane._after.isVisible()
        (chosen,) = pane.page.extraSelections()
        with qtbot.waitSignal(pane.row_clicked) as caught:
            place = pane.page.cursorRect(chosen.cursor).center() - QPoint(12, 0)
            QTest.mouseClick(pane.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert caught.args == [ids[450]]
        former = pane.page.stretch
        QTest.mouseClick(pane._after, Qt.MouseButton.LeftButton)
        assert pane.page.stretch.start > former.start
        assert pane.page.stretch.start < former.end
        QTest.mouseClick(pane._before, Qt.MouseButton.LeftButton)
        assert pane.page.stretch.start < former.end
        pane.show_row(ids[2])
        assert pane.page.stretch.start == 0
        assert not pane._before.isVisible()
        pane.close()


def test_line_ends_of_another_system_keep_their_places(qtbot: QtBot) -> None:
    text = "\ufeff甲\r\n\r\n乙\r丙𠮷丁"
    page = SourcePage(Theme())
    qtbot.addWidget(page)
    page.set_stretch(text, Span(0, len(text)), [])
    for at, letter in enumerate(text):
        if letter not in "\ufeff\r\n":
            assert page.cursor_at(at, at + 1).selectedText() == letter
