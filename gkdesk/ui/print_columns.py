"""How wide the columns of a list are, and in how many bands a row stands.

A column is at least as wide as the longest part that is better left in one piece. Where the
page is too narrow for that, long unit names may take two lines; where it still is, a row
stands in bands one below the other, the task in the first, as on a card.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from gkdesk.exports.printed_list import PrintedCell, PrintedColumn, PrintedLine, PrintedRow
from gkdesk.ui.print_breaks import Letters, clean
from gkdesk.ui.print_fonts import PrintLetters

SAMPLE: Final = 200
"""So many lines of a list decide: it may be long, and read from the ledger as it goes."""
SIDE: Final = 0.25
"""Room left and right of the words in a cell, in letters."""
LAMP: Final = 1.15
"""Room a light takes before its word, in letters."""

_TEXT, _HAND, _DAY, _SHORT = 10.0, 5.0, 3.6, 4.5
_NAME_WHOLE, _NAME_TIGHT, _TEXT_TIGHT, _TEXT_LEAST = 10.5, 4.7, 9.0, 6.0
_LEAST, _TIGHT, _WHOLE = 0, 1, 2
_COSTS = ((_WHOLE, _WHOLE, 1.0), (_TIGHT, _WHOLE, 1.08), (_TIGHT, _TIGHT, 1.15),
          (_LEAST, _TIGHT, 1.25))  # fmt: skip
"""Ways to share the width: what every column gets, up to what the lightest are filled then,
and how much paper that must save to be worth it."""
_BANDED = 1.15
_RAGGED = 1.35
"""Names leave the ends of lines empty."""
_STEPS, _WEIGHED = 40, 60


@dataclass(frozen=True, slots=True)
class Grid:
    """The width of each column, and the columns of each band. Those of a band fill the
    whole width. The height of its rows counts ``cost`` times against other ways."""

    widths: tuple[float, ...]
    bands: tuple[tuple[int, ...], ...]
    cost: float = 1.0


@dataclass(frozen=True, slots=True)
class _Wish:
    """What one column asks for: ``needs`` at least, with long names in two lines, and with
    every part in one piece; ``lines`` what each cell of the sample needs on one line,
    ``around`` beside its words."""

    needs: tuple[float, float, float]
    around: float
    lines: tuple[float, ...]

    def tall(self, row: int, width: float) -> float:
        """About how many lines a cell takes in a column that wide."""
        return self.lines[row] / (width - self.around)


def grids(
    columns: Sequence[PrintedColumn],
    lines: Iterable[PrintedLine],
    letters: PrintLetters,
    width: float,
) -> list[Grid]:
    """The ways to set the columns of a list on a page that wide, the plainest first."""
    sample = [line for line in islice(lines, SAMPLE) if isinstance(line, PrintedRow)]
    wishes = [_wish(column, at, sample, letters) for at, column in enumerate(columns)]
    given = _given(columns, wishes, width)
    if given:
        return [Grid(given, (tuple(range(len(columns))),))]
    return [_grid(wishes, width, least, most, cost) for least, most, cost in _COSTS]


def _grid(wishes: Sequence[_Wish], width: float, least: int, most: int, cost: float) -> Grid:
    """Columns with what they need by ``least``, filled up to ``most``."""
    bands = _bands(wishes, width, least)
    widths = [wide for band in bands for wide in _shared(band, wishes, width, least, most)]
    return Grid(tuple(widths), bands, cost * (_BANDED if len(bands) > 1 else 1.0))


def _wish(
    column: PrintedColumn, at: int, sample: Sequence[PrintedRow], letters: PrintLetters
) -> _Wish:
    body, em = letters.body, letters.body.em
    cells = [row.cells[at] for row in sample]
    lamp = LAMP * em if any(cell.light is not None for cell in cells) else 0.0
    around = 2 * SIDE * em + lamp
    head = letters.head.width(column.head)
    tight = min(head, max(letters.head.em * 2, letters.head.longest(column.head)))
    needs = [tight, tight, min(head, max(tight, _SHORT * letters.head.em))]
    lines = []
    for cell in cells:
        *asked, line = _needs(cell, column.centred, body)
        needs = list(map(max, needs, asked))
        lines.append(line)
    least, tight, whole = (max(em, need) + around for need in needs)
    return _Wish((least, tight, whole), around, tuple(lines))


def _needs(
    cell: PrintedCell, centred: bool, body: Letters
) -> tuple[float, float, float, float]:
    """What a cell asks for at least, at need, at ease, and on one line."""
    em = body.em
    if cell.open:
        return 0.8 * _HAND * em, 0.8 * _HAND * em, _HAND * em, _HAND * em
    if cell.names:
        longest = max(map(body.width, cell.names)) + em
        line = _RAGGED * (sum(map(body.width, cell.names)) + len(cell.names) * em)
        tight = min(longest, _NAME_TIGHT * em)
        return tight, tight, min(longest, _NAME_WHOLE * em), line
    line = max((body.width(part) for part in clean(cell.text).split("\n")), default=0.0)
    if line <= _SHORT * em:
        return line, line, line, line
    if centred or cell.light is not None:
        part = min(max(body.longest(cell.text), _DAY * em), line, _TEXT * em)
        return part, part, part, line
    line = body.width(cell.text)
    least, tight, whole = (min(line, em * most) for most in (_TEXT_LEAST, _TEXT_TIGHT, _TEXT))
    return least, tight, whole, line


def _given(
    columns: Sequence[PrintedColumn], wishes: Sequence[_Wish], width: float
) -> tuple[float, ...]:
    """The widths somebody chose: columns without a share keep what they ask for, the others
    take the rest in proportion. Empty where nobody chose, or where words would not fit."""
    total = sum(column.share for column in columns)
    if not total:
        return ()
    free = width - sum(
        wish.needs[_WHOLE]
        for column, wish in zip(columns, wishes, strict=True)
        if not column.share
    )
    widths = tuple(
        free * column.share / total if column.share else wish.needs[_WHOLE]
        for column, wish in zip(columns, wishes, strict=True)
    )
    fit = all(wide >= wish.needs[_TIGHT] for wide, wish in zip(widths, wishes, strict=True))
    return widths if fit else ()


def _bands(wishes: Sequence[_Wish], width: float, least: int) -> tuple[tuple[int, ...], ...]:
    """One band where it holds all columns, else as few as do, in order; there the longest
    text ends its band."""
    needs = [wish.needs[least] for wish in wishes]
    if sum(needs) <= width:
        return (tuple(range(len(wishes))),)
    longest = max(range(len(wishes)), key=lambda at: sum(wishes[at].lines))
    bands: list[list[int]] = [[]]
    used = 0.0
    for at, need in enumerate(needs):
        full = used + need > width or (bands[-1] and bands[-1][-1] == longest)
        if bands[-1] and full:
            bands.append([])
            used = 0.0
        bands[-1].append(at)
        used += need
    return tuple(map(tuple, bands))


def _shared(
    band: Sequence[int], wishes: Sequence[_Wish], width: float, least: int, most: int
) -> tuple[float, ...]:
    """The widths of the columns of a band: what each needs by ``least``, then as many as can
    be filled up to ``most``, the rest step by step to the one that makes rows tall; what is
    left once no row is taller for a column is shared by all."""
    needs = [wishes[at].needs[least] for at in band]
    scale = min(1.0, width / sum(needs))
    widths = [need * scale for need in needs]
    free = width - sum(widths)
    lacking = [wishes[at].needs[most] - wide for at, wide in zip(band, widths, strict=True)]
    for number in sorted(range(len(band)), key=lacking.__getitem__):
        if 0 < lacking[number] <= free:
            widths[number] += lacking[number]
            free -= lacking[number]
    step, held = max(free, 0.0) / _STEPS, [wishes[at] for at in band]
    for _ in range(_STEPS):
        at = _tallest(held, widths)
        if at is None:
            break
        widths[at] += step
    share = width / sum(widths)
    return tuple(wide * share for wide in widths)


def _tallest(wishes: Sequence[_Wish], widths: Sequence[float]) -> int | None:
    """The column whose cells make rows taller than the others would have them; None where
    none does."""
    excess = [0.0] * len(wishes)
    for row in range(min(_WEIGHED, len(wishes[0].lines))):
        talls = [wish.tall(row, wide) for wish, wide in zip(wishes, widths, strict=True)]
        most = max(talls)
        at = talls.index(most)
        talls[at] = 1.0
        excess[at] += max(0.0, most - max(talls))
    return excess.index(max(excess)) if any(excess) else None
