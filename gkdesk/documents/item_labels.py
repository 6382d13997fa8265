"""Numbers that open an item, as far as a layout needs them: 第一章 一、 一是 （一） 1. ①."""

from __future__ import annotations

import re

_HAN = "[一二三四五六七八九十百〇零]{1,5}"
_LABEL = re.compile(
    rf"\s*(?:第{_HAN}(?:[章节条编]|部分)|{_HAN}[、是]|[（(](?:{_HAN}|\d{{1,3}})[）)]"
    r"|\d{1,3}(?:[、）)]|[.．](?:(?!\d)|(?=\d{4}))|(?:\.\d{1,3}){1,3}(?!\d|[.%年月日])\.?)|[①-⑳])\s*"
)


def label_length(text: str) -> int:
    """How many characters of the text are its number with the blanks behind it."""
    match = _LABEL.match(text)
    return match.end() if match else 0


def has_label(text: str) -> bool:
    """Whether the words open with a number of an item."""
    return label_length(text) > 0
