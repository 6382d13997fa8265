"""The code a row bears in a workbook that leaves the house, by which it finds its way back.

It checks itself: a code that was typed over, cut or drawn down as a series is none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from operator import mul

_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs, a prime number of them, none of which is taken for another."""
_CODE = re.compile(r"([0-9A-F]{8})-(\d{1,12})(?:\.(\d{1,12}))?-([2-9A-HJKMNP-Z])")
_STROKES = str.maketrans(dict.fromkeys("‐‑‒–—−－_", "-"))


@dataclass(frozen=True, slots=True)
class RowCode:
    """``mark`` is the plan's own (8 hexadecimal signs), ``node_id`` the row of the ledger,
    ``occurrence_id`` the due point where the row of the workbook is about one."""

    mark: str
    node_id: int
    occurrence_id: int | None = None

    def __str__(self) -> str:
        body = self._body()
        return f"{body}-{check_sign(body)}"

    def _body(self) -> str:
        point = "" if self.occurrence_id is None else f".{self.occurrence_id}"
        return f"{self.mark}-{self.node_id}{point}"


def check_sign(body: str) -> str:
    """The sign behind a code: one wrong sign or two exchanged ones change it."""
    total = sum(map(mul, body.encode("ascii"), count(2)))
    return _SIGNS[total % len(_SIGNS)]


@lru_cache(maxsize=65_536)
def read_code(words: str) -> RowCode | None:
    """The code in a cell, however it was typed (wide, small, with blanks); None where there
    is none, or its check sign is another."""
    plain = "".join(unicodedata.normalize("NFKC", words[:80]).split()).upper()
    match = _CODE.fullmatch(plain.translate(_STROKES))
    if match is None:
        return None
    mark, node, point, sign = match.groups()
    if sign != check_sign(match[0][:-2]) or node.startswith("0"):
        return None
    return RowCode(mark, int(node), int(point) if point else None)
