"""What every laid-out sheet must keep, whatever its design: no cell is clipped, no merge lies
over another or hides words, no page is overfull."""

from __future__ import annotations

from itertools import pairwise

from gkdesk.exports.sheet import Block, Sheet, page_points
from gkdesk.exports.text_fit import TALLEST_ROW, height_of, lines_of, room_of


def check(sheet: Sheet) -> None:
    """Raises AssertionError where a rule is broken."""
    assert all(0 < line.height <= TALLEST_ROW + 0.01 for line in sheet.lines)
    assert all(len(line.cells) == len(sheet.widths) for line in sheet.lines)
    _no_block_overlaps(sheet)
    _nothing_is_clipped(sheet)
    _no_page_is_overfull(sheet)


def _no_block_overlaps(sheet: Sheet) -> None:
    cells = [
        (line, at)
        for block in sheet.blocks
        for line in range(block.top, block.bottom + 1)
        for at in range(block.left, block.right + 1)
    ]
    assert len(cells) == len(set(cells))
    covered = set(cells) - {(block.top, block.left) for block in sheet.blocks}
    assert not any(sheet.lines[line].cells[at].text for line, at in covered)


def _nothing_is_clipped(sheet: Sheet) -> None:
    blocks = {(block.top, block.left): block for block in sheet.blocks}
    for top, line in enumerate(sheet.lines):
        for left, cell in enumerate(line.cells):
            if not cell.text:
                continue
            block = blocks.get((top, left), Block(top, left, top, left))
            width = sum(sheet.widths[left : block.right + 1])
            points = sheet.faces.of(cell.look).points
            need = height_of(lines_of(cell.text, room_of(width, points)), points)
            have = sum(one.height for one in sheet.lines[top : block.bottom + 1])
            assert have >= min(need, TALLEST_ROW) - 0.01, cell.text


def _no_page_is_overfull(sheet: Sheet) -> None:
    starts = [0, *sheet.breaks, len(sheet.lines)]
    assert starts == sorted(set(starts))
    for start, stop in pairwise(starts):
        tall = sum(line.height for line in sheet.lines[start:stop])
        head = sheet.lines[sheet.head].height if start else 0.0
        assert tall + head <= page_points(sheet.widths, sheet.paper) + 0.01
