"""Cells gathered from a Word table -> a grid, or what stands in it where it is a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gkdesk.documents.blocks import Block, Grid, GridCell, Line

_FRAME = 4


@dataclass(slots=True)
class Slot:
    """A cell while its table is read; it grows when cells turn out to belong to it."""

    row: int
    column: int
    columns: int
    blocks: list[Block]
    rows: int = 1


def grid_blocks(slots: Sequence[Slot]) -> list[Block]:
    """The slots as a grid; as the blocks within them where the table is only a frame: one
    cell, or a few of which one holds a table."""
    if _is_frame(slots):
        return [block for slot in slots for block in slot.blocks]
    return [Grid(tuple(_grid_cell(slot) for slot in slots))]


def _is_frame(slots: Sequence[Slot]) -> bool:
    if len(slots) <= 1:
        return True
    holds = any(isinstance(block, Grid) for slot in slots for block in slot.blocks)
    return holds and len(slots) <= _FRAME


def _grid_cell(slot: Slot) -> GridCell:
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
