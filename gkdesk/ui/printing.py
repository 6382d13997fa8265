"""Lists on paper: the same pages on a printer, in the preview and in a PDF."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from gkdesk.errors import PrinterRefused
from gkdesk.exports.files import beside
from gkdesk.exports.pdf_letters import unify_names
from gkdesk.exports.printed_list import PrintedList
from gkdesk.ui.print_pages import ListPages, scaled

OnPage = Callable[[int, int], object]
"""Told after each page: how many are done, and of how many."""

_RESOLUTION = 1200
_SLICE = 0.02
"""Seconds of counting in a step."""


def has_printer() -> bool:
    """Whether this machine knows a printer at all."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_pages(pages: ListPages, device: QPagedPaintDevice) -> Iterator[tuple[int, int]]:
    """Paints every wanted page on a device, a step at a time, and tells how many are done of
    how many, 0 of 0 while the pages are counted; a printer's page range holds. Raises
    PrinterRefused where the device takes no job."""
    while not pages.count_for(_SLICE):
        yield 0, 0
    wanted = _wanted(device, pages.pages())
    device.setPageLayout(pages.layout(wanted[0]))
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterRefused(device.printerName() if isinstance(device, QPrinter) else "")
    try:
        for done, page in enumerate(wanted, 1):
            if done > 1:
                device.setPageLayout(pages.layout(page))
                device.newPage()
            painter.save()
            scaled(painter, device.logicalDpiX() * _fit(device, pages, page))
            pages.paint(painter, page)
            painter.restore()
            yield done, len(wanted)
    finally:
        painter.end()


def _fit(device: QPagedPaintDevice, pages: ListPages, page: int) -> float:
    """How much smaller a page is painted where a printer has no paper as large."""
    paper = device.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    wanted = pages.size(page)
    return min(1.0, paper.width() / wanted.width(), paper.height() / wanted.height())


def print_on(pages: ListPages, device: QPagedPaintDevice) -> int:
    """Paints every wanted page on a device at once and gives their number; raises as
    ``print_pages`` does."""
    return max(done for done, _count in print_pages(pages, device))


def _wanted(device: QPagedPaintDevice, total: int) -> range:
    """The pages a printer was asked for, from 0; all of them on any other device."""
    if isinstance(device, QPrinter) and device.printRange() is QPrinter.PrintRange.PageRange:
        first = min(max(1, device.fromPage()), total)
        return range(first - 1, min(device.toPage() or total, total))
    return range(total)


def write_pages(pages: ListPages, target: Path) -> Iterator[tuple[int, int]]:
    """Writes a PDF beside the target, a step at a time as ``print_pages`` does, and renames it
    at the end. Left before that, it leaves the old file as it was. Raises TargetUnwritable,
    TargetFull."""
    with beside(target) as draft:
        file = QFile(str(draft))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly | QIODevice.OpenModeFlag.NewOnly):
            raise OSError(file.errorString())
        try:
            device = QPdfWriter(file)
            device.setResolution(_RESOLUTION)
            device.setTitle("、".join(dict.fromkeys(each.title for each in pages.lists)))
            device.setCreator("政务公开任务台")
            yield from print_pages(pages, device)
            _settle(file)
        finally:
            file.close()
        unify_names(draft)


def _settle(file: QFile) -> None:
    """Brings a written file to the disk. Raises OSError where it had no room, now or before."""
    file.flush()
    if file.error() is QFile.FileError.NoError:
        os.fsync(file.handle())
        return
    raise OSError(errno.ENOSPC, file.errorString())


def print_pdf(lists: Sequence[PrintedList], target: Path, on_page: OnPage | None = None) -> int:
    """Writes lists as one PDF, each beginning a page; gives the number of pages. Raises
    NoChineseFont, TargetUnwritable, TargetFull, and whatever ``on_page`` raises to stop."""
    done = 0
    for done, count in write_pages(ListPages(lists), target):
        if on_page is not None and count:
            on_page(done, count)
    return done


def print_headless(lists: Sequence[PrintedList], target: Path) -> int:
    """The same without a display; makes the application that fonts need where there is
    none."""
    application = _application()
    pages = print_pdf(lists, target)
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
