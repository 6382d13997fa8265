"""The tree over integers: shape, fetching by the screenful, exact news of edits."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gkdesk.domain.queries import Query, Skeleton
from gkdesk.domain.tasks import NodeKind, Outlook, Row, Status
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.models.tree_model import KEPT, SCREENFUL, Column, TreeModel
from tests.ui.small_ledger import id_at, plan_id

OUTLOOK = Outlook(date(2022, 9, 28), date(2022, 10, 9))


def made_row(node_id: int) -> Row:
    """A plain task row."""
    return Row(
        id=node_id, plan_id=1, parent_id=None, kind=NodeKind.TASK, level=3, label=f"{node_id}.",
        path=str(node_id), heading="", text=f"第{node_id}条",
        status=Status.OPEN, progress="", note="", due=None, words="", deadline_kind=None,
        deadline_rule=None, deadline_set=False, units=(),
    )  # fmt: skip


class Ledger:
    """Stands for the ledger and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def fetch(self, ids: Sequence[int]) -> dict[int, Row]:
        self.asked.append(list(ids))
        return {node_id: made_row(node_id) for node_id in ids}


def flat(count: int) -> Skeleton:
    """One group, id 1, with ``count`` rows below."""
    return Skeleton(array("q", range(1, count + 2)), array("q", [0] + [1] * count), hits=count)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def model(ledger: Ledger) -> TreeModel:
    made = TreeModel(ledger.fetch, OUTLOOK)
    made.open(flat(500))
    return made


def test_qt_finds_no_fault_with_the_model(small: Session, qtbot: QtBot) -> None:
    made = TreeModel(lambda ids: outline.rows(small, ids), OUTLOOK)
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(made, warning, made)  # a warning of Qt fails the test
    made.open(outline.skeleton(small, Query(plan_id=plan_id(small))))
    made.refresh([id_at(small, "一/一/1")])
    made.merge_units(True)
    made.open(Skeleton(array("q"), array("q"), 0))


def test_rows_stand_as_in_the_skeleton(small: Session) -> None:
    made = TreeModel(lambda ids: outline.rows(small, ids), OUTLOOK)
    made.open(outline.skeleton(small, Query(plan_id=plan_id(small))))
    said: list[str] = []

    def walk(parent: QModelIndex, depth: int) -> None:
        for at in range(made.rowCount(parent)):
            index = made.index(at, 0, parent)
            assert index.parent() == parent
            row = made.row(index)
            assert row is not None
            said.append("  " * depth + row.path)
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    assert said[:5] == ["一", "  一/一", "    一/一/1", "    一/一/2", "  一/二"]
    assert said[5].strip() == "一/二/1"


def test_a_screenful_is_one_question(model: TreeModel, ledger: Ledger) -> None:
    group = model.index(0, 0)
    model.want(range(30))
    for at in range(29):
        model.row(model.index(at, 0, group))
    assert len(ledger.asked) == 1


def test_a_row_not_at_hand_brings_its_screenful(model: TreeModel, ledger: Ledger) -> None:
    model.row(model.index(200, 0, model.index(0, 0)))
    assert len(ledger.asked) == 1
    assert len(ledger.asked[0]) == SCREENFUL


def test_only_so_many_rows_are_kept(ledger: Ledger) -> None:
    made = TreeModel(ledger.fetch, OUTLOOK)
    made.open(flat(KEPT * 2))
    made.want(range(KEPT * 2))
    made.want(range(10))
    assert ledger.asked[1] == list(range(1, 11)), "the first rows were let go and asked again"


def test_an_edit_is_told_for_its_row_and_those_above(model: TreeModel, qtbot: QtBot) -> None:
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(model.node_id(first) or 0))
    model.refresh([7])
    assert told == [1, 7]


def test_an_edit_is_read_again(model: TreeModel, ledger: Ledger) -> None:
    index = model.index_of(7)
    model.row(index)
    model.refresh([7])
    model.row(index)
    assert 7 in ledger.asked[-1]
    assert len(ledger.asked) == 2


def test_an_edit_resets_nothing(model: TreeModel) -> None:
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.refresh([7])
    assert resets == []


def test_a_row_that_is_not_shown_is_passed_over(model: TreeModel) -> None:
    model.refresh([99_999])
    assert not model.index_of(99_999).isValid()


def test_merged_units_change_the_heading(model: TreeModel) -> None:
    def heading() -> object:
        return model.headerData(Column.RESPONSIBLE, Qt.Orientation.Horizontal)

    assert heading() == "责任单位"
    model.merge_units(True)
    assert heading() == "单位"


def test_a_plan_row_has_a_negative_id(small: Session) -> None:
    made = TreeModel(lambda ids: outline.rows(small, ids), OUTLOOK)
    made.open(outline.skeleton(small, Query(search="规划")))
    top = made.index(0, 0)
    assert made.node_id(top) == -plan_id(small)
    assert isinstance(made, QAbstractItemModel)
    assert "东湖区" in str(made.data(top))


def test_cells_can_be_read_aloud(small: Session) -> None:
    made = TreeModel(lambda ids: outline.rows(small, ids), OUTLOOK)
    made.open(outline.skeleton(small, Query(plan_id=plan_id(small))))
    index = made.index_of(id_at(small, "一/一/1"))
    cells = [made.data(index.siblingAtColumn(column)) for column in Column]
    assert str(cells[0]).startswith("1.2022年9月底前")
    assert cells[1:] == [
        "—",
        "区发展改革局、区财政局",
        "2022-09-30 周五　2022年9月底前",
        "临期　剩 2 天",
    ]
