"""The numbers a browser prints before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from gkdesk.documents.html_styles import Declarations
from gkdesk.documents.number_formats import formatted

_MOST = 9999
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_BULLETS = {"none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"}
_WHOLE = re.compile(r"\s*(-?\d{1,6})\s*")


def alphabetic(number: int) -> str:
    """a … z, aa, ab …"""
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(97 + place) + letters
    return letters


def _as(name: str) -> Callable[[int], str]:
    return lambda number: formatted(number, name)


_PRINTED: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lower-alpha": alphabetic,
    "lower-latin": alphabetic,
    "upper-alpha": lambda number: alphabetic(number).upper(),
    "upper-latin": lambda number: alphabetic(number).upper(),
    "lower-roman": _as("lowerRoman"),
    "upper-roman": _as("upperRoman"),
    "decimal-leading-zero": _as("decimalZero"),
}
_CHINESE = {
    "cjk-ideographic",
    "simp-chinese-informal",
    "trad-chinese-informal",
    "cjk-decimal",
}


class ListNumbers:
    """Counts the items of one ``ol`` or ``ul``."""

    def __init__(self, element: etree._Element, declared: Declarations) -> None:
        self._style = _list_style(element, declared)
        self._step = 1
        start = _whole(element.get("start"), 1)
        if element.get("reversed") is not None:
            self._step = -1
            start = _whole(element.get("start"), sum(1 for _ in element.iterchildren("li")))
        self._next = start

    def marker(self, item: etree._Element, declared: Declarations) -> str:
        """What is printed before the item: ``1. `` or ``一、``; nothing for a bullet."""
        number = _whole(item.get("value"), self._next)
        self._next = number + self._step
        style = _named(declared) or _TYPES.get(item.get("type", ""), self._style)
        if style in _BULLETS or abs(number) > _MOST:
            return ""
        if style in _CHINESE:
            return f"{formatted(number, 'chineseCountingThousand')}、"
        return f"{_PRINTED.get(style, str)(number)}. "


def _list_style(element: etree._Element, declared: Declarations) -> str:
    named = _named(declared) or _TYPES.get(element.get("type", ""), "")
    return named or ("decimal" if element.tag == "ol" else "none")


def _named(declared: Declarations) -> str:
    words = f"{declared.get('list-style', '')} {declared.get('list-style-type', '')}".split()
    known = [word for word in words if word in _PRINTED or word in _CHINESE | _BULLETS]
    return known[-1] if known else ""


def _whole(value: str | None, otherwise: int) -> int:
    match = _WHOLE.fullmatch(value or "")
    return int(match[1]) if match else otherwise
