"""A stream of cells without rows -> rows and columns, by the best fit over the whole stream.

A walk over the cells keeps, for every column, the best way to have put the last cell there
(Viterbi); it takes time in proportion to cells times columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gkdesk.domain.spans import Span
from gkdesk.reading.tables.flat_fit import Fitting, Look

_FAR = -1e9
_BANNER = 2.5
_NO_BANNER = -7.0
_DROPPED_BLANK = -0.2
_NEXT_NUMBER = 3.0
_WRONG_NUMBER = -3.0
_NEW_CELL_AT_LINE_END = -1.2
_NEW_CELL_BEHIND_COMMA = -3.0


@dataclass(frozen=True, slots=True)
class Token:
    """A cell's words or a part of them. ``parted`` tells that a mark of the flattening, not
    only a line end, stands before it; ``glued`` that only a line end parts it where marks
    part the cells."""

    span: Span
    look: Look
    parted: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """Where a token belongs: its row, its column (-1: a banner over all), and whether it
    goes on with the cell before."""

    token: Token
    row: int
    column: int
    goes_on: bool = False


def put_together(tokens: Sequence[Token], fitting: Fitting) -> list[Put]:
    """The tokens of the table with their places; what follows the table is left out."""
    if not tokens:
        return []
    walk = _Walk(fitting)
    for token in tokens:
        walk.step(token)
    return _traced_back(tokens, walk)


class _Walk:
    """States are the columns, then the banner, then the text after the table."""

    def __init__(self, fitting: Fitting) -> None:
        self.fitting = fitting
        self.width = len(fitting.missing)
        self.ways: list[list[tuple[int, bool]]] = []
        """For each token and state the state before and whether a new row begins."""
        missing = fitting.missing
        self._before = [-sum(missing[:column]) for column in range(self.width)]
        self._behind = [-sum(missing[column + 1 :]) for column in range(self.width)]
        self.scores: list[float] = []
        self._number = 0
        self._open = False

    def step(self, token: Token) -> None:
        seen = token.look
        fits = self.fitting.fits(seen)
        if seen.number >= 0:
            gain = _NEXT_NUMBER if seen.number == self._number + 1 else _WRONG_NUMBER
            fits = [fit + gain if fit > 3 else fit for fit in fits]
            self._number = seen.number
        if not self.scores:
            self._first(fits, seen)
        else:
            self._next(token, fits)
        self._open = seen.open

    def _banner_fit(self, seen: Look) -> float:
        if seen.blank or seen.number >= 0:
            return _FAR
        return _BANNER if seen.banner else _NO_BANNER

    def _first(self, fits: list[float], seen: Look) -> None:
        scores = [fit + cost for fit, cost in zip(fits, self._before, strict=True)]
        self.scores = [*scores, self._banner_fit(seen), _FAR]
        self.ways.append([(-1, True)] * (self.width + 2))

    def _next(self, token: Token, fits: list[float]) -> None:
        width, old = self.width, self.scores
        end, ended = self._row_end(old)
        scores: list[float] = []
        ways: list[tuple[int, bool]] = []
        reach, reached = _FAR, -1
        drop = _DROPPED_BLANK if token.look.blank else _FAR
        new_cell = _NEW_CELL_AT_LINE_END if token.glued else 0.0
        new_cell += _NEW_CELL_BEHIND_COMMA if self._open else 0.0
        for column in range(width):
            fit = fits[column] + new_cell
            best, way = end + self._before[column] + fit, (ended, True)
            if reach + fit > best:
                best, way = reach + fit, (reached, False)
            if not token.parted and not token.look.blank:
                free = token.glued or self._open
                gain = 0.0 if free else self.fitting.going_on(column, fits[column])
                if old[column] + gain > best:
                    best, way = old[column] + gain, (column, False)
            if old[column] + drop > best:
                best, way = old[column] + drop, (column, False)
            scores.append(best)
            ways.append(way)
            reach -= self.fitting.missing[column]
            if old[column] > reach:
                reach, reached = old[column], column
        banner, way = end + self._banner_fit(token.look) + new_cell, (ended, True)
        if old[width] + drop > banner:
            banner, way = old[width] + drop, (width, False)
        after = (width + 1, True) if old[width + 1] >= end else (ended, True)
        self.scores = [*scores, banner, max(old[width + 1], end)]
        self.ways.append([*ways, way, after])

    def _row_end(self, old: list[float]) -> tuple[float, int]:
        """The best way to have finished a row, or a banner, with the token before."""
        ends = [score + cost for score, cost in zip(old, self._behind, strict=False)]
        ends.append(old[self.width])
        best = max(range(self.width + 1), key=ends.__getitem__)
        return ends[best], best


def _traced_back(tokens: Sequence[Token], walk: _Walk) -> list[Put]:
    width = walk.width
    finals = [
        score + cost for score, cost in zip(walk.scores, [*walk._behind, 0.0, 0.0], strict=True)
    ]
    state = max(range(width + 2), key=finals.__getitem__)
    back: list[tuple[int, int, bool, bool]] = []
    for number in range(len(tokens) - 1, -1, -1):
        before, new_row = walk.ways[number][state]
        if state <= width:
            back.append((number, state, new_row, before == state and not new_row))
        state = before
    puts: list[Put] = []
    row = -1
    for number, state, new_row, goes_on in reversed(back):
        row += new_row
        column = -1 if state == width else state
        puts.append(Put(tokens[number], row, column, goes_on))
    return puts
