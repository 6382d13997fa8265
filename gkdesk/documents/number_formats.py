"""How Word prints the number of a list item: ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat).

The binary format knows the same formats by the numbers of [MS-OSHARED] 2.2.1.3 (MSONFC).
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_OLD = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def formatted(number: int, name: str) -> str:
    """The number in the format of that name; plain digits in a format not known."""
    return _FORMATS.get(name, str)(number)


def _thousands(number: int, digits: str = _DIGITS, tens: str = "十百千") -> str:
    """一百零五: digits with their places; 十 without 一 in front where it leads."""
    if not 0 < number < 10_000:
        return str(number)
    words = ""
    zero = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if zero and words else "") + digits[digit]
            words += tens[place - 1] if place else ""
        zero = not digit and bool(words)
    return words.removeprefix("一") if words.startswith("一十") else words


def _counting(number: int) -> str:
    """一 … 十 … 九十九, then digit by digit: 一〇〇."""
    return _thousands(number) if number < 100 else _digital(number)


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _thousands(number, _LEGAL, "拾佰仟")


def _legal_old(number: int) -> str:
    return _thousands(number, _LEGAL_OLD, "拾佰仟")


def _letters(number: int) -> str:
    """a … z, aa, bb …"""
    return chr(97 + (number - 1) % 26) * min(1 + (number - 1) // 26, 30)


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return str(number)
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


def _row(first: str, count: int) -> Callable[[int], str]:
    """A format whose signs stand in a row of Unicode; past its last it counts in digits."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _circle(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    if number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if number <= 50 else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _stem_and_branch(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _full_width(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _nothing(_: int) -> str:
    return ""


_POSITIVE: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _thousands,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_old,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _stem_and_branch,
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
}


def _from_one(print_number: Callable[[int], str]) -> Callable[[int], str]:
    """Formats of signs have none for 0 and below; those numbers stand in digits."""
    return lambda number: print_number(number) if number > 0 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    **{name: _from_one(print_number) for name, print_number in _POSITIVE.items()},
    "none": _nothing,
    "bullet": _nothing,
}
