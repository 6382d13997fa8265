"""Where a long title is broken: GB/T 9704-2012 7.3.1 wants its words whole and its lines
evenly filled."""

from __future__ import annotations

from typing import Final

from gkdesk.exports.official.measures import BLOCK, TITLE, width_of

_LINE: Final = int(BLOCK[0] * 72 / 25.4 / TITLE) - 1
"""Characters of a line of the title."""
_NOT_FIRST: Final = "的、，。；：》）〕”’年月日与和及等"
_NOT_LAST: Final = "《（〔“‘第"
_GOOD_BEFORE: Final = ("关于", "印发", "落实", "政务", "重点", "工作", "办理", "情况", "任务")
_GOOD_BEHIND: Final = "》的、年度"
_APART: Final = 1000
_UNEVEN: Final = 2
_PLAIN: Final = 12
_INSIDE: Final = 10


def balanced(text: str) -> str:
    """The title with line feeds where it is to be broken; one that has some stays as it is."""
    if "\n" in text or width_of(text) <= _LINE:
        return text
    count = -int(-width_of(text) // _LINE)
    lines, rest = [], text
    for left in range(count, 1, -1):
        place = _place(rest, width_of(rest) / left)
        lines.append(rest[:place])
        rest = rest[place:]
    return "\n".join([*lines, rest])


def _place(text: str, wanted: float) -> int:
    """Where the next line ends: near the wanted width, at the least cost."""
    fitting = [place for place in range(1, len(text)) if width_of(text[:place]) <= _LINE]
    return min(fitting or [1], key=lambda place: _cost(text, place, wanted))


def _cost(text: str, place: int, wanted: float) -> float:
    before, behind = text[place - 1], text[place]
    cost = abs(width_of(text[:place]) - wanted) * _UNEVEN
    if behind in _NOT_FIRST or before in _NOT_LAST or (before.isascii() and behind.isascii()):
        cost += _APART
    if before.isdigit() and behind in "年月日":
        cost += _APART
    if before not in _GOOD_BEHIND and not text.startswith(_GOOD_BEFORE, place):
        cost += _PLAIN
    if text.count("《", 0, place) > text.count("》", 0, place):
        cost += _INSIDE
    return cost
