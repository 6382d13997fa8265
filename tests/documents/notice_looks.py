"""How an office sets the lines of a notice: titles in the middle, the rest set in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

BODY_SIZE = 16.0
TITLE_SIZE = 22.0
_SIGNATURE = re.compile(r"\S{4,30}(?:办公室|办公厅|人民政府)|\d{4}年\d{1,2}月\d{1,2}日")


class Look(Enum):
    TITLE = "in the middle, large"
    FLUSH = "from the left margin"
    SIGNED = "towards the right"
    BODY = "first line set in"


class Looked(NamedTuple):
    text: str
    look: Look


def looks_of(text: str) -> list[Looked]:
    """The lines of a notice that hold words, each with its look."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return list(_looks(lines))


def _looks(lines: list[str]) -> Iterator[Looked]:
    recipients = next((at for at, line in enumerate(lines[:12]) if line[-1] in "：:"), 0)
    signed = False
    for place, line in enumerate(lines):
        if place < recipients:
            yield Looked(line, Look.TITLE)
        elif place == recipients:
            yield Looked(line, Look.FLUSH)
        elif _SIGNATURE.fullmatch(line):
            signed = True
            yield Looked(line, Look.SIGNED)
        elif (
            signed
            and line[-1] not in "。）):："
            and line[0] not in "一（("
            and place < recipients + 8
        ):
            yield Looked(line, Look.TITLE)
        else:
            yield Looked(line, Look.BODY)
