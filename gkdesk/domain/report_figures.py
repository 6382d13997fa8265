"""The figures of a sentence, however they are written: 85.7%, 百分之八十五点七, ８５.７％,
3月30日, 三项, 1,234 次. A label that only numbers a paragraph is no figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_ALIKE: Final = str.maketrans("〇○两％﹪", "零零二%%")
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10_000, "亿": 100_000_000}
_CHINESE: Final = r"[零一二三四五六七八九十百千万]+(?:点[零一二三四五六七八九]+)?"
_PLAIN: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COUNTED: Final = "项|个|条|件|次|家|天|日|份|篇|场|期|人|年|月|户|起|件次|人次|多|余|万|亿|元"
_LABEL: Final = re.compile(
    r"\s*(?:[（(][零一二三四五六七八九十百\d]+[）)]|[零一二三四五六七八九十百]+、|\d+[.、．](?!\d))"
)
_YEARS: Final = r"(?P<year>\d{4}|[零一二三四五六七八九]{4})"
_MONTH: Final = r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY: Final = r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})"
_FIGURE: Final = re.compile(
    rf"(?:{_YEARS}\s*年\s*)?{_MONTH}\s*月\s*{_DAY}\s*[日号]"
    r"|(?P<iso>\d{4}[-./]\d{1,2}[-./]\d{1,2})(?!\d)"
    rf"|百分之\s*(?P<of_hundred>{_PLAIN}|{_CHINESE})"
    rf"|(?P<percent>{_PLAIN})\s*(?:%|个百分点)"
    rf"|(?P<tenths>[\d一二三四五六七八九])成(?P<half>[半一二三四五六七八九])?(?![不为员果立效绩熟品功])"
    rf"|(?P<plain>{_PLAIN})(?P<large>[万亿])?"
    rf"|(?<![同每哪这某逐唯进第统另])(?P<chinese>{_CHINESE})(?={_COUNTED})"
    r"|第(?P<nth>[一二三四])季度"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure within a text. ``kind`` is "day", "percent" or "number"; ``value`` compares
    equal however it is written (a day is month * 100 + day); ``year`` is 0 where none is
    written beside a day. ``start`` and ``end`` are its place, ``words`` as it stands."""

    kind: str
    value: Decimal
    start: int
    end: int
    words: str
    year: int = 0

    def same(self, other: Figure) -> bool:
        """Whether both say the same; a day without its year is the same as with it."""
        years = self.year == other.year or 0 in (self.year, other.year)
        return (self.kind, self.value) == (other.kind, other.value) and years


def plain_form(text: str) -> str:
    """The text letter by letter with figures in half width; nothing changes its place."""
    narrow = "".join(
        chr(ord(letter) - 0xFEE0) if letter in _WIDE else letter for letter in text
    )
    return narrow.translate(_ALIKE)


_WIDE: Final = frozenset("０１２３４５６７８９．，％") - {"，"}


def figures(text: str) -> list[Figure]:
    """The figures of a paragraph in order; its own number in front is left out."""
    form = plain_form(text)
    label = _LABEL.match(form)
    start = label.end() if label else 0
    return [
        _figure(match, text[match.start() : match.end()])
        for match in _FIGURE.finditer(form, start)
    ]


def _figure(match: re.Match[str], words: str) -> Figure:
    kind, value, year = _meant(match)
    return Figure(kind, value.normalize(), match.start(), match.end(), words, year)


def _meant(match: re.Match[str]) -> tuple[str, Decimal, int]:
    part = match.groupdict()
    if part["month"]:
        year = int(_number(part["year"], by_place=True)) if part["year"] else 0
        return "day", _number(part["month"]) * 100 + _number(part["day"]), year
    if part["iso"]:
        year, month, day = (int(each) for each in re.split(r"[-./]", part["iso"]))
        return "day", Decimal(month * 100 + day), year
    if part["of_hundred"] or part["percent"]:
        return "percent", _number(part["of_hundred"] or part["percent"]), 0
    if part["tenths"]:
        half = part["half"] or "零"
        more = Decimal(5) if half == "半" else _number(half)
        return "percent", _number(part["tenths"]) * 10 + more, 0
    if part["plain"]:
        return "number", _number(part["plain"]) * _LARGE.get(part["large"] or "", 1), 0
    return "number", _number(part["chinese"] or part["nth"]), 0


def _number(words: str, *, by_place: bool = False) -> Decimal:
    """A number in figures or in Chinese numerals, 二十三点五 as well as 二〇二三."""
    if words[0].isdigit():
        return Decimal(words.replace(",", ""))
    whole, _, rest = words.partition("点")
    if by_place or not set(whole) & {*_TENS, *_LARGE}:
        value = int("".join(str(_DIGITS.index(letter)) for letter in whole))
    else:
        value = _by_tens(whole)
    places = "".join(str(_DIGITS.index(letter)) for letter in rest)
    return Decimal(f"{value}.{places}" if places else value)


def _by_tens(words: str) -> int:
    total = section = digit = 0
    for letter in words:
        if letter in _TENS:
            section += (digit or 1) * _TENS[letter]
            digit = 0
        elif letter in _LARGE:
            total += (section + digit or 1) * _LARGE[letter]
            section = digit = 0
        else:
            digit = _DIGITS.index(letter)
    return total + section + digit
