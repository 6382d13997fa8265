"""The short code a row bears on paper, which a clerk types in after the meeting: 12, or 12-3
for the third due point of row 12. It means a row of one plan only."""

from __future__ import annotations

from typing import NamedTuple


class ShortCode(NamedTuple):
    """``number`` counts the rows of a plan in the order they came into the ledger, those
    taken out too, so that it never changes and never means another row; ``point`` likewise
    its due points, 0 where the row as a whole is meant."""

    number: int
    point: int = 0

    def __str__(self) -> str:
        return f"{self.number}-{self.point}" if self.point else str(self.number)
