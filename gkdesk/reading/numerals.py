"""Chinese and Arabic numerals as notices print them."""

from __future__ import annotations

import re
import unicodedata

HAN_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
HAN_DIGITS |= {"零": 0, "○": 0, "两": 2}
HAN = "〇○零一二两三四五六七八九十百"


_TENS = re.compile(r"(?:(.)?百)?零?〇?(?:(.)?(十))?零?(.)?")


def number(numeral: str) -> int:
    """The value of ``12``, full-width ``１２``, ``⑫``, ``十二``, ``一百〇三`` or ``二〇二三``.

    0 where the numeral is malformed (``十百``).
    """
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) == 1 and (value := unicodedata.numeric(numeral, 0.0)) == int(value) > 0:
        return int(value)
    if "十" in numeral or "百" in numeral:
        return _by_tens(numeral)
    if not all(char in HAN_DIGITS for char in numeral):
        return 0
    return sum(HAN_DIGITS[char] * 10**place for place, char in enumerate(reversed(numeral)))


def _by_tens(numeral: str) -> int:
    match = _TENS.fullmatch(numeral)
    if match is None:
        return 0
    hundreds, tens, ten, ones = match.groups()
    value = HAN_DIGITS.get(ones, 0) if ones else 0
    if ten:
        value += 10 * (HAN_DIGITS.get(tens, 0) if tens else 1)
    if "百" in numeral:
        value += 100 * (HAN_DIGITS.get(hundreds, 0) if hundreds else 1)
    return value
