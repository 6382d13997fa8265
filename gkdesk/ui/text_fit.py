"""Chinese text in a narrow cell: lines that fit, and what to say of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

MORE = "…"


@lru_cache(maxsize=4096)
def fit_lines(text: str, font: QFont, width: int, lines: int) -> tuple[str, ...]:
    """Break ``text`` into at most ``lines`` lines of ``width`` pixels, the last one cut with …

    Breaks obey the rules of Chinese punctuation (none at the head of a line).
    """
    if width <= 0 or not text:
        return (text,) if text else ()
    metrics = QFontMetricsF(font)
    head = text[: _enough(width, lines, metrics)]
    broken: list[str] = []
    layout = QTextLayout(head, font)
    layout.beginLayout()
    while len(broken) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        last = len(broken) == lines - 1
        broken.append(head[start:] if last else head[start : start + length].rstrip())
    layout.endLayout()
    if broken and (len(head) < len(text) or metrics.horizontalAdvance(broken[-1]) > width):
        broken[-1] = metrics.elidedText(broken[-1] + MORE, Qt.TextElideMode.ElideRight, width)
    return tuple(broken)


def _enough(width: int, lines: int, metrics: QFontMetricsF) -> int:
    """How many letters can fill these lines at most; spares laying out whole paragraphs."""
    narrowest = max(metrics.horizontalAdvance("1"), 3.0)
    return int((lines + 0.5) * width / narrowest) + 8


@lru_cache(maxsize=4096)
def fit_names(names: Sequence[str], font: QFont, width: int, lines: int) -> tuple[str, ...]:
    """Unit names over at most ``lines`` lines, broken after 、; cut as 等7个."""
    metrics = QFontMetricsF(font)
    rows = _rows_of_names(names, metrics, width)
    if len(rows) <= lines:
        return tuple(rows)
    if len(names) == 1:
        kept = rows[:lines]
        kept[-1] = metrics.elidedText(kept[-1] + MORE, Qt.TextElideMode.ElideRight, width)
        return tuple(kept)
    tail = f" 等{len(names)}个"
    kept = rows[:lines]
    room = width - metrics.horizontalAdvance(tail)
    shown = kept[-1].rstrip("、")
    while metrics.horizontalAdvance(shown) > room and "、" in shown:
        shown = shown.rsplit("、", 1)[0]
    kept[-1] = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room) + tail
    return tuple(kept)


def _rows_of_names(names: Sequence[str], metrics: QFontMetricsF, width: int) -> list[str]:
    rows = [""]
    for at, name in enumerate(names):
        piece = name if at == len(names) - 1 else f"{name}、"
        if rows[-1] and metrics.horizontalAdvance(rows[-1] + piece) > width:
            rows.append("")
        rows[-1] += piece
        while metrics.horizontalAdvance(rows[-1]) > width and len(rows[-1]) > 1:
            whole = rows.pop()
            cut = _letters_that_fit(whole, metrics, width)
            rows += [whole[:cut], whole[cut:]]
    return rows


def _letters_that_fit(text: str, metrics: QFontMetricsF, width: int) -> int:
    cut = len(text) - 1
    while cut > 1 and metrics.horizontalAdvance(text[:cut]) > width:
        cut -= 1
    return cut


def around(text: str, term: str, letters: int) -> str:
    """The text from a little before ``term``, where its first ``letters`` do not hold it."""
    at = text.casefold().find(term.casefold()) if term else -1
    if at < 0 or at + len(term) <= letters:
        return text
    start = max(text.rfind(stop, 0, at) for stop in "，。；：、") + 1
    return MORE + text[start if at - start < letters // 2 else at - letters // 4 :]
