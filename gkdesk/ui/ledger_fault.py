"""What a person sees when a ledger does not open: the reason, and the ways out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.errors import GkdeskError
from gkdesk.services import backing_up
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.lost_ledger import LostLedger
from gkdesk.ui.models.backups_model import day_words
from gkdesk.ui.style import dress_application, set_look
from gkdesk.ui.theme import Letter, Theme


class LedgerFaultDialog(QDialog):
    """Puts the newest good copy back, opens another ledger, opens this one to read only,
    begins a new one, or ends the program."""

    other_wanted = Signal(Path)
    read_only_wanted = Signal()
    restore_wanted = Signal(Path)
    new_wanted = Signal()

    def __init__(self, fault: GkdeskError, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        dress_application(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("台账没有打开")
        self._theme = theme
        self.reason = QLabel(message_for(fault))
        self.other = QPushButton("打开另一份台账")
        self.read_only = QPushButton("只读打开")
        self.restore = QPushButton("用备份恢复")
        self.new = QPushButton("新建一份")
        self.missing = QLabel()
        self._lost = LostLedger()
        self.leave = QPushButton("退出" if parent is None else "取消")
        set_look(self.other, "primary")
        self.other.clicked.connect(self._choose)
        self.read_only.clicked.connect(self._read_only)
        self.restore.clicked.connect(self._restore)
        self.new.clicked.connect(self._begin)
        self.leave.clicked.connect(self.reject)
        self._build()

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        sign = QLabel()
        sign.setPixmap(pixmap(Glyph.WARNING, theme.palette.amber, px(28)))
        self.reason.setFont(theme.font(Letter.RUNNING))
        self.reason.setWordWrap(True)
        self.reason.setMinimumWidth(px(380))
        above = QHBoxLayout()
        above.setSpacing(px(16))
        above.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(12))
        words.addWidget(self.reason)
        words.addWidget(self.missing)
        self.missing.setFont(theme.font(Letter.TABLE))
        self.missing.setWordWrap(True)
        self.missing.hide()
        set_look(self.missing, "second")
        above.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        for button in (self.restore, self.other, self.read_only, self.new, self.leave):
            foot.addWidget(button)
        self.restore.hide()
        self.new.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(24), px(24), px(24), px(16))
        rows.setSpacing(px(24))
        rows.addLayout(above)
        rows.addLayout(foot)
        self.other.setDefault(True)

    def offer_read_only(self, offered: bool) -> None:
        """Reading helps where another program writes, not where the file is broken."""
        self.read_only.setVisible(offered)

    def offer_new(self, offered: bool) -> None:
        """A ledger that is missing may have been taken away on purpose."""
        self.new.setVisible(offered)

    def offer_restore(self, path: Path, today: date) -> None:
        """Offer the newest copy that holds, and say plainly what it may lack."""
        found = backing_up.newest_good(path)
        if found is None:
            self._tell("旁边没有可用的备份；如果别处存过备份，可打开那一份。")
            return
        self._lost = LostLedger.seen(path, *found)
        self.restore.setText(f"用 {day_words(self._lost.day, today)} 的备份恢复")
        self.restore.show()
        set_look(self.restore, "primary")
        set_look(self.other, "")
        self.restore.setDefault(True)
        self._tell(self._lost.words())

    def _tell(self, words: str) -> None:
        self.missing.setText(words)
        self.missing.show()

    def _restore(self) -> None:
        """What is readable is listed before the file is exchanged."""
        self._lost.keep_rescued()
        self.restore_wanted.emit(self._lost.copy)
        self.accept()

    def _begin(self) -> None:
        self.new_wanted.emit()
        self.accept()

    def _choose(self) -> None:
        kinds = "台账文件 (*.db *.gkdb);;所有文件 (*)"
        chooser = file_chooser(self, "打开台账", documents_folder(), kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    def _chosen(self, name: str) -> None:
        self.other_wanted.emit(Path(name))
        self.accept()

    def _read_only(self) -> None:
        self.read_only_wanted.emit()
        self.accept()
