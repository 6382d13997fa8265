"""A unit's workbook to be filled in offline -> the bytes of an .xlsx file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList

from gkdesk.domain import workbook_marks
from gkdesk.domain.dispatches import SentRow, WorkbookMark
from gkdesk.domain.written_days import written_day
from gkdesk.exports import fill_cover, fill_table
from gkdesk.exports.fill_columns import locked_words
from gkdesk.exports.fill_cover import FillCover
from gkdesk.exports.workbook_mark import mark_workbook

_MEASURING_FONT = Font(name="Verdana", size=8)
"""As in the breakdown table: the font whose digits the widths of columns are counted in."""


@dataclass(frozen=True, slots=True)
class FillBook:
    """One workbook, complete, before it is bytes."""

    mark: WorkbookMark
    cover: FillCover
    rows: tuple[SentRow, ...]


def fill_workbook(book: FillBook) -> bytes:
    """The workbook with its cover, its table and its mark; nothing in it is a formula."""
    target: Any = Workbook(write_only=True)
    target._fonts = IndexedList([_MEASURING_FONT])
    target._named_styles["Normal"].font = _MEASURING_FONT
    fill_cover.write_cover(target.create_sheet(fill_cover.SHEET), book.cover, book.rows)
    table = target.create_sheet(fill_table.SHEET)
    fill_table.write_table(table, book.cover.title, _under_title(book), book.rows)
    mark_workbook(target, summed(book.mark, book.rows), book.rows)
    target.properties.title = book.cover.title
    target.properties.subject = book.cover.unit
    target.properties.creator = "政务公开任务台"
    target.properties.keywords = "填报表"
    target.properties.language = "zh-CN"
    stream = BytesIO()
    target.save(stream)
    return stream.getvalue()


def summed(mark: WorkbookMark, rows: Sequence[SentRow]) -> WorkbookMark:
    """The mark with the number of its rows and the sum of their locked words."""
    total = workbook_marks.checksum(locked_words(row) for row in rows)
    return replace(mark, rows=len(rows), checksum=total)


def _under_title(book: FillBook) -> str:
    cover = book.cover
    told = [f"填报单位：{cover.unit}"]
    if cover.period:
        told.append(f"报送期间：{cover.period}")
    told.append(f"下发日期：{written_day(cover.sent_on)}")
    if cover.until:
        told.append(f"交回时间：{written_day(cover.until)}前")
    told.append(f"共 {len(book.rows)} 项，只填浅黄色的格")
    if cover.reason:
        told.append(f"退回原因：{cover.reason}")
    return "\u3000\u3000".join(told)
