"""A clause on its way through the finders, and what they find in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.spans import Span
from gkdesk.reading.days import Frame

TAKEN = "\0"
"""Stands in a clause where a finder has taken the words, or where they are a title."""


@dataclass(frozen=True, slots=True)
class Found:
    """A limit before it is tied to its item: ``words`` are the stretches of its words."""

    words: tuple[Span, ...]
    deadline: Deadline

    @property
    def start(self) -> int:
        return self.words[0].start


@dataclass(slots=True)
class Context:
    """What a clause inherits from those before it in its sentence.

    ``day`` is the day a limit named last, whose year and month go on; ``count`` the count of
    the clause before; ``yearly`` tells that a point of each year was named (每年1月10日前).
    """

    frame: Frame
    day: date | None = None
    year: int | None = None
    count: Deadline | None = None
    yearly: bool = False

    @property
    def plan_year(self) -> int | None:
        """The year that goes on: one said in the sentence, else the plan's."""
        return self.year or self.frame.year


class Clause:
    """The words of a clause; ``text`` loses what is taken, its length stays.

    ``following`` are the words behind it, up to the end of the next clause; ``stated`` tells
    that the words stand in a field that holds nothing but a limit. What is taken counts as
    taken at once, but leaves ``text`` only with ``hide``, once a finder, so that a long
    clause is copied a few times and not once a limit.
    """

    __slots__ = ("_taken", "_unhidden", "context", "following", "found", "stated", "text")

    def __init__(self, text: str, context: Context, following: str, stated: bool) -> None:
        self.text = text
        self.context = context
        self.following = following
        self.stated = stated
        self.found: list[Found] = []
        self._taken = bytearray(len(text))
        self._unhidden: list[Span] = []

    def is_free(self, span: Span) -> bool:
        """Whether no finder has taken any of these words."""
        return not any(self._taken[span.start : span.end])

    def take(self, found: Found, *, shared: bool = False) -> None:
        """Keep a limit, unless another has some of its words; of a ``shared`` one, which
        ends in the words of the limit behind it, unless another has its first ones."""
        if not all(map(self.is_free, found.words[:1] if shared else found.words)):
            return
        self.found.append(found)
        for start, end in found.words:
            self._taken[start:end] = b"\1" * (end - start)
        self._unhidden += found.words

    def hide(self) -> None:
        """Hide what was taken from the finders to come."""
        if not self._unhidden:
            return
        kept, position = [], 0
        for start, end in sorted(self._unhidden):
            kept += [self.text[position:start], TAKEN * (end - start)]
            position = end
        self.text = "".join([*kept, self.text[position:]])
        self._unhidden.clear()
