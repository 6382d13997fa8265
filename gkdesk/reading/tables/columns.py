"""Which row of a table is its header, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gkdesk.domain.document import Cell
from gkdesk.reading.tables.cell_words import is_blank
from gkdesk.reading.tables.grid import MOST_COLUMNS, Grid
from gkdesk.reading.tables.heads import (
    CONTENT,
    LONGEST_HEAD,
    ROLES,
    Kind,
    is_telling,
    kind_of_head,
    kind_of_heads,
    plain_head,
)

_SEARCHED = 15
"""Title rows above a header; no table has more."""
_HIGHEST = 3
_SAMPLE = 60
_COME = re.compile(r"[已正在]|[%％]|未|推进中|进行|[√✓]")
_UNTIL = re.compile(
    r"[年月日底]前|前完成|季度末|长期|每[年月季周]|年底|全年|常年|持续|\d[./-]\d|\d月"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds and its head as printed, without blanks."""

    kind: Kind
    head: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header takes the rows from ``row`` up to ``body``; ``confidence`` (0 to 1) is
    lower where a column's meaning was guessed."""

    row: int
    body: int
    columns: tuple[Column, ...]
    confidence: float = 1.0

    def of(self, *kinds: Kind) -> list[int]:
        """The columns of some kinds, in printed order."""
        return [index for index, column in enumerate(self.columns) if column.kind in kinds]

    @property
    def content(self) -> list[int]:
        """The columns of work from the widest to the narrowest."""
        return sorted(
            self.of(*CONTENT), key=lambda index: CONTENT.index(self.columns[index].kind)
        )


def header_of(grid: Grid) -> Header | None:
    """The header of a breakdown table; None where the table is none."""
    if not 2 <= grid.width <= MOST_COLUMNS or grid.height < 2:
        return None
    for row in range(min(_SEARCHED, grid.height - 1)):
        if is_heads([grid.text(cell) for cell in grid.starting(row)]):
            return _header(grid, row)
    return None


def is_heads(texts: Sequence[str]) -> bool:
    """Whether these words, the cells of a row, are heads of a breakdown table: work, and who
    or until when, and hardly a cell that is no head."""
    kinds = [kind_of_head(text) for text in texts]
    known = {kind for kind in kinds if kind}
    if len(known) < 2 or sum(kind is not None for kind in kinds) < 0.6 * len(kinds):
        return False
    if any(len(plain_head(text)) > LONGEST_HEAD for text in texts):
        return False
    content = known & set(CONTENT)
    bound = known & {*ROLES, Kind.LIMIT}
    who_and_when = len(bound) > 1 and Kind.LIMIT in bound
    if sum(is_telling(text) for text in texts) < 2 - who_and_when:
        return False
    if content and bound:
        return True
    if who_and_when or (bound and len(known) > 2):
        return any(kind is None for kind in kinds)
    return len(content) > 1 and any("任务" in text or "措施" in text for text in texts)


def _header(grid: Grid, row: int) -> Header | None:
    height = _height(grid, row)
    body = row + height
    if body >= grid.height:
        return None
    stacks = [_stack(grid, row, body, column) for column in range(grid.width)]
    columns = [
        Column(kind_of_heads(stack) or Kind.OTHER, plain_head(stack[-1]) if stack else "")
        for stack in stacks
    ]
    _find_ordinals(grid, row, body, columns)
    _find_sections(grid, body, columns)
    _find_progress(grid, body, columns)
    guessed = _guess_content(grid, body, columns)
    header = Header(row, body, tuple(columns), 0.6 if guessed else 1.0)
    return header if header.content else None


def _height(grid: Grid, row: int) -> int:
    """How many rows the header takes: as its tallest cell, or with the row of heads under
    its merged ones."""
    height = 1
    while height < _HIGHEST and row + height < grid.height:
        below = [grid.text(cell) for cell in grid.starting(row + height)]
        reaching = any(
            grid.at(row + height, column) is grid.at(row, column) is not None
            for column in range(grid.width)
        )
        if not (reaching and below) and not _are_subheads(grid, row, height, below):
            break
        height += 1
    return height


