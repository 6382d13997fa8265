"""Character offsets of Python strings against positions of Qt documents.

Qt counts UTF-16 units, so every character beyond the basic plane (rare Han characters,
emoji) takes two positions. Only those characters are kept here, so that a text without any
costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts between offsets into ``text`` and positions of a document that holds it."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._offsets = [found.start() for found in _ASTRAL.finditer(text)]
        self._positions = [offset + index for index, offset in enumerate(self._offsets)]

    def position(self, offset: int) -> int:
        """The document position of a character offset; kept inside the text."""
        inside = min(max(offset, 0), self._length)
        return inside + bisect_left(self._offsets, inside)

    def offset(self, position: int) -> int:
        """The character offset of a document position; the middle of a pair is its start."""
        inside = min(max(position, 0), self.position(self._length))
        pairs_before = bisect_left(self._positions, inside)
        offset = inside - pairs_before
        if pairs_before and self._positions[pairs_before - 1] + 1 == inside:
            return self._offsets[pairs_before - 1]
        return offset
