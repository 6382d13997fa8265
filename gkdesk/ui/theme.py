"""Colours, letters and sizes of the window, as one value that every pane takes.

Sizes are logical pixels at letter size 100 %; ``Theme.px`` scales them with the letters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor, QFont

FAMILIES: Final = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "sans-serif",
)
SCALES: Final = (100, 125, 150, 200)


class Tint(QColor):
    """A colour that writes itself as ``#rrggbb`` inside a style sheet."""

    def __str__(self) -> str:
        return self.name()

    def __format__(self, spec: str) -> str:
        return self.name()


@dataclass(frozen=True, slots=True)
class Palette:
    """Colour by purpose; every pair used for text holds 4.5:1, for graphics 3:1."""

    surface: Tint
    raised: Tint
    bg: Tint
    side: Tint
    line: Tint
    line2: Tint
    edge: Tint
    text: Tint
    text2: Tint
    text3: Tint
    accent: Tint
    accent_hover: Tint
    on_accent: Tint
    accent_text: Tint
    sel: Tint
    sel_side: Tint
    hover: Tint
    red: Tint
    red_text: Tint
    red_bg: Tint
    amber: Tint
    amber_fill: Tint
    amber_text: Tint
    amber_bg: Tint
    green: Tint
    green_text: Tint
    green_bg: Tint
    blue: Tint
    blue_text: Tint
    blue_bg: Tint
    gray: Tint
    gray_text: Tint
    gray_bg: Tint
    mark_heading: Tint
    mark_unit: Tint
    mark_unit_line: Tint
    mark_deadline: Tint
    mark_deadline_line: Tint
    mark_doubt: Tint
    mark_doubt_line: Tint


def _palette(**hexes: str) -> Palette:
    return Palette(**{name: Tint(f"#{value}") for name, value in hexes.items()})


LIGHT: Final = _palette(
    surface="FFFFFF", raised="FAFBFC", bg="F4F6F7", side="ECEFF1",
    line="E2E6E9", line2="CDD4D9", edge="7E8A93",
    text="1C2429", text2="47535C", text3="5F6B74",
    accent="14607A", accent_hover="0F4E64", on_accent="FFFFFF", accent_text="14607A",
    sel="DFEDF2", sel_side="D9E4E9", hover="F0F4F6",
    red="C5342C", red_text="B42A23", red_bg="FCEDEB",
    amber="B87700", amber_fill="F4B93A", amber_text="855400", amber_bg="FDF3DC",
    green="2E8B57", green_text="1F6E42", green_bg="E6F4EC",
    blue="2F6FD0", blue_text="2459AD", blue_bg="E8F0FC",
    gray="7B8790", gray_text="5F6B74", gray_bg="EEF1F3",
    mark_heading="E4E6F8", mark_unit="DCF0E9", mark_unit_line="1F7A62",
    mark_deadline="FCECC8", mark_deadline_line="9A6200",
    mark_doubt="FBE3E1", mark_doubt_line="C5342C",
)  # fmt: skip

DARK: Final = _palette(
    surface="1F2427", raised="242A2E", bg="191D20", side="15191B",
    line="30383D", line2="414B52", edge="7F8D97",
    text="E7EBED", text2="BCC5CB", text3="9BA7AF",
    accent="2B7C98", accent_hover="236A83", on_accent="FFFFFF", accent_text="79C3DC",
    sel="213C47", sel_side="25343B", hover="272E32",
    red="EF6F66", red_text="F58C84", red_bg="3B2524",
    amber="E0A62E", amber_fill="E0A62E", amber_text="EBBB55", amber_bg="39301C",
    green="4FB57E", green_text="6FC797", green_bg="1E3529",
    blue="6AA2F2", blue_text="8CB8F7", blue_bg="20304A",
    gray="8C98A0", gray_text="9BA7AF", gray_bg="2A3135",
    mark_heading="30335A", mark_unit="1D3D34", mark_unit_line="6CCBAF",
    mark_deadline="443718", mark_deadline_line="E3B45A",
    mark_doubt="48282A", mark_doubt_line="F58C84",
)  # fmt: skip


class Letter(Enum):
    """A role of type: letter size, line height, bold. The sizes follow the 字号 of Word."""

    DISPLAY = (24, 32, True)
    PLAN_TITLE = (18, 26, True)
    PANE_TITLE = (16, 24, True)
    RUNNING = (16, 27, False)
    SOURCE = (15, 26, False)
    TABLE = (14, 20, False)
    SECOND = (13, 18, False)
    SMALL = (12, 16, False)

    @property
    def px(self) -> int:
        """Letter height in logical pixels."""
        return int(self.value[0])

    @property
    def line(self) -> int:
        """Line height in logical pixels; a fixed value, for fonts differ in leading."""
        return int(self.value[1])

    @property
    def bold(self) -> bool:
        return bool(self.value[2])


@dataclass(frozen=True, slots=True)
class Theme:
    """What the window looks like: ``palette`` and letter ``scale`` in percent."""

    palette: Palette = LIGHT
    scale: int = 100

    @property
    def dark(self) -> bool:
        return self.palette is DARK

    def px(self, logical: float) -> int:
        """A length at 100 % in pixels at this letter size, never under 1."""
        return max(1, round(logical * self.scale / 100))

    def line(self, letter: Letter) -> int:
        """The line height of a role in pixels at this letter size."""
        return self.px(letter.line)

    def font(self, letter: Letter, *, bold: bool | None = None) -> QFont:
        """The font of a role; ``bold`` overrides the role's own weight."""
        return QFont(_font(self.px(letter.px), letter.bold if bold is None else bold))

    def scaled(self, percent: int) -> Theme:
        """The same look with other letters, kept within 100 to 200 %."""
        return replace(self, scale=min(max(percent, SCALES[0]), SCALES[-1]))

    def shaded(self, dark: bool) -> Theme:
        """The same letters on the light or the dark palette."""
        return replace(self, palette=DARK if dark else LIGHT)


@lru_cache(maxsize=64)
def _font(pixels: int, bold: bool) -> QFont:
    font = QFont(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
