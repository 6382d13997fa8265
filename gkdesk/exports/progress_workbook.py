"""The progress of a plan as a sheet with figures and Excel's own charts over them."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from gkdesk.domain.characters import storable
from gkdesk.domain.progress import SHOWN, Chart, Progress, ProgressBy
from gkdesk.domain.tasks import Light
from gkdesk.domain.written_days import written_day
from gkdesk.terms import label

SHEET: Final = "进度"
_INKS: Final = {
    Light.DONE: "2F6FD0",
    Light.RUNNING: "2E8B57",
    Light.SOON: "F4B93A",
    Light.OVERDUE: "C5342C",
    Light.UNLIMITED: "B9C2C9",
}
_PATTERNS: Final = {
    Light.RUNNING: "ltUpDiag",
    Light.SOON: "pct25",
    Light.OVERDUE: "diagCross",
}
_THIN = Side(style="thin", color="FF000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TINT = PatternFill("solid", fgColor="FFF2F2F2")
_CHINESE: Final = 134
_A4: Final = 9
_CHART_COLUMN: Final = "K"
_LINE_CM, _LEAST_CM, _MOST_CM, _WIDE_CM = 0.75, 7.0, 60.0, 20.0
_ROW_CM: Final = 0.53


def progress_workbook(progress: Progress) -> bytes:
    """A workbook of the one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    fill_sheet(sheet, progress)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill_sheet(sheet: Any, progress: Progress) -> None:
    """Fills an empty sheet, a streaming one too: the figures of each chart, and beside them
    the chart."""
    _measure(sheet)
    lines = _Lines(sheet)
    lines.add(_text(sheet, f"{progress.title}进度", size=16, bold=True))
    whole = progress.whole
    told = f"截至{written_day(progress.day)}　共{whole.total}项　已办结{whole.done}项"
    lines.add(_text(sheet, f"{told}，办结率{whole.rate:.1f}%"))
    for chart in progress.charts:
        if chart.bars:
            lines.add()
            _table(sheet, lines, chart)


class _Lines:
    """Lines written one below the other; ``next`` is the number of the next one."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.next = 1

    def add(self, *cells: Any) -> None:
        self._sheet.append(cells)
        self.next += 1


def _table(sheet: Any, lines: _Lines, chart: Chart) -> None:
    """A chart's figures, and room for the chart itself."""
    top = lines.next
    lines.add(_text(sheet, chart.title, size=14, bold=True))
    heads = (_name(chart.by), *map(label, SHOWN), "合计", "办结率")
    lines.add(*(_cell(sheet, words, head=True) for words in heads))
    for bar in chart.bars:
        rate = _cell(sheet, bar.rate / 100)
        rate.number_format = "0.0%"
        counts = (_cell(sheet, bar.lights.get(light, 0)) for light in SHOWN)
        name = _cell(sheet, bar.words, across="left")
        lines.add(name, *counts, _cell(sheet, bar.total), rate)
    last = lines.next - 1
    if chart.remark:
        lines.add(_text(sheet, f"注：{chart.remark}。", size=10))
    drawn = _drawn(sheet, chart, top + 1, last)
    sheet.add_chart(drawn, f"{_CHART_COLUMN}{top}")
    while lines.next < top + round(drawn.height / _ROW_CM) + 2:
        lines.add()


def _drawn(sheet: Any, chart: Chart, head: int, last: int) -> Any:
    drawn: Any = BarChart()
    drawn.type = "col" if chart.by is ProgressBy.MONTH else "bar"
    drawn.grouping, drawn.overlap, drawn.gapWidth = "stacked", 100, 60
    drawn.title = chart.title
    names = Reference(sheet, min_col=1, min_row=head + 1, max_row=last)
    for column in range(2, 2 + len(SHOWN)):
        values = Reference(sheet, min_col=column, min_row=head, max_row=last)
        drawn.add_data(values, titles_from_data=True)
    drawn.set_categories(names)
    for series, light in zip(drawn.series, SHOWN, strict=True):
        _ink(series.graphicalProperties, light)
        series.graphicalProperties.line.solidFill = "FFFFFF"
    drawn.legend.position = "b"
    drawn.y_axis.majorUnit = None
    drawn.y_axis.number_format = "0"
    drawn.x_axis.delete = drawn.y_axis.delete = False
    if chart.by is not ProgressBy.MONTH:
        drawn.x_axis.scaling.orientation = "maxMin"
        drawn.y_axis.crosses = "max"
        drawn.height = min(max(_LEAST_CM, 3.5 + _LINE_CM * len(chart.bars)), _MOST_CM)
    else:
        drawn.height = _LEAST_CM + 1
    drawn.width = _WIDE_CM
    return drawn


def _ink(shape: Any, light: Light) -> None:
    """Colour and, as on the screen, a pattern that is seen without colours."""
    pattern = _PATTERNS.get(light)
    if pattern is None:
        shape.solidFill = _INKS[light]
        return
    inks: Any = ColorChoice
    fill: Any = PatternFillProperties
    shape.pattFill = fill(
        prst=pattern, fgClr=inks(srgbClr="FFFFFF"), bgClr=inks(srgbClr=_INKS[light])
    )


def _name(by: ProgressBy) -> str:
    heads = {ProgressBy.SECTION: "重点工作", ProgressBy.UNIT: "单位", ProgressBy.MONTH: "月份"}
    return heads[by]


def _cell(sheet: Any, value: str | float, *, head: bool = False, across: str = "center") -> Any:
    cell: Any = WriteOnlyCell(sheet, storable(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in tuple("=+-@")
    cell.font = Font(name="黑体" if head else "宋体", size=11, charset=_CHINESE)
    cell.alignment = Alignment(horizontal=across, vertical="center")
    cell.border = _GRID
    if head:
        cell.fill = _TINT
    return cell


def _text(sheet: Any, words: str, *, size: float = 11, bold: bool = False) -> Any:
    cell: Any = WriteOnlyCell(sheet, storable(words))
    cell.data_type = "s"
    cell.font = Font(name="宋体", size=size, bold=bold, charset=_CHINESE)
    return cell


def _measure(sheet: Any) -> None:
    sheet.column_dimensions["A"].width = 34
    for column in "BCDEFGH":
        sheet.column_dimensions[column].width = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "— &P —"
