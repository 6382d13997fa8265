"""The annotated phrases: how many of their limits are read wholly right, on both halves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.phrases.measure import score

PHRASES = Path(__file__).parent / "phrases"
FLOOR = 0.95


@pytest.mark.parametrize("half", ["tune", "report"])
@pytest.mark.parametrize("name", ["dates", "rules"])
def test_limits_are_read_as_annotated(name: str, half: str) -> None:
    one = score(PHRASES / f"{name}-{half}.jsonl")
    assert one.expected > 100
    assert one.precision >= FLOOR
    assert one.recall >= FLOOR


@pytest.mark.parametrize("half", ["tune", "report"])
def test_what_limits_no_work_gives_no_false_alarm(half: str) -> None:
    one = score(PHRASES / f"negatives-{half}.jsonl")
    assert one.texts > 40
    assert one.read == 0
