"""How far a plan is: its tasks by light, by section, by unit and by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Light

SHOWN: Final = (Light.DONE, Light.RUNNING, Light.SOON, Light.OVERDUE, Light.UNLIMITED)
"""The parts of a bar, from its beginning."""


class ProgressBy(StrEnum):
    """What the bars of a chart are."""

    SECTION = "section"
    UNIT = "unit"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Bar:
    """Leaf tasks that ``query`` asks for, by the light they show."""

    words: str
    query: Query
    lights: Mapping[Light, int]

    @property
    def total(self) -> int:
        """How many tasks."""
        return sum(self.lights.values())

    @property
    def done(self) -> int:
        """How many of them are done."""
        return self.lights.get(Light.DONE, 0)

    @property
    def rate(self) -> float:
        """The part that is done, of a hundred; 0 where there is nothing."""
        return 100 * self.done / self.total if self.total else 0.0

    @property
    def shown(self) -> tuple[tuple[Light, int], ...]:
        """The parts there are."""
        return tuple((light, self.lights[light]) for light in SHOWN if self.lights.get(light))


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one sort; ``remark`` tells how they are counted where that is not plain."""

    by: ProgressBy
    title: str
    remark: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A plan as it stands on a day: all of it, and its charts."""

    title: str
    day: date
    whole: Bar
    charts: tuple[Chart, ...]
