"""The reference to another plan carried out. Its dialog is imported when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow


class ReferDeeds(QObject):
    """Opens the reference for the plan in view."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def refer(self) -> None:
        """Choose another plan and what to take over from it."""
        from gkdesk.ui.dialogs.refer_dialog import ReferDialog

        window = self._window
        plan_id = window.browser.current_plan()
        if plan_id is None:
            window.deeds.said.emit("先在左侧选一份计划")
        elif len(window.browser.plans) < 2:
            window.deeds.said.emit("台账里没有别的计划可以参照，可先导入去年的或上级的")
        else:
            dialog = ReferDialog(window.session, plan_id, window.theme, window)
            dialog.taken.connect(self._show)
            dialog.open()

    def _show(self, number: int) -> None:
        self._window.browser.reload()
        self._window.browser.show_again()
        self._window.deeds.said.emit(f"已参照 {number} 项，可按 Ctrl+Z 撤销")
        self._window.deeds.changed.emit()
