"""Rows that come, go and move in a model that is shown: never a reset, every signal exact."""

from __future__ import annotations

from array import array
from random import Random

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from gkdesk.domain.queries import Skeleton
from gkdesk.domain.tasks import Outlook
from gkdesk.ui.models.tree_model import TreeModel
from tests.drafts import NOW

Tree = dict[int, list[int]]
OUTLOOK = Outlook(NOW.date(), NOW.date())
START: Tree = {0: [1, 5], 1: [2, 3, 4], 5: [6], 6: [7, 8]}


def model_of(tree: Tree) -> TreeModel:
    model = TreeModel(lambda _ids: {}, OUTLOOK)
    pairs = list(in_order(tree))
    ids, parents = (array("q", each) for each in zip(*pairs, strict=True))
    model.open(Skeleton(ids, parents, 0))
    return model


def in_order(tree: Tree, above: int = 0) -> list[tuple[int, int]]:
    """Every row with the one it stands under, in printed order."""
    found = []
    for child in tree.get(above, []):
        found += [(child, above), *in_order(tree, child)]
    return found


def shown(model: TreeModel, parent: QModelIndex | None = None) -> list[tuple[int, int]]:
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append((model.node_id(index) or 0, model.node_id(parent) or 0))
        found += shown(model, index)
    return found


@pytest.fixture
def model() -> TreeModel:
    made = model_of(START)
    made.watcher = QAbstractItemModelTester(  # type: ignore[attr-defined]
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    return made


def test_a_row_that_comes_is_told_and_nothing_else(model: TreeModel) -> None:
    told: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: told.append((first, last)))
    model.rowsMoved.connect(lambda *_: told.append((-1, -1)))
    model.modelReset.connect(lambda: told.append((-2, -2)))
    model.sync(1, [2, 9, 3, 4])
    assert told == [(1, 1)]
    assert [i for i, above in shown(model) if above == 1] == [2, 9, 3, 4]


def test_one_row_passing_many_is_one_move(model: TreeModel) -> None:
    moves: list[int] = []
    model.rowsMoved.connect(lambda *_: moves.append(1))
    model.sync(1, [3, 4, 2])
    assert len(moves) == 1
    assert [i for i, above in shown(model) if above == 1] == [3, 4, 2]


def test_a_row_that_goes_elsewhere_takes_along_what_is_below_it(model: TreeModel) -> None:
    kept = QPersistentModelIndex(model.index_of(8))
    model.sync_all({5: [], 1: [2, 6, 3, 4]})
    assert shown(model) == [(1, 0), (2, 1), (6, 1), (7, 6), (8, 6), (3, 1), (4, 1), (5, 0)]
    assert model.node_id(kept) == 8
    assert kept.parent() == model.index_of(6)


def test_what_is_left_out_is_gone_with_everything_below(model: TreeModel) -> None:
    gone = QPersistentModelIndex(model.index_of(7))
    model.sync(0, [1])
    assert shown(model) == [(1, 0), (2, 1), (3, 1), (4, 1)]
    assert not gone.isValid()
    assert not model.index_of(6).isValid()
    assert len(model) == 4


def test_rows_come_back_with_those_below_them_in_any_order(model: TreeModel) -> None:
    model.sync(0, [1])
    model.sync_all({6: [7, 8], 5: [6], 0: [1, 5]})
    assert shown(model) == in_order(START)


@pytest.mark.parametrize("seed", range(8))
def test_any_tree_follows_any_other(model: TreeModel, seed: int) -> None:
    draw = Random(seed)
    tree = {above: list(below) for above, below in START.items()}
    for step in range(30):
        former = {above: list(below) for above, below in tree.items()}
        tree = changed(draw, tree, 100 + step)
        wanted = {
            above: tree.get(above, [])
            for above in {*former, *tree}
            if former.get(above) != tree.get(above)
        }
        model.sync_all(dict(sorted(wanted.items(), key=lambda _pair: draw.random())))
        assert shown(model) == in_order(tree)
        assert [model.node_id(model.index_of(i)) for i, _ in in_order(tree)] == [
            i for i, _ in in_order(tree)
        ]


def changed(draw: Random, tree: Tree, new: int) -> Tree:
    """Another tree: a row more, one less, or one elsewhere."""
    rows = in_order(tree)
    what = draw.choice(("add", "take", "move", "move")) if rows else "add"
    tree = {above: list(below) for above, below in tree.items()}
    targets = [0, *(i for i, _ in rows)]
    if what == "add":
        below = tree.setdefault(draw.choice(targets), [])
        below.insert(draw.randint(0, len(below)), new)
        return tree
    row, above = draw.choice(rows)
    inside = {row, *(i for i, _ in in_order(tree, row))}
    tree[above].remove(row)
    if what == "take":
        return {i: below for i, below in tree.items() if i not in inside}
    below = tree.setdefault(draw.choice([i for i in targets if i not in inside]), [])
    below.insert(draw.randint(0, len(below)), row)
    return tree
