"""What gives way when the window is narrow or low, decided by its size after letter scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gkdesk.ui.theme import Theme

MIN_SIZE: Final = (880, 440)


@dataclass(frozen=True, slots=True)
class Shape:
    """The arrangement for a size.

    ``generous``: wide columns and detail; ``tall``: higher rows; ``rail``: icons at the
    left and one unit column; ``stacked``: units below the text, source closed; ``drawer``:
    detail lies over the table; ``low``: source closed; ``lowest``: no line of figures.
    """

    generous: bool
    tall: bool
    rail: bool
    stacked: bool
    drawer: bool
    low: bool
    lowest: bool

    @property
    def name(self) -> str:
        """Under which splitter sizes are remembered."""
        if self.generous:
            return "generous"
        return "narrow" if self.stacked else "rail" if self.rail else "wide"

    @property
    def detail(self) -> int:
        """Width of the detail pane at 100 %."""
        return 540 if self.generous else 313 if self.stacked else 372 if self.rail else 404


def shape_of(width: int, height: int, theme: Theme) -> Shape:
    """The shape of a window of so many pixels with these letters."""
    wide, high = width * 100 / theme.scale, height * 100 / theme.scale
    return Shape(
        generous=wide >= 1700,
        tall=high >= 1000,
        rail=wide < 1340,
        stacked=wide < 1040,
        drawer=wide < 880,
        low=high < 640 or wide < 1040,
        lowest=high < 560,
    )
