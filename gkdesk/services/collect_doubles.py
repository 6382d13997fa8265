"""The same row told twice: in one file, or by two files of one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from gkdesk.domain.collected import CollectedCell, Verdict, Why
from gkdesk.domain.feedback import FillField

Told = Callable[[CollectedCell], tuple[Hashable, int]]
"""Whose answer a cell is, and the version of its workbook."""
_Row = tuple[int, str]
"""A row by its file and its place there."""

_PAIR = (FillField.STATUS, FillField.DONE_ON)
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
    cells = [anew.get(cell.key, cell) for cell in cells] if anew else list(cells)
    parted = {cell.key: cell for cell in _parted(cells, told)}
    return [parted.get(cell.key, cell) for cell in cells] if parted else cells


def _parted(cells: Sequence[CollectedCell], told: Told) -> Iterator[CollectedCell]:
    """The statuses and days that are not taken, because another row tells of the same: they
    mean something only together. Those of the newest workbook are taken, of two rows of one
    version the only ones that say something."""
    rows: dict[Hashable, dict[_Row, list[CollectedCell]]] = defaultdict(dict)
    versions: dict[_Row, int] = {}
    for cell in cells:
        if cell.field in _PAIR and cell.node_id is not None:
            row = cell.file, cell.group
            unit, versions[row] = told(cell)
            place = cell.node_id, cell.occurrence_id, unit
            rows[place].setdefault(row, []).append(cell)
    for group in rows.values():
        for row in _not_taken(group, versions) if len(group) > 1 else ():
            for cell in group[row]:
                if cell.taken:
                    verdict = Verdict.CONFLICTING
                    yield replace(cell, verdict=verdict, why=Why.ROW_TWICE, taken=False)


def _not_taken(
    group: Mapping[_Row, Sequence[CollectedCell]], versions: Mapping[_Row, int]
) -> set[_Row]:
    newest = max(versions[row] for row in group)
    last = {row for row in group if versions[row] == newest}
    taken = {row for row, cells in group.items() if any(cell.taken for cell in cells)}
    held = last if len(last) == 1 or len(taken & last) == 1 else set()
    return taken - held


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
