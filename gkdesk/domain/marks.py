"""Marked places in a source text, and what the reader was unsure about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.domain.spans import Span


class MarkKind(StrEnum):
    """What the marked words are."""

    HEADING = "heading"
    UNIT = "unit"
    DEADLINE = "deadline"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of the source; ``note`` is the sentence of a doubt, else ""."""

    kind: MarkKind
    node_id: int
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A plan's source. ``spans`` gives every row's own places (a measure: its sentence);
    the marks stand in the order of the text."""

    text: str
    marks: list[Mark]
    spans: dict[int, list[Span]]


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A stretch of a plan's source that is ``length`` characters long in all.

    ``text`` begins at character ``start``; marks and spans count from the beginning of the
    whole source and lie within the stretch.
    """

    text: str
    start: int
    length: int
    marks: list[Mark]
    spans: dict[int, list[Span]]

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt nobody has settled yet; ``what`` is a Chinese sentence."""

    id: int
    what: str
    span: Span
