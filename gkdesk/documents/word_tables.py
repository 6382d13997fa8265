"""Word tables -> grids: merged cells, rows left out by tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gkdesk.documents.blocks import Block
from gkdesk.documents.word_grid import Slot, grid_blocks
from gkdesk.documents.word_xml import VAL, Element, W, value, whole

_MOST_COLUMNS = 1024
_AROUND = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}

Reader = Callable[[Element], list[Block]]
"""Reads what stands in a cell."""


def table_blocks(table: Element, read: Reader) -> list[Block]:
    """A ``w:tbl`` as a grid; as the blocks within it where it is only a frame."""
    slots: list[Slot] = []
    above: dict[int, Slot] = {}
    row = 0
    for element in _inside(table, f"{W}tr"):
        if element.find(f"{W}trPr/{W}del") is None:
            above = _row(element, row, above, slots, read)
            row += 1
    return grid_blocks(slots)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows or cells of an element, also where content controls wrap them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _row(
    element: Element, row: int, above: dict[int, Slot], slots: list[Slot], read: Reader
) -> dict[int, Slot]:
    """Add the cells that begin in a row and let those from above grow; the slots that reach
    this row, by their column."""
    column = _columns(value(element.find(f"{W}trPr"), "gridBefore"), least=0)
    here: dict[int, Slot] = {}
    for cell in _inside(element, f"{W}tc"):
        how = cell.find(f"{W}tcPr")
        columns = _columns(value(how, "gridSpan"))
        upper = above.get(column) if _goes_on(how, "vMerge") else None
        if upper:
            upper.rows += 1
            here[column] = upper
        elif here and _goes_on(how, "hMerge"):
            here[max(here)].columns += columns
        else:
            here[column] = Slot(row, column, columns, read(cell))
            slots.append(here[column])
        column += columns
    return here


def _columns(words: str | None, least: int = 1) -> int:
    return max(least, min(whole(words, least), _MOST_COLUMNS))


def _goes_on(properties: Element | None, name: str) -> bool:
    """Whether the cell belongs to the one above (vMerge) or left of it (hMerge)."""
    merge = None if properties is None else properties.find(W + name)
    return merge is not None and merge.get(VAL, "continue") == "continue"
