"""What came back as lines: their order, what is listed, what would be taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gkdesk.domain.collected import (
    CollectedCell,
    CollectedFile,
    CollectedRow,
    Collection,
    FileStatus,
    Hint,
    RowFound,
    Verdict,
    Why,
)
from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import BookRemark
from gkdesk.ui.models.collect_files_model import (
    CollectFilesModel,
    FileColumn,
    files_in_words,
)
from gkdesk.ui.models.collect_filter import CollectFilter, offers, shelf_counts
from gkdesk.ui.models.collect_lines import Shelf
from gkdesk.ui.models.collect_model import CollectModel, waiting
from gkdesk.ui.models.collect_words import COLUMN_WORDS, CollectColumn
from tests.made_collection import Maker, at_path

TASKS = {1: "公布预算", 2: "公开招生", 3: "做好解读"}
FINANCE = CollectedFile(0, at_path("区财政局.xlsx"), "区财政局", FileStatus.READY, rows=4)
SCHOOLS = CollectedFile(1, at_path("教育.xls"), "区教育局", FileStatus.OLDER, "第 1 版", rows=1)


def made() -> Collection:
    """Five rows in two files: new ones, a conflict, a contradiction, a row without a task,
    an unchanged cell and an altered word."""
    make = Maker((1, 2, 3))
    rows = [make.row(0, 0), make.row(0, 1), make.row(0, 2)]
    lost = replace(
        make.row(0, 3), found=RowFound.NONE, node_id=None, others=((3, 71.0),),
        locked={LockedField.MEASURE: "解读政策"},
    )  # fmt: skip
    school = replace(make.row(1, 0), node_id=2)
    no = {"taken": False, "takable": False}
    cells = [
        make.cell(rows[0], FillField.PROGRESS, "已公布 3 件"),
        make.cell(rows[0], FillField.PERSON, "王芳", verdict=Verdict.UNCHANGED, **no),
        make.cell(rows[1], FillField.PROGRESS, "已招生", sent="", now="正在招生",
                  verdict=Verdict.CONFLICTING, taken=False),
        make.cell(rows[2], FillField.STATUS, "已办结", value="done", sent="open", now="open",
                  verdict=Verdict.CONTRADICTORY, why=Why.DONE_WITHOUT_DAY, taken=False,
                  hints=(Hint.DONE_WITHOUT_EVIDENCE,)),
        make.cell(rows[2], LockedField.MEASURE, "做好", verdict=Verdict.CONTRADICTORY,
                  why=Why.LOCKED_ALTERED, **no),
        make.cell(lost, FillField.PROGRESS, "解读 2 次", verdict=Verdict.UNKNOWN_ROW, **no),
        make.cell(school, FillField.PROGRESS, "已公开 4 所"),
    ]  # fmt: skip
    return Collection((FINANCE, SCHOOLS), (*rows, lost, school), tuple(cells))


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[CollectModel]:
    model = CollectModel()
    tester = QAbstractItemModelTester(model)
    model.take(made(), TASKS, frozenset())
    yield model
    del tester


def returned(model: CollectModel) -> list[str]:
    column = CollectColumn.RETURNED
    return [COLUMN_WORDS[column](line) for line in model.shown_lines()]


def ticked(model: CollectModel) -> set[str]:
    keys = model.accepted()
    return {line.cell.returned for line in model.lines if line.cell.key in keys}


def test_what_needs_a_person_stands_first_and_the_unchanged_is_hidden(
    model: CollectModel,
) -> None:
    assert returned(model) == [
        "解读 2 次",  # a row without a task
        "已办结",  # a contradiction a person can decide
        "已招生",  # a conflict
        "做好",  # an altered word, which is never taken
        "已公布 3 件",
        "已公开 4 所",
    ]
    model.show_only(CollectFilter(shelf=Shelf.UNCHANGED))
    assert returned(model) == ["王芳"]


def test_a_line_says_all_a_person_decides_by(model: CollectModel) -> None:
    words = [str(model.index(1, column).data()) for column in CollectColumn]
    assert words == [
        "", "自相矛盾", "区财政局", "做好解读", "完成状态", "推进中", "已办结", "推进中",
        "已办结但没有填完成日期；已办结但没有佐证",
    ]  # fmt: skip


def test_a_row_without_a_task_tells_its_own_words(model: CollectModel) -> None:
    assert model.index(0, CollectColumn.TASK).data() == "解读政策"
    assert model.index(0, CollectColumn.VERDICT).data() == "待认任务"


def test_only_what_is_new_is_taken_unasked(model: CollectModel) -> None:
    assert ticked(model) == {"已公布 3 件", "已公开 4 所"}
    assert waiting(model.lines) == 4


def test_a_click_takes_what_can_be_taken(qtbot: QtBot, model: CollectModel) -> None:
    role, checked = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked.value
    with qtbot.waitSignal(model.decided):
        assert model.setData(model.index(2, 0), checked, role)
    assert "已招生" in ticked(model)
    assert not model.setData(model.index(3, 0), checked, role)
    assert model.index(3, 0).data(role) is None


def test_a_decision_holds_whatever_is_listed_or_compared_anew(model: CollectModel) -> None:
    line = next(line for line in model.lines if line.cell.returned == "已公布 3 件")
    model.decide([line], False)
    model.show_only(CollectFilter(unit="区教育局"))
    assert returned(model) == ["已公开 4 所"]
    model.take(made(), TASKS, frozenset())
    assert ticked(model) == {"已公开 4 所"}


def test_turning_several_takes_all_and_then_none(model: CollectModel) -> None:
    model.turn(model.shown_lines())
    assert len(model.accepted()) == 4
    model.turn(model.shown_lines())
    assert not model.accepted()


def test_a_row_and_a_file_are_decided_as_a_whole(model: CollectModel) -> None:
    line = model.line(4)
    assert {each.cell.returned for each in model.alike(line)} == {"已公布 3 件", "王芳"}
    model.decide(model.alike(line, file=True), True)
    assert ticked(model) == {"已公布 3 件", "已招生", "已办结", "已公开 4 所"}


def test_a_row_that_is_none_of_the_tasks_is_never_taken(model: CollectModel) -> None:
    place = model.line(0).place
    model.take(made(), TASKS, frozenset({place}))
    line = next(line for line in model.lines if line.declined)
    assert line.remark == "都不是，不收"
    assert waiting(model.lines) == 3


def test_a_likely_row_is_not_taken_once_it_was_declined() -> None:
    make, model = Maker((1, 2)), CollectModel()
    row = replace(make.row(0, 0), found=RowFound.LIKENESS)
    cell = make.cell(
        row, FillField.PROGRESS, "好", verdict=Verdict.CONTRADICTORY, why=Why.LIKELY_ROW
    )
    found = Collection((FINANCE,), (row,), (cell,))
    model.take(found, TASKS, frozenset())
    assert model.accepted() == {cell.key}
    model.take(found, TASKS, frozenset({(0, row.group)}))
    assert not model.accepted()
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) is None


def test_filters_count_what_they_lead_to(model: CollectModel) -> None:
    counts = shelf_counts(model.lines, CollectFilter(unit="区财政局"))
    assert counts[Shelf.CONTRADICTORY] == 2
    assert counts[Shelf.NEW] == 1
    found = {each.words: each.number for each in offers(model.lines, CollectFilter(), "field")}
    assert found == {"进展情况": 4, "完成状态": 1, "具体措施": 1}
    for offer in offers(model.lines, CollectFilter(), "remark"):
        model.show_only(offer.leads_to)
        assert len(model) == offer.number


def test_a_search_needs_all_its_words_anywhere(model: CollectModel) -> None:
    model.show_only(CollectFilter(search="财政 解读"))
    assert returned(model) == ["解读 2 次", "已办结", "做好"]
    model.show_only(CollectFilter(search="没有这样的话"))
    assert len(model) == 0


def test_files_to_be_looked_at_stand_first(qtbot: QtBot) -> None:
    model = CollectFilesModel()
    QAbstractItemModelTester(model)
    remarked = replace(FINANCE, remarks=(BookRemark.MACROS,), rest=("另附说明",), blank=2)
    model.show((remarked, SCHOOLS))
    words = [[str(model.index(row, at).data()) for at in FileColumn] for row in range(2)]
    assert words == [
        ["旧版本", "教育.xls", "区教育局", "1", "0", "第 1 版"],
        ["可以收", "区财政局.xlsx", "区财政局", "4", "2", "含有宏，没有运行；表外：另附说明"],
    ]
    assert files_in_words((remarked, SCHOOLS)) == "1 份可以收，1 份旧版本"


def test_cells_of_no_file_are_none() -> None:
    empty = Collection((), (), ())
    model = CollectModel()
    model.take(empty, {}, frozenset())
    assert len(model) == 0
    assert not model.accepted()


def test_rows_are_told_apart_by_their_file() -> None:
    make = Maker((1, 2))
    rows = (make.row(0, 0), replace(make.row(0, 0), file=1))
    cells: list[CollectedCell] = [make.cell(row, FillField.PROGRESS, "好") for row in rows]
    model = CollectModel()
    found: tuple[CollectedRow, ...] = rows
    model.take(Collection((FINANCE, SCHOOLS), found, tuple(cells)), TASKS, frozenset())
    assert len(model.alike(model.line(0))) == 1
