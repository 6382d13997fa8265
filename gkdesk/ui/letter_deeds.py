"""督办单、催办通知、通报 from the window, for the plan in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.letters_dialog import LettersDialog
    from gkdesk.ui.window import MainWindow


class LetterDeeds(QObject):
    """Opens the dialog of letters."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def open(self) -> LettersDialog | None:
        """Open it; None where no plan is in view, which is said."""
        from gkdesk.ui.dialogs.letters_dialog import LettersDialog

        window = self._window
        plan_id = window.browser.current_plan()
        if plan_id is None:
            window.desk.status.say("先在左侧选一份计划，再写公文")
            return None
        dialog = LettersDialog(window.session, plan_id, window.theme, window)
        dialog.recorded.connect(self._recorded)
        dialog.edited.connect(window.deeds.changed)
        dialog.open()
        return dialog

    def _recorded(self, count: int) -> None:
        window = self._window
        window.browser.reload()
        window.browser.show_again()
        window.deeds.said.emit(f"已登记催办 {count} 次，可按 Ctrl+Z 撤销")
        window.deeds.changed.emit()
