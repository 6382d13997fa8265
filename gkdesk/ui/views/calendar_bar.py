"""Above the calendar: the month shown, ways to another one, 今天, month or year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QToolButton, QWidget

from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.models.calendar_steps import FIRST_YEAR, LAST_YEAR
from gkdesk.ui.theme import Letter, Theme

ROOMY = 760
"""From this width the acts stand beside the chooser; they are in the menu anyway."""
NEAR_YEARS = 10
"""The chooser lists so many years before and after the one shown; arrows go on."""


class CalendarBar(QWidget):
    """``month_wanted`` carries a year and a month, ``turned`` how many pages on (-1, 1),
    ``today_wanted`` the way home, ``year_shown`` whether the whole year is asked for."""

    month_wanted = Signal(int, int)
    turned = Signal(int)
    today_wanted = Signal()
    year_shown = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.years, self.months = ChoiceBox(theme), ChoiceBox(theme)
        self.back, self.on = QToolButton(), QToolButton()
        self.today = QPushButton("今天")
        self.as_month, self.as_year = QPushButton("月"), QPushButton("年")
        self._kinds = QButtonGroup(self)
        self.acts: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._name()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _name(self) -> None:
        self.years.setAccessibleName("年份")
        self.months.setAccessibleName("月份")
        self.months.addItems([f"{month}月" for month in range(1, 13)])
        self.today.setToolTip("回到今天（Home）")
        self.as_month.setToolTip("一次看一个月")
        self.as_year.setToolTip("一次看全年")

    def _lay_out(self) -> None:
        for button in (self.as_month, self.as_year):
            button.setCheckable(True)
            button.setProperty("look", "flat")
            self._kinds.addButton(button)
        self.as_month.setChecked(True)
        for widget in (self.back, self.years, self.months, self.on, self.today):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.as_month)
        self._row.addWidget(self.as_year)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Acts that belong to the calendar, in words, where there is room for them."""
        for action in actions:
            button = QPushButton(action.text())
            button.setProperty("look", "flat")
            button.setToolTip(action.toolTip())
            button.setFont(self._theme.font(Letter.TABLE))
            button.clicked.connect(action.trigger)
            self.acts.append(button)
            self._row.insertWidget(self._row.indexOf(self.as_month), button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button in self.acts:
            button.setVisible(self.width() >= self._theme.px(ROOMY))

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.today.clicked.connect(self.today_wanted)
        self.years.activated.connect(lambda _at: self._choose())
        self.months.activated.connect(lambda _at: self._choose())
        self.as_year.toggled.connect(self.year_shown)

    def _choose(self) -> None:
        self.month_wanted.emit(int(self.years.currentData()), self.months.currentIndex() + 1)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        p, px = theme.palette, theme.px
        self._row.setContentsMargins(px(14), px(8), px(14), px(8))
        self._row.setSpacing(px(6))
        signs = ((self.back, Glyph.CHEVRON_LEFT), (self.on, Glyph.CHEVRON_RIGHT))
        for button, glyph in signs:
            button.setIcon(icon(glyph, p.text, px(18)))
            button.setIconSize(QSize(px(18), px(18)))
            button.setFixedSize(px(32), px(32))
        for box in (self.years, self.months):
            box.set_theme(theme)
            box.setFont(theme.font(Letter.PANE_TITLE))
        for press in (self.today, self.as_month, self.as_year, *self.acts):
            press.setFont(theme.font(Letter.TABLE))
        self._fit()
        self.setStyleSheet(
            f"QPushButton:checked {{ background: {p.sel}; border: 1px solid {p.accent_text};"
            f" font-weight: bold; }}"
        )

    def show_month(self, year: int, month: int, *, whole_year: bool) -> None:
        """What is shown now."""
        first, last = max(year - NEAR_YEARS, FIRST_YEAR), min(year + NEAR_YEARS, LAST_YEAR)
        self.years.clear()
        for each in range(first, last + 1):
            self.years.addItem(f"{each}年", each)
        self.years.setCurrentIndex(year - first)
        self.months.setCurrentIndex(month - 1)
        self.months.setVisible(not whole_year)
        self.as_year.setChecked(whole_year)
        self.as_month.setChecked(not whole_year)
        what = "年" if whole_year else "个月"
        self.back.setToolTip(f"上一{what}（PgUp）")
        self.on.setToolTip(f"下一{what}（PgDn）")
        self.back.setAccessibleName(f"上一{what}")
        self.on.setAccessibleName(f"下一{what}")
