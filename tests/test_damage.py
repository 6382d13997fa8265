"""A small, fixed sample of the damage simulator: no value in a wrong row, none lost, the
preview is what is written, twice is once, and undo gives the ledger back."""

from __future__ import annotations

from tests.damage.rounds import Score, run

FILES, SEED = 60, 6


def test_damaged_workbooks_find_their_rows_or_are_asked_about() -> None:
    score = Score()
    for score in run(FILES, SEED, tasks=(16,)):
        pass
    assert not score.faults
    assert score.files >= FILES
    assert len(score.acts) >= 24
    assert score.cells["taken"] > 100
