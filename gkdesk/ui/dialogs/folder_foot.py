"""The foot of a dialog that writes files into a folder: where to, and afterwards opening it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from gkdesk.ui.dialogs.file_chooser import file_chooser
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.target_foot import Opener, open_with_system
from gkdesk.ui.home_path import under_home
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme


def choose_folder(
    parent: QWidget, title: str, at: Path, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Asks for a folder, without blocking; opens at the nearest one there is."""
    while not at.is_dir() and at != at.parent:
        at = at.parent
    dialog = file_chooser(parent, title, at, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


class FolderFoot(Foot):
    """A folder with 更改 at the left, buttons at the right; ``change_wanted`` asks for
    another. ``opener`` opens a folder with what the system has for it."""

    change_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.opener: Opener = open_with_system
        self.folder = Path()
        self.change, self.open_folder = self._link("更改"), self._link("打开文件夹")
        self._line.addSpacing(theme.px(12))
        self.change.clicked.connect(self.change_wanted)
        self.open_folder.clicked.connect(lambda: self.opener(self.folder))
        self.open_folder.hide()

    def _link(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setFont(self._theme.font(Letter.TABLE))
        button.setAutoDefault(False)
        set_look(button, "link")
        self._line.addWidget(button)
        return button

    def show_folder(self, folder: Path) -> None:
        """Tells where the files will be written."""
        self.folder = folder
        new = "" if folder.is_dir() else "（新建）"
        self.hint.setText(f"写到 {under_home(folder)}{new}")
        self.hint.setToolTip(str(folder))
        self.change.show()
        self.open_folder.hide()

    def show_busy(self, words: str) -> None:
        """Tells how far the work is."""
        self.hint.setText(words)
        self.change.hide()

    def show_written(self, words: str) -> None:
        """Tells that the files are there."""
        self.hint.setText(words)
        self.change.hide()
        self.open_folder.show()
