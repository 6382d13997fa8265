"""What people do to the hidden column with the codes once they have found it."""

from __future__ import annotations

import re
from random import Random

from gkdesk.domain.dispatches import LockedField
from tests.damage.forms import Column, Form

_WIDE = str.maketrans(
    {chr(sign): chr(sign + 0xFEE0) for sign in (*range(0x30, 0x3A), *range(0x41, 0x5B), 0x2D)}
)


def _code(form: Form) -> Column | None:
    column = form.table.column(LockedField.CODE)
    if column is not None:
        column.hidden = False
    return column


def drop_codes(form: Form, _draw: Random) -> None:
    """The column deleted."""
    column = _code(form)
    if column is not None:
        form.table.columns.remove(column)


def clear_codes(form: Form, draw: Random) -> None:
    """The column shown and some of it emptied, or all."""
    column, share = _code(form), draw.choice((0.3, 1.0))
    if column is not None:
        for line in form.table.lines:
            if draw.random() < share:
                line.cells[column] = None


def fill_same_code(form: Form, draw: Random) -> None:
    """One code drawn down over the next rows."""
    column, lines = _code(form), form.table.lines
    if column is None or len(lines) < 2:
        return
    first = draw.randrange(len(lines) - 1)
    for line in lines[first : first + draw.randint(2, 6)]:
        line.cells[column] = lines[first].cells.get(column)


def fill_series(form: Form, draw: Random) -> None:
    """A code drawn down as a series: its number grows, its sign stays."""
    column, lines = _code(form), form.table.lines
    if column is None or not lines:
        return
    start = str(lines[0].cells.get(column) or "")
    parts = re.fullmatch(r"(.*-)(\d+)((?:\.\d+)?-.)", start)
    if parts is None:
        return
    for step, line in enumerate(lines[: draw.randint(2, 9)]):
        line.cells[column] = f"{parts[1]}{int(parts[2]) + step}{parts[3]}"


def shift_codes(form: Form, draw: Random) -> None:
    """A cell deleted and those below moved up: every code stands a row too high."""
    column, lines = _code(form), form.table.lines
    if column is None or not lines:
        return
    codes = [line.cells.get(column) for line in lines]
    del codes[draw.randrange(len(codes))]
    for line, code in zip(lines, (*codes, None), strict=True):
        line.cells[column] = code


def retype_codes(form: Form, draw: Random) -> None:
    """Typed again small, wide or with blanks."""
    column = _code(form)
    if column is None:
        return
    for line in form.table.lines:
        words = str(line.cells.get(column) or "")
        if words and draw.random() < 0.5:
            way = draw.choice((str.lower, lambda text: text.translate(_WIDE), " {} ".format))
            line.cells[column] = way(words)


def mistype_codes(form: Form, draw: Random) -> None:
    """One sign of a code typed over."""
    column = _code(form)
    if column is None:
        return
    for line in form.table.lines:
        words = str(line.cells.get(column) or "")
        if words and draw.random() < 0.4:
            at = draw.randrange(len(words))
            line.cells[column] = words[:at] + draw.choice("0123456789ABCDEF-") + words[at + 1 :]


def swap_codes(form: Form, draw: Random) -> None:
    """Two codes exchanged."""
    column, lines = _code(form), form.table.real()
    if column is None or len(lines) < 2:
        return
    one, other = draw.sample(lines, 2)
    one.cells[column], other.cells[column] = other.cells.get(column), one.cells.get(column)
