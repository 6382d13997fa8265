"""Which node a running number (序号) belongs to: its row, or the task over several rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gkdesk.reading.tables.tree import Knot, Tree


def number_knots(tree: Tree) -> None:
    """An ordinal numbers its row, or the task over several rows that share it."""
    runs = list(_runs(tree.leaves))
    depth = _numbered_depth(runs) if any(len(run) > 1 for run in runs) else None
    for run in runs:
        ordinal = run[0].ordinal
        if ordinal is None:
            continue
        if depth is None or len(run[0].parents) <= depth:
            for leaf in run:
                leaf.ordinal = ordinal if leaf is run[0] else None
            continue
        run[0].parents[depth].ordinal = ordinal
        tree.homes[ordinal.span.start] = run[0].parents[depth]
        for leaf in run:
            leaf.ordinal = None


def _runs(leaves: list[Knot]) -> Iterator[list[Knot]]:
    """Leaves under the same ordinal, merged down or left blank."""
    run: list[Knot] = []
    for leaf in leaves:
        if run and leaf.ordinal is not None and leaf.ordinal is not run[0].ordinal:
            yield run
            run = []
        run.append(leaf)
    if run:
        yield run


def _numbered_depth(runs: list[list[Knot]]) -> int | None:
    """The depth of the ancestors the ordinals run with: the same within a run, another in
    the next."""
    deepest = max(len(leaf.parents) for run in runs for leaf in run)
    for depth in range(deepest - 1, -1, -1):
        heads = [{id(_at(leaf, depth)) for leaf in run} for run in runs]
        alike = all(len(head) == 1 for head in heads)
        if alike and all(before != after for before, after in pairwise(heads)):
            return depth
    return None


def _at(leaf: Knot, depth: int) -> Knot:
    """The knot over a leaf at a depth, the leaf itself where it is no deeper."""
    return leaf.parents[depth] if depth < len(leaf.parents) else leaf
