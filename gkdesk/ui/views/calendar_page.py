"""The calendar (日历): a month or a year with what is due, and the chosen day's items."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.domain.tasks import Light
from gkdesk.services.session import Session
from gkdesk.ui.centre import CentrePage
from gkdesk.ui.models.calendar_month import MonthModel
from gkdesk.ui.models.calendar_steps import months_on
from gkdesk.ui.models.calendar_words import sum_lights
from gkdesk.ui.models.calendar_year import YearModel
from gkdesk.ui.shape import Shape
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.calendar_bar import CalendarBar
from gkdesk.ui.views.calendar_day_pane import DayPane
from gkdesk.ui.views.calendar_legend import CalendarLegend
from gkdesk.ui.views.calendar_month import MonthView
from gkdesk.ui.views.calendar_notices import CalendarNotices
from gkdesk.ui.views.calendar_year import YearView

BESIDE_FROM: Final = 720
"""Under this width the day's items stand below the month, where the height holds both."""
BELOW_FROM: Final = 560
LIST_MS: Final = 60
"""A held arrow key passes days without reading what is due on each."""
PAUSE_MS: Final = 100
"""After so long it is asked whether a plan's year is over; that walks a large ledger."""
_MONTH_KEYS: Final = "方向键 选日　PgUp/PgDn 翻月　Enter 当天工作"
_YEAR_KEYS: Final = "方向键 选月　PgUp/PgDn 翻年　Enter 打开"


