"""The objects of an OFD page (GB/T 33190-2016, 8 to 11): characters, lines and pictures.

Lengths in the file are millimetres from the upper left corner; what comes out are points
from the lower left one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from gkdesk.documents.paged import PageWords
from gkdesk.documents.ruled_tables import MOST_RULES, Rule
from gkdesk.documents.typeset import Glyph

_POINTS = 72 / 25.4
_MOST_ON_PAGE = 100_000
_MOST_REPEATS = 10_000
_NUMBER = re.compile(r"[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_WIDE = re.compile(
    "[\u1100-\u11ff\u2014-\u2026\u2e80-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]"
)
_NARROW = 0.5
_ASCENT = 0.88
_THIN = 0.9
_SHORTEST = 2.0
_PAGE_SHARE = 0.5
_HEAVY = 700
_BOLD_NAMES = ("黑", "bold", "simhei", "heavy", "小标宋")
_MOST_TOKENS = 20_000


class Box(NamedTuple):
    """A rectangle in millimetres."""

    left: float
    top: float
    width: float
    height: float


class _Matrix(NamedTuple):
    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def moved(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def numbers_of(text: str | None) -> list[float]:
    """The numbers in an attribute; what is no number is passed over."""
    return [float(word) for word in _NUMBER.findall((text or "")[:200_000])]


def box_of(text: str | None) -> Box | None:
    """A box from its four numbers; None where they make none."""
    numbers = numbers_of(text)
    if len(numbers) != 4 or not (0 < numbers[2] < 1e5 and 0 < numbers[3] < 1e5):
        return None
    return Box(*numbers)


class Fonts:
    """Which fonts of the document are bold, by number."""

    def __init__(self) -> None:
        self._bold: set[str] = set()

    def take(self, resources: etree._Element) -> None:
        for font in resources.iterfind(".//{*}Font"):
            name = f"{font.get('FontName', '')} {font.get('FamilyName', '')}".lower()
            if font.get("Bold") == "true" or any(word in name for word in _BOLD_NAMES):
                self._bold.add(font.get("ID", ""))

    def is_bold(self, number: str) -> bool:
        return number in self._bold


class PageObjects:
    """Collects what stands on one page."""

    def __init__(self, box: Box, fonts: Fonts) -> None:
        self._box = box
        self._fonts = fonts
        self._glyphs: list[Glyph] = []
        self._rules: list[Rule] = []
        self._pictured = 0.0
        self._slanted = 0

    def take(self, content: etree._Element) -> None:
        """Takes the objects of a page's or a template's content."""
        for drawn in content.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject"):
            boundary = box_of(drawn.get("Boundary"))
            if boundary is None or drawn.get("Visible") == "false":
                continue
            kind = etree.QName(drawn).localname
            if kind == "ImageObject":
                self._pictured += boundary.width * boundary.height
            elif kind == "PathObject":
                self._take_path(drawn, boundary)
            else:
                self._take_text(drawn, boundary)

    def page(self, number: int) -> PageWords:
        whole = self._box.width * self._box.height
        return PageWords(
            number,
            self._box.width * _POINTS,
            self._box.height * _POINTS,
            tuple(self._glyphs),
            tuple(self._rules),
            pictured=self._pictured > _PAGE_SHARE * whole,
            slanted=self._slanted,
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page in points from its lower left corner."""
        box = self._box
        return (x - box.left) * _POINTS, (box.height - (y - box.top)) * _POINTS

    def _take_text(self, drawn: etree._Element, boundary: Box) -> None:
        size = next(iter(numbers_of(drawn.get("Size"))), 0.0)
        matrix = _matrix(drawn)
        slope = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        codes = [code for code in drawn.iterfind("{*}TextCode") if code.text]
        if not 0 < size < 1e4:
            return
        if abs(slope - round(slope)) > 0.1:
            self._slanted += sum(len(code.text or "") for code in codes)
            return
        weight = next(iter(numbers_of(drawn.get("Weight"))), 0)
        bold = weight >= _HEAVY or self._fonts.is_bold(drawn.get("Font", ""))
        stretch = next(iter(numbers_of(drawn.get("HScale"))), 1.0) or 1.0
        points = max(size * math.hypot(matrix.c, matrix.d) * _POINTS, 0.5)
        letter = _Letter(size, stretch, matrix, boundary, bold, points)
        x = y = 0.0
        for code in codes:
            x = next(iter(numbers_of(code.get("X"))), x)
            y = next(iter(numbers_of(code.get("Y"))), y)
            self._take_code(code, x, y, letter)

    def _take_code(self, code: etree._Element, x: float, y: float, letter: _Letter) -> None:
        text = (code.text or "").strip("\r\n\t")
        across = _steps(code.get("DeltaX"), len(text))
        down = _steps(code.get("DeltaY"), len(text))
        for index, character in enumerate(text):
            if len(self._glyphs) >= _MOST_ON_PAGE:
                return
            width = letter.width(character)
            step = across[index] if index < len(across) else (0.0 if down else width)
            self._glyphs.append(self._glyph(character, x, y, min(width, step) or width, letter))
            x += step
            y += down[index] if index < len(down) else 0.0

    def _glyph(
        self, character: str, x: float, y: float, width: float, letter: _Letter
    ) -> Glyph:
        above, below = y - _ASCENT * letter.size, y + (1 - _ASCENT) * letter.size
        x0, y0 = self._point(*letter.place(x, above))
        x1, y1 = self._point(*letter.place(x + width, below))
        return Glyph(
            character,
            min(x0, x1),
            max(x0, x1),
            min(y0, y1),
            max(y0, y1),
            letter.points,
            letter.bold,
        )

    def _take_path(self, drawn: etree._Element, boundary: Box) -> None:
        if len(self._rules) >= MOST_RULES:
            return
        if min(boundary.width, boundary.height) <= _THIN:
            ends = (
                (boundary.left, boundary.top),
                (
                    boundary.left + boundary.width,
                    boundary.top + boundary.height,
                ),
            )
            self._rule(*ends)
            return
        if drawn.get("Stroke") == "false":
            return
        matrix = _matrix(drawn)
        for start, end in _stretches(drawn.findtext("{*}AbbreviatedData")):
            first, last = matrix.moved(*start), matrix.moved(*end)
            self._rule(
                (first[0] + boundary.left, first[1] + boundary.top),
                (last[0] + boundary.left, last[1] + boundary.top),
            )

    def _rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        across, down = abs(start[0] - end[0]), abs(start[1] - end[1])
        (x0, y0), (x1, y1) = self._point(*start), self._point(*end)
        if across <= _THIN and down >= _SHORTEST:
            self._rules.append(Rule(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        elif down <= _THIN and across >= _SHORTEST:
            self._rules.append(Rule(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))


class _Letter(NamedTuple):
    """How the characters of one text object are drawn; ``points`` is their final size."""

    size: float
    stretch: float
    matrix: _Matrix
    boundary: Box
    bold: bool
    points: float

    def width(self, character: str) -> float:
        wide = _WIDE.match(character)
        return self.size * self.stretch * (1.0 if wide else _NARROW)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the object as one of the page."""
        across, down = self.matrix.moved(x, y)
        return across + self.boundary.left, down + self.boundary.top


def _matrix(drawn: etree._Element) -> _Matrix:
    numbers = numbers_of(drawn.get("CTM"))
    return _Matrix(*numbers) if len(numbers) == 6 else _Matrix()


def _steps(text: str | None, length: int) -> list[float]:
    """The distances between characters; ``g 3 4.5`` stands for 4.5 three times. The last
    one holds for the characters that have none."""
    words = (text or "").split()[:_MOST_TOKENS]
    steps: list[float] = []
    place = 0
    while place < len(words) and len(steps) < length:
        if words[place] == "g" and place + 2 < len(words):
            times = next(iter(numbers_of(words[place + 1])), 0.0)
            step = next(iter(numbers_of(words[place + 2])), 0.0)
            steps.extend([step] * int(min(max(times, 0), _MOST_REPEATS)))
            place += 3
        else:
            steps.extend(numbers_of(words[place])[:1])
            place += 1
    return steps


def _stretches(
    text: str | None,
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight stretches of a path: ``M x y L x y C``; curves only move on."""
    words = (text or "")[:400_000].split()[:_MOST_TOKENS]
    starts = [place for place, word in enumerate(words) if word.isalpha()]
    first = before = (0.0, 0.0)
    for place, after in pairwise([*starts, len(words)]):
        numbers = [step for word in words[place + 1 : after] for step in numbers_of(word)[:1]]
        point = (numbers[-2], numbers[-1]) if len(numbers) >= 2 else before
        if words[place] in ("M", "S"):
            first = point
        elif words[place] == "L":
            yield before, point
        elif words[place] == "C":
            yield before, first
            point = first
        before = point
