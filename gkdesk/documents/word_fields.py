"""Fields of Word: their results are read, their instructions and tables of contents not.

A field runs from its begin mark over the instruction to a separator, then over the result
to its end mark; fields stand in each other, and a result may run over paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_CONTENTS = re.compile(r"\s*(?:TOC|INDEX)\b", re.IGNORECASE)
_CIRCLED = re.compile(
    r"\s*eq\s*\\o\s*\\ac\s*\(\s*[○◯]\s*[,，;；]\s*(\d{1,2})\s*\)\s*", re.IGNORECASE
)
"""A number in a ring drawn by the formula field, which has no result of its own."""


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    unread: bool = False


class Fields:
    """The fields that are open at a place of the document."""

    def __init__(self, *, keep_contents: bool = False) -> None:
        self._open: list[_Field] = []
        self._hiding = 0
        self._instructing = 0
        self._keep_contents = keep_contents
        self.contents = 0

    @property
    def shown(self) -> bool:
        """Whether words at this place are printed as text."""
        return not self._hiding

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is still open."""
        return any(one.unread for one in self._open)

    def begin(self) -> None:
        self._open.append(_Field())
        self._hiding += 1
        self._instructing += 1

    def instruct(self, words: str) -> None:
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction.append(words)

    def separate(self) -> None:
        if not self._open or self._open[-1].in_result:
            return
        one = self._open[-1]
        one.in_result = True
        self._instructing -= 1
        if is_contents("".join(one.instruction)) and not self._keep_contents:
            one.unread = True
            self.contents += 1
        else:
            self._hiding -= 1

    def end(self) -> str:
        """Close the innermost field; the words it prints where it has no result."""
        if not self._open:
            return ""
        one = self._open.pop()
        self._hiding -= one.unread or not one.in_result
        self._instructing -= not one.in_result
        circled = None if one.in_result else _CIRCLED.fullmatch("".join(one.instruction))
        number = int(circled[1]) if circled else 0
        return chr(0x245F + number) if 0 < number <= 20 else ""

    def end_paragraph(self) -> None:
        """Drop fields whose instruction never ended: a broken one must not hide the rest."""
        if self._instructing:
            self._open = [one for one in self._open if one.in_result]
            self._hiding -= self._instructing
            self._instructing = 0


def is_contents(instruction: str) -> bool:
    """Whether a simple field's instruction makes a table of contents or an index."""
    return bool(_CONTENTS.match(instruction))
