"""Numbers as Word prints them; the expected signs are those of the standard's tables."""

from __future__ import annotations

import pytest

from gkdesk.documents.number_formats import formatted


@pytest.mark.parametrize(
    ("name", "numbers", "printed"),
    [
        ("decimal", (1, 10, 105), "1 10 105"),
        ("decimalZero", (1, 10), "01 10"),
        ("decimalFullWidth", (1, 20), "１ ２０"),
        ("chineseCounting", (1, 10, 11, 20, 34), "一 十 十一 二十 三十四"),
        ("chineseCountingThousand", (2, 19, 100, 105), "二 十九 一百 一百零五"),
        ("taiwaneseCountingThousand", (110, 2023), "一百一十 二千零二十三"),
        ("japaneseCounting", (9, 12, 30), "九 十二 三十"),
        ("chineseLegalSimplified", (1, 3, 10, 21), "壹 叁 壹拾 贰拾壹"),
        ("ideographLegalTraditional", (2, 6), "貳 陸"),
        ("ideographTraditional", (1, 4, 10), "甲 丁 癸"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("decimalEnclosedCircle", (1, 10, 20, 21, 36, 50, 51), "① ⑩ ⑳ ㉑ ㊱ ㊿ 51"),
        ("decimalEnclosedParen", (1, 20), "⑴ ⒇"),
        ("decimalEnclosedFullstop", (1, 20), "⒈ ⒛"),
        ("ideographEnclosedCircle", (1, 10, 11), "㊀ ㊉ 11"),
        ("upperRoman", (1, 4, 9, 14, 40, 1999, 4000), "I IV IX XIV XL MCMXCIX 4000"),
        ("lowerRoman", (3, 8), "iii viii"),
        ("upperLetter", (1, 26, 27, 53), "A Z AA AAA"),
        ("lowerLetter", (2, 28), "b bb"),
        ("ordinal", (1, 2, 3, 4, 11, 21), "1st 2nd 3rd 4th 11th 21st"),
        ("numberInDash", (7,), "- 7 -"),
        ("of another world", (7,), "7"),
    ],
)  # fmt: skip
def test_a_number_is_printed_in_its_format(
    name: str, numbers: tuple[int, ...], printed: str
) -> None:
    separator = "|" if name == "numberInDash" else " "
    assert separator.join(formatted(number, name) for number in numbers) == printed


@pytest.mark.parametrize("name", ["bullet", "none"])
def test_what_numbers_nothing_prints_nothing(name: str) -> None:
    assert formatted(1, name) == ""


@pytest.mark.parametrize("name", ["ideographTraditional", "chineseCounting", "lowerRoman"])
def test_signs_that_know_no_zero_give_digits(name: str) -> None:
    assert formatted(0, name) == "0"
