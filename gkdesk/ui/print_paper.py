"""The sheet a list is printed on, as it is read: its size and its margins."""

from __future__ import annotations

from typing import Final

from gkdesk.domain.print_scheme import Margins, Paper
from gkdesk.ui.print_fonts import UNITS_PER_POINT

UNITS_PER_MM: Final = UNITS_PER_POINT * 72 / 25.4
_SIZES: Final = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
_NARROWEST: Final = 80.0
"""Millimetres of text a page keeps, whatever margins were asked for."""


def paper_size(paper: Paper) -> tuple[float, float]:
    """Width and height of the sheet in millimetres as it is read."""
    short, long = _SIZES.get(paper.size, _SIZES["A4"])
    return (long, short) if paper.wide else (short, long)


def margins_of(paper: Paper) -> Margins:
    """The margins of the sheet as it is read: across, the upright page is turned so that its
    left edge, the binding, is above. Too wide ones give way in proportion."""
    asked = paper.margins
    if paper.wide:
        asked = Margins(asked.left, asked.top, asked.right, asked.bottom)
    width, height = paper_size(paper)
    across = _held(asked.left + asked.right, width)
    down = _held(asked.top + asked.bottom, height)
    return Margins(
        max(0.0, asked.top) * down,
        max(0.0, asked.right) * across,
        max(0.0, asked.bottom) * down,
        max(0.0, asked.left) * across,
    )


def _held(margins: float, size: float) -> float:
    return min(1.0, (size - _NARROWEST) / margins) if margins > 0 else 1.0
