"""The characters of a PDF page with their places, turned so that the words stand upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as api

from gkdesk.documents.typeset import Glyph

_MOST_ON_PAGE = 100_000
_SAMPLES = 64
_BLANK = 0x20
_BLANKS = (0x20, 0x0D, 0x0A, 0x09, 0xA0, 0x3000)
_HEAVY = 700
_ASKED = 8
_SAME = 0.02
_FLAT = 0.5
_INVISIBLE = 3
_STROKED = 2
_LOOSE = 1.17
"""How much higher than its letters the box of a common Chinese font is."""
_BOLD_NAMES = ("bold", "heavy", "black", "simhei", "hei-", "fzht", "黑体", "dengxian-b")


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned for its words to stand upright: quarters against the clock, and
    the box of the page before it is turned."""

    quarters: int
    box: tuple[float, float, float, float]

    @property
    def width(self) -> float:
        left, bottom, right, top = self.box
        return (top - bottom) if self.quarters % 2 else (right - left)

    @property
    def height(self) -> float:
        left, bottom, right, top = self.box
        return (right - left) if self.quarters % 2 else (top - bottom)

    def rectangle(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A rectangle of the page as (left, bottom, right, top) of the turned page."""
        x0, y0, x1, y1 = self.box
        if self.quarters == 0:
            return left - x0, bottom - y0, right - x0, top - y0
        if self.quarters == 1:
            return bottom - y0, x1 - right, top - y0, x1 - left
        if self.quarters == 2:
            return x1 - right, y1 - top, x1 - left, y1 - bottom
        return y1 - top, left - x0, y1 - bottom, right - x0


class _Ink(NamedTuple):
    """What one stretch of text was drawn with; ``slope`` in quarters of a turn."""

    size: float
    bold: bool
    slope: float
    invisible: bool


_Drawn = tuple[str, _Ink, float, float, float, float]


def _is_slanting(slope: float) -> bool:
    return abs(slope - round(slope)) > 0.1


def _address(pointer: Any) -> int:
    return ctypes.addressof(pointer.contents) if pointer else 0


class Characters:
    """What stands on one page. ``recognised`` says that the words are invisible, as a scanner
    puts them behind its picture; ``slanted`` counts the characters of slanting stamps."""

    def __init__(self, page: Any, words: Any) -> None:
        self._words = words.raw
        self._matrix = api.FS_MATRIX()
        self._bold: dict[int, bool] = {}
        count = max(0, min(api.FPDFText_CountChars(self._words), _MOST_ON_PAGE))
        drawn = self._drawn(count)
        slopes = Counter(each[1].slope for each in drawn)
        quarters: Counter[int] = Counter()
        for slope, times in slopes.items():
            quarters[round(slope) % 4] += times
        self.turn = Turn(quarters.most_common(1)[0][0] if quarters else 0, page.get_bbox())
        self.slanted = sum(times for slope, times in slopes.items() if _is_slanting(slope))
        if self.slanted:
            drawn = [each for each in drawn if not _is_slanting(each[1].slope)]
        self.recognised = 2 * sum(each[1].invisible for each in drawn) > len(drawn) > 0
        if self._is_unmapped(count):
            drawn = [("\ufffd", *each[1:]) for each in drawn]
        self.glyphs = self._glyphs(drawn)

    def _drawn(self, count: int) -> list[_Drawn]:
        """The characters with their boxes. How one is drawn is asked where a line begins,
        where the height of its box changes, and of every eighth."""
        words = self._words
        rectangle = api.FS_RECTF()
        place = ctypes.byref(rectangle)
        code_of, box_of = api.FPDFText_GetUnicode, api.FPDFText_GetLooseCharBox
        is_made = api.FPDFText_IsGenerated
        found: list[_Drawn] = []
        ink = _Ink(0, False, 0, False)
        known, due = -1.0, 0
        for index in range(count):
            code = code_of(words, index)
            if code in _BLANKS and is_made(words, index) == 1:
                due = due if code == _BLANK else index
                continue
            if not box_of(words, index, place):
                continue
            bottom, top = rectangle.bottom, rectangle.top
            high = top - bottom
            if high <= 0:
                top = bottom + _FLAT
            if index >= due or not -_SAME < high - known < _SAME:
                ink, known, due = self._ink(index, high), high, index + _ASKED
            character = chr(code) if 0 < code < 0x110000 else "\ufffd"
            found.append((character, ink, rectangle.left, bottom, rectangle.right, top))
        return found

    def _glyphs(self, drawn: list[_Drawn]) -> list[Glyph]:
        turn = self.turn
        if turn.quarters or turn.box[0] or turn.box[1]:
            drawn = [(sign, ink, *turn.rectangle(*box)) for sign, ink, *box in drawn]
        return [
            Glyph(sign, left, right, bottom, top, ink.size, ink.bold)
            for sign, ink, left, bottom, right, top in drawn
        ]

    def _ink(self, index: int, high: float) -> _Ink:
        words, matrix = self._words, self._matrix
        drawn = api.FPDFText_GetTextObject(words, index)
        size = api.FPDFText_GetFontSize(words, index)
        slope = 0.0
        if api.FPDFText_GetMatrix(words, index, ctypes.byref(matrix)):
            size *= math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            if matrix.b or matrix.a <= 0:
                slope = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        if not slope and not size / 2 <= high <= size * 2.5:
            size = high / _LOOSE
        mode = api.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
        bold = mode == _STROKED or self._is_bold(index, drawn)
        return _Ink(max(size, 0.5), bold, slope, mode == _INVISIBLE)

    def _is_bold(self, index: int, drawn: Any) -> bool:
        font = _address(api.FPDFTextObj_GetFont(drawn)) if drawn else 0
        if font not in self._bold:
            self._bold[font] = self._is_bold_font(index)
        return self._bold[font]

    def _is_bold_font(self, index: int) -> bool:
        if api.FPDFText_GetFontWeight(self._words, index) >= _HEAVY:
            return True
        name = ctypes.create_string_buffer(256)
        api.FPDFText_GetFontInfo(self._words, index, name, 256, ctypes.c_int())
        lower = name.value.decode("utf-8", "replace").lower()
        return any(word in lower for word in _BOLD_NAMES)

    def _is_unmapped(self, count: int) -> bool:
        """Whether the fonts do not say which characters their drawings are."""
        places = range(0, count, max(1, count // _SAMPLES))
        wrong = sum(
            api.FPDFText_HasUnicodeMapError(self._words, index) == 1 for index in places
        )
        return bool(2 * wrong > len(places) > 0)
