"""Handing the ledger over, and taking one over that another computer handed over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from gkdesk.services.taking_over import TakenOver
    from gkdesk.ui.window import MainWindow


class HandOverDeeds(QObject):
    """Opens the two dialogs; a ledger that was taken over is opened."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def hand_over(self) -> None:
        """Ask what to hand over."""
        self._window.deeds.guarded(self._open)

    def _open(self) -> None:
        from gkdesk.ui.dialogs.hand_over_dialog import HandOverDialog

        window = self._window
        HandOverDialog(window.session, window.theme, window).open()

    def take_over(self) -> None:
        """Ask which archive."""
        from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser

        kinds = "交接包 (*.zip);;所有文件 (*)"
        chooser = file_chooser(self._window, "打开交接包", documents_folder(), kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.take_over_from)
        chooser.open()

    def take_over_from(self, name: str) -> None:
        """Prove an archive and show what is inside."""
        from gkdesk.ui.dialogs.take_over_dialog import TakeOverDialog

        dialog = TakeOverDialog(Path(name), self._window.theme, self._window)
        dialog.taken.connect(self._opened)
        dialog.open()

    def _opened(self, done: TakenOver) -> None:
        self._window.ledger_wanted.emit(done.ledger)
