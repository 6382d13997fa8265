"""What may be said beside a row of the tree, as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from gkdesk.domain.tasks import Row


class Aside(NamedTuple):
    """``first`` stands where a row has no day to show (等待：…), ``second`` under its day
    (二季度 2/4 期), ``reminders`` counts its 催办."""

    first: str = ""
    second: str = ""
    reminders: int = 0


Tell = Callable[[Iterable[Row]], dict[int, Aside]]
"""Asides by the ids of the rows; rows without any may be left out."""


def nothing(_rows: Iterable[Row]) -> dict[int, Aside]:
    """No asides at all."""
    return {}