class CalendarPage(CentrePage):
    """``holidays_wanted`` carries the year whose holidays are to be entered, ``carry_wanted``
    asks for the change of year."""

    holidays_wanted = Signal(int)
    carry_wanted = Signal()

    keys = _MONTH_KEYS

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._day = self._today
        self._whole_year = False
        self._low = False
        self.bar = CalendarBar(theme)
        self.notices = CalendarNotices(theme, acts=not session.read_only)
        self.month_model, self.year_model = MonthModel(self), YearModel(self)
        self.month = MonthView(self.month_model, theme)
        self.months = YearView(self.year_model, theme)
        self.pane = DayPane(theme)
        self.legend = CalendarLegend(theme)
        self._sheets = QStackedWidget()
        self._sides = QSplitter()
        self._later = QTimer(self, singleShot=True, interval=LIST_MS)
        self._afterwards = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._connect()
        self.set_theme(theme)

    @property
    def _today(self) -> date:
        return self._session.now().date()

    def _build(self) -> None:
        self._sheets.addWidget(self.month)
        self._sheets.addWidget(self.months)
        left = QWidget()
        column = _tight(QVBoxLayout(left))
        column.addWidget(self._sheets, 1)
        column.addWidget(self.legend)
        self._sides.addWidget(left)
        self._sides.addWidget(self.pane)
        self._sides.setStretchFactor(0, 1)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(1)
        whole = _tight(QVBoxLayout(self))
        whole.addWidget(self.bar)
        whole.addWidget(self.notices)
        whole.addWidget(self._sides, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.month)

    def _connect(self) -> None:
        self.bar.month_wanted.connect(self._open_month)
        self.bar.turned.connect(self._turn)
        self.bar.today_wanted.connect(lambda: self.choose(self._today))
        self.bar.year_shown.connect(self.show_year)
        self.month.day_wanted.connect(self.choose)
        self.month.entered.connect(self._to_list)
        self.months.month_wanted.connect(self._enter_month)
        self.months.year_wanted.connect(self._turn)
        self.months.today_wanted.connect(lambda: self.choose(self._today))
        self.pane.opened.connect(self.row_wanted)
        self.pane.left.connect(self.month.setFocus)
        self.notices.holidays_wanted.connect(self.holidays_wanted)
        self.notices.carry_wanted.connect(self.carry_wanted)
        self._later.timeout.connect(self._list_day)
        self._afterwards.timeout.connect(self._look_for_years)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        parts = (self.bar, self.notices, self.month, self.months, self.pane, self.legend)
        for part in parts:
            part.set_theme(theme)
        self._share()

    # what is shown

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._day

    def refresh(self) -> None:
        """Read what is shown again."""
        self._read()
        self._list_day()
        self._afterwards.start()

    def choose(self, day: date) -> None:
        """Go to a day, turning to its month or year where it is not in sight."""
        former, self._day = self._day, day
        shown = (day.year, day.month) == (former.year, former.month)
        if not (day.year == former.year if self._whole_year else shown):
            self._read()
        self.month.choose(day)
        self.months.choose(day.month)
        self._later.start()

    def show_year(self, whole_year: bool) -> None:
        """Show the whole year, or a month again."""
        if whole_year != self._whole_year:
            self._whole_year = whole_year
            self._read()
            (self.months if whole_year else self.month).setFocus()

    def _enter_month(self, month: int) -> None:
        day = self._within(self._day.year, month)
        self._whole_year = False
        self._day = day
        self.refresh()
        self.month.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_month(self, year: int, month: int) -> None:
        self.choose(self._within(year, month))

    def _within(self, year: int, month: int) -> date:
        """The chosen day of the month in another month, today where that is the month."""
        today = self._today
        if (year, month) == (today.year, today.month):
            return today
        return date(year, month, min(self._day.day, monthrange(year, month)[1]))

    def _turn(self, by: int) -> None:
        day = months_on(self._day, by * (12 if self._whole_year else 1))
        if day is not None:
            self.choose(day)

    def _to_list(self) -> None:
        self._list_day()
        if len(self.pane.model):
            self.pane.setFocus(Qt.FocusReason.TabFocusReason)

    # reading

    def _read(self) -> None:
        """Read the counts of the month or year in sight."""
        from gkdesk.services import day_counts

        day, today = self._day, self._today
        if self._whole_year:
            counts = day_counts.year(self._session, day.year)
            self.year_model.show_year(day.year, counts, today)
        else:
            counts = day_counts.month(self._session, day.year, day.month)
            self.month_model.show_month(day.year, day.month, counts, today)
        self._show(sum_lights(count.lights for count in counts))
        self.notices.show_year(day.year, certain=all(count.certain for count in counts))

    def _show(self, lights: dict[Light, int]) -> None:
        day, whole = self._day, self._whole_year
        self._sheets.setCurrentWidget(self.months if whole else self.month)
        self.setFocusProxy(self.months if whole else self.month)
        self.keys = _YEAR_KEYS if whole else _MONTH_KEYS
        self.pane.setVisible(not whole)
        self.bar.show_month(day.year, day.month, whole_year=whole)
        self.month.choose(day)
        self.months.choose(day.month)
        title = f"{day.year}年" if whole else f"{day.month}月"
        depth = "底色越浓，到期越多　红角 有逾期" if whole else ""
        self.legend.show_lights(title, lights, depth)

    def _look_for_years(self) -> None:
        from gkdesk.services import carrying

        due = [] if self._session.read_only else carrying.due_to_carry(self._session)
        self.notices.show_due(due)

    def _list_day(self) -> None:
        from gkdesk.services import day_counts

        self._later.stop()
        if not self._whole_year:
            items = day_counts.on_day(self._session, self._day)
            count = self.month_model.count_on(self._day)
            self.pane.show_day(self._day, count, items, self._today)

    def year(self) -> int | None:
        return self._day.year

    def current_row(self) -> int | None:
        return self.pane.current_row()

    # size

    def arrange(self, shape: Shape) -> None:
        self._low = shape.lowest
        self.legend.setVisible(not shape.lowest)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for timer in (self._later, self._afterwards):  # read when it is opened again
            timer.stop()

    def _share(self) -> None:
        """The day's items stand beside the month, or below it in a narrow, high window."""
        px, way = self._theme.px, Qt.Orientation
        wide = self.width() * 100 / self._theme.scale
        beside = wide >= BESIDE_FROM or self.height() < px(BELOW_FROM)
        self._sides.setOrientation(way.Horizontal if beside else way.Vertical)
        if beside:
            side = px(min(max(wide * 0.3, 220), 400))
            self._sides.setSizes([self.width() - side, side])
        else:
            self._sides.setSizes([self.height() * 2, self.height()])


def _tight(column: QVBoxLayout) -> QVBoxLayout:
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
