"""The foot of a dialog that writes a file: where to, the verb, and afterwards opening it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from gkdesk.ui.dialogs.file_chooser import file_chooser
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.home_path import under_home
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

Opener = Callable[[Path], object]


def open_with_system(path: Path) -> bool:
    """Opens a file or folder with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def choose_target(
    parent: QWidget, title: str, suggested: Path, kinds: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Asks for a file to write, without blocking; asks before one is replaced."""
    dialog = file_chooser(parent, title, suggested, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(str(suggested))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


class TargetFoot(Foot):
    """A path with 更改 at the left, buttons at the right. ``change_wanted`` asks for another
    path. After ``show_written`` it offers to open the file and its folder."""

    change_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.opener: Opener = open_with_system
        self._written = Path()
        self.change = self._link("更改")
        self.open_file = self._link("打开文件")
        self.open_folder = self._link("打开所在文件夹")
        self._line.addSpacing(theme.px(12))
        self.change.clicked.connect(self.change_wanted)
        self.open_file.clicked.connect(lambda: self.opener(self._written))
        self.open_folder.clicked.connect(lambda: self.opener(self._written.parent))
        for link in (self.change, self.open_file, self.open_folder):
            link.hide()

    def _link(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setFont(self._theme.font(Letter.TABLE))
        button.setAutoDefault(False)
        set_look(button, "link")
        self._line.addWidget(button)
        return button

    def show_target(self, target: Path) -> None:
        """Tells where the file will be written."""
        there = "（已有同名文件，将被替换）" if target.exists() else ""
        self.hint.setText(f"{under_home(target)}{there}")
        self.hint.setToolTip(str(target))
        self.change.show()
        self.open_file.hide()
        self.open_folder.hide()

    def show_written(self, target: Path, words: str) -> None:
        """Tells that the file is there."""
        self._written = target
        self.hint.setText(words)
        self.change.hide()
        self.open_file.show()
        self.open_folder.show()

    def show_busy(self, words: str) -> None:
        """Tells that the work is going on."""
        self.hint.setText(words)
        self.change.hide()
