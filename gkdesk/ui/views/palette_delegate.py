"""Paints a line of the palette: what kind of thing, its words, its keys at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.ui.models.palette_model import KINDS, PaletteModel
from gkdesk.ui.theme import Letter, Theme

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class PaletteDelegate(QStyledItemDelegate):
    """The chosen line stands on the selection tint with a bar at the left."""

    def __init__(self, model: PaletteModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, self._theme.px(34))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        each = self._model.candidate(index)
        if each is None:
            return
        p, px, box = self._theme.palette, self._theme.px, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, p.sel)
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), p.accent_text)
        painter.setFont(self._theme.font(Letter.SECOND))
        painter.setPen(p.text2 if chosen else p.text3)
        left, right = box.left() + px(14), box.right() - px(14)
        painter.drawText(
            QRect(left, box.top(), px(44), box.height()), _MIDDLE, KINDS[each.kind]
        )
        wide = QFontMetrics(painter.font()).horizontalAdvance(each.hint)
        hint = QRect(right - wide, box.top(), wide + 2, box.height())
        painter.drawText(hint, _MIDDLE, each.hint)
        left += px(48)
        room = right - (wide + px(16) if each.hint else 0) - left
        painter.setFont(self._theme.font(Letter.TABLE))
        painter.setPen(p.text)
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(each.words, Qt.TextElideMode.ElideRight, max(room, 1))
        painter.drawText(QRect(left, box.top(), room, box.height()), _MIDDLE, words)
        painter.restore()
