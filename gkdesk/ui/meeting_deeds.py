"""会后速录 carried out; what was typed and not taken in stays until the window closes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gkdesk.services.meeting_notes import MeetingTaken

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.meeting_dialog import MeetingDialog
    from gkdesk.ui.window import MainWindow


class MeetingDeeds(QObject):
    """Opens the notes of a meeting for the plan in view."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._kept: dict[int, str] = {}

    def note(self) -> MeetingDialog | None:
        """Open the dialog; None where no plan is in view, which is said."""
        from gkdesk.ui.dialogs.meeting_dialog import MeetingDialog

        window = self._window
        plan_id = window.browser.current_plan()
        if plan_id is None:
            window.desk.status.say("先在左侧选一份计划，再记会上定的事")
            return None
        words = self._kept.get(plan_id, "")
        dialog = MeetingDialog(window.session, plan_id, window.theme, window, words=words)
        dialog.taken.connect(self._taken)
        dialog.kept.connect(partial(self._kept.__setitem__, plan_id))
        dialog.open()
        return dialog

    def _taken(self, taken: MeetingTaken) -> None:
        window = self._window
        window.browser.edited(taken.rows)
        window.browser.show_again()
        window.deeds.said.emit(f"已记入 {taken.lines} 条，可按 Ctrl+Z 撤销")
        window.deeds.changed.emit()
