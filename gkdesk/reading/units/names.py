"""Names of units in a printed list: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gkdesk.reading.units.kinds import BARE_KIND, goes_on, looks_like_unit
from gkdesk.reading.units.marks import CLOSING, OPENING, ends_of

_KINDS = "部门|单位|机构|企业|科室|股室|镇街|乡镇|镇办|街道|地方|方面|县区|成员"
_WHOSE = (
    "[省市区县镇乡州旗]?(?:委|政府)?(?:直属|直|级|属|有关|相关|各|其他|职能|成员|责任|多个|多家"
    "|[0-9一二三四五六七八九十]{1,3}[个家])"
)
# 等, 等有关部门, 等区直各部门单位: the list goes on without names.
_OTHERS = re.compile(
    rf"等(?:{_WHOSE}){{0,6}}[省市区县镇乡]?(?:(?:{_KINDS})[、和及]?){{0,6}}(?=$|和|及|与|以及|并)"
)
_AND_ALSO = re.compile(r"和|及|与|以及|并")
_SEPARATOR = re.compile(r"[、，,；;。\n/／|]|[（(〔\[【［〈<]|[）)〕\]】］〉>]")
_JOINT = re.compile(r"\s+|(?:以及|会同|及其|及|和|与|并)(?=[\u4e00-\u9fff])")
_WORD = re.compile(r"\w")
_LONGEST, _LONGEST_KEPT = 40, 400


def name_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the names in a list, 等… dropped, collectives kept whole."""
    return _known_spans(text) if len(text) <= _LONGEST_KEPT else tuple(_name_spans(text))


@lru_cache(maxsize=2048)
def _known_spans(text: str) -> tuple[tuple[int, int], ...]:
    """A clause asks several times for the names of the same words."""
    return tuple(_name_spans(text))


def _name_spans(text: str) -> Iterator[tuple[int, int]]:
    pending: tuple[int, int] | None = None
    for start, end in _names(text):
        if pending and _is_one(text, pending, start, end):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def goes_on_with_others(text: str) -> bool:
    """Whether a list ends or pauses with 等."""
    if "等" not in text:
        return False
    return any(_OTHERS.search(text[start:end]) for start, end in _tokens(text))


def _is_one(text: str, pending: tuple[int, int], start: int, end: int) -> bool:
    between = text[pending[1] : start].strip()
    return between == "、" and goes_on(text[slice(*pending)], text[start:end])


def _names(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _tokens(text):
        if not _WORD.search(text, start, end):
            continue
        if "等" in text[start:end]:
            for first, last in _without_others(text[start:end]):
                yield from _parted(text[start + first : start + last], start + first)
        else:
            yield from _parted(text[start:end], start)


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """Offsets between separators that stand outside brackets, blanks outside."""
    closing = ends_of(text)
    start = position = 0
    while match := _SEPARATOR.search(text, position):
        position = closing.get(match.start(), match.end())
        if match[0] not in OPENING and match[0] not in CLOSING:
            yield from _stripped(text, start, match.start())
            start = match.end()
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if words := words.strip():
        yield start, start + len(words)


def _without_others(token: str) -> Iterator[tuple[int, int]]:
    """The stretches of a token before 等… and behind 等部门和."""
    position = 0
    for match in _OTHERS.finditer(token):
        if match.start() > position:
            yield position, match.start()
        joint = _AND_ALSO.match(token, match.end())
        position = joint.end() if joint else match.end()
    if token[position:].strip():
        yield position, len(token)


def _parted(token: str, start: int) -> Iterator[tuple[int, int]]:
    """A stretch without separators is several names where blanks or 和 stand between whole
    names."""
    position = 0
    for match in _JOINT.finditer(token):
        before = token[position : match.start()]
        if len(before) > _LONGEST or not looks_like_unit(before):
            continue
        after = token[match.end() : match.end() + _LONGEST]
        if match[0].isspace() or _opens_with_unit(after):
            yield start + position, start + match.start()
            position = match.end()
    if token[position:]:
        yield start + position, start + len(token)


def _opens_with_unit(words: str) -> bool:
    """Whether the words in front of the next joint are a name of their own."""
    ends = [match.start() for match in _JOINT.finditer(words)] + [len(words)]
    return any(
        looks_like_unit(words[:end]) and not BARE_KIND.fullmatch(words[:end]) for end in ends
    )
