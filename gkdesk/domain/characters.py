"""Which characters a text may have that is kept."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text as a ledger can hold it: U+FFFD for each half of a character (a name in
    another encoding, a broken paste), and no NUL, at which SQLite's functions stop."""
    return _HALF.sub("\ufffd", text).replace("\0", "")
