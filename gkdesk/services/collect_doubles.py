"""The same row told twice: in one file, or by two files of one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from gkdesk.domain.collected import CollectedCell, Verdict, Why
from gkdesk.domain.feedback import FillField

Told = Callable[[CollectedCell], tuple[Hashable, int]]
"""Whose answer a cell is, and the version of its workbook."""

_ASKED = frozenset((Why.LIKELY_ROW, Why.NOT_ITS_ROW, Why.ROW_GONE, Why.LOCKED_ALTERED))


def settled(cells: Sequence[CollectedCell], told: Told) -> list[CollectedCell]:
    """The cells with those judged anew that say something of a row that another says too. The
    same value counts once. Of different ones that of the newest workbook stays what it is and
    the others conflict; within one version nobody can say which holds. Evidence is joined."""
    found: dict[Hashable, list[CollectedCell]] = defaultdict(list)
    versions: dict[int, int] = {}
    for cell in cells:
        if _says(cell):
            unit, versions[cell.key] = told(cell)
            found[cell.node_id, cell.occurrence_id, cell.field, unit].append(cell)
    anew = {
        cell.key: cell
        for group in found.values()
        if len(group) > 1
        for cell in _judged(group, versions)
    }
    return [anew.get(cell.key, cell) for cell in cells] if anew else list(cells)


def _says(cell: CollectedCell) -> bool:
    unasked = cell.value is not None and cell.why not in _ASKED
    return unasked and cell.takable and cell.verdict is not Verdict.UNCHANGED


def _judged(
    group: Sequence[CollectedCell], versions: dict[int, int]
) -> Iterator[CollectedCell]:
    newest = max(versions[cell.key] for cell in group)
    last = [cell for cell in group if versions[cell.key] == newest]
    values = {cell.value for cell in last}
    if group[0].field is FillField.EVIDENCE:
        values = {cell.value for cell in group}
        yield from _same(group) if len(values) == 1 else ()
    elif len(values) > 1:
        for cell in group:
            yield replace(cell, verdict=Verdict.CONTRADICTORY, why=Why.ROW_TWICE, taken=False)
    else:
        yield from _same(last)
        for cell in group:
            if cell.value in values and cell not in last:
                yield _unchanged(cell)
            elif cell.value not in values:
                yield replace(cell, verdict=Verdict.CONFLICTING, why=Why.ROW_TWICE, taken=False)


def _same(cells: Sequence[CollectedCell]) -> Iterator[CollectedCell]:
    """The first stays, the others say nothing more."""
    best = next((cell for cell in cells if cell.taken), cells[0])
    for cell in cells:
        if cell is not best:
            yield _unchanged(cell)


def _unchanged(cell: CollectedCell) -> CollectedCell:
    return replace(cell, verdict=Verdict.UNCHANGED, why=None, takable=False, taken=False)
