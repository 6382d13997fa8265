"""Taking documents in: nothing enters the ledger before a person said so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.marks import MarkKind
from gkdesk.domain.spans import Span
from gkdesk.services import importing, outline
from gkdesk.services.importing import Loaded
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.import_dialog import ImportFlow
from gkdesk.ui.dialogs.review_dialog import ReviewDialog
from gkdesk.ui.models.draft_figures import place_words, quoted
from gkdesk.ui.views.review_desk import ReviewDesk
from tests.ui.small_ledger import NOW, PLAN, open_small

SAMPLES = Path(__file__).parents[2] / "resources" / "plans"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.open(tmp_path / "台账.db", lambda: NOW) as opened:
        yield opened


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "东湖区要点.txt"
    made.write_text(PLAN, encoding="utf-8")
    return made


def review_of(qtbot: QtBot, flow: ImportFlow, files: list[Path]) -> ReviewDialog:
    flow.import_files(files)
    qtbot.waitUntil(lambda: flow.review is not None)
    assert flow.review is not None
    return flow.review


def desk_of(review: ReviewDialog) -> ReviewDesk:
    desk = review.page().desk
    assert desk is not None
    return desk


def words(review: ReviewDialog) -> str:
    note = review.page().note
    assert note is not None
    return note.words()


def test_a_plan_is_shown_and_enters_the_ledger_by_the_verb(
    qtbot: QtBot, session: Session, owner: QWidget, file: Path
) -> None:
    flow = ImportFlow(session, owner)
    review = review_of(qtbot, flow, [file])
    desk = desk_of(review)
    assert desk.title.plan.words == "2022年东湖区政务公开工作要点"
    assert desk.title.origin.words.startswith("东湖区人民政府办公室")
    assert desk.title.origin.words.endswith("2022年5月10日")
    told = "2 个部分、4 条任务、6 项具体措施、5 个单位、4 处时限"
    assert desk.tree_heading.note.words == told
    assert desk.points.tabs.tabs[0].note == "1 处"
    assert outline.plans(session) == []
    assert review.verb.text() == "入库 4 条"
    with qtbot.waitSignal(flow.imported) as caught:
        QTest.mouseClick(review.verb, Qt.MouseButton.LeftButton)
    (plan,) = outline.plans(session)
    assert caught.args == [[plan]]
    assert plan.tasks == 4


def test_the_verb_stands_before_cancel_which_is_rightmost(
    qtbot: QtBot, session: Session, owner: QWidget, file: Path
) -> None:
    review = review_of(qtbot, ImportFlow(session, owner), [file])
    assert review.verb.x() < review.cancel.x()
    assert review.cancel.text() == "取消"
    assert review.verb.isDefault()


@pytest.mark.parametrize("by", ["button", "escape"])
def test_cancel_leaves_the_ledger_empty(
    qtbot: QtBot, session: Session, owner: QWidget, file: Path, by: str
) -> None:
    flow = ImportFlow(session, owner)
    review = review_of(qtbot, flow, [file])
    with qtbot.assertNotEmitted(flow.imported), qtbot.waitSignal(flow.ended):
        if by == "button":
            QTest.mouseClick(review.cancel, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(review, Qt.Key.Key_Escape)
    assert outline.plans(session) == []


def test_the_doubt_is_quoted_with_its_line(
    qtbot: QtBot, session: Session, owner: QWidget, file: Path
) -> None:
    desk = desk_of(review_of(qtbot, ImportFlow(session, owner), [file]))
    model = desk.points.model
    said = str(model.data(model.index(0)))
    assert "一（二）1" in said
    assert "公开招生政策" in said
    assert desk.points.what.words != ""


def test_a_file_that_is_in_the_ledger_leads_to_its_plan(
    qtbot: QtBot, tmp_path: Path, owner: QWidget
) -> None:
    with open_small(tmp_path) as session:
        (plan,) = outline.plans(session)
        flow = ImportFlow(session, owner)
        review = review_of(qtbot, flow, [tmp_path / "东湖区2022年要点.txt"])
        assert "已经在台账里" in words(review)
        assert not review.verb.isVisible()
        with qtbot.waitSignal(flow.imported) as caught:
            review.plan_wanted.emit(plan.id)
        assert caught.args == [[plan]]
        assert len(outline.plans(session)) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "里没有内容"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "没有读入"),
        ("今天开了一个会。\n".encode(), "没有找到一、（一）1. 这样的条目"),
    ],
)
def test_what_cannot_be_taken_in_is_told_in_one_sentence(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "来文.txt"
    file.write_bytes(content)
    review = review_of(qtbot, ImportFlow(session, owner), [file])
    assert told in words(review)
    markable = "没有找到" in told
    assert review.cancel.text() == ("取消" if markable else "知道了")
    assert review.verb.isVisible() == markable
    assert not (review.verb.isVisible() and review.verb.isEnabled())


def test_a_file_that_is_gone_is_told_too(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path
) -> None:
    review = review_of(qtbot, ImportFlow(session, owner), [tmp_path / "不在.txt"])
    assert "没有找到“不在.txt”" in words(review)


def test_several_files_are_one_question(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path, file: Path
) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    twin = tmp_path / "副本.txt"
    twin.write_bytes(file.read_bytes())
    sample = sorted(SAMPLES.glob("*.txt"))[0]
    flow = ImportFlow(session, owner)
    review = review_of(qtbot, flow, [file, empty, twin, sample])
    assert review.files.count() == 3
    states = [review.files.item(at).text().splitlines()[1] for at in range(3)]
    assert states[0] == "4 条任务，1 处待核对"
    assert states[1] == "没能读入"
    review.files.setCurrentRow(1)
    assert "里没有内容" in words(review)
    assert review.verb.text().startswith("入库 2 份、")
    with qtbot.waitSignal(flow.imported) as caught:
        QTest.mouseClick(review.verb, Qt.MouseButton.LeftButton)
    assert len(caught.args[0]) == len(outline.plans(session)) == 2


def test_reading_can_be_called_off(
    qtbot: QtBot, session: Session, owner: QWidget, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    load = importing.load

    def slow(path: Path) -> Loaded:
        go_on.wait(10)
        return load(path)

    monkeypatch.setattr(importing, "load", slow)
    flow = ImportFlow(session, owner)
    flow.import_files([file, file.with_name("二.txt")])
    flow.show_progress()
    assert flow.progress is not None
    assert flow.progress.words.text() == "东湖区要点.txt（第 1 份，共 2 份）"
    job = flow._job
    assert job is not None
    with qtbot.waitSignal(job.ended), qtbot.assertNotEmitted(flow.imported):
        with qtbot.waitSignal(flow.ended):
            QTest.mouseClick(flow.progress.cancel, Qt.MouseButton.LeftButton)
        go_on.set()
    assert flow.review is None
    assert flow.progress is None
    assert outline.plans(session) == []


def test_the_chooser_hands_over_the_files(
    qtbot: QtBot, session: Session, owner: QWidget, file: Path
) -> None:
    flow = ImportFlow(session, owner, choose=lambda asked: asked.import_files([file]))
    flow.choose_and_import()
    qtbot.waitUntil(lambda: flow.review is not None)


def test_no_file_chosen_ends_the_flow(qtbot: QtBot, session: Session, owner: QWidget) -> None:
    flow = ImportFlow(session, owner)
    with qtbot.waitSignal(flow.ended):
        flow.import_files([])


def test_places_are_said_as_people_say_them() -> None:
    assert place_words("一/二/4") == "一（二）4"
    assert place_words("一") == "一"
    assert place_words("") == "全文"


def test_a_quotation_is_cut_around_the_doubtful_words() -> None:
    source = "甲" * 200 + "疑" + "乙" * 200 + "\n下一段"
    cut = quoted(source, Span(200, 201))
    assert cut is not None
    assert cut.words == "疑"
    assert cut.before.startswith("…甲")
    assert cut.after.endswith("乙…")
    assert len(cut.before) < 60
    assert quoted(source, Span(5, 5)) is None


def test_marks_of_the_taken_plan_lie_on_its_words(
    qtbot: QtBot, session: Session, owner: QWidget, file: Path
) -> None:
    flow = ImportFlow(session, owner)
    review = review_of(qtbot, flow, [file])
    QTest.mouseClick(review.verb, Qt.MouseButton.LeftButton)
    source = outline.source(session, outline.plans(session)[0].id)
    units = [m for m in source.marks if m.kind is MarkKind.UNIT]
    assert source.text[units[0].start : units[0].end] == "区发展改革局"
