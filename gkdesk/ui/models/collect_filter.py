"""Which of the returned cells are listed, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from gkdesk.domain.collected import Hint, Why
from gkdesk.terms import label
from gkdesk.ui.models.collect_lines import Line, Shelf, field_words

FACETS = {"unit": "单位", "file": "文件", "field": "栏目", "remark": "提示"}
"""What can be chosen from, with the words of the choosers."""


@dataclass(frozen=True, slots=True)
class CollectFilter:
    """What is asked for; empty asks for all that changed."""

    shelf: Shelf | None = None
    unit: str = ""
    file: int | None = None
    field: str = ""
    remark: Why | Hint | None = None
    search: str = ""

    def takes(self, line: Line) -> bool:
        """Whether a line is listed."""
        if self.shelf is None:
            shelved = line.shelf is not Shelf.UNCHANGED
        else:
            shelved = line.shelf is self.shelf
        return shelved and self.takes_anywhere(line)

    def takes_anywhere(self, line: Line) -> bool:
        """Whether it is listed on its own shelf."""
        cell = line.cell
        return (
            (not self.unit or line.unit == self.unit)
            and (self.file is None or line.file.number == self.file)
            and (not self.field or cell.field.value == self.field)
            and (self.remark is None or self.remark in remarks(line))
            and all(word in line.searched for word in self.search.casefold().split())
        )


class Offer(NamedTuple):
    """One choice of a facet: its words, how many lines it has, the filter it leads to and
    whether it is in force."""

    words: str
    number: int
    leads_to: CollectFilter
    chosen: bool


def remarks(line: Line) -> tuple[Why | Hint, ...]:
    """What is said of a cell."""
    why = (line.cell.why,) if line.cell.why else ()
    return (*why, *line.cell.hints)


def shelf_counts(lines: Iterable[Line], asked: CollectFilter) -> Counter[Shelf]:
    """How many lines each shelf would list with the other filters as they are."""
    return Counter(line.shelf for line in lines if asked.takes_anywhere(line))


def offers(lines: Sequence[Line], asked: CollectFilter, facet: str) -> list[Offer]:
    """What can be chosen in a facet with the other filters as they are, in the order of the
    files or else the most frequent first."""
    freed = _with(asked, facet, getattr(CollectFilter(), facet))
    counts: Counter[Any] = Counter()
    words: dict[Any, str] = {}
    for line in lines:
        if freed.takes(line):
            for value, said in _values(line, facet):
                counts[value] += 1
                words[value] = said
    now = getattr(asked, facet)
    if now is not None and now != "" and now not in counts:
        counts[now] = 0
        words.setdefault(now, _told(now))
    return [
        Offer(words[value], count, _with(freed, facet, value), value == now)
        for value, count in _ordered(counts, facet)
    ]


def _with(asked: CollectFilter, facet: str, value: Any) -> CollectFilter:
    return replace(asked, **{facet: value})


def _ordered(counts: Counter[Any], facet: str) -> list[tuple[Any, int]]:
    return sorted(counts.items()) if facet == "file" else counts.most_common()


def _values(line: Line, facet: str) -> list[tuple[Any, str]]:
    match facet:
        case "unit":
            return [(line.unit, line.unit)]
        case "file":
            return [(line.file.number, line.file.path.name)]
        case "field":
            return [(line.cell.field.value, field_words(line.cell.field))]
        case _:
            return [(each, label(each)) for each in remarks(line)]


def _told(value: object) -> str:
    return label(value) if isinstance(value, Why | Hint) else str(value)
