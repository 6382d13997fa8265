"""Numbers and days of a spreadsheet as a clerk sees them, by the format of their cell.

The codes are those of ISO/IEC 29500-1, 18.8.30; the built-in ones of a Chinese Excel.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: "h:mm",
    33: "h:mm:ss",
    34: "h:mm",
    35: "h:mm:ss",
    36: 'yyyy"年"m"月"',
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: "h:mm",
    56: "h:mm:ss",
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PART = re.compile(r"y+|e+|m+|d+|h+|s+|am/pm|上午/下午", re.IGNORECASE)
_NUMBER = re.compile(r"([#0,]*)(?:\.(0+)[#?]*)?(%?)")
_LONGEST_CODE = 255
_SYSTEMS = (datetime(1899, 12, 30), datetime(1904, 1, 1))  # noqa: DTZ001  days without a zone
_LAST_SERIAL = 2_958_466
_LEAP_BUG = 60


def built_in(number: int) -> str:
    """The code of a built-in format, "" for General and those not known."""
    return _BUILT_IN.get(number, "")


def shown(value: float, code: str, since_1904: bool = False) -> str:
    """A number as its format shows it: a day, a share, decimals; whole numbers without a
    stop."""
    bare = _bare(code)
    parts = _date_parts(bare)
    if parts and (day := _day(value, since_1904)):
        return shown_day(day, parts)
    return _shown_number(value, bare)


def held_day(value: float, code: str, since_1904: bool = False) -> date | None:
    """The day a number is, where its format shows one: a month alone names none, whatever
    day is stored behind it."""
    bare = _bare(code)
    day = _day(value, since_1904) if "d" in _date_parts(bare) else None
    return day.date() if day and "m" in _date_parts(bare) else None


def looks_plain(code: str) -> bool:
    """Whether numbers of a format look like what they are: whole, or a day with its year."""
    bare = _bare(code)
    parts = _date_parts(bare)
    if parts:
        return {"y", "m", "d"} <= set(parts)
    return (_shown_number(1.0, bare), _shown_number(1234.0, bare)) == ("1", "1234")


def _bare(code: str) -> str:
    return _LITERAL.sub("", code.split(";")[0][:_LONGEST_CODE])


@lru_cache(maxsize=512)
def _date_parts(bare: str) -> str:
    """Which of y, m, d, h a format shows; "" where it is none of days and times."""
    if bare.strip().lower() == "general" or re.search(r"[#0?]", bare):
        return ""
    found = [match[0].lower() for match in _PART.finditer(bare)]
    parts = ""
    for index, part in enumerate(found):
        minutes = part[0] == "m" and (
            (index > 0 and found[index - 1][0] == "h")
            or (index + 1 < len(found) and found[index + 1][0] == "s")
        )
        if part[0] in "ye":
            parts += "y"
        elif (part[0] == "m" and not minutes) or (part[0] == "d" and len(part) < 3):
            parts += part[0]
        elif part[0] == "h":
            parts += "h"
    return parts


def _day(serial: float, since_1904: bool) -> datetime | None:
    if not 0 <= serial < _LAST_SERIAL:
        return None
    if not since_1904 and serial < _LEAP_BUG:
        serial += 1  # the first day is 1900-01-01, for Lotus counted a 29th of February
    return _SYSTEMS[since_1904] + timedelta(seconds=round(serial * 86400))


def shown_day(day: datetime, parts: str = "ymd") -> str:
    """A day in the words of an office, as much of it as ``parts`` names."""
    words = f"{day.year}年" if "y" in parts else ""
    words += f"{day.month}月" if "m" in parts else ""
    words += f"{day.day}日" if "d" in parts else ""
    if "h" in parts and (not words or day.hour or day.minute):
        words += f"{day.hour}:{day.minute:02}"
    return words


def _shown_number(value: float, bare: str) -> str:
    match = _NUMBER.fullmatch(bare.strip())
    if match is None or not bare.strip():
        return _general(value)
    whole, decimals, percent = match.groups()
    digits = min(len(decimals or ""), 15)
    if percent:
        value *= 100
    if re.fullmatch("00+", whole) and not decimals and value >= 0:
        return f"{value:.0f}".zfill(len(whole)) + percent
    if not (decimals or percent or "," in whole):
        return _general(value)
    return (f"{value:,.{digits}f}" if "," in whole else f"{value:.{digits}f}") + percent


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"
