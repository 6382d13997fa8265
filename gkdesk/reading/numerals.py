"""Chinese and Arabic numerals as notices print them."""

from __future__ import annotations

import unicodedata

HAN_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
HAN_DIGITS |= {"零": 0, "○": 0, "两": 2}
HAN = "〇○零一二两三四五六七八九十百"


def number(numeral: str) -> int:
    """The value of ``12``, full-width ``１２``, ``十二``, ``一百〇三`` or ``二〇二三``.

    Raises ValueError where the numeral is none of these.
    """
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) == 1 and (value := unicodedata.digit(numeral, -1)) >= 0:
        return value
    if "十" not in numeral and "百" not in numeral:
        return _digit_by_digit(numeral)
    hundreds, _, rest = numeral.rpartition("百")
    tens, has_tens, ones = rest.rpartition("十")
    value = (_digit_by_digit(hundreds) if hundreds else 0) * 100
    if has_tens:
        return (
            value + (_digit_by_digit(tens) if tens else 1) * 10 + _digit_by_digit(ones or "零")
        )
    return value + _digit_by_digit(rest or "零")


def _digit_by_digit(numeral: str) -> int:
    value = 0
    for char in numeral:
        if char not in HAN_DIGITS:
            raise ValueError(numeral)
        value = value * 10 + HAN_DIGITS[char]
    if not numeral:
        raise ValueError(numeral)
    return value
