"""Paints the cells of the table of what came back: tick, sign and word, texts in two lines."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.ui.models.collect_files_model import FILE_ROLE, FileColumn
from gkdesk.ui.models.collect_lines import Line
from gkdesk.ui.models.collect_model import LINE_ROLE
from gkdesk.ui.models.collect_words import CollectColumn
from gkdesk.ui.models.headed_table import Index
from gkdesk.ui.models.row_words import NOTHING
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.collect_signs import (
    FILE_SIGNS,
    SHELF_SIGNS,
    Sign,
    file_colour,
    paint_sign,
    word_colour,
)
from gkdesk.ui.views.marked_lines import MarkedLines
from gkdesk.ui.views.tick_box import paint_tick

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_QUIET: Final = (CollectColumn.SENT, CollectColumn.NOW, CollectColumn.REMARK)
_SIGN, _TICK = 14, 16


class CollectDelegate(QStyledItemDelegate):
    """``lines`` is how many lines of text a row has room for."""

    def __init__(self, theme: Theme, lines: int = 2) -> None:
        super().__init__()
        self.theme, self.lines = theme, lines
        self._setter = MarkedLines(theme.font(Letter.TABLE))
        self._broken: dict[tuple[str, int, int], list[str]] = {}

    def height(self) -> int:
        """The height of every row."""
        return self.lines * self.theme.line(Letter.TABLE) + self.theme.px(14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        whole = QRect(option.rect)
        self._ground(painter, option, whole, first=index.column() == 0)
        line: Line = index.data(LINE_ROLE)
        match CollectColumn(index.column()):
            case CollectColumn.TAKE:
                self._tick(painter, whole, index)
            case CollectColumn.VERDICT:
                colour = word_colour(line.shelf, self.theme.palette)
                sign = SHELF_SIGNS[line.shelf]
                self._signed(painter, whole, sign, str(index.data()), colour)
            case column:
                self._words(painter, whole, str(index.data()), self._ink(line, column))
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, whole: QRect, *, first: bool
    ) -> None:
        p = self.theme.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(whole, p.sel if selected else p.surface)
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, p.line)
        if selected and first:
            painter.fillRect(whole.left(), whole.top(), 3, whole.height(), p.accent_text)

    def _ink(self, line: Line, column: CollectColumn) -> QColor:
        p = self.theme.palette
        return p.text2 if column in _QUIET or line.declined else p.text

    def _tick(self, painter: QPainter, whole: QRect, index: Index) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            side = self.theme.px(_TICK)
            top = whole.top() + (whole.height() - side) / 2
            box = QRectF(whole.left() + self.theme.px(14), top, side, side)
            paint_tick(painter, box, state == Qt.CheckState.Checked.value, self.theme)

    def _signed(
        self, painter: QPainter, whole: QRect, sign: Sign, words: str, colour: QColor
    ) -> None:
        side, left = self.theme.px(_SIGN), whole.left() + self.theme.px(8)
        top = whole.top() + (whole.height() - side) / 2
        paint_sign(painter, QRectF(left, top, side, side), sign, self.theme.palette)
        font = self.theme.font(Letter.TABLE)
        painter.setFont(font)
        painter.setPen(colour)
        room = whole.adjusted(self.theme.px(8 + _SIGN + 6), 0, -self.theme.px(4), 0)
        cut = Qt.TextElideMode.ElideRight
        painter.drawText(room, _MIDDLE, QFontMetrics(font).elidedText(words, cut, room.width()))

    def _words(self, painter: QPainter, whole: QRect, words: str, colour: QColor) -> None:
        px, high = self.theme.px, self.theme.line(Letter.TABLE)
        painter.setFont(self.theme.font(Letter.TABLE))
        painter.setPen(self.theme.palette.text3 if words == NOTHING else colour)
        lines = self._lines(words, whole.width() - px(16))
        top = whole.top() + (whole.height() - len(lines) * high) // 2
        for at, said in enumerate(lines):
            place = QRect(whole.left() + px(8), top + at * high, whole.width() - px(10), high)
            painter.drawText(place, _MIDDLE, said)

    def _lines(self, words: str, width: int) -> list[str]:
        key = words, width, self.lines
        if key not in self._broken:
            if len(self._broken) > 2_000:
                self._broken.clear()
            pieces = [(words[:400].replace("\n", "　"), False)]
            set_in = self._setter.set_in(pieces, width, self.lines)
            self._broken[key] = ["".join(said for said, _own in line) for line in set_in]
        return self._broken[key]

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click anywhere in the first cell ticks it."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        on = state == Qt.CheckState.Checked.value
        turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, turned.value, Qt.ItemDataRole.CheckStateRole)


class FileDelegate(CollectDelegate):
    """The cells of the table of files."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        whole = QRect(option.rect)
        self._ground(painter, option, whole, first=index.column() == 0)
        file, p = index.data(FILE_ROLE), self.theme.palette
        match FileColumn(index.column()):
            case FileColumn.STATUS:
                colour = file_colour(file.status, p)
                self._signed(painter, whole, FILE_SIGNS[file.status], str(index.data()), colour)
            case FileColumn.ROWS | FileColumn.BLANK:
                painter.setFont(self.theme.font(Letter.TABLE))
                painter.setPen(p.text)
                room = whole.adjusted(0, 0, -self.theme.px(12), 0)
                painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, str(index.data()))
            case column:
                quiet = column is FileColumn.WHY
                self._words(painter, whole, str(index.data()), p.text2 if quiet else p.text)
        painter.restore()
