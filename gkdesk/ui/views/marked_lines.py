"""Pieces of text set into a few lines, cut so that what is marked is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFont, QFontMetricsF

from gkdesk.ui.models.word_parting import Piece

_LEAD = 12
"""Characters shown before the first marked one where the text does not fit."""

_HANGING = "，。、；：！？）》”"
"""Marks that no line begins with; one may stand out at its end."""


class MarkedLines:
    """Breaks pieces at any character, as Chinese text is, with the widths of one font."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._wide: dict[str, float] = {}

    def set_in(self, pieces: Sequence[Piece], width: float, most: int) -> list[list[Piece]]:
        """At most so many lines of pieces; the last ends in … where more would follow."""
        letters = [
            ("　" if letter == "\n" else letter, own)
            for words, own in pieces
            for letter in words
        ]
        lines = self._broken(letters, width, most)
        if sum(map(len, lines)) < len(letters):
            first = next((at for at, (_letter, own) in enumerate(letters) if own), 0)
            shown = sum(map(len, lines))
            if first >= shown - 2:
                letters = [("…", False), *letters[max(0, first - _LEAD) :]]
                lines = self._broken(letters, width, most)
            if sum(map(len, lines)) < len(letters):
                lines[-1] = [*lines[-1][:-1], ("…", False)]
        return [list(_joined(line)) for line in lines]

    def width(self, words: str) -> float:
        """How wide some words are."""
        return sum(map(self._of, words))

    def _broken(self, letters: Sequence[Piece], width: float, most: int) -> list[list[Piece]]:
        lines: list[list[Piece]] = [[]]
        used = 0.0
        for letter, own in letters:
            wide = self._of(letter)
            hangs = letter in _HANGING and used <= width
            if used + wide > width and lines[-1] and not hangs:
                if len(lines) == most:
                    break
                lines.append([])
                used = 0.0
            lines[-1].append((letter, own))
            used += wide
        return lines

    def _of(self, letter: str) -> float:
        if letter not in self._wide:
            self._wide[letter] = self._metrics.horizontalAdvance(letter)
        return self._wide[letter]


def _joined(letters: Iterable[Piece]) -> Iterable[Piece]:
    """Letters side by side of one kind as one piece."""
    words, kind = "", False
    for letter, own in letters:
        if words and own is not kind:
            yield words, kind
            words = ""
        words, kind = words + letter, own
    if words:
        yield words, kind
