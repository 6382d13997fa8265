"""A small sample of the kills; the thousand of them is ``python -m tests.faults.kills``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import drafts
from tests.faults import kills
from tests.faults.kills import Broken, Rounds, judge_edits, killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child")
def test_killed_at_any_moment_the_ledger_is_whole(tmp_path: Path) -> None:
    rounds = Rounds(tmp_path, 5)
    for kind in (*["edit"] * 5, "migrate", "migrate", "restore", "restore"):
        rounds.kill(8, kind)
    figures = rounds.figures
    assert figures.broken == []
    assert sum(figures.steps.values()) > 9
    assert figures.copies


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child")
def test_the_judge_notices_what_is_lost(tmp_path: Path) -> None:
    """A child that tells of an edit it never made is found out."""
    path = tmp_path / "台账.db"
    with drafts.ledger(path) as session:
        drafts.take_in(session)

    def boast(path: Path, _draw: object, tell: kills.Tell) -> None:
        tell("set_field", "1 another")

    told = killed(boast, path, 1, 2, 1.0)
    assert told == [("set_field", "1 another")]
    with pytest.raises(Broken, match="not what was confirmed"):
        judge_edits(path, told, kills.Figures())
