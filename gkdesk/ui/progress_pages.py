"""The charts of a plan's progress on paper and as pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgGenerator

from gkdesk.domain.progress import Progress
from gkdesk.errors import PrinterRefused
from gkdesk.exports.files import write_bytes
from gkdesk.ui.progress_chart import ProgressChart
from gkdesk.ui.theme import LIGHT, Theme

WIDTH: Final = 900
"""The width of a picture, in logical pixels."""
_PAGE_WIDTH: Final = 720
"""That of the text of a page: letters of the table are 五号 then."""
_TWICE: Final = 2
_EDGES_MM: Final = QMarginsF(18, 18, 18, 18)


def page_layout() -> QPageLayout:
    """A4 upright."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    way = QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, _EDGES_MM, QPageLayout.Unit.Millimeter)


def paint_pages(progress: Progress, device: QPagedPaintDevice) -> int:
    """Paints the charts page by page; gives the number of pages. Raises PrinterRefused."""
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterRefused(device.printerName() if isinstance(device, QPrinter) else "")
    room = painter.viewport()
    scale = room.width() / _PAGE_WIDTH
    chart = ProgressChart(progress, Theme(), _PAGE_WIDTH)
    pages = chart.pages(room.height() / scale)
    for number, (top, below) in enumerate(pages):
        if number:
            device.newPage()
        painter.save()
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, _PAGE_WIDTH, below - top))
        painter.translate(0, -top)
        chart.paint(painter, LIGHT)
        painter.restore()
    painter.end()
    return len(pages)


def write_pdf(progress: Progress, target: Path) -> int:
    """Writes the charts as a PDF beside the target and renames; the number of pages. Raises
    TargetUnwritable, TargetFull."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setPageLayout(page_layout())
    device.setTitle(f"{progress.title}进度")
    pages = paint_pages(progress, device)
    buffer.close()
    write_bytes(target, bytes(buffer.data().data()))
    return pages


def picture(progress: Progress) -> QImage:
    """The charts as one picture, at twice the size for paper and projectors."""
    chart = ProgressChart(progress, Theme(), WIDTH)
    image = QImage(QSize(WIDTH, round(chart.height)) * _TWICE, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    painter = QPainter(image)
    painter.scale(_TWICE, _TWICE)
    chart.paint(painter, LIGHT)
    painter.end()
    return image


def write_picture(progress: Progress, target: Path) -> None:
    """Writes a .png, or an .svg where the target is named so, beside it and renames. Raises
    TargetUnwritable, TargetFull."""
    data = _svg(progress) if target.suffix.lower() == ".svg" else _png(progress)
    write_bytes(target, data)


def _png(progress: Progress) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(picture(progress))
    return bytes(buffer.data().data())


def _svg(progress: Progress) -> bytes:
    chart = ProgressChart(progress, Theme(), WIDTH)
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(WIDTH, round(chart.height)))
    generator.setViewBox(QRectF(0, 0, WIDTH, chart.height))
    generator.setTitle(f"{progress.title}进度")
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, WIDTH, chart.height), LIGHT.surface)
    chart.paint(painter, LIGHT)
    painter.end()
    return bytes(buffer.data().data())
