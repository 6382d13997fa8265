"""Word tables -> grids: merged cells, rows left out by tracked changes, frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gkdesk.documents.blocks import Block, Grid, GridCell, Line
from gkdesk.documents.word_xml import VAL, Element, W, value, whole

_MOST_COLUMNS = 1024
_FRAME = 4
_AROUND = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}

Reader = Callable[[Element], list[Block]]
"""Reads what stands in a cell."""


@dataclass(slots=True)
class _Slot:
    """A cell while its table is read."""

    row: int
    column: int
    columns: int
    blocks: list[Block]
    rows: int = 1


def table_blocks(table: Element, read: Reader) -> list[Block]:
    """A ``w:tbl`` as a grid; as the blocks within it where it is only a frame: one cell, or
    a few of which one holds a table."""
    slots: list[_Slot] = []
    row = 0
    for element in _inside(table, f"{W}tr"):
        if element.find(f"{W}trPr/{W}del") is None:
            slots += _row(element, row, slots, read)
            row += 1
    if _is_frame(slots):
        return [block for slot in slots for block in slot.blocks]
    return [Grid(tuple(_grid_cell(slot) for slot in slots))] if slots else []


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows or cells of an element, also where content controls wrap them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _row(element: Element, row: int, above: list[_Slot], read: Reader) -> list[_Slot]:
    """The cells that begin in a row; those that go on from above grow there."""
    properties = element.find(f"{W}trPr")
    column = _columns(value(properties, "gridBefore"), least=0)
    reaching = {slot.column: slot for slot in above if slot.row + slot.rows == row}
    slots: list[_Slot] = []
    for cell in _inside(element, f"{W}tc"):
        how = cell.find(f"{W}tcPr")
        columns = _columns(value(how, "gridSpan"))
        upper = reaching.get(column) if _goes_on(how, "vMerge") else None
        if upper:
            upper.rows += 1
        elif slots and _goes_on(how, "hMerge"):
            slots[-1].columns += columns
        else:
            slots.append(_Slot(row, column, columns, read(cell)))
        column += columns
    return slots


def _columns(words: str | None, least: int = 1) -> int:
    return max(least, min(whole(words, least), _MOST_COLUMNS))


def _goes_on(properties: Element | None, name: str) -> bool:
    """Whether the cell belongs to the one above (vMerge) or left of it (hMerge)."""
    merge = None if properties is None else properties.find(W + name)
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _is_frame(slots: list[_Slot]) -> bool:
    if len(slots) <= 1:
        return True
    holds = any(isinstance(block, Grid) for slot in slots for block in slot.blocks)
    return holds and len(slots) <= _FRAME


def _grid_cell(slot: _Slot) -> GridCell:
    words = "\n".join(filter(None, map(_flat, slot.blocks)))
    return GridCell(words, slot.row, slot.column, slot.rows, slot.columns)


def _flat(block: Block) -> str:
    """The words of a block in a cell; a table within it keeps its rows as lines."""
    if isinstance(block, Line):
        return block.text
    if not isinstance(block, Grid):
        return ""
    rows: dict[int, list[str]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return "\n".join(" ".join(filter(None, row)) for row in rows.values())
