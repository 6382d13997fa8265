"""The measures of GB/T 9704-2012 and the units WordprocessingML counts them in."""

from __future__ import annotations

from typing import Final

MM: Final = 1440 / 25.4
"""Twentieths of a point (w:dxa) in a millimetre."""
PT: Final = 20
"""Twentieths of a point in a point."""

PAGE: Final = (210.0, 297.0)
TOP: Final = 37.0
LEFT: Final = 28.0
BLOCK: Final = (156.0, 225.0)
"""5.2.1: paper, edge above, edge for binding and text block in millimetres."""
RIGHT: Final = PAGE[0] - LEFT - BLOCK[0]
BOTTOM: Final = PAGE[1] - TOP - BLOCK[1]

LINES: Final = 22
CHARACTERS: Final = 28
"""5.2.3: lines of a page and characters of a line."""

BODY: Final = 16.0
TITLE: Final = 22.0
SMALL: Final = 14.0
TABLE: Final = 12.0
"""Letters in points: 3号 of the body, 2号 of the title, 4号 of page numbers and imprint, 小四
in tables."""

PITCH: Final = 28.95
"""Points from line to line: 22 of them fill the 225 mm of the text block."""
TITLE_PITCH: Final = 34.0
TABLE_PITCH: Final = 18.0
CELL: Final = BLOCK[0] * 72 / 25.4 / CHARACTERS
"""Points from character to character: 28 of them fill the 156 mm."""

FOOTER: Final = 26.0
"""Millimetres from the paper's edge to the foot of a page number, so that its dashes stand
7 mm below the text block (7.5)."""
HEAD_DROP: Final = 35.0
"""Millimetres from the text block's edge to the issuer's mark (7.2.4)."""
RED_GAP: Final = 4.0
"""Millimetres from the document number to the red line (7.2.7)."""
RED: Final = "FF0000"


def dxa(millimetres: float) -> str:
    """Millimetres as w:dxa."""
    return str(round(millimetres * MM))


def twentieths(points: float) -> str:
    """Points as twentieths."""
    return str(round(points * PT))


def characters(count: float, points: float = CELL) -> str:
    """As many characters of a width in points, as twentieths."""
    return twentieths(count * points)


def width_of(text: str) -> float:
    """How many whole characters wide the text stands: ASCII takes half a character."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)
