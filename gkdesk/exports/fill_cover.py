"""The cover of a unit's workbook (填报说明): who fills in what, until when, whom to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from openpyxl.worksheet.cell_range import CellRange

from gkdesk.domain.dispatches import SentRow
from gkdesk.domain.tasks import Light
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import weekday, written_day
from gkdesk.exports.fill_paper import lay_on_paper, unlock_handling
from gkdesk.exports.fill_styles import FillLook, FillStyles, worded
from gkdesk.exports.text_fit import TALLEST_ROW, clean, height_of, lines_of, room_of
from gkdesk.terms import label

SHEET: Final = "填报说明"

_WIDTHS: Final = (14.0, 78.0)
_HOW: Final = (
    (
        "在哪里填",
        "在“填报表”里填，只填浅黄色的格；灰色的格是任务原文，已锁定，可以选中和复制。",
    ),
    (
        "已有内容",
        "浅黄色格里已有的是以前报过的内容，有变化的直接在上面改；没有变化的不用动，"
        "留空不会清掉以前报过的内容。",
    ),
    ("进展情况", "写做了什么、到哪一步、结果怎样，尽量带上数字、日期、文件名或链接。"),
    ("完成状态", "从下拉里选“推进中”或“已办结”。"),
    ("完成日期", "已办结的写完成那天，如 2026-09-30；没有办结的留空。"),
    ("次数", "只有要求了次数的任务要填，写到现在为止一共完成的次数，只写数字。"),
    ("佐证材料/公开链接", "写网址或文件名，一行一条（格内换行按 Alt+Enter）。"),
    ("联系人", "写姓名和电话，有疑问时好找到人。"),
    ("存在问题", "写需要协调或解决的事，没有的留空。"),
    (
        "存盘交回",
        "填好后按原来的格式存盘，连同文件名一起交回，不用打印；可以排序、筛选、调整行高列宽，"
        "不用加行、删行或改表头。",
    ),
)


@dataclass(frozen=True, slots=True)
class FillCover:
    """What the cover says. ``until`` is the day the answer is wanted, None where nobody said;
    ``contact`` whom to call; ``reason`` why rows were sent back, "" where they were not."""

    title: str
    unit: str
    period: str
    version: int
    sent_on: date
    until: date | None = None
    issuer: str = ""
    contact: str = ""
    reason: str = ""


def write_cover(sheet: Any, cover: FillCover, rows: Sequence[SentRow]) -> None:
    """Fill an empty streaming sheet."""
    styles = FillStyles(sheet)
    for letter, width in zip("AB", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    lay_on_paper(sheet, "portrait")
    sheet.sheet_view.showGridLines = False
    _write_title(sheet, styles, cover)
    lines = [*_about(cover, rows), ("", ""), *_HOW]
    for number, (head, words) in enumerate(lines, 2):
        _write_line(sheet, styles, number, head, words)
    unlock_handling(sheet)


def _write_title(sheet: Any, styles: FillStyles, cover: FillCover) -> None:
    title = clean(cover.title)
    lines = lines_of(title, room_of(sum(_WIDTHS), 20))
    sheet.row_dimensions[1].height = min(TALLEST_ROW, height_of(lines, 20) + 14)
    sheet.append([worded(sheet, styles, title, FillLook.TITLE)])
    sheet.merged_cells.ranges.add(CellRange(min_col=1, max_col=2, min_row=1, max_row=1))


def _about(cover: FillCover, rows: Sequence[SentRow]) -> Iterator[tuple[str, str]]:
    yield "填报单位", cover.unit
    if cover.period:
        yield "报送期间", cover.period
    yield "填报任务", _counts(rows)
    if cover.reason:
        yield "退回原因", cover.reason
    if cover.until:
        yield "交回时间", f"{written_day(cover.until)}（{weekday(cover.until)}）前"
    if cover.issuer:
        yield "交回给", cover.issuer
    if cover.contact:
        yield "有疑问找", cover.contact
    yield "版本", f"第 {cover.version} 次下发，{written_day(cover.sent_on)}"


def _counts(rows: Sequence[SentRow]) -> str:
    """共 12 项：牵头 3 项，责任 7 项，配合 2 项；其中逾期 1 项，临期 2 项."""
    roles = _numbers([(label(role), _with(rows, role)) for role in Role])
    lights = (Light.OVERDUE, Light.SOON)
    pressing = _numbers(
        [(label(light), sum(row.light is light for row in rows)) for light in lights]
    )
    told = f"共 {len(rows)} 项：{roles}" if roles else f"共 {len(rows)} 项"
    return f"{told}；其中{pressing}" if pressing else told


def _with(rows: Sequence[SentRow], role: Role) -> int:
    return sum(row.role is role for row in rows)


def _numbers(counted: Sequence[tuple[str, int]]) -> str:
    return "，".join(f"{name} {count} 项" for name, count in counted if count)


def _write_line(sheet: Any, styles: FillStyles, number: int, head: str, words: str) -> None:
    rooms = [room_of(width, 12) for width in _WIDTHS]
    lines = max(
        lines_of(clean(text), room) for text, room in zip((head, words), rooms, strict=True)
    )
    sheet.row_dimensions[number].height = min(TALLEST_ROW, height_of(lines, 12) + 6)
    sheet.append(
        [
            worded(sheet, styles, head, FillLook.PLAIN_BOLD),
            worded(sheet, styles, words, FillLook.PLAIN),
        ]
    )
