"""How a paragraph or a run looks by its styles: ISO/IEC 29500-1, 17.7."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from gkdesk.documents.word_xml import VAL, Element, W, switch, value, whole

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
_MOST_STYLES = 64


@dataclass(frozen=True, slots=True)
class Look:
    """What one place says about looks; None where it is silent.

    ``number`` is the list (numId) and ``level`` the place in it, from 0; ``heading`` is 1
    to 9 and 0 for body text; ``size`` in points; ``hidden`` words are not printed.
    """

    number: str | None = None
    level: int | None = None
    heading: int | None = None
    centered: bool | None = None
    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None

    def over(self, under: Look) -> Look:
        """This look where it speaks, and the one below it where it is silent."""
        if under is PLAIN or self is PLAIN:
            return self if under is PLAIN else under
        mine = (getattr(self, name) for name in _NAMES)
        other = (getattr(under, name) for name in _NAMES)
        return Look(
            *(one if one is not None else two for one, two in zip(mine, other, strict=True))
        )


_Said = tuple[tuple[str, str | None], ...]
_TELLING = {f"{W}{name}" for name in ("rStyle", "b", "sz", "vanish")}
_NAMES = tuple(field.name for field in fields(Look))
PLAIN = Look()


def paragraph_look(properties: Element | None) -> Look:
    """What a ``w:pPr`` says (not what its style or the runs say)."""
    if properties is None:
        return PLAIN
    numbering = properties.find(f"{W}numPr")
    level = value(numbering, "ilvl")
    outline = value(properties, "outlineLvl")
    justified = value(properties, "jc")
    return Look(
        number=value(numbering, "numId"),
        level=None if level is None else whole(level),
        heading=None if outline is None else _heading(whole(outline, _BODY_LEVEL)),
        centered=None if justified is None else justified == "center",
    )


def run_look(properties: Element | None) -> Look:
    """What a ``w:rPr`` says (not what its style says)."""
    if properties is None:
        return PLAIN
    size = value(properties, "sz")
    return Look(
        bold=switch(properties, "b"),
        size=None if size is None else whole(size) / 2,
        hidden=switch(properties, "vanish"),
    )


def _heading(outline: int) -> int:
    return outline + 1 if 0 <= outline < _BODY_LEVEL else 0


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self.default: str | None = None
        """The paragraph style of a paragraph that names none."""
        self._looks: dict[str, Look] = {}
        self._runs: dict[tuple[_Said, Look], Look] = {}
        self._base = PLAIN
        if root is None:
            return
        for style in root.iterfind(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._elements.setdefault(name, style)
            if style.get(f"{W}type") == "paragraph" and _is_default(style):
                self.default = name
        self._base = _defaults(root)

    def paragraph(self, properties: Element | None) -> Look:
        """The look of a paragraph by its own properties, its style and the defaults."""
        name = value(properties, "pStyle") or self.default
        under = self.named(name).over(self._base) if name else self._base
        return paragraph_look(properties).over(under)

    def run(self, properties: Element, paragraph: Look) -> Look:
        """The look of a run by its own properties, its character style and its paragraph.

        Words come in many small runs that look alike, so each look is made only once.
        """
        said = tuple(
            (child.tag, child.get(VAL)) for child in properties if child.tag in _TELLING
        )
        look = self._runs.get((said, paragraph))
        if look is None:
            name = value(properties, "rStyle")
            under = self.named(name).over(paragraph) if name else paragraph
            look = self._runs[said, paragraph] = run_look(properties).over(under)
        return look

    def numbering_of(self, name: str) -> str | None:
        """The list that a style is linked to."""
        return self.named(name).number

    def named(self, name: str) -> Look:
        """The look of a style with all it is based on; a silent one if there is none."""
        if name not in self._looks:
            look = PLAIN
            for style in self._line(name):
                look = look.over(_style_look(style))
            self._looks[name] = look
        return self._looks[name]

    def _line(self, name: str) -> list[Element]:
        """A style and its ancestors; a ring of styles ends where it closes."""
        line: list[Element] = []
        seen: set[str] = set()
        current: str | None = name
        while current in self._elements and current not in seen and len(line) < _MOST_STYLES:
            seen.add(current)
            line.append(self._elements[current])
            current = value(line[-1], "basedOn")
        return line


def _is_default(style: Element) -> bool:
    return style.get(f"{W}default", "0") in ("1", "true", "on")


def _style_look(style: Element) -> Look:
    look = run_look(style.find(f"{W}rPr")).over(paragraph_look(style.find(f"{W}pPr")))
    named = style.find(f"{W}name")
    match = _HEADING.fullmatch(named.get(VAL, "").strip()) if named is not None else None
    return look.over(Look(heading=int(match[1]))) if match else look


def _defaults(root: Element) -> Look:
    run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    return run_look(run).over(paragraph_look(paragraph))
