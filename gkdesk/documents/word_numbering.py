"""The automatic numbers of Word, counted as Word counts: ISO/IEC 29500-1, 17.9."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gkdesk.documents.number_formats import formatted
from gkdesk.documents.word_styles import Styles
from gkdesk.documents.word_xml import MC, VAL, Element, W, switch, value, whole

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LONGEST = 60
"""A number with the words around it; Word takes half as many."""
_NONE = "0"
"""The list that takes a paragraph out of the list of its style."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints.

    ``text`` names the numbers of the levels to print by ``%1`` to ``%9``; ``restart`` is
    how many of the outer levels make it start anew (None: all of them, 0: none); ``style``
    is the paragraph style that stands for this level.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list of the document: the counter it shares with others of one origin, its levels,
    and the levels that begin anew with it."""

    counter: str
    levels: tuple[Level, ...]
    starts: tuple[tuple[int, int], ...] = ()


class Counting:
    """Counts the numbered paragraphs of one document, in reading order."""

    def __init__(self) -> None:
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, name: str, numbers: Numbers, place: int) -> str:
        """The number of the next paragraph of the list ``name`` on level ``place``."""
        counter = self._counters.setdefault(numbers.counter, [None] * LEVELS)
        self._begin(name, numbers, counter, place)
        levels = numbers.levels
        last = counter[place]
        counter[place] = levels[place].start if last is None else last + 1
        for inner in range(place + 1, LEVELS):
            restart = levels[inner].restart
            if restart is None or place < restart:
                counter[inner] = None
        return _printed(levels, counter, place)

    def _begin(
        self, name: str, numbers: Numbers, counter: list[int | None], place: int
    ) -> None:
        """A list that sets its own start does so when it first comes to that level."""
        for level, start in numbers.starts:
            if level == place and (name, level) not in self._begun:
                self._begun.add((name, level))
                counter[level] = start - 1


def _printed(levels: tuple[Level, ...], counter: list[int | None], place: int) -> str:
    level = levels[place]
    if level.hidden or level.format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        shown = counter[which]
        name = levels[which].format
        if level.legal and name not in ("none", "bullet"):
            name = "decimal"
        return formatted(levels[which].start if shown is None else shown, name)

    return _PLACE.sub(number, level.text[:_LONGEST]).strip()


class Numbering:
    """The lists of ``numbering.xml``."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._counting = Counting()
        self._lists: dict[str, Element] = {}
        self._kinds: dict[str, Element] = {}
        self._read: dict[str, Numbers | None] = {}
        if root is not None:
            for kind in root.iterfind(f"{W}abstractNum"):
                self._kinds.setdefault(kind.get(f"{W}abstractNumId", ""), kind)
            for one in root.iterfind(f"{W}num"):
                self._lists.setdefault(one.get(f"{W}numId", ""), one)

    def label(self, number: str | None, level: int | None, style: str | None) -> str:
        """The number of the next paragraph: of the list ``number``, on ``level`` or on the
        one that stands for its ``style``. "" where it has none."""
        if number is None or number == _NONE:
            return ""
        numbers = self._numbers(number)
        if numbers is None:
            return ""
        if level is None:
            level = next(
                (
                    place
                    for place, one in enumerate(numbers.levels)
                    if style and one.style == style
                ),
                0,
            )
        if not 0 <= level < LEVELS:
            return ""
        return self._counting.label(number, numbers, level)

    def _numbers(self, name: str) -> Numbers | None:
        if name not in self._read:
            self._read[name] = self._read_list(name)
        return self._read[name]

    def _read_list(self, name: str) -> Numbers | None:
        one = self._lists.get(name)
        if one is None:
            return None
        kind, counter = self._kind(value(one, "abstractNumId") or "")
        if kind is None:
            return None
        levels = [Level()] * LEVELS
        for element in kind.iterfind(f"{W}lvl"):
            _put(levels, element)
        starts: list[tuple[int, int]] = []
        for override in one.iterfind(f"{W}lvlOverride"):
            starts += _override(levels, override)
        return Numbers(counter, tuple(levels), tuple(starts))

    def _kind(self, name: str) -> tuple[Element | None, str]:
        """The definition of that name, or the one its list style leads to."""
        kind = self._kinds.get(name)
        link = value(kind, "numStyleLink")
        if kind is None or link is None:
            return kind, name
        linked = self._lists.get(self._styles.numbering_of(link) or "")
        target = value(linked, "abstractNumId") or name
        return self._kinds.get(target, kind), target


def _override(levels: list[Level], override: Element) -> list[tuple[int, int]]:
    """Put what a list says otherwise into its levels; the start it sets, if it does."""
    place = whole(override.get(f"{W}ilvl"), -1)
    if not 0 <= place < LEVELS:
        return []
    element = override.find(f"{W}lvl")
    if element is not None:
        levels[place] = _level(element)
    start = value(override, "startOverride")
    if start is None:
        return []
    levels[place] = replace(levels[place], start=whole(start, 1))
    return [(place, whole(start, 1))]


def _put(levels: list[Level], element: Element) -> None:
    place = whole(element.get(f"{W}ilvl"), -1)
    if 0 <= place < LEVELS:
        levels[place] = _level(element)


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        start=whole(value(element, "start"), 0),
        format=_format(element),
        text=value(element, "lvlText") or "",
        restart=None if restart is None else whole(restart),
        legal=bool(switch(element, "isLgl")),
        hidden=bool(switch(element.find(f"{W}rPr"), "vanish")),
        style=value(element, "pStyle"),
    )


def _format(element: Element) -> str:
    """The number format; a newer one stands in an alternative, with an older beside it."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    return "decimal" if found is None else found.get(VAL, "decimal")
