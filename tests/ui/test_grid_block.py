"""Moves of the cell and of the block, as in a spreadsheet."""

from __future__ import annotations

import pytest

from gkdesk.ui.models.grid_block import Area, Place, Size, area_of, edge, stepped

SIZE = Size(6, 3)
FILLED = {(0, 0), (1, 0), (2, 0), (4, 0), (2, 2)}


@pytest.mark.parametrize(
    ("at", "rows", "columns", "to"),
    [
        ((0, 0), 1, 0, (2, 0)),  # to the end of a run
        ((2, 0), 1, 0, (4, 0)),  # over a gap to the next value
        ((4, 0), 1, 0, (5, 0)),  # no more: the border
        ((5, 0), 1, 0, (5, 0)),  # on it
        ((2, 0), 0, 1, (2, 2)),
        ((2, 2), 0, -1, (2, 0)),
        ((4, 0), -1, 0, (2, 0)),
        ((0, 1), 1, 0, (5, 1)),  # an empty column
    ],
)
def test_ctrl_and_an_arrow(
    at: tuple[int, int], rows: int, columns: int, to: tuple[int, int]
) -> None:
    def filled(row: int, column: int) -> bool:
        return (row, column) in FILLED

    assert edge(Place(*at), rows, columns, SIZE, filled) == to


def test_enter_and_tab_go_round_in_a_block() -> None:
    area = area_of(Place(3, 2), Place(2, 1))
    assert area == Area(2, 1, 3, 2)
    down = [Place(2, 1)]
    across = [Place(2, 1)]
    for _ in range(4):
        down.append(stepped(down[-1], area, 1, across=False))
        across.append(stepped(across[-1], area, 1, across=True))
    assert down == [(2, 1), (3, 1), (2, 2), (3, 2), (2, 1)]
    assert across == [(2, 1), (2, 2), (3, 1), (3, 2), (2, 1)]
    assert stepped(Place(2, 1), area, -1, across=True) == (3, 2)


def test_no_cell_outside() -> None:
    assert SIZE.within(-3, 9) == (0, 2)
    assert Size(0, 7).within(2, 2) == (0, 2)
