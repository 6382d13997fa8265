"""Where the parts of a morning line stand: heights, columns, and what can be clicked."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from gkdesk.domain.agenda import Bell
from gkdesk.ui.models.morning_lines import Line, LineKind
from gkdesk.ui.theme import Letter, Theme

NARROW: Final = 560
"""Below this width (at 100 %) a line takes two rows of text."""

_HEIGHTS: Final = {
    LineKind.GROUP: (40, 40),
    LineKind.EMPTY: (38, 38),
    LineKind.UNIT: (34, 58),
    LineKind.ROW: (28, 50),
    LineKind.MORE: (32, 32),
    LineKind.LESS: (32, 32),
    LineKind.LIST: (32, 32),
    LineKind.LATER: (30, 50),
}
REMIND: Final = "登记催办"
ADD_CONTACT: Final = "补联系人"


class Zone(Enum):
    """What a click on a part of a line asks for."""

    REMIND = auto()
    CONTACT = auto()
    MENU = auto()


class LinePlaces:
    """The geometry of lines under one theme; ``writing`` is False in a read-only ledger,
    where nothing that writes is offered."""

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        self.theme, self.writing = theme, writing

    def narrow(self, width: int) -> bool:
        return width < self.theme.px(NARROW)

    def height(self, line: Line, width: int) -> int:
        """A card's first and last line have some air above and below."""
        px = self.theme.px
        air = px(5) * (line.first + line.last)
        air += px(4) * self.parted(line)
        return px(_HEIGHTS[line.kind][self.narrow(width)]) + air

    def inside(self, line: Line, whole: QRect) -> QRect:
        """The box of a line's text, without the card's padding and air."""
        px = self.theme.px
        top = px(5) * line.first + px(4) * self.parted(line)
        return whole.adjusted(px(16), top, -px(32), -px(5) * line.last)

    @staticmethod
    def parted(line: Line) -> bool:
        """Whether a hairline parts a line from the one above."""
        return line.kind is LineKind.UNIT and not (line.first or line.joined)

    def first_line(self, line: Line, whole: QRect) -> QRect:
        """The upper of two rows of text, or the only one."""
        inside = self.inside(line, whole)
        if self.narrow(whole.width()) and line.kind in (LineKind.UNIT, LineKind.ROW,
                                                        LineKind.LATER):  # fmt: skip
            return inside.adjusted(0, self.theme.px(3), 0, -(inside.height() // 2))
        return inside

    def second_line(self, line: Line, whole: QRect) -> QRect:
        """The lower row of text."""
        inside = self.inside(line, whole)
        return inside.adjusted(0, inside.height() // 2, 0, -self.theme.px(3))

    def width_of(self, words: str, letter: Letter = Letter.TABLE, *, bold: bool = False) -> int:
        return QFontMetrics(self.theme.font(letter, bold=bold)).horizontalAdvance(words)

    def zones(self, line: Line, whole: QRect) -> dict[Zone, QRect]:
        """What can be clicked in a line, beside the line itself."""
        if not self.writing:
            return {}
        if line.kind is LineKind.UNIT:
            return self._unit_zones(line, whole)
        if line.kind is LineKind.LATER or (
            line.kind is LineKind.ROW and line.bell is not Bell.UNREPORTED
        ):
            px, first = self.theme.px, self.first_line(line, whole)
            right = whole.right() - px(6)
            return {Zone.MENU: QRect(right - px(24), first.top(), px(24), first.height())}
        return {}

    def _unit_zones(self, line: Line, whole: QRect) -> dict[Zone, QRect]:
        caller = line.callers[0]
        if not caller.unit:
            return {}
        narrow = self.narrow(whole.width())
        row = self.second_line(line, whole) if narrow else self.first_line(line, whole)
        width = self.width_of(REMIND)
        zones = {Zone.REMIND: QRect(row.right() - width, row.top(), width + 1, row.height())}
        if not (caller.person and caller.phone):
            left = row.left() + self.contact_left(line, whole)
            if caller.person or caller.phone:
                left += self.width_of(caller.person or caller.phone) + self.theme.px(34)
            width = self.width_of(ADD_CONTACT) + 2
            zones[Zone.CONTACT] = QRect(left, row.top(), width, row.height())
        return zones

    def contact_left(self, line: Line, whole: QRect) -> int:
        """How far from the left the contact begins."""
        if self.narrow(whole.width()):
            return 0
        name = line.callers[0].unit
        return min(self.width_of(name, bold=True), self.unit_room(whole)) + self.theme.px(18)

    def unit_room(self, whole: QRect) -> int:
        """The width a unit's name may take beside its contact."""
        px = self.theme.px
        inside = whole.width() - px(48)
        return inside if self.narrow(whole.width()) else max(inside - px(330), px(120))
