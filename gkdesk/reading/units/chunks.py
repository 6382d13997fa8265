"""The words of a responsibility clause between its stops: names, a limit, a remark, a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkdesk.reading.units.clauses import LONGEST_NAME, TRIM
from gkdesk.reading.units.kinds import looks_like_unit
from gkdesk.reading.units.marks import OPENING, ends_of
from gkdesk.reading.units.names import name_spans
from gkdesk.reading.units.vocabulary import LEAD_IN, REMARK_ONLY, role_behind

_SEPARATOR = re.compile(r"[，,；;。\n]|[（(〔\[【［]")
_TIME = re.compile(
    r"\d{1,4}\s*[年月日]|月底|年底|季度|上半年|下半年|年内|[一二三四五六七八九十]月|每[年月周]|工作日|\d[./-]\d"
    r"|^(?:长期|全年|常年|持续|常态化|立即|即时|实时)"
)
_LONGEST_LIMIT = 40
_OF_OTHERS = re.compile("以下(?!简称)[^，。；]|下列|不再|其余")


class Chunk(NamedTuple):
    """Words between two stops: where they begin, where they go on behind 由, and end."""

    begin: int
    start: int
    end: int


def without_note(text: str) -> tuple[list[Chunk], int | None]:
    """The chunks of a clause, and where a note begins: words about other items (以下各项均需
    各镇落实) or a sentence of its own that names nobody; all behind it are no chunks."""
    chunks = list(_chunks(text))
    for number, chunk in enumerate(chunks[1:], 1):
        new_sentence = "。" in text[chunks[number - 1].end : chunk.begin]
        if _OF_OTHERS.match(text, chunk.begin) or (
            new_sentence and not _says_who_or_when(text[chunk.start : chunk.end])
        ):
            return chunks[:number], chunk.begin
    return chunks, None


def _chunks(text: str) -> Iterator[Chunk]:
    """What stands between ，；。 outside brackets, without blanks."""
    closing = ends_of(text)
    start = position = 0
    while match := _SEPARATOR.search(text, position):
        position = closing.get(match.start(), match.end())
        if match[0] not in OPENING:
            yield from _trimmed(text, start, match.start())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Chunk]:
    words = text[start:end]
    start += len(words) - len(words.lstrip(TRIM))
    end = start + len(words.strip(TRIM))
    lead_in = LEAD_IN.match(text, start, end)
    behind = lead_in.end() if lead_in and lead_in.end() < end else start
    if start < end:
        yield Chunk(start, behind, end)


def _says_who_or_when(words: str) -> bool:
    role = role_behind(words, with_work=True)
    names = words[: role.start()] if role else words
    return are_names(names) or is_remark(words) or is_limit(words)


def is_remark(words: str) -> bool:
    """Whether the words only say how to read the names: 下同, 排名不分先后."""
    return REMARK_ONLY.fullmatch(words) is not None


def is_limit(words: str) -> bool:
    """Whether the words are a time limit: 6月底前, 长期."""
    return (
        len(words) <= _LONGEST_LIMIT
        and _TIME.search(words) is not None
        and not looks_like_unit(words)
    )


def are_names(words: str) -> bool:
    """Whether at least half of the words between 、 look like units and the rest might."""
    names = [words[start:end] for start, end in name_spans(words)]
    likely = sum(map(looks_like_unit, names))
    return (
        bool(names)
        and 2 * likely >= len(names)
        and all(len(name) <= LONGEST_NAME for name in names)
    )
