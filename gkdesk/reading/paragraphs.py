"""Document -> its lines with their places, and what the lines look like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gkdesk.domain.document import Document, Hint
from gkdesk.domain.spans import Span
from gkdesk.reading.traced import Traced
from gkdesk.reading.unfolding import unfolded

# Marks without width (direction, joiners, byte order) that pages leave at the edge of lines.
_NO_WIDTH = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_LINE = re.compile(rf"[^\s{_NO_WIDTH}](?:[^\n\r\x0b\x0c\x85\u2028\u2029]*[^\s{_NO_WIDTH}])?")
_STOPS = "。！？；.!?;：:…"
_BRACKETS = "）)〕]】"
_QUOTES = "”’\"'》"
_NO_HINT = Hint(Span(0, 0))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the source without the blanks around it.

    ``indent`` is how far it stands in, in half-width blanks; ``apart`` tells that an empty
    line stands before it.
    """

    words: Traced
    span: Span
    hint: Hint = _NO_HINT
    indent: int = 0
    apart: bool = False

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def closed(self) -> bool:
        """Whether the paragraph ends like a finished sentence; one cut by a page does not."""
        return self.text[-1] in _BRACKETS or self.text.rstrip(_QUOTES)[-1:] in _STOPS

    @property
    def width(self) -> float:
        """The room its words take, in full-width characters: two bytes of GB 18030 are one."""
        return len(self.text.encode("gb18030", "replace")) / 2


def paragraphs(document: Document, without: Iterable[Span] = ()) -> list[Paragraph]:
    """All lines of the document that hold more than blanks, but for those in ``without``."""
    hints = {hint.span.start: hint for hint in document.hints}
    outside = _Outside(without)
    source = document.text
    found: list[Paragraph] = []
    end = 0
    for match in _LINE.finditer(source):
        start = match.start()
        if not outside.holds(start):
            before = source[end:start]
            indent = _indent(before[before.rfind("\n") + 1 :])
            hint, apart = hints.get(start, _NO_HINT), before.count("\n") > 1
            found += [
                Paragraph(Traced.of(source, *span), span, hint, indent, apart)
                for span in unfolded(source, Span(*match.span()))
            ]
        end = match.end()
    return found


def _indent(blanks: str) -> int:
    return len(blanks) + blanks.count("\u3000") if blanks else 0


class _Outside:
    """Whether offsets, asked in rising order, lie in one of the spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, reverse=True)

    def holds(self, offset: int) -> bool:
        while self._spans and self._spans[-1].end <= offset:
            self._spans.pop()
        return bool(self._spans) and self._spans[-1].start <= offset
