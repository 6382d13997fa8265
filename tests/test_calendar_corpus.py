"""The calendar corpus, read apart from the program: how many of its lines come out right."""

from __future__ import annotations

import pytest

from tests.calendar_corpus.measure import measure


@pytest.mark.parametrize("half", ["tune", "report"])
def test_days_come_out_as_annotated(half: str) -> None:
    figures, faults = measure(half)
    assert figures["workdays"] == (55, 55), faults
    right, lines = figures["due-points"]
    assert lines == 110
    assert right >= 107, faults
    right, lines = figures["holiday-notices"]
    assert right == lines > 20, faults
