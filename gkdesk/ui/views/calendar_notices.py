"""What stands above the calendar where something is missing: a year's holidays, or the change
of year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.domain.carrying import DueToCarry
from gkdesk.ui.models.calendar_words import PROVISIONAL
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.notices import Notice


class CalendarNotices(QWidget):
    """``holidays_wanted`` carries the year whose table is asked for, ``carry_wanted`` asks
    for the change of year. Without ``acts`` the sentences stand alone; ``margin`` is the space
    beside them, 0 where the page around them has its own."""

    holidays_wanted = Signal(int)
    carry_wanted = Signal()

    def __init__(self, theme: Theme, *, acts: bool, margin: int = 14) -> None:
        super().__init__()
        self._theme, self._year, self._margin = theme, 0, margin
        self.holidays = Notice("", "节假日安排…", theme)
        self.carry = Notice("", "转年…", theme)
        self._column = QVBoxLayout(self)
        for notice in (self.holidays, self.carry):
            notice.link.setVisible(acts)
            notice.hide()
            self._column.addWidget(notice)
        self.holidays.answered.connect(lambda: self.holidays_wanted.emit(self._year))
        self.carry.answered.connect(self.carry_wanted)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self.holidays.set_theme(theme)
        self.carry.set_theme(theme)
        self._fit()

    def show_year(self, year: int, *, certain: bool) -> None:
        """Say where the year in sight goes by weekends."""
        self._year = year
        self.holidays.words.setText(
            f"{PROVISIONAL}：还没有{year}年的放假安排，工作日暂按双休日计算。"
        )
        self.holidays.setVisible(not certain)
        self._fit()

    def show_due(self, due: Sequence[DueToCarry]) -> None:
        """Say where a plan's year is over while work that comes again is open."""
        if due:
            rows = sum(plan.rows for plan in due)
            said = f"{len(due)} 份计划的年度已过，{rows} 项每期都要办的工作可以转入"
            self.carry.words.setText(f"{said}{due[0].year}年。")
        self.carry.setVisible(bool(due))
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        shown = not (self.holidays.isHidden() and self.carry.isHidden())
        beside = px(self._margin) if self._margin else 0
        self._column.setContentsMargins(beside, 0, beside, px(8) if self._margin else 0)
        self._column.setSpacing(px(6))
        self.setVisible(shown)
