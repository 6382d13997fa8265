"""Text that remembers where in the source each stretch of it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from gkdesk.domain.spans import Span


class Traced:
    """Immutable text made of stretches of the source.

    ``starts[i]`` is where stretch i begins in ``text``, ``origins[i]`` where it begins in
    the source. Characters put in by joining (a line end between paragraphs) belong to the
    stretch before them.
    """

    __slots__ = ("origins", "starts", "text")

    def __init__(self, text: str, starts: tuple[int, ...], origins: tuple[int, ...]) -> None:
        self.text = text
        self.starts = starts
        self.origins = origins

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Traced:
        """The stretch ``source[start:end]``."""
        return cls(source[start:end], (0,), (start,))

    @classmethod
    def joined(cls, parts: Iterable[Traced], separator: str = "") -> Traced:
        """The parts in a row with ``separator`` between them."""
        texts: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = 0
        for part in parts:
            if texts:
                texts.append(separator)
                length += len(separator)
            starts += [length + start for start in part.starts]
            origins += part.origins
            texts.append(part.text)
            length += len(part.text)
        return cls("".join(texts), tuple(starts) or (0,), tuple(origins) or (0,))

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int) -> Traced:
        """The stretch from ``start`` to ``end`` of this text."""
        if len(self.starts) == 1:
            return Traced(self.text[start:end], (0,), (self.origins[0] + start,))
        first = bisect_right(self.starts, start) - 1
        last = max(bisect_right(self.starts, end - 1), first + 1)
        starts = [max(0, begin - start) for begin in self.starts[first:last]]
        origins = list(self.origins[first:last])
        origins[0] += start - self.starts[first]
        return Traced(self.text[start:end], tuple(starts), tuple(origins))

    def stripped(self, characters: str | None = None) -> Traced:
        """Without the given characters (blanks by default) at both ends."""
        text = self.text.strip(characters)
        if len(text) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip(characters))
        return self.cut(start, start + len(text))

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where ``text[start:end]`` stands in the source, a span for each stretch."""
        if len(self.starts) == 1:
            return (Span(self.origins[0] + start, self.origins[0] + end),)
        if start >= end:
            return ()
        spans = []
        first = bisect_right(self.starts, start) - 1
        for index in range(first, bisect_left(self.starts, end)):
            begin = self.starts[index]
            stop = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            low, high = max(start, begin), min(end, stop)
            shift = self.origins[index] - begin
            spans.append(Span(low + shift, high + shift))
        return tuple(spans)
