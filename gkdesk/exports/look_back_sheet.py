"""A look-back as a laid-out sheet: written to a workbook as the breakdown tables are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Final

from gkdesk.domain.look_back import LookBack, LookBackRow
from gkdesk.exports.look_back_words import CENTRED, HEADS, SHARES, cells, subtitle, title
from gkdesk.exports.sheet import (
    BODY_POINTS,
    TITLE_POINTS,
    Block,
    Cell,
    Faces,
    Line,
    Look,
    Sheet,
)
from gkdesk.exports.text_fit import (
    TALLEST_ROW,
    clean,
    height_of,
    lines_of,
    most_lines,
    room_of,
    split,
)

_WHOLE: Final = 164.0
"""All columns together on A4 lying, in Excel's characters."""
_WIDTHS: Final = tuple(round(_WHOLE * share, 1) for share in SHARES)
_POINTS: Final = BODY_POINTS - 1.5
_ROOMS: Final = tuple(room_of(width, _POINTS) for width in _WIDTHS)
_FACES: Final = Faces(body=replace(Faces().body, points=_POINTS))
_LAST: Final = len(HEADS) - 1


def look_back_sheet(
    found: LookBack, rows: Sequence[LookBackRow], today: date, filtered: str = ""
) -> Sheet:
    """These rows of a look-back on one sheet; ``filtered`` says which they are."""
    top = [
        _across(title(found), Look.TITLE, TITLE_POINTS),
        _across(subtitle(rows, today, filtered), Look.SUBTITLE, _POINTS),
    ]
    head = Line([Cell(words, Look.HEAD) for words in HEADS], 34.0)
    body = [line for at, row in enumerate(rows, 1) for line in _lines(cells(row, at))]
    return Sheet(
        title=title(found),
        basis="",
        widths=_WIDTHS,
        lines=[*top, head, *body],
        blocks=[Block(at, 0, at, _LAST) for at in range(len(top))],
        head=len(top),
        breaks=[],
        rows=len(rows),
        tab="对照表",
        faces=_FACES,
    )


def _across(words: str, look: Look, points: float) -> Line:
    room = room_of(_WHOLE, points)
    text = clean(words)
    tall = height_of(lines_of(text, room), points) + 4
    return Line(
        [Cell(text, look), *(Cell("", look) for _ in HEADS[1:])], min(tall, TALLEST_ROW)
    )


def _lines(words: Sequence[str]) -> Iterator[Line]:
    """One row of the table; what is taller than Excel lets a row be goes on in another."""
    most = most_lines(_POINTS)
    pieces = [
        list(split(clean(text), room, most)) for text, room in zip(words, _ROOMS, strict=True)
    ]
    for parts in zip_longest(*pieces, fillvalue=""):
        lines = max(lines_of(text, room) for text, room in zip(parts, _ROOMS, strict=True))
        looks = (Look.CENTRE if centred else Look.LEFT for centred in CENTRED)
        row = [Cell(text, look) for text, look in zip(parts, looks, strict=True)]
        yield Line(row, min(height_of(lines, _POINTS), TALLEST_ROW))
