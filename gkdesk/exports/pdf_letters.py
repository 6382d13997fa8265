"""What a reader of a PDF copies and searches, put right.

Qt names each glyph by the first character that has it. A font that draws a character and its
radical alike then gives the radical (⽇ for 日), which no search finds. Its tables of names
stand uncompressed in the file, each name four hexadecimal digits, so that another name fits
in the same place.
"""

from __future__ import annotations

import mmap
import re
from pathlib import Path
from typing import Final

from gkdesk.domain.radicals import unified

_START, _END = b"beginbfrange", b"endbfrange"
_LISTS: Final = re.compile(rb"\[[^\]]*\]")
_NAME: Final = re.compile(rb"<([0-9A-Fa-f]{4})>")


def unify_names(file: Path) -> int:
    """Lets every glyph of a PDF made by Qt mean the ordinary character where it meant a
    radical or a compatibility form; gives how many were changed. Reads no more of the file
    than a table at a time. Raises OSError."""
    changed = 0
    with file.open("r+b") as stream, mmap.mmap(stream.fileno(), 0) as data:
        start = data.find(_START)
        while start >= 0:
            end = data.find(_END, start)
            if end < 0:
                break
            table = data[start:end]
            better = _LISTS.sub(lambda names: _NAME.sub(_ordinary, names[0]), table)
            if better != table:
                data[start:end] = better
                changed += sum(
                    one != other
                    for one, other in zip(
                        _NAME.findall(table), _NAME.findall(better), strict=True
                    )
                )
            start = data.find(_START, end)
    return changed


def _ordinary(name: re.Match[bytes]) -> bytes:
    character = chr(int(name[1], 16))
    plain = unified(character) if not 0xD800 <= ord(character) <= 0xDFFF else character
    same_length = len(plain) == 1 and ord(plain) <= 0xFFFF
    return b"<%04X>" % ord(plain) if same_length and plain != character else name[0]
