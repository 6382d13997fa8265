"""The heads of a table that was flattened to text: on one line, or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from gkdesk.domain.spans import Span
from gkdesk.reading.tables.columns import is_heads
from gkdesk.reading.tables.heads import CONTENT, ROLES, Kind, kind_of_head, plain_head

_HINT = re.compile("任\\s*务|责\\s*任|序\\s*号|措\\s*施|要\\s*求|牵\\s*头|重\\s*点|工\\s*作")
_LONGEST_LINE = 240
_MOST_HEADS = 16
_GROUPS = re.compile(
    r"(?:责任|任务|工作|职责)?分工|责任(?:单位|部门|主体|科室)?(?:及分工)?|完成单位"
)


class Form(Enum):
    """How cells are parted."""

    TAB = re.compile(r"\t")
    PIPE = re.compile(r"[|｜│┃]")
    BLANKS = re.compile(r"(?:[ \xa0]{2,}|\u3000+|\t)[\s\u3000]*")
    BLANK = re.compile(r"[ \xa0\u3000]+")
    LINE = re.compile(r"(?!)")
    """A cell a line."""
    LINE_PIPE = re.compile(r"[|｜│┃](?#)")
    """A cell a line, with a mark where it ends."""


@dataclass(frozen=True, slots=True)
class FlatHeads:
    """The heads found; ``lines`` are how many lines they take. A head over several columns
    (责任分工 over 牵头单位 and 配合单位) is in ``groups`` and no column."""

    form: Form
    heads: tuple[Span, ...]
    kinds: tuple[Kind, ...]
    lines: int
    groups: tuple[Span, ...] = ()


def parts_of(text: str, line: Span, form: Form) -> list[Span]:
    """The cells of a line without blanks around them; blank ones between marks are kept."""
    start, end = line
    found: list[Span] = []
    position = start
    for mark in form.value.finditer(text, start, end):
        found.append(_stripped(text, position, mark.start()))
        position = mark.end()
    found.append(_stripped(text, position, end))
    if form in (Form.PIPE, Form.LINE_PIPE):
        if len(found) > 1 and found[-1].start == found[-1].end:
            found.pop()
        if len(found) > 1 and found[0].start == found[0].end and _opens(text, line):
            found.pop(0)
    elif form is not Form.TAB:
        found = [part for part in found if part.start < part.end]
    return found


def _opens(text: str, line: Span) -> bool:
    """Whether the line opens with a mark, as every row of such a table does."""
    return text[line.start : line.end].lstrip()[:1] in "|｜│┃" and text[line.start] != " "


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "\u200b\ufeff"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "\u200b\ufeff"):
        end -= 1
    return Span(start, end)


def heads_at(text: str, lines: Sequence[Span], number: int) -> FlatHeads | None:
    """The heads that begin on the line of that number, None where it begins none."""
    line = lines[number]
    if line.end - line.start > _LONGEST_LINE:
        return None
    if not _HINT.search(text, *line) and kind_of_head(text[slice(*line)].strip(" |")) is None:
        return None
    return _on_one_line(text, lines, number) or _one_a_line(text, lines, number)


def _on_one_line(text: str, lines: Sequence[Span], number: int) -> FlatHeads | None:
    for form, fewest in ((Form.TAB, 2), (Form.PIPE, 2), (Form.BLANKS, 3), (Form.BLANK, 3)):
        if not form.value.search(text, *lines[number]):
            continue
        parts = _whole(text, parts_of(text, lines[number], form))
        said = [text[slice(*part)] for part in parts if part.start < part.end]
        if len(said) < fewest or not is_heads(said):
            continue
        if form is Form.BLANK and any(kind_of_head(one) is None for one in said):
            continue
        below = _heads_below(text, lines, number + 1, form)
        heads, groups = _spread(text, parts, below)
        return _found(text, form, heads, 1 + bool(below), groups)
    return None


def _whole(text: str, parts: Sequence[Span]) -> list[Span]:
    """The parts, single characters set apart (序 号) put together to heads again."""
    whole: list[Span] = []
    index = 0
    while index < len(parts):
        end = index
        while end < len(parts) and parts[end].end - parts[end].start == 1:
            end += 1
        joined = Span(parts[index].start, parts[end - 1].end) if end > index + 1 else None
        if joined and kind_of_head(text[slice(*joined)]):
            whole.append(joined)
            index = end
        else:
            whole.append(parts[index])
            index += 1
    return whole


def _heads_below(text: str, lines: Sequence[Span], number: int, form: Form) -> list[Span]:
    """A second row of heads, under one of the first."""
    if number >= len(lines):
        return []
    parts = [part for part in parts_of(text, lines[number], form) if part.start < part.end]
    said = [text[slice(*part)] for part in parts]
    return parts if len(said) > 1 and all(kind_of_head(one) for one in said) else []


def _spread(
    text: str, heads: Sequence[Span], below: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """The heads of the columns where a second row stands under one head of the first; a
    blank beside that head is one of its columns."""
    if not below:
        return list(heads), []
    for index, head in enumerate(heads):
        if _GROUPS.fullmatch(plain_head(text[slice(*head)])):
            rest = list(heads[index + 1 :])
            while rest and rest[0].start == rest[0].end:
                rest.pop(0)
            return [*heads[:index], *below, *rest], [head]
    return list(heads), []


def _one_a_line(text: str, lines: Sequence[Span], number: int) -> FlatHeads | None:
    """Heads on lines of their own, each perhaps with a mark behind it or below it."""
    heads: list[Span] = []
    piped = False
    ended = False
    used = 0
    for head, marked, count in _head_lines(text, lines, number):
        kind = kind_of_head(text[slice(*head)]) if head else None
        if heads and ended and kind in CONTENT:
            break
        ended |= kind is Kind.NOTE
        piped |= marked
        used = count
        if head is not None:
            heads.append(head)
    if len(heads) < 3 or not is_heads([text[slice(*head)] for head in heads]):
        return None
    heads, groups = _without_groups(text, heads)
    form = Form.LINE_PIPE if piped else Form.LINE
    return _found(text, form, heads, used, groups)


def _head_lines(
    text: str, lines: Sequence[Span], number: int
) -> Iterator[tuple[Span | None, bool, int]]:
    """Each head from a line on, whether a mark ends it, and how many lines were used."""
    index = number
    while index < len(lines) and index - number < 3 * _MOST_HEADS:
        parts = parts_of(text, lines[index], Form.PIPE)
        marked = Form.PIPE.value.search(text, *lines[index]) is not None
        said = [part for part in parts if part.start < part.end]
        if len(said) > 1 or (not said and not marked):
            return
        if said and kind_of_head(text[slice(*said[0])]) is None:
            longer = _with_next(text, lines, index, said[0])
            if longer is None:
                return
            said, index = [longer], index + 1
        index += 1
        yield (said[0] if said else None), marked, index - number


def _with_next(text: str, lines: Sequence[Span], index: int, part: Span) -> Span | None:
    """A head whose line was broken (责任 / 单位)."""
    if index + 1 >= len(lines) or part.end - part.start > 6:
        return None
    after = parts_of(text, lines[index + 1], Form.PIPE)[0]
    whole = Span(part.start, after.end)
    return whole if kind_of_head(text[slice(*whole)]) else None


def _without_groups(text: str, heads: list[Span]) -> tuple[list[Span], list[Span]]:
    """The columns' heads without one that stands over the last ones, which are put in its
    place: 序号, 责任分工, 备注, 牵头单位, 配合单位."""
    kinds = [kind_of_head(text[slice(*head)]) for head in heads]
    below = 0
    while below < len(heads) and kinds[len(heads) - 1 - below] in ROLES:
        below += 1
    for index in range(len(heads) - below):
        if below > 1 and _GROUPS.fullmatch(plain_head(text[slice(*heads[index])])):
            under = heads[len(heads) - below :]
            rest = heads[index + 1 : len(heads) - below]
            return [*heads[:index], *under, *rest], [heads[index]]
    first = len(heads) - below
    if below > 2 and re.search("分工", text[slice(*heads[first])]):
        return heads[:first] + heads[first + 1 :], [heads[first]]
    return heads, []


def _found(
    text: str, form: Form, heads: Sequence[Span], lines: int, groups: Sequence[Span]
) -> FlatHeads | None:
    if len(heads) > _MOST_HEADS:
        return None
    kinds = tuple(kind_of_head(text[slice(*head)]) or Kind.OTHER for head in heads)
    return FlatHeads(form, tuple(heads), kinds, lines, tuple(groups))
