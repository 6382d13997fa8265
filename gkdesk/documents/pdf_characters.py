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
_BLANKS = (0x20, 0x0D, 0x0A, 0x09, 0xA0, 0x3000)
_HEAVY = 700
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


class Characters:
    """What stands on one page. ``recognised`` says that the words are invisible, as a scanner
    puts them behind its picture; ``slanted`` counts the characters of slanting stamps."""

    def __init__(self, page: Any, words: Any) -> None:
        self._words = words.raw
        self._inks: dict[int, _Ink] = {}
        count = max(0, min(api.FPDFText_CountChars(self._words), _MOST_ON_PAGE))
        raw = self._boxes(count)
        quarters: Counter[int] = Counter()
        for ink, *_rest in raw:
            quarters[round(ink.slope) % 4] += 1
        turned = quarters.most_common(1)[0][0] if quarters else 0
        self.turn = Turn(turned, page.get_bbox())
        upright = [each for each in raw if abs(each[0].slope - round(each[0].slope)) < 0.1]
        self.slanted = len(raw) - len(upright)
        self.recognised = 2 * sum(each[0].invisible for each in raw) > len(raw) > 0
        unmapped = self._is_unmapped(count)
        self.glyphs = [
            self._glyph("\ufffd" if unmapped else character, ink, rectangle)
            for ink, character, rectangle in upright
        ]

    def _boxes(self, count: int) -> list[tuple[_Ink, str, tuple[float, float, float, float]]]:
        words = self._words
        rectangle = api.FS_RECTF()
        place = ctypes.byref(rectangle)
        code_of, box_of = api.FPDFText_GetUnicode, api.FPDFText_GetLooseCharBox
        is_made, object_of = api.FPDFText_IsGenerated, api.FPDFText_GetTextObject
        found = []
        for index in range(count):
            code = code_of(words, index)
            if code in _BLANKS and is_made(words, index) == 1:
                continue
            if not box_of(words, index, place):
                continue
            address = ctypes.cast(object_of(words, index), ctypes.c_void_p).value or 0
            ink = self._inks.get(address) or self._ink(index, address)
            box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            found.append((ink, chr(code) if 0 < code < 0x110000 else "\ufffd", box))
        return found

    def _ink(self, index: int, address: int) -> _Ink:
        matrix = api.FS_MATRIX()
        size = api.FPDFText_GetFontSize(self._words, index)
        slope = 0.0
        if api.FPDFText_GetMatrix(self._words, index, matrix):
            size *= math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            slope = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        mode = self._mode(index)
        bold = mode == _STROKED or self._is_bold(index)
        ink = _Ink(size, bold, slope, mode == _INVISIBLE)
        if address:
            self._inks[address] = ink
        return ink

    def _mode(self, index: int) -> int:
        drawn = api.FPDFText_GetTextObject(self._words, index)
        return int(api.FPDFTextObj_GetTextRenderMode(drawn)) if drawn else 0

    def _is_bold(self, index: int) -> bool:
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

    def _glyph(
        self, character: str, ink: _Ink, box: tuple[float, float, float, float]
    ) -> Glyph:
        left, bottom, right, top = self.turn.rectangle(*box)
        high = top - bottom
        size = ink.size
        if high > 0 and not 0.5 <= high / max(size, 0.01) <= 2.5:
            size = high / _LOOSE
        if high <= 0:
            top = bottom + size
        return Glyph(character, left, right, bottom, top, max(size, 0.5), ink.bold)
