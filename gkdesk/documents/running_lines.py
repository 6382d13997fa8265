"""Page numbers and running headers: what a page has beside its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gkdesk.documents.ruled_tables import RuledTable
from gkdesk.documents.typeset import Row

_SHARE = 0.6
_EDGE = 3
"""How many rows from the top and from the bottom a running line is looked for in."""
_PAGE_NUMBER = re.compile(
    r"[\s—–―\-_－·•~～.]*(?:\d{1,4}|[ivxlc]{1,6}|第\s*\d{1,4}\s*页|Page\s*\d{1,4})"
    r"[\s—–―\-_－·•~～.]*(?:(?:[,，/／|]\s*)?(?:共|of|/)?\s*\d{1,4}\s*页?)?[\s—–―\-_－]*",
    re.I,
)
_BARE = re.compile(r"\s*(\d{1,4})\s*")
_NUMBERS = re.compile(r"\d+")


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
    running = _running(sheets)
    numbered = _numbered_by_bare_figures(sheets)
    said: dict[str, None] = {}
    kept = []
    for sheet in sheets:
        drop = set()
        for place in _edges(sheet):
            row = sheet.rows[place]
            if _is_page_number(sheet, place, numbered):
                drop.add(place)
            elif _key(sheet, row) in running:
                drop.add(place)
                said[row.text] = None
        rows = (row for place, row in enumerate(sheet.rows) if place not in drop)
        kept.append(replace(sheet, rows=tuple(rows)))
    return kept, list(said)


def _edges(sheet: Sheet) -> list[int]:
    count = len(sheet.rows)
    return sorted({*range(min(_EDGE, count)), *range(max(0, count - _EDGE), count)})


def _key(sheet: Sheet, row: Row) -> tuple[str, int]:
    """What makes a row the same on another page: its words but for numbers, its height."""
    return _NUMBERS.sub("0", row.text), round(row.middle / 6)


def _running(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """The rows on most pages, or on most left or right ones."""
    groups: list[Sequence[Sheet]] = [sheets]
    if len(sheets) >= 6:
        groups += [sheets[::2], sheets[1::2]]
    return {key for group in groups for key in _on_most(group)}


def _on_most(sheets: Sequence[Sheet]) -> Iterable[tuple[str, int]]:
    seen: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        seen.update({_key(sheet, sheet.rows[place]) for place in _edges(sheet)})
    needed = max(2, _SHARE * len(sheets))
    return (key for key, count in seen.items() if count >= needed)


def _is_page_number(sheet: Sheet, place: int, numbered: bool) -> bool:
    row = sheet.rows[place]
    if place not in (0, len(sheet.rows) - 1) or not _PAGE_NUMBER.fullmatch(row.text):
        return False
    return numbered or not _BARE.fullmatch(row.text)


def _numbered_by_bare_figures(sheets: Sequence[Sheet]) -> bool:
    """Whether bare figures at the pages' edges count the pages up."""
    steps: Counter[int] = Counter()
    for index, sheet in enumerate(sheets):
        for row in {*sheet.rows[:1], *sheet.rows[-1:]}:
            if match := _BARE.fullmatch(row.text):
                steps[int(match[1]) - index] += 1
    return any(count >= max(1, _SHARE * len(sheets)) for count in steps.values())
