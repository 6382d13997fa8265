"""Columns without heads: the first of names like a unit's, and those of contacts."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from gkdesk.reading.directory.contacts import PHONE, split_name
from gkdesk.reading.directory.grid import SheetGrid
from gkdesk.reading.directory.heads import Field, Half
from gkdesk.reading.directory.words import is_person, is_unit, plain, unnumbered

_SAMPLE = 300
"""So many rows tell what the columns are."""


def guessed_half(grid: SheetGrid) -> Half | None:
    """The columns of a sheet without heads; None where no column holds units. A line of
    prose may end like a unit, so most cells of the column must."""
    named, called, numbered, filled = _tallied(grid)
    columns = [each for each in sorted(named) if 2 * named[each] > filled[each]]
    if not columns:
        return None
    fields = {columns[0]: Field.NAME}
    for column in sorted(filled):
        if column in fields:
            continue
        if 2 * numbered[column] > filled[column]:
            fields[column] = Field.PHONE
        elif 2 * called[column] > filled[column] and Field.PERSON not in fields.values():
            fields[column] = Field.PERSON
    return Half(fields)


def _tallied(grid: SheetGrid) -> tuple[Counter[int], Counter[int], Counter[int], Counter[int]]:
    """How many cells of each column are like a unit, a person, a telephone, or anything."""
    named, called, numbered, filled = (
        Counter[int](),
        Counter[int](),
        Counter[int](),
        Counter[int](),
    )
    for row in islice(grid.rows.values(), _SAMPLE):
        for column, cell in row.items():
            filled[column] += 1
            named[column] += is_unit(unnumbered(split_name(cell.words)[0]))
            called[column] += is_person(cell.words)
            numbered[column] += PHONE.fullmatch(plain(cell.words)) is not None
    return named, called, numbered, filled
