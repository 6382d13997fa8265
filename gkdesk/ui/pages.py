"""The pages the window offers beside its plans: who builds them, and whom they tell what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gkdesk.ui.centre import CentrePage, PageName

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow


class Pages(QObject):
    """Offers the pages to the centre, and opens them.

    Each is imported when it is first wanted.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        centre = window.desk.pages
        centre.offer(PageName.MORNING, self._morning)
        centre.offer(PageName.CALENDAR, self._calendar)
        centre.offer(PageName.BREAKDOWN, window.breakdown.page)
        centre.offer(PageName.UNITS, self._units)
        centre.offer(PageName.DISPATCHES, window.sending.page)
        centre.offer(PageName.PROGRESS, self._progress)
        centre.offer(PageName.LOOK_BACK, self._look_back)
        centre.built.connect(self._built)
        window.desk.sidebar.page_chosen.connect(lambda name: self.open(PageName(name)))
        self.show_day()

    def show_day(self) -> None:
        """List the pages in the sidebar with the day it is."""
        today = self._window.session.now().date()
        self._window.desk.sidebar.show_pages(self._window.desk.pages.offered(), today)

    def open(self, name: PageName) -> None:
        """Show a page in place of the plan; who saw the morning page need not be reminded."""
        self._window.browser.open_page(name)
        if name is PageName.MORNING:
            self._window.duty.seen()

    def begin(self) -> bool:
        """Whether the morning page opens first: wanted, and something is due."""
        window = self._window
        if not (window.settings.morning_at_start() and window.browser.presses()):
            return False
        self.open(PageName.MORNING)
        if window.desk.pages.page(PageName.MORNING).presses():
            return True
        window.browser.leave_page()  # all of it is put off
        return False

    def _built(self, name: str) -> None:
        page = self._window.desk.pages.page(PageName(name))
        page.edited.connect(self._window.follow_changes)

    def _morning(self) -> CentrePage:
        from gkdesk.ui.views.morning_page import MorningPage

        window = self._window
        page = MorningPage(window.session, window.theme)
        page.list_wanted.connect(window.browser.open_bell)
        page.unit_wanted.connect(window.browser.open_unit)
        page.failed.connect(window.deeds.tell)
        page.carry_wanted.connect(window.acts.carry.trigger)
        page.holidays_wanted.connect(self._ask_holidays)
        return page

    def _calendar(self) -> CentrePage:
        from gkdesk.ui.views.calendar_page import CalendarPage

        window = self._window
        page = CalendarPage(window.session, window.theme)
        page.holidays_wanted.connect(self._ask_holidays)
        page.carry_wanted.connect(window.acts.carry.trigger)
        page.bar.offer([window.acts.holidays, window.acts.calendar_file])
        return page

    def _units(self) -> CentrePage:
        from gkdesk.ui.views.units_page import UnitsPage

        window, acts = self._window, self._window.acts
        page = UnitsPage(window.session, window.theme)
        page.collect_wanted.connect(acts.collect_units.trigger)
        page.import_wanted.connect(acts.import_units.trigger)
        page.merge_wanted.connect(window.units.merge)
        page.failed.connect(window.deeds.tell)
        page.edited.connect(window.units.changed)
        page.counted.connect(window.units.take_count)
        if not window.session.read_only:
            page.offer([acts.add_unit, acts.import_units, acts.collect_units, acts.merge_units])
        return page

    def _progress(self) -> CentrePage:
        from gkdesk.ui.progress_deeds import ProgressDeeds

        window = self._window
        return (window.findChild(ProgressDeeds) or ProgressDeeds(window)).page()

    def _look_back(self) -> CentrePage:
        from gkdesk.ui.look_back_deeds import LookBackDeeds

        window = self._window
        return (window.findChild(LookBackDeeds) or LookBackDeeds(window)).page()

    def _ask_holidays(self, year: int) -> None:
        window = self._window
        window.deeds.guarded(partial(window.limits.holidays, year))
