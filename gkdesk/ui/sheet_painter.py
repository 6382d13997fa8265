"""Pages of a laid-out breakdown sheet painted as the workbook prints them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from gkdesk.exports import sheet as paper
from gkdesk.exports.sheet import Block, Look, Sheet, column_points
from gkdesk.ui.print_cells import LaidText
from gkdesk.ui.print_fonts import UNITS_PER_POINT, PrintFonts, with_face
from gkdesk.ui.theme import LIGHT

_LINE_FACTOR = 1.28
_CELL_PADDING = 2 * UNITS_PER_POINT
_CENTRED = {Look.TITLE, Look.SUBTITLE, Look.HEAD, Look.CENTRE, Look.TOP_CENTRE}
_AT_TOP = {Look.TOP_CENTRE, Look.TOP_LEFT}
_OPEN = {Look.TITLE, Look.SUBTITLE, Look.BASIS, Look.FILL, Look.NOTE}


class SheetPainter:
    """One sheet, page by page. Rows, heights, merges and page ends are the workbook's own;
    line breaks inside a cell are those of this machine's fonts."""

    def __init__(self, sheet: Sheet, fonts: PrintFonts) -> None:
        self._sheet = sheet
        self._paper = sheet.paper
        self._fonts = {
            look: _sized(with_face(_font_of(fonts, look), letters.face), letters.points)
            for look in Look
            for letters in (sheet.faces.of(look),)
        }
        self._foot = _sized(fonts.body, 10)
        self._blocks = {(block.top, block.left): block for block in sheet.blocks}
        self._covered = set(_covered(sheet.blocks))
        self._lefts = [0.0]
        for width in sheet.widths:
            self._lefts.append(self._lefts[-1] + column_points(width) * UNITS_PER_POINT)
        self._starts = [0, *sheet.breaks, len(sheet.lines)]

    @property
    def pages(self) -> int:
        return len(self._starts) - 1

    def paint(self, painter: QPainter, box: QRectF, page: int) -> None:
        """Paints a page (from 0) so that the whole paper fills the box."""
        painter.save()
        painter.fillRect(box, LIGHT.surface)
        painter.translate(box.topLeft())
        unit = box.width() / (self._paper.width * paper.POINTS_PER_MM * UNITS_PER_POINT)
        painter.scale(unit, unit)
        self._paint_footer(painter, page)
        scale = self._sheet.scale / 100
        margin = paper.POINTS_PER_MM * UNITS_PER_POINT
        spare = self._paper.width * margin - self._lefts[-1] * scale
        painter.translate(spare / 2, paper.TOP * margin)
        painter.scale(scale, scale)
        painter.setPen(QPen(LIGHT.text, 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_lines(painter, page)
        painter.restore()

    def _paint_lines(self, painter: QPainter, page: int) -> None:
        numbers = list(range(self._starts[page], self._starts[page + 1]))
        if page:
            numbers.insert(0, self._sheet.head)
        top = 0.0
        for number in numbers:
            for column in range(len(self._sheet.widths)):
                if (number, column) not in self._covered:
                    self._paint_cell(painter, number, column, top)
            top += self._sheet.lines[number].height * UNITS_PER_POINT

    def _paint_cell(self, painter: QPainter, number: int, column: int, top: float) -> None:
        block = self._blocks.get((number, column), Block(number, column, number, column))
        lines = self._sheet.lines[block.top : block.bottom + 1]
        height = sum(line.height for line in lines) * UNITS_PER_POINT
        left = self._lefts[column]
        box = QRectF(left, top, self._lefts[block.right + 1] - left, height)
        text, look = self._sheet.lines[number].cells[column]
        if look is Look.HEAD:
            painter.fillRect(box, LIGHT.bg)
        if look not in _OPEN:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawRect(box)
        if text:
            self._paint_text(painter, box, text, look)

    def _paint_text(self, painter: QPainter, box: QRectF, text: str, look: Look) -> None:
        laid = LaidText(
            text,
            self._fonts[look],
            box.width() - 2 * _CELL_PADDING,
            centred=look in _CENTRED,
            line_factor=_LINE_FACTOR,
        )
        spare = max(0.0, box.height() - laid.lines * laid.line_height)
        down = _CELL_PADDING if look in _AT_TOP else spare / 2
        laid.draw(painter, box.topLeft() + QPointF(_CELL_PADDING, down), 0, laid.lines)

    def _paint_footer(self, painter: QPainter, page: int) -> None:
        margin = paper.POINTS_PER_MM * UNITS_PER_POINT
        painter.setPen(LIGHT.text)
        width = self._paper.width * margin
        foot = LaidText(f"— {page + 1} —", self._foot, width, centred=True)
        down = (self._paper.height - paper.FOOTER) * margin - foot.line_height
        foot.draw(painter, QPointF(0, down), 0, 1)


def _font_of(fonts: PrintFonts, look: Look) -> QFont:
    if look is Look.TITLE:
        return fonts.title
    return fonts.head if look in (Look.HEAD, Look.BANNER) else fonts.body


def _sized(font: QFont, points: float) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(round(points * UNITS_PER_POINT))
    return sized


def _covered(blocks: list[Block]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        for line in range(block.top, block.bottom + 1):
            for column in range(block.left, block.right + 1):
                if (line, column) != (block.top, block.left):
                    yield line, column
