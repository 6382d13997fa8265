"""The cells of one row of a flattened table -> its columns, where some were left out."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.reading.flat_fit import Fitting, Look

_FAR = -1e9
_SLACK = 2.0


def columns_of(cells: Sequence[Look], fitting: Fitting) -> list[int]:
    """The column of each cell of a row, rising; -1 for one that finds no place.

    As printed where as many cells as columns stand there and fit; else blanks at the end are
    dropped and the cells put where they fit best (a merged cell was left out in front).
    """
    width = len(fitting.missing)
    straight = list(range(len(cells)))
    kept = len(cells)
    while kept and cells[kept - 1].blank:
        kept -= 1
    if len(cells) > width:
        return [*_best(cells[:width], fitting)[0], *[-1] * (len(cells) - width)]
    best, score = _best(cells[:kept], fitting)
    rest = straight[: len(cells) - kept]
    if len(cells) == width or not any(cell.blank for cell in cells[:kept]):
        along = sum(fitting.fits(cell)[at] for at, cell in enumerate(cells[:kept]))
        along -= sum(fitting.missing[kept:])
        if len(cells) == width and along + _SLACK >= score:
            return straight
    return [*best, *[-1 for _ in rest]]


def _best(cells: Sequence[Look], fitting: Fitting) -> tuple[list[int], float]:
    """The rising columns that fit best, and how well."""
    width = len(fitting.missing)
    costs = [0.0]
    for missing in fitting.missing:
        costs.append(costs[-1] + missing)
    scores: list[float] = []
    ways: list[list[int]] = []
    for number, cell in enumerate(cells):
        fits = fitting.fits(cell)
        fresh = [_FAR] * width
        way = [-1] * width
        reach, reached = _FAR, -1
        for column in range(width):
            if number == 0:
                fresh[column] = fits[column] - costs[column]
            elif reached >= 0:
                fresh[column], way[column] = fits[column] + reach, reached
            reach -= fitting.missing[column]
            if number and scores[column] > reach:
                reach, reached = scores[column], column
        scores = fresh
        ways.append(way)
    if not scores:
        return [], 0.0
    ends = [score - costs[-1] + costs[column + 1] for column, score in enumerate(scores)]
    column = max(range(width), key=ends.__getitem__)
    score = ends[column]
    found = [column]
    for way in reversed(ways[1:]):
        column = way[column]
        found.append(column)
    return found[::-1], score
