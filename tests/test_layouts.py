"""The reader on documents of our own in the layouts offices use: no fact may be lost again."""

from __future__ import annotations

import pytest

from tests.layouts.measure import measured

FLOOR = 0.97
"""The mark for headings, units and time limits on documents the reader has not seen."""


@pytest.mark.parametrize("half", ["tune", "report", "fresh", "last"])
def test_layouts_are_read(half: str) -> None:
    scores = measured(half)
    figures = {kind: round(scores[kind].f1, 3) for kind in ("headings", "units", "deadlines")}
    assert min(figures.values()) >= FLOOR, figures
    assert scores["items"].right > 200
