"""The cells of one row of a flattened table -> its columns, where some were left out."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.reading.tables.flat_fit import Fitting, Look

_FAR = -1e9
_SLACK = 2.0
_PLAIN = -1.0
"""Where no cell fits its column worse than this, the row stands as printed."""


def columns_of(cells: Sequence[Look], fitting: Fitting) -> list[int]:
    """The column of each cell of a row, rising; -1 for one that finds no place.

    As printed where as many cells as columns stand there and fit; else blanks at the end are
    dropped and the cells put where they fit best (a merged cell was left out in front).
    """
    width = len(fitting.missing)
    fits = [fitting.fits(cell) for cell in cells[:width]]
    rest = [-1] * (len(cells) - width)
    if len(cells) == width and all(fit[at] > _PLAIN for at, fit in enumerate(fits)):
        return list(range(width))
    kept = len(fits)
    while kept and cells[kept - 1].blank:
        kept -= 1
    best, score = _best(fits[:kept], fitting.missing)
    if len(cells) == width:
        along = sum(fits[at][at] for at in range(kept)) - sum(fitting.missing[kept:])
        if along + _SLACK >= score:
            return list(range(width))
    return [*best, *[-1] * (len(fits) - kept), *rest]


def _best(fits: Sequence[Sequence[float]], missing: Sequence[float]) -> tuple[list[int], float]:
    """The rising columns that fit best, and how well."""
    width = len(missing)
    scores: list[float] = []
    ways: list[list[int]] = []
    for number, fit in enumerate(fits):
        fresh = [_FAR] * width
        way = [-1] * width
        reach, reached = (0.0, 0) if number == 0 else (_FAR, -1)
        for column in range(width):
            if reached >= 0:
                fresh[column], way[column] = fit[column] + reach, reached
            reach -= missing[column]
            if number and scores[column] > reach:
                reach, reached = scores[column], column
        scores = fresh
        ways.append(way)
    if not scores:
        return [], 0.0
    ends = [score - sum(missing[column + 1 :]) for column, score in enumerate(scores)]
    column = max(range(width), key=ends.__getitem__)
    score = ends[column]
    found = [column]
    for way in reversed(ways[1:]):
        column = way[column]
        found.append(column)
    return found[::-1], score
