"""The five numbers over the morning page; a click goes to what they count."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gkdesk.domain.agenda import Bell, Morning
from gkdesk.domain.tasks import Light
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.lights import paint_light, word_colour
from gkdesk.ui.models import morning_words as words
from gkdesk.ui.theme import Letter, Theme, Tint
from gkdesk.ui.views.morning_delegate import LAMPS

_GLYPHS: Final = {
    Bell.THIS_WEEK: Glyph.MONTH,
    Bell.SOON: Glyph.SNOOZE,
    Bell.UNREPORTED: Glyph.IMPORT,
}


class Card(QAbstractButton):
    """A number with its name above and a remark behind; low, all on one line."""

    def __init__(self, bell: Bell, theme: Theme) -> None:
        super().__init__()
        self.bell, self.theme = bell, theme
        self.count, self.title, self.remark = 0, "", ""
        self.low = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, title: str, remark: str) -> None:
        """The figures of another morning."""
        self.count, self.title, self.remark = count, title, remark
        self.setText(f"{title} {count}")
        self.setAccessibleDescription(remark)
        parts = (f"{title} {count} 条" if count else f"没有{title}的工作", remark)
        self.setToolTip("，".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(100), self.theme.px(38 if self.low else 76))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(60), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = self.theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(p.line2 if self.underMouse() else p.line, 1))
        painter.setBrush(p.hover if self.underMouse() else p.surface)
        painter.drawRoundedRect(frame, 8, 8)
        if self.low:
            self._one_line(painter)
        else:
            self._two_lines(painter)

    def _two_lines(self, painter: QPainter) -> None:
        p, px = self.theme.palette, self.theme.px
        left: float = px(14)
        right = self.width() - px(8)
        line = self.theme.line(Letter.TABLE)
        top = px(10)
        if self.width() > px(140):
            left = self._sign(painter, left, top + line / 2)
        font = self.theme.font(Letter.TABLE)
        self._words(painter, self.title, QRectF(left, top, right - left, line), font, p.text)
        below = QRectF(px(14), top + line + px(6), right - px(14), px(30))
        number = self.theme.font(Letter.DISPLAY)
        used = self._words(painter, str(self.count), below, number, self._ink())
        rest = below.adjusted(used + px(8), px(3), 0, 0)
        self._words(painter, self.remark, rest, self.theme.font(Letter.SECOND), p.text2)

    def _one_line(self, painter: QPainter) -> None:
        p, px = self.theme.palette, self.theme.px
        number = self.theme.font(Letter.PANE_TITLE)
        width = QFontMetrics(number).horizontalAdvance(str(self.count))
        whole = QRectF(px(10), 0, self.width() - px(20), self.height())
        left: float = px(10)
        if self.width() > px(140):
            left = self._sign(painter, px(10), self.height() / 2)
        room = QRectF(left, 0, whole.right() - left - width - px(6), self.height())
        self._words(painter, self.title, room, self.theme.font(Letter.SECOND), p.text)
        place = QRectF(whole.right() - width, 0, width + 1, self.height())
        self._words(painter, str(self.count), place, number, self._ink())

    def _sign(self, painter: QPainter, left: float, middle: float) -> float:
        """The group's shape; returns where the words may begin."""
        side = self.theme.px(15)
        if self.bell in LAMPS and self.bell not in _GLYPHS:
            box = QRectF(left, middle - side / 2, side, side)
            lamp = LAMPS[self.bell] if self.count else Light.UNLIMITED
            paint_light(painter, box, lamp, self.theme.palette)
        else:
            side = self.theme.px(17)
            glyph = _GLYPHS[self.bell]
            sign = pixmap(glyph, self.theme.palette.text2, side)
            painter.drawPixmap(int(left), int(middle - side / 2), sign)
        return left + side + self.theme.px(8)

    def _ink(self) -> Tint:
        p = self.theme.palette
        urgent = self.bell in (Bell.OVERDUE, Bell.TODAY)
        if not self.count:
            return p.text3
        return word_colour(LAMPS[self.bell], p) if urgent else p.text

    def _words(self, painter: QPainter, said: str, box: QRectF, font: QFont, ink: Tint) -> int:
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        painter.setFont(font)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(box, flags, shown)
        return metrics.horizontalAdvance(shown)


class CardRow(QWidget):
    """The cards side by side. ``chosen`` carries the group a person wants to see."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cards = {bell: Card(bell, theme) for bell in Bell}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for bell, card in self._cards.items():
            card.clicked.connect(lambda _on=False, bell=bell: self.chosen.emit(bell))
            self._row.addWidget(card)
        self.set_theme(theme)

    def card(self, bell: Bell) -> Card:
        return self._cards[bell]

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._row.setSpacing(theme.px(10))
        for card in self._cards.values():
            card.theme = theme
            card.updateGeometry()
            card.update()

    def set_low(self, low: bool) -> None:
        """In a low window each card is one line."""
        for card in self._cards.values():
            card.low = low
            card.updateGeometry()

    def show_morning(self, morning: Morning, days: words.DayKinds) -> None:
        """The figures of a morning."""
        for bell, card in self._cards.items():
            title = words.title(bell, morning, days)
            if bell is Bell.UNREPORTED:
                title = "本期未报"
            count = morning.counts.get(bell, 0)
            card.show_count(count, title, words.card_words(bell, morning))
