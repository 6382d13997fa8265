"""Page numbers and running headers: what a page has beside its text.

A line is taken out only where three things agree: it is the outermost of its page, it stands
off from the text or is smaller, and most pages have it in the same place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from gkdesk.documents.item_labels import has_label
from gkdesk.documents.ruled_tables import RuledTable
from gkdesk.documents.typeset import Row

_SHARE = 0.6
_DEEPEST = 3
"""How many rows a running header or footer may have."""
_LONGEST = 60
_OFF = 1.25
_MOST_LEADING = 3.5
_SMALLER = 0.92
_ZONE = 0.13
_DECORATED = re.compile(
    r"[—–―\-－_~～·•]+\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[—–―\-－_~～·•]*"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/／、]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*(?:/|／|of)\s*\d{1,4}|Page\s*\d{1,4}(?:\s*of\s*\d{1,4})?",
    re.I,
)
_BARE = re.compile(r"\d{1,4}")
_NUMBERS = re.compile(r"\d+")
_SENTENCE_END = "。；！？"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read from a file: its rows from top to bottom and the tables drawn on it."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...] = ()
    tables: tuple[RuledTable, ...] = ()


def without_running_lines(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[str]]:
    """The pages without page numbers and running lines, and the words of the latter."""
    return _Running(sheets).taken_out()


class _Running:
    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._numbered = _counts_up(sheets)
        self._repeated = _repeated(sheets)
        sizes = Counter(row.size for sheet in sheets for row in sheet.rows)
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        gaps = [_gap(*two) for sheet in sheets for two in pairwise(sheet.rows)]
        gaps = [gap for gap in gaps if gap < _MOST_LEADING * self._body]
        self._leading = median(gaps) if gaps else 2 * self._body
        self._said: dict[str, None] = {}

    def taken_out(self) -> tuple[list[Sheet], list[str]]:
        kept = []
        for sheet in self._sheets:
            above = self._depth(sheet, list(sheet.rows))
            below = self._depth(sheet, list(sheet.rows[above:])[::-1])
            rows = sheet.rows[above : len(sheet.rows) - below]
            kept.append(replace(sheet, rows=rows))
        return kept, list(self._said)

    def _depth(self, sheet: Sheet, rows: Sequence[Row]) -> int:
        """How many rows from the page's edge on are none of its text."""
        depth = 0
        said: list[str] = []
        words: list[str] = []
        for place, row in enumerate(rows[:_DEEPEST]):
            if not self._is_number(sheet, row):
                if not self._is_running(row):
                    break
                words.append(row.text)
            if self._stands_off(sheet, rows, place):
                depth, said = place + 1, list(words)
        self._said.update(dict.fromkeys(said))
        return depth

    def _is_number(self, sheet: Sheet, row: Row) -> bool:
        if _DECORATED.fullmatch(row.text):
            return True
        outside = min(row.middle, sheet.height - row.middle) < _ZONE * sheet.height
        return self._numbered and outside and bool(_BARE.fullmatch(row.text))

    def _is_running(self, row: Row) -> bool:
        return _key(row) in self._repeated and not has_label(row.text)

    def _stands_off(self, sheet: Sheet, rows: Sequence[Row], place: int) -> bool:
        row = rows[place]
        if place + 1 == len(rows) or row.size < _SMALLER * self._body:
            return True
        inner = rows[place + 1]
        if any(
            min(row.middle, inner.middle) < table.top < max(row.middle, inner.middle)
            for table in sheet.tables
        ):
            return True
        return _gap(row, inner) > _OFF * self._leading


def _gap(row: Row, other: Row) -> float:
    return abs(row.middle - other.middle)


def _key(row: Row) -> tuple[str, int]:
    """What makes a row the same on another page: its words but for numbers, its height."""
    return _NUMBERS.sub("0", row.text), round(row.middle / 6)


def _repeated(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """The rows on most pages, or on most left or right ones."""
    groups: list[Sequence[Sheet]] = [sheets]
    if len(sheets) >= 6:
        groups += [sheets[::2], sheets[1::2]]
    return {key for group in groups for key in _on_most(group)}


def _on_most(sheets: Sequence[Sheet]) -> Iterable[tuple[str, int]]:
    seen: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        seen.update({_key(row) for row in _edges(sheet)})
    needed = max(2, _SHARE * len(sheets))
    return (key for key, count in seen.items() if count >= needed)


def _edges(sheet: Sheet) -> Iterator[Row]:
    for row in {*sheet.rows[:_DEEPEST], *sheet.rows[-_DEEPEST:]}:
        if len(row.text) <= _LONGEST and row.text[-1] not in _SENTENCE_END:
            yield row


def _counts_up(sheets: Sequence[Sheet]) -> bool:
    """Whether bare figures at the pages' edges count the pages up."""
    steps: Counter[int] = Counter()
    for index, sheet in enumerate(sheets):
        for row in {*sheet.rows[:1], *sheet.rows[-1:]}:
            if _BARE.fullmatch(row.text):
                steps[int(row.text) - index] += 1
    return any(count >= max(1, _SHARE * len(sheets)) for count in steps.values())
