"""What a table laid out on paper comes to, in a line of words."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.exports.sheet import Sheet

_PAPERS = {8: "A3", 9: "A4"}
"""Paper by its number in Excel."""


def table_told(sheets: Sequence[Sheet], pages: int) -> str:
    """Rows, sheets where there are several, paper and pages."""
    if not sheets:
        return "这份计划里没有可以导出的任务。"
    count = f"{len(sheets)} 张表，" if len(sheets) > 1 else ""
    rows = sum(sheet.rows for sheet in sheets)
    lying = sheets[0].paper
    way = "横向" if lying.wide else "纵向"
    return f"共 {rows} 行，{count}{_PAPERS[lying.number]} {way} {pages} 页。"
