"""Paints a line of the list of doubts, with the buttons that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.services.review_points import Point
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.models.point_model import Index, PointModel
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.row_strokes import Strokes

TAKE_BACK, MORE = "撤销", "…"
NARROW: Final = 820
_LINE, _TALL = 37, 66
_MOST_BUTTONS: Final = 3


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a line: its words, its place, and which choice it makes (-1: the act its
    words say)."""

    words: str
    box: QRect
    choice: int = -1


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where one line is painted, and its state; ``pointer`` is where the mouse stands."""

    whole: QRect
    selected: bool
    ring: bool
    pointer: QPointF | None


class PointDelegate(QStyledItemDelegate):
    """Paints whole lines; where a click falls it tells by the same boxes it painted."""

    def __init__(self, model: PointModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self.theme = model, theme
        self._strokes = Strokes(theme)
        self.narrow = False

    def height(self, width: int) -> int:
        """The height of every line in a list of this width, its scroll bar included."""
        return self.theme.px(_TALL if self.narrow_at(width) else _LINE)

    def narrow_at(self, width: int) -> bool:
        """Whether a list of this width has the quotation on a line of its own."""
        return width < self.theme.px(NARROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self.theme.px(_TALL if self.narrow else _LINE))

    # buttons

    def buttons(self, point: Point, whole: QRect) -> Sequence[Button]:
        """The buttons of a line from the left; those that do not fit stand behind …"""
        if point.made is not None:
            return self._set_right([(TAKE_BACK, -1)], whole, link=True)
        room = whole.width() * (0.62 if self.narrow else 0.46)
        offered = [(choice.words, at) for at, choice in enumerate(point.question.choices)]
        shown, used = 0, 0
        for words, _at in offered[:_MOST_BUTTONS]:
            used += self._wide(words) + self.theme.px(8)
            if used > room and shown:
                break
            shown += 1
        rest = [(MORE, -1)] if shown < len(offered) else []
        return self._set_right([*offered[:shown], *rest], whole)

    def _wide(self, words: str, *, link: bool = False) -> int:
        font = self.theme.font(Letter.SECOND if link else Letter.TABLE)
        own = QFontMetricsF(font).horizontalAdvance(words)
        return round(own) + self.theme.px(8 if link else 24)

    def _set_right(
        self, wanted: Sequence[tuple[str, int]], whole: QRect, *, link: bool = False
    ) -> Sequence[Button]:
        px = self.theme.px
        right, high = whole.right() - px(14), px(27)
        line = px(_LINE) if self.narrow else whole.height()
        made = []
        for words, choice in reversed(wanted):
            wide = min(self._wide(words, link=link), whole.width() // 2)
            box = QRect(right - wide, whole.top() + (line - high) // 2, wide, high)
            made.append(Button(words, box, choice))
            right = box.left() - px(8)
        return made[::-1]

    # painting

    def paint_line(self, painter: QPainter, index: Index, place: LinePlace) -> None:
        """Paint one line over its whole width."""
        point = self._model.point(index)
        if point is None:
            return
        painter.save()
        self._ground(painter, place)
        buttons = self.buttons(point, place.whole)
        right = buttons[0].box.left() if buttons else place.whole.right()
        if point.made is not None:
            right = self._made(painter, point.made.words, right, place)
        left = self._head(painter, index.row(), point, place)
        self._quote(painter, point, place, left, right)
        for button in buttons:
            look = "link" if point.made else "plain" if point.question.leftover else ""
            self._button(painter, button, place, look)
        if place.ring:
            self._strokes.ring(painter, place.whole)
        painter.restore()

    def _ground(self, painter: QPainter, place: LinePlace) -> None:
        p, whole = self.theme.palette, place.whole
        hovered = place.pointer is not None
        ground = p.sel if place.selected else p.hover if hovered else p.surface
        painter.fillRect(whole, ground)
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, p.line)
        if place.selected:
            painter.fillRect(whole.left(), whole.top(), 3, whole.height(), p.accent_text)

    def _head(self, painter: QPainter, row: int, point: Point, place: LinePlace) -> int:
        """Number, state, place and reason; where the quotation may begin."""
        p, px = self.theme.palette, self.theme.px
        plain = self.theme.font(Letter.TABLE, bold=place.selected and point.open)
        whole = place.whole
        line = px(_LINE) if self.narrow else whole.height()
        reason = p.text2 if point.made is not None or point.question.leftover else p.amber_text
        cells = ((18, str(row + 1), p.text2, 28), (78, self._model.place(point), p.text, 96),
                 (184, self._reason(point), reason, self._room(point)))  # fmt: skip
        for left, said, colour, wide in cells:
            box = QRectF(whole.left() + px(left), whole.top(), px(wide), line)
            shown = QFontMetricsF(plain).elidedText(said, Qt.TextElideMode.ElideRight, px(wide))
            self._strokes.say(painter, shown, box, plain, colour)
        glyph, colour = (
            (Glyph.CHECK, p.green_text)
            if point.made is not None
            else (Glyph.INFO, p.text2)
            if point.question.leftover
            else (Glyph.WARNING, p.amber_text)
        )
        side = px(16)
        top = whole.top() + (line - side) // 2
        painter.drawPixmap(whole.left() + px(48), top, pixmap(glyph, colour, side))
        return whole.left() + px(198 + self._room(point))

    def _reason(self, point: Point) -> str:
        """A doubt's few characters; of words left out the sentence that says why."""
        question = point.question
        return question.what.rstrip("。") if question.leftover else question.reason

    def _room(self, point: Point) -> int:
        return 210 if point.question.leftover and not self.narrow else 116

    def _made(self, painter: QPainter, words: str, right: int, place: LinePlace) -> int:
        """What was answered, at the left of 撤销; where it begins."""
        p, px = self.theme.palette, self.theme.px
        font = self.theme.font(Letter.TABLE)
        metrics = QFontMetricsF(font)
        room = place.whole.width() * 0.3
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(shown)
        line = px(_LINE) if self.narrow else place.whole.height()
        left = right - px(12) - round(wide)
        box = QRectF(left, place.whole.top(), wide + 2, line)
        self._strokes.say(painter, shown, box, font, p.green_text)
        side = px(16)
        top = place.whole.top() + (line - side) // 2
        painter.drawPixmap(left - side - px(6), top, pixmap(Glyph.CHECK, p.green_text, side))
        return left - side - px(6)

    def _quote(
        self, painter: QPainter, point: Point, place: LinePlace, left: int, right: int
    ) -> None:
        """The words in question on their tint, with as much around them as there is room."""
        px, whole = self.theme.px, place.whole
        box = QRectF(left, whole.top(), right - px(16) - left, whole.height())
        if self.narrow:
            below = whole.top() + px(_LINE - 3)
            box = QRectF(whole.left() + px(48), below, 0, whole.bottom() - px(5) - below)
            box.setRight(whole.right() - px(14))
        font = self.theme.font(Letter.TABLE)
        before, words, after = fit_quote(self._model.quote(point), font, box.width())
        metrics, p = QFontMetricsF(font), self.theme.palette
        at = box.left()
        for said, tinted in ((before, False), (words, True), (after, False)):
            wide = metrics.horizontalAdvance(said)
            piece = QRectF(at, box.top(), wide, box.height())
            if tinted and said:
                self._tint(painter, piece, point)
            ink = p.text if tinted or not words else p.text2
            self._strokes.say(painter, said, piece, font, ink)
            at += wide

    def _tint(self, painter: QPainter, piece: QRectF, point: Point) -> None:
        p, px = self.theme.palette, self.theme.px
        high = px(23)
        tint = QRectF(piece.left() - 2, piece.center().y() - high / 2, piece.width() + 4, high)
        plain = point.made is not None or point.question.leftover
        painter.fillRect(tint, p.gray_bg if plain else p.mark_doubt)

    def _button(self, painter: QPainter, button: Button, place: LinePlace, look: str) -> None:
        """A button as a link, as one among equals (plain), or the advised one first."""
        p, px = self.theme.palette, self.theme.px
        over = place.pointer is not None and QRectF(button.box).contains(place.pointer)
        font = self.theme.font(Letter.SECOND if look == "link" else Letter.TABLE)
        if look == "link":
            font.setUnderline(over)
            self._centred(painter, button, font, p.accent_text)
            return
        first = button.choice == 0 and look != "plain"
        filled = first and place.selected
        ground = p.accent_hover if filled and over else p.accent if filled else p.surface
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(p.accent_text if first else p.line2, 1))
        painter.setBrush(p.hover if over and not filled else ground)
        box = QRectF(button.box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, px(6), px(6))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        ink = p.on_accent if filled else p.accent_text if first else p.text
        self._centred(painter, button, font, ink)

    def _centred(self, painter: QPainter, button: Button, font: QFont, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        room = button.box.width() - self.theme.px(6)
        said = QFontMetricsF(font).elidedText(button.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(button.box, Qt.AlignmentFlag.AlignCenter, said)


def fit_quote(parts: tuple[str, str, str], font: QFont, width: float) -> tuple[str, str, str]:
    """Cut a quotation to a width; its middle is what matters and is cut last."""
    metrics = QFontMetricsF(font)
    before, words, after = parts
    wide = [metrics.horizontalAdvance(part) for part in parts]
    if sum(wide) <= width:
        return parts
    cut = Qt.TextElideMode
    middle = metrics.elidedText(words, cut.ElideRight, width) if words else ""
    room = max(0.0, width - metrics.horizontalAdvance(middle))
    if not words:
        return metrics.elidedText(before + after, cut.ElideRight, room), "", ""
    left = min(wide[0], max(room / 2, room - wide[2]))
    head = metrics.elidedText(before, cut.ElideLeft, left)
    rest = room - metrics.horizontalAdvance(head)
    return head, middle, metrics.elidedText(after, cut.ElideRight, rest)
