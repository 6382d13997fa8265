"""A small, fixed sample of the damage simulator: no value in a wrong row, none lost, the
preview is what is written, twice is once, and undo gives the ledger back."""

from __future__ import annotations

from collections import deque

from tests.damage.rounds import Score, run

FILES, SEED = 24, 6


def test_damaged_workbooks_find_their_rows_or_are_asked_about() -> None:
    score: Score = deque(run(FILES, SEED, tasks=(16,)), maxlen=1)[0]
    assert not score.faults
    assert score.files >= FILES
    assert len(score.acts) >= 24
    assert score.cells["taken"] > 40
