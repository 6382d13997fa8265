"""Rich Text Format -> its tokens: groups, control words, characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<brace>[{}])"
    r"|(?P<words>[^\\{}\r\n]+)"
    r"|[\\\r\n]",
    re.DOTALL,
)


class Token(NamedTuple):
    """``kind`` is the name of what stands there: ``word`` (with its ``number``), ``sign``,
    ``brace``, or ``words`` (characters of the code page, one byte each)."""

    kind: str
    text: str
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order; bytes that a word announces as binary are passed over."""
    source = data.decode("latin-1")
    at = 0
    while match := _TOKEN.match(source, at):
        at = match.end()
        kind = match.lastgroup
        if match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                at += max(number or 0, 0)
            else:
                yield Token("word", match["word"], number)
        elif match["byte"]:
            yield Token("words", chr(int(match["byte"], 16)))
        elif kind:
            yield Token(kind, match[kind])
