"""Export of 10,000 rows beside a bare openpyxl script that writes the same cells with styles
reused."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from io import BytesIO
from statistics import median

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from gkdesk.domain.breakdown import BreakdownRow, BreakdownTable, Layout
from gkdesk.domain.table_design import TableDesign
from gkdesk.exports.sheet import Sheet
from gkdesk.exports.table_parts import breakdown_sheets
from gkdesk.exports.workbook import workbook_bytes

ROWS = 10_000
ROUNDS = 3


def generated(rows: int) -> BreakdownTable:
    """A plan of sections with five tasks of five measures; every text is its own, and 29
    units share the rows out."""
    return BreakdownTable(
        "2022年政务公开工作要点任务分解表",
        "政办发〔2022〕4号",
        tuple(
            BreakdownRow(
                n,
                f"第{n // 25}部分、深化重点领域信息公开",
                f"（{n // 5}）围绕优化营商环境做好信息公开",
                f"第{n}项措施要求动态调整收费目录清单，做到定期更新、在线查询，" * (1 + n % 4),
                f"区第{n % 17}局" if n % 3 == 0 else "",
                f"各镇〈街〉、区第{n % 29}局、区政府办公室等有关部门",
                "",
                f"{2022 + n % 3}年9月底前" if n % 4 == 0 else "",
                "",
                units=(f"区第{n % 29}局",),
            )
            for n in range(1, rows + 1)
        ),
    )


def _bare(sheets: Sequence[Sheet]) -> bytes:
    """The cells of the sheets written the plain way."""
    book = Workbook()
    font, grid = Font(name="仿宋_GB2312", size=12), Side(style="thin")
    border = Border(left=grid, right=grid, top=grid, bottom=grid)
    alignment = Alignment(vertical="center", wrap_text=True)
    book.remove(book.worksheets[0])
    for sheet in sheets:
        target = book.create_sheet()
        for number, line in enumerate(sheet.lines, 1):
            for at, (text, _look) in enumerate(line.cells, 1):
                cell = target.cell(number, at, text or None)
                cell.font, cell.border, cell.alignment = font, border, alignment
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call: other programs on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _ours(table: BreakdownTable, layout: Layout) -> bytes:
    return workbook_bytes(list(breakdown_sheets(table, TableDesign(layout=layout))))


def _one(table: BreakdownTable, layout: Layout) -> str:
    sheets = list(breakdown_sheets(table, TableDesign(layout=layout)))
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(_seconds(lambda: _bare(sheets)))
        ours.append(_seconds(lambda: _ours(table, layout)))
    ratio = median(one / other for one, other in zip(ours, bare, strict=True))
    return (
        f"export {layout}: {median(ours):.2f} s for {len(table.rows)} rows in {len(sheets)}"
        f" sheets, {ratio:.2f} x a bare openpyxl script (median of {ROUNDS}; at most 1.5)"
    )


def run() -> list[str]:
    """Layout, heights, merges and pages included, against the cells alone."""
    table = generated(ROWS)
    return [_one(table, layout) for layout in Layout]
