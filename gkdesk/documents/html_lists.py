"""The numbers a browser prints before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from gkdesk.documents.html_styles import Declarations

_HAN = "零一二三四五六七八九"
_MOST = 9999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_BULLETS = {"none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"}
_WHOLE = re.compile(r"\s*(-?\d{1,6})\s*")


def han(number: int) -> str:
    """1 to 99 as Chinese writes numbers of items: 一, 十, 十一, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    if not 1 <= number <= 99:
        return str(number)
    return (
        ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")
    )


def roman(number: int) -> str:
    """1 to 3999 in small Roman numerals."""
    if not 1 <= number <= 3999:
        return str(number)
    words = []
    for value, word in _ROMAN:
        times, number = divmod(number, value)
        words.append(word * times)
    return "".join(words)


def alphabetic(number: int) -> str:
    """a … z, aa, ab …"""
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(97 + place) + letters
    return letters


_PRINTED: dict[str, Callable[[int], str]] = {
    "lower-alpha": alphabetic,
    "lower-latin": alphabetic,
    "upper-alpha": lambda number: alphabetic(number).upper(),
    "upper-latin": lambda number: alphabetic(number).upper(),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "decimal-leading-zero": lambda number: f"{number:02d}",
    "cjk-ideographic": han,
    "cjk-decimal": han,
    "simp-chinese-informal": han,
    "trad-chinese-informal": han,
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
        printed = _PRINTED.get(style, str)(number)
        return f"{printed}、" if _PRINTED.get(style) is han else f"{printed}. "


def _list_style(element: etree._Element, declared: Declarations) -> str:
    named = _named(declared) or _TYPES.get(element.get("type", ""), "")
    return named or ("decimal" if element.tag == "ol" else "none")


def _named(declared: Declarations) -> str:
    words = f"{declared.get('list-style', '')} {declared.get('list-style-type', '')}".split()
    known = [
        word for word in words if word in _PRINTED or word in _BULLETS or word == "decimal"
    ]
    return known[-1] if known else ""


def _whole(value: str | None, otherwise: int) -> int:
    match = _WHOLE.fullmatch(value or "")
    return int(match[1]) if match else otherwise
