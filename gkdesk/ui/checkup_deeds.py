"""The check before handing out, and the reference to another plan, carried out. Dialogs are
imported when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow


class CheckupDeeds(QObject):
    """Opens the check of the plan in view."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def check(self, plan_id: int | None = None) -> None:
        """Open the check of a plan, else of the one in view."""
        from gkdesk.ui.dialogs.checkup_dialog import CheckupDialog

        window = self._window
        wanted = plan_id or window.browser.current_plan()
        if wanted is None:
            window.deeds.said.emit("先在左侧选一份计划")
            return
        dialog = CheckupDialog(window.session, wanted, window.theme, window)
        dialog.changed.connect(self._show)
        dialog.row_wanted.connect(window.browser.go_to)
        dialog.open()

    def _show(self) -> None:
        """Rows may have come, gone or changed anywhere in the plan."""
        self._window.browser.reload()
        self._window.browser.show_again()
        self._window.deeds.changed.emit()
