"""The open ledger's file was taken away or exchanged: what the window still holds is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.services import restoring
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.target_foot import choose_target
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme

FILES = "台账文件 (*.db *.gkdb)"


class LostFileDialog(QDialog):
    """``saved`` carries the file that holds everything again, to be opened."""

    saved = Signal(Path)

    def __init__(
        self, session: Session, fault: GkdeskError, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.theme, self._session = theme, session
        self.setWindowTitle("台账文件不在原处")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(440))
        self.text = QLabel(message_for(fault))
        self.text.setWordWrap(True)
        self.text.setFont(theme.font(Letter.TABLE))
        self.foot = Foot(theme)
        self.back = self.foot.add("存回原处", "primary")
        self.elsewhere = self.foot.add("另存为…")
        self.back.clicked.connect(lambda: self.save(session.path))
        self.elsewhere.clicked.connect(self._choose)
        self.foot.add("取消").clicked.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        px = self.theme.px
        sign = QLabel()
        sign.setPixmap(pixmap(Glyph.WARNING, self.theme.palette.amber, px(24)))
        upper = QHBoxLayout()
        upper.setSpacing(px(12))
        upper.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self.text, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(20), px(20), px(16))
        whole.setSpacing(px(20))
        whole.addLayout(upper)
        whole.addWidget(self.foot)

    def _choose(self) -> None:
        choose_target(self, "另存台账", self._session.path, FILES, self.save)

    def save(self, target: Path) -> None:
        """Write what the window holds; a fault is told here and nothing is lost by it."""
        try:
            restoring.save_open(self._session, target)
        except GkdeskError as fault:
            self.text.setText(message_for(fault))
            return
        self.accept()
        self.saved.emit(target)
