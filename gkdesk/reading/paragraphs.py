"""Source text -> paragraphs with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gkdesk.domain.spans import Span
from gkdesk.reading.traced import Traced

_LINE = re.compile(r"\S(?:[^\n\r\x0b\x0c\x85\u2028\u2029]*[^\s])?")
_STOPS = "。！？；.!?;：:…"
_BRACKETS = "）)〕]】"
_QUOTES = "”’\"'》"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the source without the blanks around it."""

    words: Traced
    span: Span

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def closed(self) -> bool:
        """Whether the paragraph ends like a finished sentence; one cut by a page does not."""
        return self.text[-1] in _BRACKETS or self.text.rstrip(_QUOTES)[-1:] in _STOPS


def paragraphs(source: str) -> list[Paragraph]:
    """All lines of the source that hold more than blanks."""
    return [
        Paragraph(Traced.of(source, *match.span()), Span(*match.span()))
        for match in _LINE.finditer(source)
    ]
