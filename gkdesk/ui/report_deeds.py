"""落实情况报告 carried out for the plan in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.report_dialog import ReportDialog
    from gkdesk.ui.window import MainWindow


class ReportDeeds(QObject):
    """Opens the report of the plan in view."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def write(self) -> ReportDialog | None:
        """Open the dialog; None where no plan is in view, which is said."""
        from gkdesk.ui.dialogs.report_dialog import ReportDialog

        window = self._window
        plan_id = window.browser.current_plan()
        if plan_id is None:
            window.desk.status.say("先在左侧选一份计划，再写落实情况报告")
            return None
        dialog = ReportDialog(window.session, plan_id, window.theme, window)
        dialog.kept.connect(window.deeds.changed)
        dialog.open()
        return dialog
