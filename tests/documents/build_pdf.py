"""PDF files as an office prints them: A4, the margins of GB/T 9704, 16 point, first lines set
in by two characters, — 1 — below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from tests.documents.notice_looks import BODY_SIZE, TITLE_SIZE, Look, Looked

RESOLUTION = 300
MM = RESOLUTION / 25.4
POINT = RESOLUTION / 72
LEFT, TOP, WIDTH, HEIGHT = 28 * MM, 37 * MM, 156 * MM, 225 * MM
LEADING = 29 * POINT
FONTS = ["FangSong", "SimSun", "WenQuanYi Micro Hei", "Droid Sans Fallback"]


def pdf_of(lines: Sequence[Looked], header: str = "", dash: str = "—") -> bytes:
    """A PDF of a notice's lines with page numbers and, where given, a running header."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(RESOLUTION)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    press = Press(writer, header, dash)
    for line in lines:
        press.paragraph(line)
    press.end()
    return bytes(buffer.data().data())


class Press:
    """Sets paragraphs down a page and turns to the next one when it is full."""

    def __init__(self, writer: QPdfWriter, header: str = "", dash: str = "—") -> None:
        self.painter = QPainter(writer)
        self._writer = writer
        self._header = header
        self._dash = dash
        self._page = 1
        self._height = TOP

    def paragraph(self, line: Looked) -> None:
        font = font_of(TITLE_SIZE if line.look is Look.TITLE else BODY_SIZE)
        self.painter.setFont(font)
        two = QFontMetricsF(font, self._writer).horizontalAdvance("国国")
        layout = QTextLayout(line.text, font, self._writer)
        option = QTextOption(
            {
                Look.TITLE: Qt.AlignmentFlag.AlignHCenter,
                Look.SIGNED: Qt.AlignmentFlag.AlignRight,
            }.get(line.look, Qt.AlignmentFlag.AlignLeft)
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        for indent in _broken(layout, line.look, two):
            self._row(layout, indent)

    def _row(self, layout: QTextLayout, row: tuple[int, float]) -> None:
        if self._height + LEADING > TOP + HEIGHT:
            self._finish_page()
            self._writer.newPage()
            self._page += 1
            self._height = TOP
        number, indent = row
        layout.lineAt(number).draw(self.painter, QPointF(LEFT + indent, self._height))
        self._height += LEADING

    def _finish_page(self) -> None:
        self.painter.setFont(font_of(14))
        middle = Qt.AlignmentFlag.AlignCenter
        number = f"{self._dash} {self._page} {self._dash}"
        below = QRectF(LEFT, TOP + HEIGHT + 6 * MM, WIDTH, 8 * MM)
        self.painter.drawText(below, middle, number)
        if self._header:
            self.painter.drawText(QRectF(LEFT, 20 * MM, WIDTH, 8 * MM), middle, self._header)

    def end(self) -> None:
        self._finish_page()
        self.painter.end()


def font_of(size: float) -> QFont:
    font = QFont()
    font.setFamilies(FONTS)
    font.setPointSizeF(size)
    return font


def _broken(layout: QTextLayout, look: Look, two: float) -> Iterator[tuple[int, float]]:
    """Breaks a paragraph into lines; gives each one's number and how far it is set in."""
    layout.beginLayout()
    places: list[float] = []
    while (line := layout.createLine()).isValid():
        first = look is Look.BODY and not places
        indent = two if first else 0.0
        line.setLineWidth(WIDTH - indent - (2 * two if look is Look.SIGNED else 0.0))
        line.setPosition(QPointF(0, 0))
        places.append(indent)
    layout.endLayout()
    yield from enumerate(places)
