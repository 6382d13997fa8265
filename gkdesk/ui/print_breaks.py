"""Breaks a text into lines the way Chinese is set: between any two characters, but not before
a closing mark, not behind an opening one, and not inside a number or a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

_OPENING: Final = r"[（《〈【〔“‘「『(\[{]"
_CLOSING: Final = r"[，。、；：？！）》〉】〕”’」』…—·％%)\]},;:?!]"
_DAY: Final = r"[0-9]{1,2}月(?:[0-9]{1,2}日|底前?)"
_FIGURE: Final = r"[0-9][0-9.,:]*[年月日号项条个次家万亿％%]?"
_WORD: Final = rf"(?:{_DAY}|{_FIGURE}|[A-Za-zÀ-ɏ0-9_./:@#&=+~\-]+)"
_ATOM: Final = re.compile(rf"{_OPENING}*(?:{_WORD}|.){_CLOSING}*", re.DOTALL)
_CLOSED: Final = re.compile(_CLOSING)
_UNPRINTED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
_MOST: Final = 20_000


class Letters:
    """The widths of a font's letters in its own units, kept once measured."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self.em = float(font.pixelSize())
        self.ascent, self.descent = self._metrics.ascent(), self._metrics.descent()
        self._single: dict[str, float] = {}
        self._known: dict[str, float] = {}

    def width(self, text: str) -> float:
        """How wide a text is on one line."""
        single = self._single
        total = 0.0
        for letter in text:
            wide = single.get(letter)
            if wide is None:
                wide = single[letter] = self._metrics.horizontalAdvance(letter)
            total += wide
        return total

    def atoms(self, text: str) -> list[tuple[str, float]]:
        """The parts of one paragraph between which a line may end, with their widths."""
        known = self._known
        if len(known) > _MOST:
            known.clear()
        parts = []
        for atom in _ATOM.findall(text):
            wide = known.get(atom)
            if wide is None:
                wide = known[atom] = self.width(atom)
            parts.append((atom, wide))
        return parts

    def longest(self, text: str) -> float:
        """The width of the longest part that is better left in one piece."""
        return max((wide for _atom, wide in self.atoms(text.replace("\n", ""))), default=0.0)


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
    text is kept; a blank at the end of a broken line goes."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        atoms = letters.atoms(paragraph[max(0, strong_length) :])
        if strong is not None and strong_length > 0:
            atoms = _joined(strong.atoms(paragraph[:strong_length]), atoms)
            strong_length -= len(paragraph)
        lines.extend(_filled(atoms, letters, width))
    return lines


def _joined(
    before: list[tuple[str, float]], after: list[tuple[str, float]]
) -> list[tuple[str, float]]:
    """Both, with a closing mark that begins the second kept at the end of the first."""
    if before and after and _CLOSED.match(after[0][0]):
        (last, wide), (mark, more) = before[-1], after[0]
        return [*before[:-1], (last + mark, wide + more), *after[1:]]
    return [*before, *after]


def broken_names(names: Sequence[str], letters: Letters, width: float) -> list[str]:
    """Names joined by 、, lines ending only behind one; a name longer than a line breaks
    where it must."""
    last = len(names) - 1
    pieces = [clean(name) + ("、" if at < last else "") for at, name in enumerate(names)]
    return _filled([(piece, letters.width(piece)) for piece in pieces], letters, width)


def _filled(atoms: Iterable[tuple[str, float]], letters: Letters, width: float) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for atom, wide in atoms:
        if used + wide > width:
            if line:
                lines.append("".join(line).rstrip(" "))
                line, used = [], 0.0
                if atom == " ":
                    continue
            if wide > width:
                *whole, atom = _cut(atom, letters, width)
                lines.extend(whole)
                wide = letters.width(atom)
        line.append(atom)
        used += wide
    lines.append("".join(line))
    return lines


def _cut(atom: str, letters: Letters, width: float) -> list[str]:
    """The pieces of a part that is wider than a line."""
    finer = letters.atoms(atom)
    if len(finer) > 1:
        return _filled(finer, letters, width)
    pieces, start, used = [], 0, 0.0
    for at, letter in enumerate(atom):
        wide = letters.width(letter)
        if at > start and used + wide > width:
            pieces.append(atom[start:at])
            start, used = at, 0.0
        used += wide
    return [*pieces, atom[start:]]
