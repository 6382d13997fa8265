"""Which characters a text may have that is kept, and which are the same to a search."""

from __future__ import annotations

import re
from typing import Final

_HALF = re.compile("[\ud800-\udfff]")

FIRST_WIDE: Final = "！"
LAST_WIDE: Final = "～"
WIDE_BLANK: Final = "\u3000"
_TO_HALF: Final = 0xFEE0
"""Full-width forms U+FF01 to U+FF5E stand so far behind their ASCII characters (Unicode,
Halfwidth and Fullwidth Forms)."""

_FOLDED = {code: code - _TO_HALF for code in range(ord(FIRST_WIDE), ord(LAST_WIDE) + 1)}
_FOLDED[ord(WIDE_BLANK)] = ord(" ")
for _capital in range(ord("A"), ord("Z") + 1):
    _FOLDED[_capital] = _FOLDED[_capital + _TO_HALF] = _capital + 32


def storable(text: str) -> str:
    """The text as a ledger can hold it: U+FFFD for each half of a character (a name in
    another encoding, a broken paste), and no NUL, at which SQLite's functions stop."""
    return _HALF.sub("\ufffd", text).replace("\0", "")


def folded(text: str) -> str:
    """The text as it is searched: full-width forms as ASCII, ASCII in small letters. Every
    character becomes one, so places in the text stay what they were."""
    return text.translate(_FOLDED)
