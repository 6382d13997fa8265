"""Task lists on paper: the same pages on a printer, in the preview and in a PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtPrintSupport import QPrinter

from gkdesk.errors import PrinterRefused
from gkdesk.exports.files import write_bytes
from gkdesk.exports.pages import Part, paginate
from gkdesk.exports.task_list import PrintList
from gkdesk.ui.print_cells import LaidText
from gkdesk.ui.print_fonts import UNITS_PER_POINT, PrintFonts, print_fonts
from gkdesk.ui.print_rows import HEADS, HeadRow, LaidRow, column_widths, laid_row
from gkdesk.ui.theme import LIGHT

_UNITS_PER_MM = UNITS_PER_POINT * 72 / 25.4
_TOP, _BOTTOM, _SIDE, _FOOTER = 22.0, 20.0, 18.0, 12.0
_RESOLUTION = 1200
_GRID = 0.5 * UNITS_PER_POINT

Orientation = QPageLayout.Orientation


def a4(orientation: Orientation = Orientation.Landscape) -> QPageLayout:
    """A4 paper without device margins: the page keeps its own."""
    page = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(page, orientation, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


@dataclass(slots=True)
class _Chapter:
    """One list laid out for one paper."""

    title: LaidText
    subtitle: LaidText
    head: HeadRow
    rows: list[LaidRow]
    pages: list[list[Part]]


class TaskListPrinter:
    """Lists laid out for a paper and painted on any paged device. Raises NoChineseFont
    when it is made on a machine without Chinese glyphs; needs a QGuiApplication."""

    def __init__(self, lists: Sequence[PrintList]) -> None:
        self._lists = tuple(lists)
        self._fonts: PrintFonts = print_fonts()
        self._paper: QSizeF | None = None
        self._chapters: list[_Chapter] = []

    def pages(self, layout: QPageLayout) -> int:
        """The number of pages on that paper."""
        self._lay_out(layout)
        return sum(len(chapter.pages) for chapter in self._chapters)

    def render(self, device: QPagedPaintDevice) -> int:
        """Paints every wanted page and gives their number; a printer's page range holds.
        Raises PrinterRefused where the device takes no job."""
        total = self.pages(device.pageLayout())
        wanted = _wanted(device, total)
        painter = QPainter()
        if not painter.begin(device):
            raise PrinterRefused(device.printerName() if isinstance(device, QPrinter) else "")
        scale = device.logicalDpiX() / (72 * UNITS_PER_POINT)
        painter.scale(scale, scale)
        painted = 0
        for number, (chapter, page) in enumerate(self._each_page(), 1):
            if number not in wanted:
                continue
            if painted:
                device.newPage()
            painted += 1
            self._paint(painter, chapter, page, f"第 {number} 页 共 {total} 页")
        painter.end()
        return painted

    def _each_page(self) -> list[tuple[_Chapter, int]]:
        return [(one, page) for one in self._chapters for page in range(len(one.pages))]

    def _lay_out(self, layout: QPageLayout) -> None:
        paper = layout.fullRect(QPageLayout.Unit.Point).size() * UNITS_PER_POINT
        if paper != self._paper:
            self._paper = paper
            self._chapters = [self._chapter(one, paper) for one in self._lists]

    def _chapter(self, one: PrintList, paper: QSizeF) -> _Chapter:
        width = paper.width() - 2 * _SIDE * _UNITS_PER_MM
        height = paper.height() - (_TOP + _BOTTOM) * _UNITS_PER_MM
        shares = tuple(width * share for share in one.shares)
        widths = shares or column_widths(width, one.rows)
        head = HeadRow(widths, self._fonts, one.heads or HEADS)
        title = LaidText(one.title, self._fonts.title, width, centred=True)
        subtitle = LaidText(one.subtitle, self._fonts.body, width, centred=True)
        rows = [laid_row(row, widths, self._fonts) for row in one.rows]
        rest = height - head.height
        first = max(rest - _opening(title, subtitle), rest / 2)
        pages = paginate([row.extent for row in rows], first, rest) or [[]]
        return _Chapter(title, subtitle, head, rows, pages)

    def _paint(self, painter: QPainter, chapter: _Chapter, page: int, footer: str) -> None:
        assert self._paper is not None
        pen = QPen(Qt.GlobalColor.black, _GRID)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, top = _SIDE * _UNITS_PER_MM, _TOP * _UNITS_PER_MM
        if page == 0:
            top = _paint_opening(painter, chapter, left, top)
        chapter.head.draw(painter, QPointF(left, top))
        top += chapter.head.height
        width = self._paper.width() - 2 * left
        for part in chapter.pages[page]:
            extent = chapter.rows[part.row].extent
            height = (part.last - part.first) * extent.line + extent.padding
            box = QRectF(left, top, width, height)
            chapter.rows[part.row].draw(painter, box, part.first, part.last)
            top += height
        foot = LaidText(footer, self._fonts.small, width, centred=True)
        foot.draw(painter, QPointF(left, self._paper.height() - _FOOTER * _UNITS_PER_MM), 0, 1)


def _opening(title: LaidText, subtitle: LaidText) -> float:
    """Height of title and subtitle above the table."""
    text = title.lines * title.line_height + subtitle.lines * subtitle.line_height
    return text + 10 * UNITS_PER_POINT


def _paint_opening(painter: QPainter, chapter: _Chapter, left: float, top: float) -> float:
    chapter.title.draw(painter, QPointF(left, top), 0, chapter.title.lines)
    below = top + chapter.title.lines * chapter.title.line_height + 4 * UNITS_PER_POINT
    painter.setPen(LIGHT.text)
    chapter.subtitle.draw(painter, QPointF(left, below), 0, chapter.subtitle.lines)
    return top + _opening(chapter.title, chapter.subtitle)


def _wanted(device: QPagedPaintDevice, total: int) -> range:
    """Page numbers a printer was asked for; all of them on any other device."""
    if isinstance(device, QPrinter) and device.printRange() is QPrinter.PrintRange.PageRange:
        first = min(max(1, device.fromPage()), total)
        return range(first, min(device.toPage() or total, total) + 1)
    return range(1, total + 1)


def print_pdf(
    table: PrintList, target: Path, orientation: Orientation = Orientation.Landscape
) -> int:
    """Writes one list as a PDF beside the target and renames; gives the number of pages.
    Raises NoChineseFont, TargetUnwritable, TargetFull."""
    return _write(TaskListPrinter([table]), [table], target, orientation)


def print_headless(lists: Sequence[PrintList], target: Path) -> int:
    """Writes lists as one PDF, each beginning a page, without a display; makes the
    application that fonts need where there is none. Raises as ``print_pdf`` does."""
    application = _application()
    pages = _write(TaskListPrinter(lists), lists, target, Orientation.Landscape)
    del application
    return pages


def _application() -> QGuiApplication:
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform == "linux" and not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _write(
    printer: TaskListPrinter, lists: Sequence[PrintList], target: Path, way: Orientation
) -> int:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(_RESOLUTION)
    device.setPageLayout(a4(way))
    device.setTitle("、".join(one.title for one in lists))
    device.setCreator("政务公开任务台")
    pages = printer.render(device)
    buffer.close()
    write_bytes(target, bytes(buffer.data().data()))
    return pages
