"""Breaks a text into lines the way Chinese is set: between any two characters, but not before
a closing mark, not behind an opening one, and not inside a number, a day or a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

_CLOSING: Final = frozenset("，。、；：？！）》〉】〕”’」』…—·％%)]},;:?!")
_OPENING: Final = frozenset("（《〈【〔“‘「『([{")
_W: Final = r"A-Za-zÀ-ɏ0-9_./:@#&=+~\-"
_TOGETHER: Final = re.compile(
    rf"[{_W}][{_W}]|[0-9][年月日号项条个次家万亿]|第[0-9]|月[0-9底]|底前"
)
_UNPRINTED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
_NEAR: Final = 1e-3
_SMALLEST: Final = 0.8


class _Widths(dict[str, float]):
    """Widths of single letters, measured once."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self._metrics = metrics

    def __missing__(self, letter: str) -> float:
        wide = self[letter] = self._metrics.horizontalAdvance(letter)
        return wide


class Letters:
    """A font and the widths of its letters in its own units. It is set without kerning, so
    that a line is as wide as its letters are together."""

    def __init__(self, font: QFont) -> None:
        self.font, self.bold = font, font.bold()
        metrics = QFontMetricsF(font)
        self.em = float(font.pixelSize())
        self.ascent, self.descent = metrics.ascent(), metrics.descent()
        self.of = _Widths(metrics).__getitem__

    def width(self, text: str) -> float:
        """How wide a text is on one line."""
        return sum(map(self.of, text))

    def longest(self, text: str) -> float:
        """The width of the longest part that is better left in one piece."""
        start, wide = 0, 0.0
        for stop in range(1, len(text) + 1):
            if stop == len(text) or _may_end(text, stop):
                wide = max(wide, self.width(text[start:stop].strip("\n")))
                start = stop
        return wide


def fitting(letters: Letters, text: str, width: float) -> Letters:
    """The letters, a little smaller where that sets a title on one line."""
    wide = letters.width(clean(text))
    if not width < wide <= width / _SMALLEST:
        return letters
    font = QFont(letters.font)
    font.setPixelSize(int(letters.em * width / wide))
    return Letters(font)


def clean(text: str) -> str:
    """The text without what has no shape on paper; a tab is a blank."""
    return _UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\t", " "))


def broken(
    text: str,
    letters: Letters,
    width: float,
    strong: Letters | None = None,
    strong_length: int = 0,
) -> list[str]:
    """The lines of a text, none wider than ``width`` unless a single letter is; its first
    ``strong_length`` characters are measured by the letters ``strong``. A line break in the
    text is kept; blanks where a line ends or begins go."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        if strong is not None and strong_length > 0:
            head, rest = paragraph[:strong_length], paragraph[strong_length:]
            ends = list(accumulate(chain(map(strong.of, head), map(letters.of, rest))))
            strong_length -= len(paragraph)
        else:
            ends = list(accumulate(map(letters.of, paragraph)))
        lines.extend(_filled(paragraph, ends, width + _NEAR))
    return lines


def broken_names(names: Sequence[str], letters: Letters, width: float) -> list[str]:
    """Names joined by 、, lines ending only behind one; a name longer than a line breaks
    where it must."""
    lines, line, used = [], "", 0.0
    for at, name in enumerate(names, 1):
        piece = clean(name) + ("、" if at < len(names) else "")
        wide = letters.width(piece)
        if line and used + wide > width + _NEAR:
            lines.append(line)
            line, used = "", 0.0
        if wide > width + _NEAR:
            *whole, piece = broken(piece, letters, width)
            lines.extend(whole)
            wide = letters.width(piece)
        line, used = line + piece, used + wide
    return [*lines, line]


def _filled(text: str, ends: Sequence[float], width: float) -> list[str]:
    """The lines of one paragraph whose letters end at ``ends``."""
    lines: list[str] = []
    start, before = 0, 0.0
    while ends and ends[-1] - before > width and start < len(text):
        furthest = max(start + 1, bisect_right(ends, before + width, start))
        stop = min(furthest, len(text) - 1)
        while stop > start and not _may_end(text, stop):
            stop -= 1
        stop = stop if stop > start else furthest
        lines.append(text[start:stop].rstrip(" "))
        while stop < len(text) and text[stop] == " ":
            stop += 1
        start, before = stop, ends[stop - 1]
    if start < len(text) or not lines:
        lines.append(text[start:])
    return lines


def _may_end(text: str, stop: int) -> bool:
    """Whether a line may end before the letter ``stop``."""
    last, following = text[stop - 1], text[stop]
    if following in _CLOSING or last in _OPENING:
        return False
    return _TOGETHER.match(last + following) is None
