"""Brackets: which belong together, found in one pass over the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

OPENING, CLOSING = "（(〔[【［〈<", "）)〕]】］〉>"
CLAUSE_OPENING, CLAUSE_CLOSING = "（(〔[【［", "）)〕]】］"
NOTE = re.compile(r"[（(〔\[【［〈<][^（(〔\[【［〈<）)〕\]】］〉>]*[）)〕\]】］〉>]")
_OPENS = re.compile(r"[（(〔\[【［〈<]")
_MARK = re.compile(r"[（(〔\[【［〈<）)〕\]】］〉>]")


def without_notes(name: str) -> str:
    """The name without what it says in brackets, nested ones too."""
    while (bare := NOTE.sub("", name)) != name:
        name = bare
    return name


def ends_of(text: str) -> dict[int, int]:
    """Where each bracket of the text closes, by where it opens; cheap where none opens."""
    return Brackets(text).end_of if _OPENS.search(text) else {}


class Brackets:
    """The brackets of a text; a half-width one may close a full-width one."""

    def __init__(self, text: str) -> None:
        self.end_of: dict[int, int] = {}
        self.unclosed: list[int] = []
        for match in _MARK.finditer(text):
            if match[0] in OPENING:
                self.unclosed.append(match.start())
            elif self.unclosed:
                self.end_of[self.unclosed.pop()] = match.end()

    @cached_property
    def _outermost(self) -> list[tuple[int, int]]:
        outer: list[tuple[int, int]] = []
        for start in sorted(self.end_of):
            if not outer or start >= outer[-1][1]:
                outer.append((start, self.end_of[start]))
        return outer

    def inside(self, offset: int) -> bool:
        """Whether the offset stands between two brackets that belong together."""
        place = bisect_left(self._outermost, (offset, 0)) - 1
        return place >= 0 and offset < self._outermost[place][1]
