"""Whether a line goes on with the one before: text broken at the edge of a page or column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gkdesk.reading.paragraphs import Paragraph

_NARROWEST, _WIDEST = 16, 60
_SLACK = 3
_FEWEST = 6
_SHARE = 0.3
_UNFINISHED = 0.4


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the document breaks its lines: ``width`` of a full line in full-width characters,
    0 where lines are whole paragraphs; ``indented`` where paragraphs stand in."""

    width: float = 0
    indented: bool = False

    def full(self, part: Paragraph) -> bool:
        """Whether the line reaches the edge, so that the next may belong to it."""
        return bool(self.width) and part.indent / 2 + part.width >= self.width - _SLACK

    def cut(self, part: Paragraph) -> bool:
        """Whether the words surely go on in the next line."""
        return self.full(part) and not part.closed

    def goes_on(self, part: Paragraph, following: Paragraph) -> bool:
        """Whether the next line is a part of the same paragraph, as far as the edge tells."""
        if not self.full(part) or following.apart:
            return False
        return not part.closed or (self.indented and not following.indent)


def wrapping_of(parts: Sequence[Paragraph]) -> Wrapping:
    """The way the document's lines end, weighed over all of them.

    Where lines are broken at an edge, many lines have nearly the same width, many of these
    end in the midst of a sentence, and hardly any line is longer.
    """
    widths = [part.indent / 2 + part.width for part in parts]
    usual = sorted(width for width in widths if _NARROWEST <= width <= _WIDEST)
    if len(usual) < _FEWEST:
        return Wrapping()
    edge = usual[int(len(usual) * 0.9)]
    near = [
        part
        for part, width in zip(parts, widths, strict=True)
        if edge - _SLACK <= width <= edge + _SLACK
    ]
    unfinished = sum(not part.closed for part in near)
    beyond = sum(width > edge + _SLACK for width in widths)
    if (
        len(near) < max(_FEWEST, _SHARE * len(parts))
        or unfinished < _UNFINISHED * len(near)
        or beyond > 0.05 * len(parts)
    ):
        return Wrapping()
    return Wrapping(edge, _indented(parts))


def _indented(parts: Sequence[Paragraph]) -> bool:
    """Whether some lines stand in and some do not."""
    inside = sum(part.indent >= 2 for part in parts)
    return 0.05 * len(parts) <= inside <= 0.95 * len(parts)
