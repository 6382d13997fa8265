"""The directory as tables: places, counts, dragging, ticks, and what is said of a unit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gkdesk.domain.directory import Match, NameWay, OtherName, Unit, UnitKind
from gkdesk.services.unit_queue import WaitingName
from gkdesk.ui.models import unit_words
from gkdesk.ui.models.directory_lines import DirectoryLine, DirectoryLinesModel, Outcome
from gkdesk.ui.models.members_model import MembersModel
from gkdesk.ui.models.units_model import UnitColumn, UnitsModel
from gkdesk.ui.models.waiting_answers import Answer, choices
from gkdesk.ui.models.waiting_model import WaitingModel

FINANCE = Unit(3, "区财政局", kind=UnitKind.DEPARTMENT, person="王芳", phone="6011")
TOWN = Unit(5, "柳林镇", kind=UnitKind.TOWN)
TOWNS = Unit(7, "各镇街", collective=True, members=(5,))
MOVE = Qt.DropAction.MoveAction


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(model, mode, model)


def words(model: QAbstractItemModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


@pytest.fixture
def model(qapp: object) -> UnitsModel:
    model = UnitsModel()
    watched(model)
    model.show([FINANCE, TOWN, TOWNS], {3: 1, 5: 2, 7: 3})
    return model


def test_a_line_says_all_of_a_unit(model: UnitsModel) -> None:
    assert words(model, 0) == ["1", "区财政局", "—", "部门", "王芳", "6011", "—"]
    assert words(model, 2) == ["3", "各镇街", "—", "集体名称", "—", "—", "—"]


def test_counts_come_later_and_none_is_nought(model: UnitsModel) -> None:
    model.show_counts({3: 12})
    tasks = [model.index(row, UnitColumn.TASKS).data() for row in range(3)]
    assert tasks == ["12", "0", "0"]


def test_another_word_of_the_same_units_is_no_reset(qtbot: QtBot, model: UnitsModel) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show([FINANCE, Unit(5, "杨柳镇"), TOWNS], {3: 1, 5: 2, 7: 3})
    assert model.index(1, UnitColumn.NAME).data() == "杨柳镇"


@pytest.mark.parametrize(("row", "above"), [(0, 3), (2, 7), (3, 0), (-1, 0)])
def test_a_drop_tells_which_unit_it_is_above(
    qtbot: QtBot, model: UnitsModel, row: int, above: int
) -> None:
    dragged = model.mimeData([model.index(1, 0), model.index(1, 1)])
    with qtbot.waitSignal(model.dropped) as told:
        assert not model.dropMimeData(dragged, MOVE, row, 0, QModelIndex())
    assert told.args == [[5], above]
    assert len(model) == 3  # the ledger moves it, not the table


def test_a_foreign_drop_is_nothing(qtbot: QtBot, model: UnitsModel) -> None:
    text = QMimeData()
    text.setText("区财政局")
    with qtbot.assertNotEmitted(model.dropped):
        model.dropMimeData(text, MOVE, 0, 0, QModelIndex())


def test_what_is_only_read_cannot_be_dragged(qapp: object) -> None:
    model = UnitsModel(movable=False)
    model.show([FINANCE], {3: 1})
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_tick_asks_and_waits_for_the_ledger(qtbot: QtBot) -> None:
    model = MembersModel()
    watched(model)
    model.show([FINANCE, TOWN], [5])
    role = Qt.ItemDataRole.CheckStateRole
    assert [model.index(row).data(role) for row in (0, 1)] == [0, 2]
    with qtbot.waitSignal(model.ticked) as told:
        model.setData(model.index(0), 2, role)
    assert told.args == [3, True]
    assert model.index(0).data(role) == 0


def test_the_queue_says_how_often_and_like_whom(qapp: object) -> None:
    model = WaitingModel()
    watched(model)
    units = {3: FINANCE, 5: TOWN}
    names = [
        WaitingName("财政所", 4, Match.UNKNOWN, (3,)),
        WaitingName("镇", 2, Match.AMBIGUOUS, (5, 3)),
        WaitingName("某中心", 1, Match.UNKNOWN, ()),
    ]
    model.show(names, units)
    assert [words(model, row) for row in range(3)] == [
        ["财政所", "区财政局", "4"],
        ["镇", "柳林镇等 2 个", "2"],
        ["某中心", "—", "1"],
    ]


def test_answers_stand_in_the_order_of_their_keys() -> None:
    told = [choice.words for choice in choices("财政所", [FINANCE])]
    assert told == ["是“区财政局”", "新单位", "是集体名称", "不是单位"]
    assert choices("各园区", [])[0].answer is Answer.COLLECTIVE
    assert len(choices("局", [FINANCE] * 20)) == 9


def test_the_tip_says_who_a_unit_is() -> None:
    former = OtherName(1, 3, "区财政所", NameWay.FORMER, None, "2019-03")
    unit = Unit(3, "区财政局", "区财局", UnitKind.DEPARTMENT, person="王芳", phone="6011",
                names=(former,))  # fmt: skip
    assert unit_words.who(unit).splitlines() == [
        "区财政局　部门",
        "联系人　王芳 6011",
        "简称　区财局",
        "曾用名，至 2019-03　区财政所",
    ]
    assert unit_words.who(TOWNS, [TOWN]).splitlines() == ["各镇街　集体名称", "成员　柳林镇"]


LINES = [
    DirectoryLine("第 3 行", "区财政局", "部门", "王芳", Outcome.NEW, "", 0),
    DirectoryLine("第 4 行", "区教育局", "部门", "", Outcome.SAME, "", 1),
    DirectoryLine("第 5 行", "", "", "李倩", Outcome.AMISS, "没有单位名称"),
    DirectoryLine("第 6 行", "柳林镇", "镇街", "", Outcome.CHANGED, "电话", 2),
]


def test_only_lines_that_change_anything_are_ticked(qtbot: QtBot) -> None:
    model = DirectoryLinesModel(LINES)
    watched(model)
    assert model.chosen() == [0, 2]
    role = Qt.ItemDataRole.CheckStateRole
    with qtbot.waitSignal(model.ticked):
        model.setData(model.index(0, 0), 0, role)
    assert model.chosen() == [2]
    assert not model.setData(model.index(1, 0), 2, role)  # the same already
    assert not model.setData(model.index(2, 0), 2, role)  # no unit at all
    model.tick_all(True)
    assert model.chosen() == [0, 2]
