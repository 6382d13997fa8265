"""Places in a source text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of character offsets into the decoded source text."""

    start: int
    end: int
