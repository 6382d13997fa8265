"""Paints the lines of the morning page: cards with units and what they owe."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.domain.agenda import AgendaItem, Bell
from gkdesk.domain.tasks import Light
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.lights import paint_light, word_colour
from gkdesk.ui.models import morning_words as words
from gkdesk.ui.models.morning_lines import Line, LineKind
from gkdesk.ui.models.morning_model import Index, MorningModel
from gkdesk.ui.theme import Letter, Theme, Tint
from gkdesk.ui.views.morning_place import ADD_CONTACT, REMIND, LinePlaces, Zone
from gkdesk.ui.views.row_strokes import Strokes

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT: Final = _MIDDLE | Qt.AlignmentFlag.AlignRight
LAMPS: Final = {
    Bell.OVERDUE: Light.OVERDUE,
    Bell.TODAY: Light.SOON,
    Bell.THIS_WEEK: Light.SOON,
    Bell.SOON: Light.SOON,
}
"""The shape a group carries; what is merely not reported has none."""


class MorningDelegate(QStyledItemDelegate):
    """One line of a card; ``hover`` is the line under the mouse and the zone in it."""

    def __init__(self, model: MorningModel, theme: Theme, *, writing: bool) -> None:
        super().__init__(model)
        self._model = model
        self.places = LinePlaces(theme, writing=writing)
        self.hover: tuple[int, Zone | None] = (-1, None)
        self.keyed = False
        """Whether the last act was one of the keyboard, so that the focus is shown."""
        self.opened: set[str] = set()

    @property
    def theme(self) -> Theme:
        return self.places.theme

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self.places.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.line(index)
        view = option.widget
        width = view.viewport().width() if view is not None else option.rect.width()  # type: ignore[attr-defined]
        return QSize(10, self.places.height(line, width) if line else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index)
        if line is None:
            return
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind is LineKind.GROUP:
            self._group(painter, line, box)
        else:
            self._card(painter, line, box)
            self._ground(painter, option, line, box, index.row())
            self._say_line(painter, line, box, index.row())
        painter.restore()

    # grounds

    def _card(self, painter: QPainter, line: Line, box: QRect) -> None:
        """The white card with its border, open above and below where it goes on."""
        p = self.theme.palette
        frame = QRectF(box).adjusted(0.5, 0.5 if line.first else -12, -0.5, 0)
        frame.setBottom(box.bottom() + (0.5 if line.last else 12))
        path = QPainterPath()
        path.addRoundedRect(frame, 8, 8)
        painter.setClipRect(box)
        painter.fillPath(path, p.surface)
        painter.setPen(QPen(p.line, 1))
        painter.drawPath(path)
        if self.places.parted(line):
            painter.drawLine(box.left(), box.top(), box.right(), box.top())

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, box: QRect, row: int
    ) -> None:
        p, px = self.theme.palette, self.theme.px
        inside = self.places.inside(line, box).adjusted(-px(8), 0, px(7), 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if line.choosable and (chosen or self.hover[0] == row):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(p.sel if chosen else p.hover)
            painter.drawRoundedRect(QRectF(inside), 5, 5)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused and self.keyed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(p.accent_text, 2))
            painter.drawRoundedRect(QRectF(inside).adjusted(1, 1, -1, -1), 5, 5)

    # lines

    def _say_line(self, painter: QPainter, line: Line, box: QRect, row: int) -> None:
        p = self.theme.palette
        match line.kind:
            case LineKind.UNIT:
                self._unit(painter, line, box, row)
            case LineKind.ROW:
                self._row(painter, line, box, row)
            case LineKind.LATER:
                self._later(painter, line, box, row)
            case LineKind.EMPTY:
                self._say(painter, line.text, self.places.inside(line, box), ink=p.text2)
            case _:
                inside = self.places.inside(line, box)
                self._say(painter, line.text, inside, ink=p.accent_text)

    def _group(self, painter: QPainter, line: Line, box: QRect) -> None:
        px, p, model = self.theme.px, self.theme.palette, self._model
        assert model.morning is not None
        line_box = box.adjusted(px(4), px(8), 0, 0)
        left = line_box.left()
        if line.bell in LAMPS:
            side = px(15)
            top = line_box.center().y() - side / 2
            some = bool(model.morning.counts.get(line.bell, 0))
            lamp = LAMPS[line.bell] if some else Light.UNLIMITED
            paint_light(painter, QRectF(left, top, side, side), lamp, p)
        else:
            glyph = Glyph.IMPORT if line.bell else Glyph.SNOOZE
            side = px(18)
            sign = pixmap(glyph, p.text2, side)
            painter.drawPixmap(left - 1, line_box.center().y() - side // 2, sign)
        title, count = line.text, ""
        if line.bell is not None:
            title = words.title(line.bell, model.morning, model.days)
            count = words.group_words(line.bell, model.morning)
        place = line_box.adjusted(px(25), 0, 0, 0)
        font = self.theme.font(Letter.TABLE, bold=True)
        used = self._say(painter, title, place, font=font)
        second = self.theme.font(Letter.SECOND)
        rest = place.adjusted(used + px(10), 0, 0, 0)
        self._say(painter, count, rest, font=second, ink=p.text2)
        if line.bell is Bell.UNREPORTED:
            end = model.morning.period_end
            said = f"截止 {end.month}月{end.day}日"
            self._say(painter, said, line_box, font=second, ink=p.text2, right=True)

    def _unit(self, painter: QPainter, line: Line, box: QRect, row: int) -> None:
        p, px, places = self.theme.palette, self.theme.px, self.places
        caller, first = line.callers[0], places.first_line(line, box)
        name = caller.unit or words.NO_UNIT
        font = self.theme.font(Letter.TABLE, bold=True)
        narrow = places.narrow(box.width())
        if line.bell is Bell.UNREPORTED:
            first = self._owed(painter, line, first, box)
        room = QRect(first)
        room.setWidth(min(first.width(), places.unit_room(box)))
        self._say(painter, name, room, font=font)
        at = places.second_line(line, box) if narrow else places.first_line(line, box)
        left = at.left() + places.contact_left(line, box)
        for said, glyph in ((caller.person, Glyph.PERSON), (caller.phone, Glyph.PHONE)):
            if said:
                side = px(16)
                sign = pixmap(glyph, p.text3, side)
                painter.drawPixmap(left, at.center().y() - side // 2 + 1, sign)
                left += px(20)
                place = QRect(left, at.top(), at.right() - left, at.height())
                left += self._say(painter, said, place, ink=p.text2) + px(14)
        self._links(painter, line, box, row)

    def _owed(self, painter: QPainter, line: Line, first: QRect, box: QRect) -> QRect:
        """How many rows a unit has not reported, and the sign that opens them."""
        px = self.theme.px
        chevron = QRect(first.left(), first.top(), px(10), first.height())
        is_open = line.key in self.opened
        Strokes(self.theme).chevron(painter, chevron.center(), is_open)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        said, second = words.owed(line.callers[0]), self.theme.font(Letter.SECOND)
        right = first
        if not self.places.narrow(box.width()):
            right = first.adjusted(0, 0, -self.places.width_of(REMIND) - px(24), 0)
        self._say(painter, said, right, font=second, ink=self.theme.palette.text2, right=True)
        used = self.places.width_of(said, Letter.SECOND) + px(8)
        return first.adjusted(px(16), 0, -used, 0)

    def _links(self, painter: QPainter, line: Line, box: QRect, row: int) -> None:
        zones = self.places.zones(line, box)
        for zone, said in ((Zone.REMIND, REMIND), (Zone.CONTACT, ADD_CONTACT)):
            if zone in zones:
                font = self.theme.font(Letter.TABLE)
                font.setUnderline(self.hover == (row, zone))
                ink = self.theme.palette.accent_text
                self._say(painter, said, zones[zone], font=font, ink=ink)

    def _row(self, painter: QPainter, line: Line, box: QRect, row: int) -> None:
        item, bell, model = line.item, line.bell, self._model
        assert item is not None and bell is not None and model.morning is not None
        p, px, today = self.theme.palette, self.theme.px, model.morning.outlook.today
        first = self.places.first_line(line, box)
        self._menu(painter, line, box, row)
        narrow = self.places.narrow(box.width())
        right = self.places.second_line(line, box) if narrow else first
        left = words.left_words(item, bell, today, model.days)
        light = item.light if bell is not Bell.UNREPORTED else Light.UNLIMITED
        bold = self.theme.font(Letter.TABLE, bold=light in (Light.OVERDUE, Light.SOON))
        self._say(painter, left, right, font=bold, ink=word_colour(light, p), right=True)
        taken = QFontMetrics(bold).horizontalAdvance(left) + px(12)
        if narrow:
            self._facts(painter, line, right.adjusted(0, 0, -taken, 0), narrow=True)
            self._content(painter, line, first, light)
            return
        taken = max(taken, px(90))
        taken += self._facts(painter, line, right.adjusted(0, 0, -taken, 0), narrow=False)
        self._content(painter, line, right.adjusted(0, 0, -taken, 0), light)

    def _content(self, painter: QPainter, line: Line, place: QRect, light: Light) -> None:
        """Shape, number and text; what stood above already is in a fainter ink."""
        item, p, px = line.item, self.theme.palette, self.theme.px
        assert item is not None
        side = px(12)
        if light is not Light.UNLIMITED:
            top = place.center().y() - side / 2
            paint_light(painter, QRectF(place.left(), top, side, side), light, p)
            place = place.adjusted(px(24), 0, 0, 0)
        number = words.number(item)
        width = min(self.places.width_of(number), px(96))
        ink = p.text2 if line.again else p.text
        self._say(painter, number, QRect(place.left(), place.top(), width, place.height()),
                  ink=p.text2)  # fmt: skip
        column = 0 if place.width() < px(330) else px(80)
        gap = max(width + px(10), column) if number else 0
        said = ("同上　" if line.again else "") + words.item_words(item)
        self._say(painter, said, place.adjusted(gap, 0, 0, 0), ink=ink)

    def _facts(self, painter: QPainter, line: Line, place: QRect, *, narrow: bool) -> int:
        """Day, 暂算 and the number of reminders at the right; returns the width they take."""
        item, model, px = line.item, self._model, self.theme.px
        assert item is not None and model.morning is not None
        today = model.morning.outlook.today
        said = words.day_words(item, today, model.days, brief=narrow)
        long = self.theme.font(Letter.TABLE)
        tags = self._tags(item)
        taken = sum(self.places.width_of(tag, Letter.SMALL) + px(14) for tag in tags)
        most = place.width() - px(24) - taken if narrow else place.width() // 2
        width = min(QFontMetrics(long).horizontalAdvance(said), most)
        column = width if narrow else max(width, px(96))
        left = place.left() + px(24) if narrow else place.right() - column
        box = QRect(left, place.top(), width + 1, place.height())
        ink = self.theme.palette.text2
        self._say(painter, said, box, font=long, ink=ink)
        edge = left + width + px(6) if narrow else left - px(8)
        for tag in tags:
            wide = self.places.width_of(tag, Letter.SMALL) + px(10)
            edge = edge if narrow else edge - wide
            self._tag(painter, tag, QRect(edge, place.top(), wide, place.height()))
            edge = edge + wide + px(4) if narrow else edge - px(4)
        return place.right() - edge + px(8)

    @staticmethod
    def _tags(item: AgendaItem) -> list[str]:
        told = f"已催 {item.reminders} 次" if item.reminders else ""
        return [tag for tag in ("暂算" if item.provisional else "", told) if tag]

    def _tag(self, painter: QPainter, said: str, box: QRect) -> None:
        p, px = self.theme.palette, self.theme.px
        frame = QRectF(box.left(), box.center().y() - px(9), box.width(), px(19))
        painter.setPen(QPen(p.line2, 1))
        painter.setBrush(p.raised)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setFont(self.theme.font(Letter.SMALL))
        painter.setPen(p.text2)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, said)

    def _later(self, painter: QPainter, line: Line, box: QRect, row: int) -> None:
        later, model, p, px = line.later, self._model, self.theme.palette, self.theme.px
        assert later is not None and model.morning is not None
        self._menu(painter, line, box, row)
        first = self.places.first_line(line, box)
        said = words.again_words(later.until, model.morning.outlook.today)
        font = self.theme.font(Letter.TABLE)
        used = self.places.width_of(said) + px(12)
        if self.places.narrow(box.width()):
            self._say(painter, said, self.places.second_line(line, box), ink=p.text2)
            used = 0
        else:
            self._say(painter, said, first, font=font, ink=p.text2, right=True)
        place = first.adjusted(0, 0, -used, 0)
        wide = self._say(painter, later.label, place, ink=p.text2)
        gap = max(wide + px(10), px(80)) if later.label else 0
        self._say(painter, later.text, place.adjusted(gap, 0, 0, 0))

    def _menu(self, painter: QPainter, line: Line, box: QRect, row: int) -> None:
        """The sign of what else can be done with a row, under the mouse."""
        zone = self.places.zones(line, box).get(Zone.MENU)
        if zone is None or self.hover[0] != row:
            return
        p, side = self.theme.palette, self.theme.px(18)
        ink = p.accent_text if self.hover[1] is Zone.MENU else p.text2
        corner = zone.center()
        painter.drawPixmap(
            corner.x() - side // 2, corner.y() - side // 2, pixmap(Glyph.MORE, ink, side)
        )

    def _say(
        self,
        painter: QPainter,
        said: str,
        box: QRect,
        *,
        font: QFont | None = None,
        ink: Tint | None = None,
        right: bool = False,
    ) -> int:
        """One line of text, cut where it does not fit; returns the width it took."""
        font = font or self.theme.font(Letter.TABLE)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(box.width(), 1) + 1)
        painter.setFont(font)
        painter.setPen(ink or self.theme.palette.text)
        painter.drawText(box, _RIGHT if right else _MIDDLE, shown)
        return metrics.horizontalAdvance(shown)
