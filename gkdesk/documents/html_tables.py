"""Which tables of a web page hold a table's words and which only lay out the page, and
where the cells stand in the grid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from gkdesk.documents.blocks import Grid, GridCell
from gkdesk.documents.html_styles import is_hidden

_MOST_COLUMNS = 256
_PAGE_LINES = 8
_PAGE_SHARE = 0.6
_SECTIONS = ("thead", "tbody", "tfoot")
_SPAN = re.compile(r"\s*(\d{1,5})")
_KEYS = (
    "索引号 索引号码 索取号 信息索引 发文机关 发布机构 发布机关 发布单位 公开责任部门 "
    "制发机关 发文字号 文号 文件编号 成文日期 发文日期 发布日期 公开日期 生成日期 "
    "印发日期 主题分类 组配分类 信息分类 公文种类 体裁分类 公开方式 公开范围 公开形式 "
    "公开时限 有效性 是否有效 废止日期 生效日期 效力状态 标题 名称 信息名称 主题词 关键词 "
    "统一编号 登记号 规范性文件编号 来源 所属机构 服务对象 有效期"
)
METADATA = frozenset(_KEYS.split())
"""What stands before the colons of the box above a notice on a government's site."""
_KEY_ENDS = "：: \u3000[]【】"


def leaf_tables(root: etree._Element) -> set[etree._Element]:
    """The tables that hold no other table."""
    leaves: set[etree._Element] = set()
    open_tables: list[list[bool]] = []
    for event, table in etree.iterwalk(root, events=("start", "end"), tag="table"):
        if event == "start":
            for holds in open_tables[-1:]:
                holds[0] = True
            open_tables.append([False])
        elif not open_tables.pop()[0]:
            leaves.add(table)
    return leaves


def places(table: etree._Element) -> Iterator[tuple[etree._Element, GridCell]]:
    """The cells of a table with their place in its grid, their words still empty."""
    rows = [row for row in _rows(table) if not is_hidden(row)]
    taken = [0] * _MOST_COLUMNS
    for number, row in enumerate(rows):
        column = 0
        for element in row.iterchildren("td", "th"):
            if is_hidden(element):
                continue
            column = _free_from(taken, column, number)
            columns = max(1, min(_span(element, "colspan"), _MOST_COLUMNS - column))
            high = _span(element, "rowspan") or len(rows)
            high = max(1, min(high, len(rows) - number))
            taken[column : column + columns] = [number + high] * columns
            del taken[_MOST_COLUMNS:]
            yield element, GridCell("", number, column, high, columns)
            column += columns


def _free_from(taken: list[int], column: int, row: int) -> int:
    """The first place from ``column`` on that no cell above reaches down to. A cell below
    one that covers the whole width stands behind it."""
    if column == 0 and min(taken) > row:
        return _MOST_COLUMNS
    while column < _MOST_COLUMNS and taken[column] > row:
        column += 1
    return column


def grid_of(table: etree._Element, cells: Sequence[GridCell]) -> Grid:
    """The grid of a table's cells, with its caption as the title."""
    caption = next(table.iterchildren("caption"), None)
    words = (
        ""
        if caption is None
        else " ".join("".join(str(part) for part in caption.itertext()).split())
    )
    return Grid(tuple(cells), words)


def is_too_small(cells: Sequence[GridCell]) -> bool:
    """Whether so few cells are neither a table nor a box of metadata."""
    return len(cells) < 4 or not any(cell.column for cell in cells)


def lays_out(cells: Sequence[GridCell]) -> bool:
    """Whether a table only arranges a page: one row, one column, or a cell that is a page."""
    if len({cell.row for cell in cells}) < 2 or len({cell.column for cell in cells}) < 2:
        return True
    whole = sum(len(cell.text) for cell in cells)
    return whole == 0 or any(
        cell.text.count("\n") >= _PAGE_LINES and len(cell.text) >= _PAGE_SHARE * whole
        for cell in cells
    )


def is_metadata(cells: Sequence[GridCell]) -> bool:
    """Whether a table is the box of 索引号, 发文机关, 成文日期 … above a notice."""
    keys = sum(_key(cell.text) in METADATA for cell in cells)
    return keys >= 2 and keys * 3 >= sum(1 for cell in cells if cell.text.strip())


def metadata_lines(cells: Sequence[GridCell]) -> Iterator[str]:
    """``发文机关：…``, one line a pair of cells."""
    key = ""
    for cell in cells:
        words = cell.text.replace("\n", " ").strip()
        if _key(words) in METADATA:
            if key:
                yield f"{key}："
            key = _key(words)
        elif words:
            yield f"{key}：{words}" if key else words
            key = ""


def _key(words: str) -> str:
    return "".join(words.split()).strip(_KEY_ENDS) if len(words) <= 20 else ""


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table.iterchildren("tr", *_SECTIONS):
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def _span(element: etree._Element, name: str) -> int:
    match = _SPAN.match(element.get(name) or "1")
    return int(match[1]) if match else 1
