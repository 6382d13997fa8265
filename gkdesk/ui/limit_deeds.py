"""The acts about days carried out: holidays, the office's settings, the change of year, and
the calendar file. Dialogs are imported when first asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gkdesk.domain.occurrences import Move
from gkdesk.services.session import Session
from gkdesk.ui.browser import Browser
from gkdesk.ui.deeds import Deeds


class LimitDeeds(QObject):
    """``reckoned`` tells that days were worked out anew: everything shown may be another."""

    reckoned = Signal()

    def __init__(
        self, session: Session, browser: Browser, deeds: Deeds, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._browser = session, browser
        self._deeds, self._window = deeds, window
        self._outlook = session.outlook
        self.reckoned.connect(self._keep_outlook)
        deeds.changed.connect(self._mind_outlook)

    def _keep_outlook(self) -> None:
        self._outlook = self._session.outlook

    def _mind_outlook(self) -> None:
        """After a write that sets another number of near days, an undo above all, every
        light may be another."""
        if self._session.outlook != self._outlook:
            self.reckoned.emit()

    def holidays(self, year: int | None = None) -> None:
        """Open the tables of holidays, at a year."""
        from gkdesk.ui.dialogs.holidays_dialog import HolidaysDialog

        dialog = HolidaysDialog(self._session, self._deeds.theme, self._window, year)
        dialog.saved.connect(self._moved)
        dialog.open()

    def settings(self) -> None:
        """Open the settings of time limits, with those of the plan in view."""
        from gkdesk.ui.dialogs.limit_settings_dialog import LimitSettingsDialog

        plan = self._browser.plan(self._browser.current_plan())
        dialog = LimitSettingsDialog(self._session, plan, self._deeds.theme, self._window)
        dialog.saved.connect(self._moved)
        dialog.open()

    def carry(self) -> None:
        """Open the change of year."""
        from gkdesk.ui.dialogs.carry_dialog import CarryDialog

        dialog = CarryDialog(self._session, self._deeds.theme, self._window)
        if not dialog.due:
            dialog.deleteLater()
            self._deeds.said.emit("没有要转年的工作：每期都要办的已排到今年，或都已办结")
            return
        dialog.carried.connect(self.reckoned)
        dialog.undo_wanted.connect(self._undo)
        dialog.open()

    def _undo(self, times: int = 1) -> None:
        for _ in range(times):
            self._deeds.guarded(self._deeds.undo)

    def export_calendar(self, year: int | None = None) -> None:
        """Open the export of a calendar file (.ics), at a year, else at the plan's."""
        from gkdesk.ui.dialogs.calendar_export_dialog import CalendarExportDialog

        plan = self._browser.plan(self._browser.current_plan())
        wanted = year or (plan.year if plan is not None else None)
        dialog = CalendarExportDialog(
            self._session, plan, self._deeds.theme, self._window, year=wanted
        )
        if dialog.checkup is not None:
            self._deeds.follow_checkup(dialog, dialog.checkup)
        dialog.open()

    def _moved(self, moves: Sequence[Move]) -> None:
        """Days were worked out anew: show it, and list what moved."""
        self.reckoned.emit()
        if moves:
            self.show_moves(moves)
        else:
            self._deeds.said.emit("已保存，时限没有变动")

    def show_moves(self, moves: Sequence[Move]) -> None:
        """List due points that moved; each line leads to its row."""
        from gkdesk.ui.dialogs.moves_dialog import MovesDialog

        dialog = MovesDialog(self._session, moves, self._deeds.theme, self._window)
        dialog.row_wanted.connect(self._browser.go_to)
        dialog.undo_wanted.connect(self._undo)
        dialog.open()
