"""What stands on the tiles of a strip of due points, and how many tiles go on a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.tasks import Light, Outlook
from gkdesk.ui.models import stage_words

MOST_FULL: Final = 12
"""More due points than this stand on small tiles: fifty-two weeks as four lines of thirteen."""
MOST_TALL: Final = 4
"""More due points than this leave the weekday to the line below: twelve months take less."""
_A_YEAR_OF_WEEKS: Final = 13
_SMALL: Final = re.compile(r"\d+")


class Tile(NamedTuple):
    """One due point: ``name`` and ``day`` are its first lines, ``mark`` the word beside its
    light, ``said`` all of it in one line. ``hint`` is a word of doubt (暂算) or ""."""

    occurrence: int
    name: str
    day: str
    mark: str
    hint: str
    light: Light
    said: str


def tiles(occurrences: Sequence[Occurrence], outlook: Outlook) -> list[Tile]:
    """The tiles of due points, in their order."""
    with_year = not stage_words.one_year(occurrences)
    small, flat = len(occurrences) > MOST_FULL, len(occurrences) > MOST_TALL
    made = []
    for each in occurrences:
        name = stage_words.short_name(each.term, with_year=with_year)
        made.append(
            Tile(
                occurrence=each.id,
                name=_small_name(name) if small else name,
                day=stage_words.tile_day(each.term, outlook.today, weekday=not flat),
                mark=stage_words.tile_mark(each, outlook),
                hint=stage_words.PROVISIONAL if each.term.provisional else "",
                light=stage_words.shown_light(each, outlook),
                said=stage_words.spoken(each, outlook),
            )
        )
    return made


def _small_name(name: str) -> str:
    """第12周 as 12: the last figure of a name, else its first two letters."""
    figures = _SMALL.findall(name)
    return figures[-1] if figures else name[:2]


def on_a_line(count: int, room: int) -> int:
    """How many of ``count`` tiles stand on a line that has room for ``room``: for twelve
    months a number that parts them evenly, for weeks a quarter of a year where it fits."""
    most = max(1, min(count, room))
    if count > MOST_FULL:
        return _A_YEAR_OF_WEEKS if most >= _A_YEAR_OF_WEEKS else most
    even = [by for by in range(most, 0, -1) if count % by == 0]
    return even[0] if even[0] > 1 or most == 1 else most
