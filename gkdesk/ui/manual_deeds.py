"""The manual opened from the window, at the chapter about what is in sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gkdesk.services.manual import Chapter

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.manual_dialog import ManualDialog
    from gkdesk.ui.window import MainWindow

_ABOUT: Final = {
    "morning": "limits",
    "calendar": "limits",
    "breakdown": "breakdown",
    "units": "units",
    "dispatches": "collecting",
    "progress": "report",
    "look_back": "look-back",
}
"""The chapter about a page, by the page's name."""


class ManualDeeds(QObject):
    """Opens the manual once and shows it again."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._dialog: ManualDialog | None = None

    def open(self) -> ManualDialog:
        """Show the manual; where a page is in sight, its chapter."""
        from gkdesk.ui.dialogs.manual_dialog import ManualDialog

        window = self._window
        if self._dialog is None or self._dialog.theme != window.theme:
            if self._dialog is not None:
                self._dialog.close()
            keys = keys_chapter(window.actions())
            self._dialog = ManualDialog(window.theme, window, keys)
        dialog, page = self._dialog, window.desk.pages.shown_name()
        if page is not None:
            dialog.open_chapter(_ABOUT.get(page.value, ""))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog


def keys_chapter(actions: Iterable[QAction]) -> Chapter:
    """The keys the window knows, from its acts themselves."""
    lines = [
        f"| {'、'.join(key.toString() for key in act.shortcuts())} | {act.text().rstrip('…')} |"
        for act in actions
        if act.shortcuts()
    ]
    table = "\n".join(("| 按键 | 做什么 |", "|---|---|", *lines))
    return Chapter("keys", "快捷键", f"# 快捷键\n\n{table}\n")