def _are_subheads(grid: Grid, row: int, height: int, below: list[str]) -> bool:
    """Whether a row holds heads under a head that covers several columns."""
    above = [cell for cell in grid.starting(row) if len(grid.columns_of(row, cell)) > 1]
    blank = grid.width - len(grid.starting(row))
    if not below or not (above or blank):
        return False
    return all(kind_of_head(text) is not None or text in ("单位", "部门") for text in below)


def _stack(grid: Grid, row: int, body: int, column: int) -> list[str]:
    """The heads over a column from above; a blank beside a head in the first row of several
    goes on with it (a merged head whose file does not tell so)."""
    stack: list[str] = []
    last: Cell | None = None
    for line in range(row, body):
        cell = grid.at(line, column)
        if cell is not last and grid.text(cell):
            stack.append(grid.text(cell))
        last = cell or last
    if body - row > 1 and not grid.text(grid.at(row, column)) and stack:
        left = next(
            (
                text
                for index in range(column, -1, -1)
                if (text := grid.text(grid.at(row, index)))
            ),
            "",
        )
        stack[:0] = [left] if left else []
    return stack


def _find_ordinals(grid: Grid, row: int, body: int, columns: list[Column]) -> None:
    """A column that shares its head with a neighbour, or has none, and holds only numbers."""
    if any(column.kind is Kind.ORDINAL for column in columns):
        return
    for index, column in enumerate(columns):
        cell = grid.at(row, index)
        shared = cell is not None and len(grid.columns_of(row, cell)) > 1
        if (shared or not column.head) and _is_numbered(grid, body, index):
            columns[index] = Column(Kind.ORDINAL, "序号")
            return


def _find_sections(grid: Grid, body: int, columns: list[Column]) -> None:
    """A column without a head left of the work, whose cells reach over several rows."""
    work = next((i for i, column in enumerate(columns) if column.kind in CONTENT), 0)
    for index in range(work):
        texts = _sample(grid, body, index)
        cells = {id(grid.at(row, index)) for row in range(body, body + len(texts))}
        several = len(cells) < len(texts) or "" in texts
        if (
            not columns[index].head
            and columns[index].kind is Kind.OTHER
            and several
            and any(texts)
        ):
            columns[index] = Column(Kind.SECTION)


def _find_progress(grid: Grid, body: int, columns: list[Column]) -> None:
    """A column headed 进度 whose cells tell how far the work has come, not until when."""
    for index, column in enumerate(columns):
        if column.kind is not Kind.LIMIT or "进度" not in column.head:
            continue
        texts = [text for text in _sample(grid, body, index) if text]
        told = sum(_COME.search(text) is not None for text in texts)
        until = sum(_UNTIL.search(text) is not None for text in texts)
        if told > until:
            columns[index] = Column(Kind.PROGRESS, column.head)


def _is_numbered(grid: Grid, body: int, column: int) -> bool:
    """Whether the column's own cells are numbers; banners over it do not count."""
    rows = range(body, min(grid.height, body + _SAMPLE))
    cells = [(row, cell) for row in rows if (cell := grid.at(row, column))]
    own = [cell for row, cell in cells if len(grid.columns_of(row, cell)) == 1]
    texts = [text for cell in own if not is_blank(text := grid.text(cell))]
    numbers = sum(text.rstrip(".．、").isdecimal() for text in texts)
    return bool(texts) and numbers >= 0.8 * len(texts)


def _guess_content(grid: Grid, body: int, columns: list[Column]) -> bool:
    """Takes the widest column of unknown head for the work where no head says so."""
    if any(column.kind in CONTENT for column in columns):
        return False
    unknown = [index for index, column in enumerate(columns) if column.kind is Kind.OTHER]
    if not unknown:
        return False
    lengths = {index: sum(map(len, _sample(grid, body, index))) for index in unknown}
    widest = max(unknown, key=lambda index: lengths[index])
    columns[widest] = Column(Kind.DETAIL, columns[widest].head)
    return True


def _sample(grid: Grid, body: int, column: int) -> list[str]:
    rows = range(body, min(grid.height, body + _SAMPLE))
    texts = [grid.text(grid.at(row, column)) for row in rows]
    return ["" if is_blank(text) else text for text in texts]
