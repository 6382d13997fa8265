"""A breakdown table in as many sheets as its design asks for: one, one a section, or one a
unit with its rows. Every sheet is numbered from 1, for it is handed out alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gkdesk.domain.breakdown import BreakdownRow, BreakdownTable, Layout
from gkdesk.domain.table_design import FILL_WORDS, TableDesign
from gkdesk.exports.body_lines import sections_of
from gkdesk.exports.breakdown_sheet import breakdown_sheet
from gkdesk.exports.column_widths import ruling_for
from gkdesk.exports.sheet import Sheet

NOBODY = "未定单位"
"""The sheet of the rows that no unit answers for: none gets lost."""


def breakdown_sheets(table: BreakdownTable, design: TableDesign) -> Iterator[Sheet]:
    """The sheets of a table that has rows, all with the same columns."""
    titled = replace(table, title=design.title.strip() or table.title)
    if design.layout not in (Layout.SECTIONS, Layout.UNITS):
        yield breakdown_sheet(titled, design)
        return
    ruling = ruling_for(table.rows, design)
    for tab, rows in _parts(table, design.layout):
        of_unit = design.layout is Layout.UNITS and tab != NOBODY
        title = f"{titled.title}（{tab}）" if of_unit else titled.title
        part = replace(titled, title=title, rows=_numbered(rows))
        own = replace(design, fill_line=_filled(design, tab)) if of_unit else design
        sheet = breakdown_sheet(part, own, ruling)
        sheet.tab = tab
        yield sheet


def _parts(
    table: BreakdownTable, layout: Layout
) -> Iterator[tuple[str, Sequence[BreakdownRow]]]:
    """The words of each tab and the rows of its sheet."""
    if layout is Layout.SECTIONS:
        yield from sections_of(table.rows)
        return
    by_unit: dict[str, list[BreakdownRow]] = {unit: [] for unit in table.units}
    for row in table.rows:
        for unit in dict.fromkeys(row.units):
            by_unit.setdefault(unit, []).append(row)
    by_unit[NOBODY] = by_unit.pop(NOBODY, []) + [row for row in table.rows if not row.units]
    yield from ((unit, rows) for unit, rows in by_unit.items() if rows)


def _numbered(rows: Sequence[BreakdownRow]) -> tuple[BreakdownRow, ...]:
    return tuple(replace(row, ordinal=number) for number, row in enumerate(rows, 1))


def _filled(design: TableDesign, unit: str) -> tuple[str, ...]:
    """The line to fill in, with the unit's name."""
    return tuple(f"{one}：{unit}" if one == FILL_WORDS[0] else one for one in design.fill_line)
