"""Tables of an official document: fixed widths, heads on every page, rows in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gkdesk.exports.official.ink import BLACK, IMITATION, Element, element, letters, run, value
from gkdesk.exports.official.measures import TABLE, TABLE_PITCH, twentieths
from gkdesk.exports.official.page import BLOCK_WIDTH

_PAD: Final = "85"
_SIDES: Final = ("left", "right")
_PAGEFUL: Final = 700
"""Characters in a narrow cell that may fill a page: such a row has to be cut."""
_SHORT: Final = 8


def table(
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    *,
    points: float = TABLE,
) -> Element:
    """A ruled table over the text block's whole width. ``widths`` are parts of it; a column
    of short words only is centred. A row's cells are as many as the heads."""
    columns = _columns(widths, len(heads))
    centred = [_is_short(column, rows) for column in range(len(heads))]
    body = [_row(row, columns, centred, points) for row in rows]
    return element("tbl", _frame(), _grid(columns), _head(heads, columns, points), *body)


def _columns(widths: Sequence[float], count: int) -> list[int]:
    shares = [max(share, 0.0) or 1.0 for share in widths][:count]
    shares += [1.0] * (count - len(shares))
    whole = sum(shares)
    columns = [int(BLOCK_WIDTH * share / whole) for share in shares]
    columns[-1] += BLOCK_WIDTH - sum(columns)
    return columns


def _is_short(column: int, rows: Sequence[Sequence[str]]) -> bool:
    return all(len(row[column]) <= _SHORT for row in rows if column < len(row))


def _frame() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element(
        "tblPr",
        element("tblW", w=str(BLOCK_WIDTH), type="dxa"),
        value("jc", "center"),
        element(
            "tblBorders",
            *(element(side, val="single", sz="4", space="0", color="auto") for side in sides),
        ),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=_PAD, type="dxa") for side in _SIDES)),
    )


def _grid(columns: Sequence[int]) -> Element:
    return element("tblGrid", *(element("gridCol", w=str(width)) for width in columns))


def _head(heads: Sequence[str], columns: Sequence[int], points: float) -> Element:
    cells = (
        cell(head, width, face=BLACK, points=points, side="center")
        for head, width in zip(heads, columns, strict=True)
    )
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _row(
    texts: Sequence[str], columns: Sequence[int], centred: Sequence[bool], points: float
) -> Element:
    filled = [*texts, *([""] * (len(columns) - len(texts)))]
    cells = [
        cell(text, width, points=points, side="center" if middle else "left")
        for text, width, middle in zip(filled, columns, centred, strict=False)
    ]
    held = not any(len(text) > _PAGEFUL for text in filled)
    return element("tr", element("trPr", *([element("cantSplit")] if held else [])), *cells)


def cell(
    text: str,
    width: int,
    *,
    face: str = IMITATION,
    points: float = TABLE,
    side: str = "left",
) -> Element:
    """A cell with a paragraph a line; ``width`` as w:dxa."""
    box = element("tcPr", element("tcW", w=str(width), type="dxa"), value("vAlign", "center"))
    return element("tc", box, *(_line(line, face, points, side) for line in text.split("\n")))


def _line(text: str, face: str, points: float, side: str) -> Element:
    pitch = TABLE_PITCH * points / TABLE
    lines = element(
        "pPr",
        value("snapToGrid", "0"),
        element("spacing", before="0", after="0", line=twentieths(pitch), lineRule="exact"),
        value("jc", side),
    )
    return element("p", lines, run(text, letters(face, points)))
