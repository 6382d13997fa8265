"""Item labels at the start of a paragraph: 一、 （一） 1. （1） ① 第一条.

The order of levels follows GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gkdesk.reading.numerals import number

_HAN = "[一二三四五六七八九十百〇零]{1,5}"
_LABEL = re.compile(
    rf"(?P<chapter>第{_HAN}[章编]|第{_HAN}部分)[、，：:]?\s*"
    rf"|(?P<article>第{_HAN}[条节])[、，：:]?\s*"
    rf"|(?P<han>{_HAN}、)\s*"
    rf"|(?P<han_bracket>[（(]{_HAN}[）)]、?)\s*"
    # A stop before a digit is a decimal point, unless a year of four digits touches it.
    r"|(?P<digit>\d{1,3}(?:[.．](?!\d)|[.．](?=\d{4}\s*年)|、(?!\d{1,2}[、日月])))\s*"
    r"|(?P<digit_bracket>[（(]\d{1,3}[）)])\s*"
    r"|(?P<circled>[①-⑳])\s*"
)
STYLES = tuple(_LABEL.groupindex)
"""Label styles from the outermost to the innermost."""
_NUMERAL = re.compile(rf"{_HAN}|\d+|[①-⑳]")


@dataclass(frozen=True, slots=True)
class Label:
    """``printed`` is the label without blanks after it; ``length`` counts those too."""

    printed: str
    style: str
    number: int
    numeral: str
    length: int


def label_of(paragraph: str) -> Label | None:
    """The label a paragraph opens with, if it opens with one."""
    match = _LABEL.match(paragraph)
    if match is None or match.lastgroup is None:
        return None
    printed = match[match.lastgroup]
    numeral = _NUMERAL.search(printed)
    if numeral is None:
        return None
    value = number(numeral[0])
    if not value:
        return None
    name = printed if match.lastgroup in ("chapter", "article") else numeral[0]
    return Label(printed, match.lastgroup, value, name, match.end())
