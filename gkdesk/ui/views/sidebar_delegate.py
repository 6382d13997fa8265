"""Paints the lines of the sidebar, wide or as a rail."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.ui.icons import pixmap
from gkdesk.ui.lights import paint_light, word_colour
from gkdesk.ui.models.sidebar_model import Act, Entry, Index, SidebarModel
from gkdesk.ui.theme import Letter, Theme

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class SidebarDelegate(QStyledItemDelegate):
    """One line: icon, words, tag, count at the right; in the rail icon over caption."""

    def __init__(self, model: SidebarModel, theme: Theme) -> None:
        super().__init__(model)
        self._model = model
        self.theme = theme
        self.rail = False
        self.keyed = False
        """Whether the last act was one of the keyboard, so that the focus is shown."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = self._model.entry(index)
        if self.rail:
            return QSize(10, self.theme.px(56))
        if entry.act is Act.HEADING:
            return QSize(10, self.theme.px(30 if index.row() == 0 else 38))
        return QSize(10, self.theme.px(46 if entry.second else 30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, active = self._model.entry(index), self._model.is_active(index)
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.act is Act.HEADING:
            self._heading(painter, entry, box)
        else:
            self._ground(painter, option, box, active)
            if self.rail:
                self._narrow(painter, entry, box, active)
            else:
                self._wide(painter, entry, box, active)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, active: bool
    ) -> None:
        p, px = self.theme.palette, self.theme.px
        inner = QRectF(box).adjusted(px(8), 1, -px(8), -1)
        if self.rail:
            inner = QRectF(box).adjusted(px(5), 2, -px(5), -2)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if active or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(p.sel_side if active else p.hover)
            painter.drawRoundedRect(inner, 6, 6)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        shown = isinstance(option.widget, QListView) and option.widget.hasFocus()
        if focused and shown and self.keyed:
            painter.setPen(QPen(p.accent_text, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 6, 6)

    def _heading(self, painter: QPainter, entry: Entry, box: QRect) -> None:
        line = self.theme.line(Letter.SECOND)
        place = QRect(
            box.left() + self.theme.px(18), box.bottom() - line - 3, box.width(), line
        )
        self._say(painter, entry.text, place, Letter.SECOND, self.theme.palette.text3)

    def _wide(self, painter: QPainter, entry: Entry, box: QRect, active: bool) -> None:
        px = self.theme.px
        line = QRect(box)
        if entry.second:
            line = QRect(box.left(), box.top() + px(4), box.width(), px(20))
        picture = QRect(box.left() + px(18), line.top(), px(18), line.height())
        self._picture(painter, entry, picture, active)
        right = box.right() - px(18)
        if entry.count is not None or entry.said:
            right = self._count(painter, entry, QRect(line), right, active) - px(8)
        left = box.left() + px(44)
        words = QRect(left, line.top(), right - left, line.height())
        faint = entry.act in (Act.REMARK, Act.REMOVE_SAMPLES, Act.MORE_UNITS)
        colour = self.theme.palette.text2 if faint else self.theme.palette.text
        used = self._say(painter, entry.text, words, Letter.TABLE, colour, bold=active)
        if entry.tag:
            self._tag(
                painter,
                entry.tag,
                QRect(left + used + px(6), line.top(), px(32), line.height()),
            )
        if entry.second:
            below = QRect(left, line.bottom() + 1, box.right() - px(12) - left, px(18))
            self._say(painter, entry.second, below, Letter.SECOND, self.theme.palette.text2)

    def _narrow(self, painter: QPainter, entry: Entry, box: QRect, active: bool) -> None:
        px, p = self.theme.px, self.theme.palette
        top = QRect(box.center().x() - px(9), box.top() + px(9), px(18), px(18))
        self._picture(painter, entry, top, active)
        font = self.theme.font(Letter.SECOND, bold=active or entry.light is not None)
        painter.setFont(font)
        plain = p.text if active else p.text2
        painter.setPen(word_colour(entry.light, p) if entry.light else plain)
        caption = QRect(box.left(), top.bottom() + px(3), box.width(), px(20))
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, entry.caption)

    def _picture(self, painter: QPainter, entry: Entry, box: QRect, active: bool) -> None:
        side = self.theme.px(18)
        top = box.top() + (box.height() - side) // 2
        if entry.light is not None:
            lamp = QRectF(box.left() + side * 0.1, top + side * 0.1, side * 0.8, side * 0.8)
            paint_light(painter, lamp, entry.light, self.theme.palette)
        elif entry.glyph is not None:
            p = self.theme.palette
            colour = p.accent_text if active else p.text2
            painter.drawPixmap(box.left(), top, pixmap(entry.glyph, colour, side))

    def _count(
        self, painter: QPainter, entry: Entry, line: QRect, right: int, active: bool
    ) -> int:
        p = self.theme.palette
        urgent = entry.light if entry.act is Act.LIST else None  # a unit's count is of all
        font = self.theme.font(Letter.SECOND, bold=urgent is not None)
        said = entry.said or str(entry.count)
        width = QFontMetrics(font).horizontalAdvance(said)
        painter.setFont(font)
        plain = p.text2 if active else p.text3
        painter.setPen(word_colour(urgent, p) if urgent else plain)
        place = QRect(right - width, line.top(), width + 2, line.height())
        painter.drawText(place, _MIDDLE, said)
        return right - width

    def _tag(self, painter: QPainter, said: str, box: QRect) -> None:
        p, px = self.theme.palette, self.theme.px
        frame = QRectF(box.left(), box.center().y() - px(8), px(32), px(17))
        painter.setPen(QPen(p.line2, 1))
        painter.setBrush(p.raised)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setFont(self.theme.font(Letter.SMALL))
        painter.setPen(p.text2)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, said)

    def _say(
        self,
        painter: QPainter,
        said: str,
        box: QRect,
        letter: Letter,
        colour: QColor,
        *,
        bold: bool = False,
    ) -> int:
        """One line, cut where it does not fit; returns the width it took."""
        font: QFont = self.theme.font(letter, bold=bold)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(box.width(), 1))
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, _MIDDLE, shown)
        return metrics.horizontalAdvance(shown)
