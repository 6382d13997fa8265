"""What the styles of a web page tell about its words: hidden, bold, centred, how large."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MOST_SHEET = 256 * 1024
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_CLASS = re.compile(r"(?:[a-zA-Z0-9]{0,12})\.([\w-]{1,80})")
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|px|em|rem|%)")
_POINTS = {"pt": 1.0, "px": 0.75}
_FONT_SIZES = {"1": 7.5, "2": 10, "3": 12, "4": 13.5, "5": 18, "6": 24, "7": 36}
_BOLD = {"b", "strong", "th"}
_BOLD_WEIGHTS = {"bold", "bolder", "600", "700", "800", "900"}

Declarations = Mapping[str, str]


class Style(NamedTuple):
    """What an element hands down to the words in it; ``size`` in points, 0 unknown."""

    heading: int = 0
    bold: bool = False
    centered: bool = False
    size: float = 0
    keeps_blanks: bool = False
    link: bool = False
    aside: bool = False
    marker: bool = False


class StyleSheet:
    """The rules for classes in a page's own ``style`` elements; other selectors are rare in
    what Word, WPS and Excel put on the clipboard."""

    def __init__(self, sheet: str) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        for selectors, body in _RULE.findall(sheet[:_MOST_SHEET]):
            declared = declarations(body)
            for selector in selectors.split(","):
                if match := _CLASS.fullmatch(selector.strip()):
                    self._rules.setdefault(match[1], {}).update(declared)

    def of(self, element: etree._Element) -> Declarations:
        """What holds for an element: the rules of its classes, then its own style."""
        own = declarations(element.get("style", ""))
        named = element.get("class", "")
        if not named or not self._rules:
            return own
        merged: dict[str, str] = {}
        for name in named.split()[:8]:
            merged.update(self._rules.get(name, {}))
        return {**merged, **own}


@lru_cache(maxsize=2048)
def declarations(style: str) -> Declarations:
    """``a: b; c: d`` as a mapping in lower case."""
    return dict(_declared(style[:4000]))


def _declared(style: str) -> Iterator[tuple[str, str]]:
    for part in style.lower().split(";"):
        name, colon, value = part.partition(":")
        if colon:
            yield name.strip(), value.replace("!important", "").strip()


def is_hidden(element: etree._Element) -> bool:
    """Whether the element's own marks keep it from being seen. What a style sheet hides is
    often shown again by the page's program, so only the element itself is asked."""
    if element.get("hidden") is not None:
        return True
    own = declarations(element.get("style", ""))
    return (
        own.get("display") == "none"
        or own.get("visibility") in ("hidden", "collapse")
        or own.get("mso-hide") == "all"
    )


def style_of(element: etree._Element, above: Style, declared: Declarations) -> Style:
    """The style of the words in an element, by what it is and what is declared for it."""
    tag = element.tag
    return Style(
        heading=HEADINGS.get(tag, above.heading),
        bold=_bold(tag, above, declared),
        centered=_centered(element, above, declared),
        size=_size(element, above, declared),
        keeps_blanks=_keeps_blanks(tag, above, declared),
        link=above.link or (tag == "a" and element.get("href") is not None),
        aside=above.aside or tag in ("nav", "footer", "aside"),
        marker=above.marker or declared.get("mso-list") == "ignore",
    )


def _bold(tag: str, above: Style, declared: Declarations) -> bool:
    weight = declared.get("font-weight", "")
    if weight in _BOLD_WEIGHTS:
        return True
    if weight in ("normal", "lighter", "400", "300"):
        return False
    return above.bold or tag in _BOLD or tag in HEADINGS


def _centered(element: etree._Element, above: Style, declared: Declarations) -> bool:
    align = declared.get("text-align") or element.get("align", "").lower()
    if align in ("center", "-webkit-center", "middle"):
        return True
    if align:
        return False
    return above.centered or element.tag == "center"


def _size(element: etree._Element, above: Style, declared: Declarations) -> float:
    if element.tag == "font" and element.get("size"):
        return _FONT_SIZES.get(element.get("size", ""), above.size)
    if "font-size" not in declared:
        return above.size
    match = _LENGTH.fullmatch(declared["font-size"].replace(" ", ""))
    if not match:
        return above.size
    number, unit = float(match[1]), match[2]
    if unit in _POINTS:
        return round(number * _POINTS[unit], 1)
    return round(above.size * (number / 100 if unit == "%" else number), 1)


def _keeps_blanks(tag: str, above: Style, declared: Declarations) -> bool:
    space = declared.get("white-space", "")
    if space:
        return space.startswith(("pre", "break-spaces"))
    return above.keeps_blanks or tag in ("pre", "xmp", "listing", "plaintext")
