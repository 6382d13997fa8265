"""Rows of a printed list, laid out for a table of a given width and painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gkdesk.exports.pages import Extent
from gkdesk.exports.task_list import PrintBanner, PrintRecord, PrintRow, PrintTask
from gkdesk.ui.lights import paint_light
from gkdesk.ui.print_cells import LaidText, broken_names
from gkdesk.ui.print_fonts import UNITS_PER_POINT, PrintFonts
from gkdesk.ui.theme import LIGHT

HEADS = ("序号", "任务内容", "牵头单位", "责任单位", "完成时限", "状态")
EMPTY = "—"
_SHARES = (0.05, 0.0, 0.125, 0.195, 0.13, 0.085)
_UNUSED = 0.085
_FIELDS: tuple[Callable[[PrintTask], object], ...] = (
    lambda task: task.lead,
    lambda task: task.responsible,
    lambda task: task.deadline,
)
_SIDE = 4 * UNITS_PER_POINT
_PADDING = 9 * UNITS_PER_POINT
_LAMP = 9 * UNITS_PER_POINT


def column_widths(width: float, rows: Sequence[PrintRow]) -> tuple[float, ...]:
    """The six columns of a table that wide; a column nobody fills is only as wide as its
    head, and the content takes what the others leave."""
    tasks = [row for row in rows if isinstance(row, PrintTask)]
    used = (True, True, *(any(map(of, tasks)) for of in _FIELDS), True)
    fixed = [
        width * (share if filled else _UNUSED)
        for share, filled in zip(_SHARES, used, strict=True)
    ]
    return tuple(part or width - sum(fixed) for part in fixed)


class LaidRow(Protocol):
    """A row with its lines broken."""

    @property
    def extent(self) -> Extent: ...

    def draw(self, painter: QPainter, box: QRectF, first: int, last: int) -> None:
        """Paints the lines first … last - 1 into the box, with its grid."""


class BannerRow:
    """A heading over the whole width."""

    def __init__(self, row: PrintBanner, width: float, fonts: PrintFonts) -> None:
        self._indent = (row.level - 1) * 12 * UNITS_PER_POINT + _SIDE
        font = fonts.strong if row.level == 1 else fonts.body
        self._text = LaidText(row.text, font, max(width - 2 * self._indent, width / 2))
        self._tint = row.level == 1
        self.extent = Extent(self._text.lines, self._text.line_height, _PADDING, keep=True)

    def draw(self, painter: QPainter, box: QRectF, first: int, last: int) -> None:
        if self._tint:
            painter.fillRect(box, LIGHT.bg)
        painter.drawRect(box)
        corner = box.topLeft() + QPointF(self._indent, _PADDING / 2)
        self._text.draw(painter, corner, first, last)


class TaskRow:
    """A task in its six cells."""

    def __init__(self, row: PrintTask, widths: Sequence[float], fonts: PrintFonts) -> None:
        inner = [width - 2 * _SIDE for width in widths]
        self._widths, self._light = widths, row.light
        content = "。".join(part for part in (row.heading, row.text) if part)
        self._cells = [
            LaidText(str(row.ordinal), fonts.body, inner[0], centred=True),
            LaidText(
                content or EMPTY,
                fonts.body,
                inner[1],
                strong=fonts.strong,
                strong_length=len(row.heading),
            ),
            _names(row.lead, inner[2], fonts),
            _names(row.responsible, inner[3], fonts),
            LaidText(row.deadline or EMPTY, fonts.body, inner[4], centred=True),
            LaidText(row.standing, fonts.body, inner[5] - _LAMP - 3 * UNITS_PER_POINT),
        ]
        lines = max(cell.lines for cell in self._cells)
        self.extent = Extent(lines, self._cells[0].line_height, _PADDING)

    def draw(self, painter: QPainter, box: QRectF, first: int, last: int) -> None:
        whole = last - first == self.extent.lines
        left = box.left()
        for number, (cell, width) in enumerate(zip(self._cells, self._widths, strict=True)):
            painter.drawRect(QRectF(left, box.top(), width, box.height()))
            free = (self.extent.lines - cell.lines) * cell.line_height / 2 if whole else 0.0
            corner = QPointF(left + _SIDE, box.top() + _PADDING / 2 + free)
            if number == len(self._cells) - 1:
                corner = self._draw_light(painter, corner, cell.line_height, first)
            cell.draw(painter, corner, first, last)
            left += width

    def _draw_light(
        self, painter: QPainter, corner: QPointF, line: float, first: int
    ) -> QPointF:
        """Paints the status' shape and gives the place of its word."""
        if first == 0:
            top = corner.y() + (line - _LAMP) / 2
            paint_light(painter, QRectF(corner.x(), top, _LAMP, _LAMP), self._light, LIGHT)
        return corner + QPointF(_LAMP + 3 * UNITS_PER_POINT, 0)


def _names(names: Sequence[str], width: float, fonts: PrintFonts) -> LaidText:
    text = broken_names(names, fonts.body, width)
    return LaidText(text or EMPTY, fonts.body, width, centred=not text)


class RecordRow:
    """A line of cells without any light."""

    def __init__(self, row: PrintRecord, widths: Sequence[float], fonts: PrintFonts) -> None:
        self._widths = widths
        self._cells = [
            LaidText(cell or EMPTY, fonts.body, width - 2 * _SIDE)
            for cell, width in zip(row.cells, widths, strict=True)
        ]
        lines = max(cell.lines for cell in self._cells)
        self.extent = Extent(lines, self._cells[0].line_height, _PADDING)

    def draw(self, painter: QPainter, box: QRectF, first: int, last: int) -> None:
        left = box.left()
        for cell, width in zip(self._cells, self._widths, strict=True):
            painter.drawRect(QRectF(left, box.top(), width, box.height()))
            cell.draw(painter, QPointF(left + _SIDE, box.top() + _PADDING / 2), first, last)
            left += width


class HeadRow:
    """The column heads, repeated on every page."""

    def __init__(
        self, widths: Sequence[float], fonts: PrintFonts, heads: Sequence[str] = HEADS
    ) -> None:
        self._widths = widths
        self._cells = [
            LaidText(head, fonts.head, width - 2 * _SIDE, centred=True)
            for head, width in zip(heads, widths, strict=True)
        ]
        lines = max(cell.lines for cell in self._cells)
        self.height = lines * self._cells[0].line_height + _PADDING

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        left = corner.x()
        for cell, width in zip(self._cells, self._widths, strict=True):
            box = QRectF(left, corner.y(), width, self.height)
            painter.fillRect(box, LIGHT.side)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            free = (self.height - cell.lines * cell.line_height) / 2
            cell.draw(painter, box.topLeft() + QPointF(_SIDE, free), 0, cell.lines)
            left += width


def laid_row(row: PrintRow, widths: Sequence[float], fonts: PrintFonts) -> LaidRow:
    """A row with its lines broken for these columns."""
    if isinstance(row, PrintBanner):
        return BannerRow(row, sum(widths), fonts)
    if isinstance(row, PrintRecord):
        return RecordRow(row, widths, fonts)
    return TaskRow(row, widths, fonts)
