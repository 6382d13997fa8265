"""核对: an edited report held against its words as written and the ledger of today."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.report import KeptReport
from gkdesk.domain.report_recheck import Recheck
from gkdesk.errors import GkdeskError
from gkdesk.services import report_checking
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.report_tables import FindingTable
from gkdesk.ui.theme import Letter, Theme

PAUSE_MS: Final = 300
_KINDS: Final = "报告 (*.docx *.doc *.txt *.rtf *.odt *.wps);;所有文件 (*)"
_HINT: Final = "打开改过的报告，或把改过的文字粘贴在这里"


class RecheckDialog(QDialog):
    """The edited words above, what was found below; a line of it leads to its place."""

    def __init__(
        self, session: Session, kept: KeptReport, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._session, self._kept = theme, session, kept
        self._found: Recheck | None = None
        self.setWindowTitle("核对改过的报告")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit()
        self.model = FindingTable()
        self.table = QTableView()
        self.foot = Foot(theme)
        self.load = self.foot.add("打开改过的报告…", "primary")
        self.leave = self.foot.add("关闭")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self.check)
        self.text.textChanged.connect(self._pause.start)
        self.table.clicked.connect(self.lead)
        self.table.activated.connect(self.lead)
        self.load.clicked.connect(self._ask_file)
        self.leave.clicked.connect(self.reject)
        self.check()

    def _lay_out(self) -> None:
        px, theme = self.theme.px, self.theme
        about = QLabel(self._kept.report.title.replace("\n", "") + f"（{self._kept.file}）")
        about.setFont(theme.font(Letter.TABLE, bold=True))
        about.setWordWrap(True)
        self.text.setFont(theme.font(Letter.RUNNING))
        self.text.setPlaceholderText(_HINT)
        self.text.setAccessibleName("改过的报告")
        self.table.setModel(self.model)
        self.table.setAccessibleName("核对结果")
        dress_table(self.table, theme, {0: 84, 1: 92, 2: 92, 3: 104})
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.text)
        halves.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(12))
        whole.addWidget(about)
        whole.addWidget(halves, 1)
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(900), room.width()), min(px(640), room.height()))

    def _ask_file(self) -> None:
        chooser = file_chooser(self, "打开改过的报告", documents_folder(), _KINDS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.open_file)
        chooser.open()

    def open_file(self, name: str) -> None:
        """Read an edited copy and check it."""
        try:
            words = report_checking.words_of(Path(name))
        except GkdeskError as fault:
            message.tell(self, fault)
            return
        self.text.setPlainText("\n".join(words.splitlines()))
        self.check()

    def check(self) -> None:
        """Check what stands in the field."""
        self._pause.stop()
        words = self.text.toPlainText()
        if not words.strip():
            self._found = None
            self.model.show_findings(())
            self.foot.hint.setText(_HINT)
            return
        self._found = report_checking.recheck(self._session, self._kept.id, words)
        self.model.show_findings(self._found.findings)
        counts = Counter(each.found for each in self._found.findings)
        told = "，".join(f"{label(found)} {count} 处" for found, count in counts.items())
        held = f"核对了 {self._found.figures} 处数字"
        self.foot.hint.setText(f"{held}：{told}" if told else f"{held}，和台账一致")

    def lead(self) -> None:
        """Choose the place of a finding in the words."""
        row = self.table.currentIndex().row()
        if self._found is None or not 0 <= row < len(self.model):
            return
        finding = self.model.findings[row]
        if finding.line is None:
            return
        blocks = self.text.toPlainText().split("\n")
        filled = [number for number, words in enumerate(blocks) if words.strip()]
        block = self.text.document().findBlockByNumber(filled[finding.line])
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + finding.start)
        cursor.setPosition(block.position() + finding.end, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()
