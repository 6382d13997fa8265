"""Which column of a directory sheet holds what, by the words over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from gkdesk.services.directory_cells import half_width

Grid = Mapping[tuple[int, int], str]
"""The words of a sheet by row and column; a place that a merged cell covers repeats them
downwards, never sideways."""


class Head(StrEnum):
    """What a column holds."""

    ORDER = "order"
    NAME = "name"
    SHORT = "short"
    FORMER = "former"
    KIND = "kind"
    PERSON = "person"
    PHONE = "phone"
    PREFIX = "prefix"
    NOTE = "note"


_OFFICE = "(?:单位|部门|机构|科室)"
_NOT_ITSELF = "(?!主管|上级|隶属|归口|挂靠)"
_PEOPLE = "联系人|联络员|负责人|责任人|经办人|联络人|信息员|专员"
_SAYS = (
    (Head.ORDER, r"序号|编号|排序|顺序号?|no\.?"),
    (Head.SHORT, r".*简称.*"),
    (Head.FORMER, r".*(?:曾用名|原名称?|原单位名?|旧名|更名前|改革前).*"),
    (Head.KIND, r"(?:单位|机构|部门)?(?:类别|类型|性质|分类|种类)"),
    (Head.PHONE, r".*(?:电话|手机|号码|联系方式|座机).*"),
    (Head.PERSON, rf".*(?:{_PEOPLE})(?:姓名|员)?|姓名"),
    (Head.PREFIX, r"前缀|地区|区划"),
    (Head.NOTE, r"备注|说明"),
    (Head.NAME, rf"{_NOT_ITSELF}.{{0,4}}{_OFFICE}(?:规范)?(?:全称|名称)?|名称|全称|镇街"),
)
_HEADS = tuple((head, re.compile(f"(?:{words})", re.IGNORECASE)) for head, words in _SAYS)
_MULTIPLE = {Head.PHONE, Head.PERSON, Head.NOTE}

Block = dict[Head, list[int]]
"""The columns of one list by what they hold."""


def head(words: str) -> Head | None:
    """What the words over a column say it holds."""
    bare = re.sub(r"\s+|[*＊:：]", "", half_width(words))
    without_note = re.sub(r"\([^()]*\)", "", bare) or bare
    return next((found for found, say in _HEADS if say.fullmatch(without_note)), None)


def header(grid: Grid, rows: list[int]) -> tuple[int, list[Block]] | None:
    """The number of rows down to the end of the head, and the lists that stand beside each
    other under it; None where the sheet has no head."""
    for at, row in enumerate(rows):
        heads = _heads_of(grid, row)
        if Head.NAME not in heads.values():
            continue
        if len(heads) < 2 and len(_columns(grid, row)) > 1:
            continue
        below = rows[at + 1] if at + 1 < len(rows) else None
        lower = _heads_of(grid, below) if below is not None else {}
        if below is not None and _goes_on(grid, row, below, heads, lower):
            return at + 2, _blocks(heads | lower)
        return at + 1, _blocks(heads)
    return None


def is_header(grid: Grid, row: int) -> bool:
    """Whether a row repeats the head, as on a new page."""
    heads = _heads_of(grid, row)
    return Head.NAME in heads.values() and len(heads) == len(_columns(grid, row)) > 1


def _heads_of(grid: Grid, row: int) -> dict[int, Head]:
    found = {column: head(grid[row, column]) for column in _columns(grid, row)}
    return {column: each for column, each in found.items() if each}


def _columns(grid: Grid, row: int) -> list[int]:
    return sorted(column for at, column in grid if at == row and grid[at, column])


def _goes_on(
    grid: Grid, row: int, below: int, heads: dict[int, Head], lower: dict[int, Head]
) -> bool:
    """Whether the next row belongs to the head: all its words are heads, or those that
    merged cells repeat."""
    columns = _columns(grid, below)
    said = [c for c in columns if grid[below, c] != grid.get((row, c))]
    return bool(said) and all(c in lower for c in said)


def _blocks(heads: dict[int, Head]) -> list[Block]:
    """A list begins anew where its number or its name comes again."""
    blocks: list[Block] = [{}]
    for column, each in sorted(heads.items()):
        held = blocks[-1]
        if each in (Head.ORDER, Head.NAME) and each in held and Head.NAME in held:
            blocks.append({})
        if each not in blocks[-1] or each in _MULTIPLE:
            blocks[-1].setdefault(each, []).append(column)
    return [block for block in blocks if Head.NAME in block]
