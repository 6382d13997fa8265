"""The acts about papers carried out. Their dialogs are imported when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow


class PaperDeeds(QObject):
    """Carries the acts about papers out for the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def deeds(self) -> list[tuple[QAction, Callable[[], object]]]:
        """Each act with what it does."""
        papers = self._window.acts.papers
        return [
            (papers.hand_over, self._hand_over),
            (papers.take_over, self._take_over),
            (papers.manual, self._manual),
            (papers.diagnosis, self._diagnosis),
            (papers.meeting, self._meeting),
            (papers.letters, self._letters),
            (papers.progress, self._progress),
            (papers.look_back, self._look_back),
            (papers.report, self._report),
        ]

    def _meeting(self) -> None:
        from gkdesk.ui.meeting_deeds import MeetingDeeds

        deeds = self.findChild(MeetingDeeds) or MeetingDeeds(self._window, self)
        deeds.note()

    def _report(self) -> None:
        from gkdesk.ui.report_deeds import ReportDeeds

        (self.findChild(ReportDeeds) or ReportDeeds(self._window, self)).write()

    def _look_back(self) -> None:
        from gkdesk.ui.look_back_deeds import LookBackDeeds

        (self._window.findChild(LookBackDeeds) or LookBackDeeds(self._window)).open()

    def _manual(self) -> None:
        from gkdesk.ui.manual_deeds import ManualDeeds

        deeds = self.findChild(ManualDeeds) or ManualDeeds(self._window, self)
        deeds.open()

    def _diagnosis(self) -> None:
        from gkdesk.ui.diagnosis_deeds import DiagnosisDeeds

        deeds = self.findChild(DiagnosisDeeds) or DiagnosisDeeds(self._window, self)
        deeds.ask()

    def _hand_over(self) -> None:
        from gkdesk.ui.hand_over_deeds import HandOverDeeds

        (self.findChild(HandOverDeeds) or HandOverDeeds(self._window, self)).hand_over()

    def _take_over(self) -> None:
        from gkdesk.ui.hand_over_deeds import HandOverDeeds

        (self.findChild(HandOverDeeds) or HandOverDeeds(self._window, self)).take_over()

    def _progress(self) -> None:
        from gkdesk.ui.progress_deeds import ProgressDeeds

        deeds = self._window.findChild(ProgressDeeds) or ProgressDeeds(self._window)
        deeds.open()

    def _letters(self) -> None:
        from gkdesk.ui.letter_deeds import LetterDeeds

        (self.findChild(LetterDeeds) or LetterDeeds(self._window, self)).open()
