"""A clause on its way through the finders, and what they find in it."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    the clause before; ``every`` the period (每月) last said without a point.
    """

    frame: Frame
    day: date | None = None
    year: int | None = None
    count: Deadline | None = None
    every: str = ""

    @property
    def plan_year(self) -> int | None:
        """The year that goes on: one said in the sentence, else the plan's."""
        return self.year or self.frame.year


@dataclass(slots=True)
class Clause:
    """The words of a clause; ``text`` loses what is taken, its length stays.

    ``following`` are the words behind it, up to the end of the next clause; ``stated`` tells
    that the words stand in a field that holds nothing but a limit.
    """

    text: str
    context: Context
    following: str = ""
    stated: bool = False
    found: list[Found] = field(default_factory=list)

    def take(self, found: Found) -> None:
        """Keep a limit and hide its words from the finders to come."""
        self.found.append(found)
        for start, end in found.words:
            self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]
