"""The cover of a unit's workbook (填报说明): who fills in what, until when, whom to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from openpyxl.worksheet.cell_range import CellRange

from gkdesk.domain.dispatches import SentRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import Light
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import weekday, written_day
from gkdesk.exports.fill_paper import lay_on_paper, unlock_handling
from gkdesk.exports.fill_styles import FillLook, FillStyles, worded
from gkdesk.exports.text_fit import TALLEST_ROW, clean, height_of, lines_of, room_of
from gkdesk.terms import label

SHEET: Final = "填报说明"

_WIDTHS: Final = (17.0, 74.0)
_STEPS: Final = (
    "打开“填报表”，只填浅黄色的格。灰色的格是任务原文，已锁定，可以选中、复制。",
    "浅黄色格里已有的字是以前报过的内容：有变化的直接在上面改，没有变化的不用动；"
    "留空不会清掉以前报过的内容。",
    "每一行是一项任务。可以筛选、调整行高列宽；不用加行、删行、改表头，也不用打印。",
    "填好后存盘，连同文件名原样交回。用 WPS 或 Excel 都可以，存成 xlsx、xls、et、ods 都能收。",
)
_HOW: Final = {
    FillField.PROGRESS: "写做了什么、到哪一步、结果怎样，尽量带上数字、日期、文件名或链接。",
    FillField.STATUS: "从下拉里选“推进中”或“已办结”。",
    FillField.DONE_ON: "已办结的写完成那天，如 2026-09-30；没有办结的留空。",
    FillField.COUNT: "写到现在为止一共完成的次数，只写数字；灰色的格没有次数要求，不用填。",
    FillField.EVIDENCE: "写公开的网址，或材料的文件名，一行一条；格里换行按 Alt+Enter。",
    FillField.PERSON: "写填报人的姓名和电话；各行都是同一个人的，写在第一行就行。",
    FillField.PROBLEM: "写需要协调解决的事，没有的留空。",
}


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
    for letter, width in zip("AB", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    lay_on_paper(sheet, "portrait", pages=1)
    sheet.sheet_view.showGridLines = False
    page = _Page(sheet, FillStyles(sheet))
    page.across(cover.title, FillLook.TITLE, 20, above=14)
    for head, words in _about(cover, rows):
        page.line(head, words, FillLook.LOCKED)
    page.across("怎样填", FillLook.PLAIN_BOLD, 12, above=16)
    for number, step in enumerate(_STEPS, 1):
        page.across(f"{number}. {step}", FillLook.PLAIN, 12, above=2)
    page.across("各栏填什么", FillLook.PLAIN_BOLD, 12, above=16)
    for field, words in _HOW.items():
        page.line(label(field), words, FillLook.SAMPLE)
    unlock_handling(sheet)


class _Page:
    """Lines one under another, each as tall as its words need."""

    def __init__(self, sheet: Any, styles: FillStyles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._number = 0

    def across(self, words: str, look: FillLook, points: float, above: float) -> None:
        """Words over the whole width, with some points of air."""
        lines = lines_of(clean(words), room_of(sum(_WIDTHS), points))
        self._add([(words, look)], height_of(lines, points) + above)
        block = CellRange(min_col=1, max_col=2, min_row=self._number, max_row=self._number)
        self._sheet.merged_cells.ranges.add(block)

    def line(self, head: str, words: str, look: FillLook) -> None:
        """A head and what belongs to it."""
        pairs = zip((head, words), _WIDTHS, strict=True)
        lines = max(lines_of(clean(text), room_of(width, 12)) for text, width in pairs)
        self._add([(head, look), (words, FillLook.FRAMED)], height_of(lines, 12) + 8)

    def _add(self, cells: Sequence[tuple[str, FillLook]], height: float) -> None:
        self._number += 1
        self._sheet.row_dimensions[self._number].height = min(TALLEST_ROW, height)
        self._sheet.append(
            [worded(self._sheet, self._styles, words, look) for words, look in cells]
        )


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
