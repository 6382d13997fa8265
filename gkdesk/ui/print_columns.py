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
_NAME_WHOLE, _NAME_TIGHT, _TEXT_TIGHT = 10.5, 4.7, 9.0
_STEPS, _WEIGHED = 40, 60


@dataclass(frozen=True, slots=True)
class Grid:
    """The width of each column, and the columns of each band. Those of a band fill the
    whole width."""

    widths: tuple[float, ...]
    bands: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What one column asks for: ``whole`` with every part in one piece, ``tight`` with long
    names in two lines; ``lines`` what each cell of the sample needs on one line, ``around``
    beside its words."""

    whole: float
    tight: float
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
    """The ways to set the columns of a list on a page that wide, the plainest first; only
    where names had to be broken there are several."""
    sample = [line for line in islice(lines, SAMPLE) if isinstance(line, PrintedRow)]
    wishes = [_wish(column, at, sample, letters) for at, column in enumerate(columns)]
    everything = tuple(range(len(columns)))
    given = _given(columns, wishes, width)
    if given:
        return [Grid(given, (everything,))]
    whole, tight = [wish.whole for wish in wishes], [wish.tight for wish in wishes]
    if sum(whole) <= width:
        return [_set((everything,), wishes, width)]
    ways: list[tuple[tuple[int, ...], ...]] = []
    if sum(tight) <= width:
        ways.append((everything,))
    ways += [_bands(tight, wishes, width), _bands(whole, wishes, width)]
    return [_set(bands, wishes, width) for bands in dict.fromkeys(ways)]


def _set(bands: tuple[tuple[int, ...], ...], wishes: Sequence[_Wish], width: float) -> Grid:
    widths = [wide for band in bands for wide in _shared(band, wishes, width)]
    return Grid(tuple(widths), bands)


def _wish(
    column: PrintedColumn, at: int, sample: Sequence[PrintedRow], letters: PrintLetters
) -> _Wish:
    body, em = letters.body, letters.body.em
    cells = [row.cells[at] for row in sample]
    lamp = LAMP * em if any(cell.light is not None for cell in cells) else 0.0
    around = 2 * SIDE * em + lamp
    head = letters.head.width(column.head)
    least = max(letters.head.em * 2, letters.head.longest(column.head))
    whole = max(em, min(head, max(least, _SHORT * letters.head.em)))
    tight = max(em, min(head, least))
    lines = []
    for cell in cells:
        one, other, line = _needs(cell, column.centred, body)
        whole, tight = max(whole, one), max(tight, other)
        lines.append(line)
    return _Wish(whole + around, tight + around, around, tuple(lines))


def _needs(cell: PrintedCell, centred: bool, body: Letters) -> tuple[float, float, float]:
    """What a cell asks for at ease, at need, and on one line."""
    em = body.em
    if cell.open:
        return _HAND * em, _HAND * em * 0.8, _HAND * em
    if cell.names:
        longest = max(map(body.width, cell.names)) + em
        line = sum(map(body.width, cell.names)) + len(cell.names) * em
        return min(longest, _NAME_WHOLE * em), min(longest, _NAME_TIGHT * em), line
    line = max((body.width(part) for part in clean(cell.text).split("\n")), default=0.0)
    if line <= _SHORT * em:
        return line, line, line
    if centred or cell.light is not None:
        part = min(max(body.longest(cell.text), _DAY * em), line, _TEXT * em)
        return part, part, line
    line = body.width(cell.text)
    return min(line, _TEXT * em), min(line, _TEXT_TIGHT * em), line


def _given(
    columns: Sequence[PrintedColumn], wishes: Sequence[_Wish], width: float
) -> tuple[float, ...]:
    """The widths somebody chose: columns without a share keep what they ask for, the others
    take the rest in proportion. Empty where nobody chose, or where words would not fit."""
    total = sum(column.share for column in columns)
    if not total:
        return ()
    free = width - sum(
        wish.whole for column, wish in zip(columns, wishes, strict=True) if not column.share
    )
    widths = tuple(
        free * column.share / total if column.share else wish.whole
        for column, wish in zip(columns, wishes, strict=True)
    )
    fit = all(wide >= wish.tight for wide, wish in zip(widths, wishes, strict=True))
    return widths if fit else ()


def _bands(
    needs: Sequence[float], wishes: Sequence[_Wish], width: float
) -> tuple[tuple[int, ...], ...]:
    """As few bands as hold their columns, in order; the longest text ends its band."""
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


def _shared(band: Sequence[int], wishes: Sequence[_Wish], width: float) -> tuple[float, ...]:
    """The widths of the columns of a band: what each needs, then what keeps most of them in
    one piece, the rest step by step to the one whose cells are tallest."""
    needs = [wishes[at].tight for at in band]
    scale = min(1.0, width / sum(needs))
    widths = [need * scale for need in needs]
    free = width - sum(widths)
    lacking = [wishes[at].whole - wide for at, wide in zip(band, widths, strict=True)]
    for number in sorted(range(len(band)), key=lacking.__getitem__):
        if 0 < lacking[number] <= free:
            widths[number] += lacking[number]
            free -= lacking[number]
    for _ in range(_STEPS if free > 0 else 0):
        widths[_tallest([wishes[at] for at in band], widths)] += free / _STEPS
    return tuple(widths)


def _tallest(wishes: Sequence[_Wish], widths: Sequence[float]) -> int:
    """The column whose cells make rows taller than the others would have them; where none
    does, that of the longest texts."""
    excess = [0.0] * len(wishes)
    for row in range(min(_WEIGHED, len(wishes[0].lines))):
        talls = [wish.tall(row, wide) for wish, wide in zip(wishes, widths, strict=True)]
        most = max(talls)
        at = talls.index(most)
        talls[at] = 1.0
        excess[at] += max(0.0, most - max(talls))
    if not any(excess):
        excess = [sum(wish.lines) + wish.whole for wish in wishes]
    return excess.index(max(excess))
