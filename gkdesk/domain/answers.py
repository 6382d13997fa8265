"""What a person answers to the reader's doubts; answers are given again at every reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.domain.spans import Span


class AnswerKind(StrEnum):
    """What the words at a place are said to be."""

    HEADING = "heading"
    """The line is a heading; ``value`` is its level as digits, "" for the fitting one."""
    ITEM = "item"
    """The line is an item of its own; ``value`` as for a heading."""
    TEXT = "text"
    """The line opens no item: it is a further paragraph of the one above."""
    JOIN = "join"
    """The line goes on with the line above, without a break."""
    ASIDE = "aside"
    """The line is no task: it stands in the list of what was left out."""
    UNITS = "units"
    """The words are responsible units; ``value`` is a role, "" for the role they say."""
    NO_UNITS = "no_units"
    """The words are no units: they stay in the text."""
    NO_DEADLINE = "no_deadline"
    DAY = "day"
    """The limit falls on the day ``value``, ISO."""
    SEEN = "seen"
    """It is right as it was read; the doubt at the place is settled."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; ``span`` is the place in the source it is about."""

    kind: AnswerKind
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer a doubt offers; ``words`` are the Chinese words of its button."""

    words: str
    answer: Answer
