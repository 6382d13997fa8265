"""2,000 rows to a PDF beside a bare QPainter table of the same text; the first page of a
preview, and the memory a long print takes."""

from __future__ import annotations

import gc
import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import overload

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter, QPixmap

from gkdesk.domain.tasks import Light
from gkdesk.exports.printed_list import (
    PrintedCell,
    PrintedColumn,
    PrintedHeading,
    PrintedLine,
    PrintedList,
    PrintedRow,
)
from gkdesk.ui.print_pages import ListPages, scaled
from gkdesk.ui.print_rows import Box
from gkdesk.ui.printing import print_pdf, write_pages

ROWS, LONG = 2_000, 100_000
ROUNDS = 5
COLUMNS = (
    PrintedColumn("序号", centred=True),
    PrintedColumn("任务内容"),
    PrintedColumn("牵头单位"),
    PrintedColumn("责任单位"),
    PrintedColumn("完成时限", centred=True),
    PrintedColumn("状态"),
)


def line(number: int) -> PrintedLine:
    """The line of that number: every hundredth is a heading."""
    if number % 100 == 0:
        return PrintedHeading(1, f"第{number // 100 + 1}部分、深化重点领域信息公开")
    units = tuple(f"区第{(number * one) % 29}局" for one in range(1, 2 + number % 3))
    text = f"第{number}项措施要求动态调整收费目录清单，做到定期更新、在线查询，"
    return PrintedRow(
        (
            PrintedCell(str(number)),
            PrintedCell(text * (1 + number % 3)),
            PrintedCell(names=units[:1]),
            PrintedCell(names=units),
            PrintedCell(f"2022年{1 + number % 12}月底前" if number % 3 else ""),
            PrintedCell("推进中", light=Light.RUNNING),
        ),
        number,
    )


class MadeLines(Sequence[PrintedLine]):
    """Lines made when asked for, and how many were."""

    def __init__(self, count: int) -> None:
        self.size, self.asked = count, 0

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, at: int) -> PrintedLine: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PrintedLine]: ...
    def __getitem__(self, at: int | slice) -> PrintedLine | Sequence[PrintedLine]:
        if isinstance(at, slice):
            return [line(number) for number in range(*at.indices(self.size))]
        if at >= self.size:
            raise IndexError(at)
        self.asked += 1
        return line(at)

    def __iter__(self) -> Iterator[PrintedLine]:
        return (self[at] for at in range(self.size))


def made(count: int) -> PrintedList:
    """A list that long, on A4 across."""
    return PrintedList("任务清单", "截至2022年9月28日", COLUMNS, MadeLines(count), count)


def cells_of(listed: PrintedList) -> list[tuple[list[str], list[float]]]:
    """The words of every line and the widths of their cells, as they stand in our table."""
    pages = ListPages([listed])
    rows: dict[int, list[Box]] = {}
    for page in range(pages.pages()):
        for box in pages.boxes(page):
            if box.row >= 0:
                rows.setdefault(box.row, []).append(box)
    told = []
    for number, boxes in rows.items():
        each = listed.lines[number]
        if isinstance(each, PrintedRow):
            words = [cell.text or "、".join(cell.names) for cell in each.cells]
        else:
            words = [each.text]
        told.append((words, [box.inner.width() for box in boxes]))
    return told


def bare(rows: Sequence[tuple[list[str], list[float]]], target: Path, pages: ListPages) -> None:
    """The plain way: each cell measured and drawn by QPainter, rows kept whole, a head and a
    number on each page; the same fonts, widths and paper."""
    device = QPdfWriter(str(target))
    device.setResolution(1200)
    device.setPageLayout(pages.layout(0))
    block, body = pages.block(0), pages.letters(0).body.font
    painter = QPainter(device)
    scaled(painter, device.logicalDpiX())
    painter.setFont(body)
    wrap = Qt.TextFlag.TextWordWrap
    top, page = block.top(), 1
    for words, widths in rows:
        tall = max(
            painter.boundingRect(QRectF(0, 0, wide, 1e6), wrap, text).height()
            for text, wide in zip(words, widths, strict=True)
        )
        if top + tall + 90 > block.bottom():
            painter.drawText(
                QRectF(block.left(), block.bottom(), block.width(), 300), wrap, f"{page}"
            )
            device.newPage()
            top, page = block.top(), page + 1
            for column in COLUMNS:
                painter.drawText(QRectF(block.left(), top, 500, 200), wrap, column.head)
            top += 250
        left = block.left()
        for text, wide in zip(words, widths, strict=True):
            painter.drawRect(QRectF(left, top, wide + 50, tall + 90))
            painter.drawText(QRectF(left + 25, top + 45, wide, tall), wrap, text)
            left += wide + 50
        top += tall + 90
    painter.end()


def _seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call: other programs on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _speed(folder: Path) -> str:
    listed = replace(made(ROWS), lines=tuple(made(ROWS).lines))
    pages, rows = ListPages([listed]), cells_of(listed)
    plain, ours = [], []
    for _ in range(ROUNDS):
        plain.append(_seconds(lambda: bare(rows, folder / "bare.pdf", pages)))
        ours.append(_seconds(lambda: print_pdf([listed], folder / "ours.pdf")))
    ratio = median(one / other for one, other in zip(ours, plain, strict=True))
    return (
        f"print: {median(ours):.2f} s for {ROWS} rows on {pages.pages()} pages, {ratio:.2f} x a"
        f" bare QPainter table ({median(plain):.2f} s; median of {ROUNDS}; at most 1.5)"
    )


def _first_page() -> str:
    listed = made(LONG)
    start = time.perf_counter()
    pages = ListPages([listed])
    drawn = QPixmap(1123, 794)
    painter = QPainter(drawn)
    scaled(painter, 96)
    pages.paint(painter, 0)
    painter.end()
    first = time.perf_counter() - start
    asked = listed.lines.asked if isinstance(listed.lines, MadeLines) else 0
    start = time.perf_counter()
    total = pages.pages()
    return (
        f"preview: first page of {LONG} rows in {first:.3f} s (at most 0.3), {asked} of them"
        f" asked for; all {total} pages counted in {time.perf_counter() - start:.1f} s"
    )


def _memory(folder: Path) -> str:
    told = []
    for count in (1_000, 4_000):
        gc.collect()
        tracemalloc.start()
        steps = write_pages(ListPages([made(count)]), folder / "long.pdf")
        pages = max(done for done, _count in steps)
        told.append((pages, tracemalloc.get_traced_memory()[1] / 1024))
        tracemalloc.stop()
    (few, little), (many, much) = told
    grown = (much - little) / (many - few)
    return (
        f"print memory: at most {little:.0f} KB for {few} pages, {much:.0f} KB for {many}:"
        f" {grown:.2f} KB a page"
    )


def run() -> list[str]:
    """Counting, painting and writing; the preview; the memory of the program's own."""
    application = QGuiApplication.instance() or QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        told = [_speed(Path(folder)), _first_page(), _memory(Path(folder))]
    del application
    return told
