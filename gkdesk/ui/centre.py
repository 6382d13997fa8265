"""The pages that can stand in the middle of the window instead of a plan's rows."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gkdesk.ui.shape import Shape
from gkdesk.ui.style import keep_fonts
from gkdesk.ui.theme import Theme


class PageName(StrEnum):
    """Morning: what presses today (晨报). Calendar: month and year (日历). Breakdown: a plan's
    rows as a spreadsheet (分解). Units: the directory of units (单位名录). Dispatches: the
    register of workbooks that were handed out (收发台账). Progress: charts of how far a plan is
    (进度). Look back: a plan beside another,
    task by task (回头看)."""

    MORNING = "morning"
    CALENDAR = "calendar"
    BREAKDOWN = "breakdown"
    UNITS = "units"
    DISPATCHES = "dispatches"
    PROGRESS = "progress"
    LOOK_BACK = "look_back"


class CentrePage(QWidget):
    """A page over the whole width between sidebar and right edge.

    ``row_wanted`` asks for a row of the ledger to be shown in its plan, by its id;
    ``edited`` tells that the page wrote to the ledger, ``said`` what is to be remarked.
    """

    row_wanted = Signal(int)
    edited = Signal()
    said = Signal(str)

    keys = ""
    """The shortcuts the status bar shows while the page has the focus."""

    def refresh(self) -> None:
        """Read the ledger again: something was edited, undone, or the day is another."""

    def commit(self) -> None:
        """Take what is being typed: the window closes."""

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""

    def arrange(self, shape: Shape) -> None:
        """The window got another size."""

    def current_row(self) -> int | None:
        """The ledger's id of the row in use, which 标为办结 and 登记进展 are about."""
        return None

    def presses(self) -> bool:
        """Whether the page shows anything that cannot wait."""
        return False

    def print_page(self) -> bool:
        """Offer the page on paper; False where it has none, and the plan is printed."""
        return False

    def remind(self) -> None:
        """登记催办 for what is chosen on the page; nothing where it knows no reminders."""

    def year(self) -> int | None:
        """The year in view, with which a calendar file begins."""
        return None

    def words(self) -> str:
        """What the status bar says of the page, such as a number of rows."""
        return ""


class Centre(QStackedWidget):
    """The stack of pages; those offered are built when first opened.

    ``built`` tells a page's name when it has come, so that it can be connected.
    """

    built = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape: Shape | None = None
        self._makers: Final[dict[PageName, Callable[[], CentrePage]]] = {}
        self._pages: Final[dict[PageName, CentrePage]] = {}

    def offer(self, name: PageName, make: Callable[[], CentrePage]) -> None:
        """Let a page be built by ``make`` once it is wanted."""
        self._makers[name] = make

    def offered(self) -> list[PageName]:
        """The pages there are, in the order in which the sidebar lists them."""
        return [name for name in PageName if name in self._makers]

    def page(self, name: PageName) -> CentrePage:
        """The page, built now where it was not."""
        if name not in self._pages:
            page = self._pages[name] = self._makers[name]()
            self.addWidget(page)
            if self._shape is not None:
                page.arrange(self._shape)
            self.built.emit(name.value)
        return self._pages[name]

    def shown(self) -> CentrePage | None:
        """The page in sight; None where it is a plan's rows or an empty state."""
        current = self.currentWidget()
        return current if isinstance(current, CentrePage) else None

    def shown_name(self) -> PageName | None:
        """Which page is in sight."""
        shown = self.shown()
        return next((name for name, page in self._pages.items() if page is shown), None)

    def open_page(self, name: PageName) -> None:
        """Show a page as the ledger is now."""
        page = self.page(name)
        page.refresh()
        self.setCurrentWidget(page)

    def commit(self) -> None:
        """Take what is being typed on any page."""
        for page in self._pages.values():
            page.commit()

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters for the pages there are."""
        self._theme = theme
        for page in self._pages.values():
            page.set_theme(theme)
            keep_fonts(page)

    def arrange(self, shape: Shape) -> None:
        """The window got another size."""
        self._shape = shape
        for page in self._pages.values():
            page.arrange(shape)
