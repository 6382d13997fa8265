"""落实情况报告: a period, what is told, how it reads; written as a file, checked later."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.report import Report, ReportOptions
from gkdesk.errors import GkdeskError
from gkdesk.services import report_writing
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.dialogs.recheck_dialog import RecheckDialog
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.models.report_tables import KeptReportTable
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickBox

_KINDS: Final = {".docx": "Word 文档 (*.docx)", ".txt": "文本文件 (*.txt)"}


class ReportDialog(QDialog):
    """``kept`` tells that a report was written and its words kept."""

    kept = Signal()

    def __init__(
        self, session: Session, plan_id: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._session, self._plan_id = theme, session, plan_id
        self.setWindowTitle("落实情况报告")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.period = ChoiceBox(theme)
        self.evidence = TickBox("佐证材料", theme)
        self.answers = TickBox("各单位反馈", theme)
        self.units = TickBox("各单位数字", theme)
        self.text = QPlainTextEdit()
        self.earlier = KeptReportTable()
        self.table = QTableView()
        self.check = QPushButton("核对改过的报告…")
        self.foot = TargetFoot(theme)
        self.as_word = self.foot.add("写成 Word…", "primary")
        self.as_text = self.foot.add("写成文本…")
        self.leave = self.foot.add("取消")
        self._fill()
        self._lay_out()
        self._connect()
        self.show_report()
        self.show_earlier()

    def _fill(self) -> None:
        today = self._session.now().date()
        for period in report_writing.periods(self._session, self._plan_id):
            self.period.addItem(period.name, period)
            if period.key[4:5] == "Q" and period.holds(today):
                self.period.setCurrentIndex(self.period.count() - 1)
        self.period.setAccessibleName("期间")
        for box in (self.evidence, self.answers, self.units):
            box.setChecked(True)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("报告预览")
        self.table.setModel(self.earlier)
        self.table.setAccessibleName("写过的报告")

    def _lay_out(self) -> None:
        px, theme = self.theme.px, self.theme
        choices = QHBoxLayout()
        choices.setSpacing(px(16))
        choices.addWidget(self.period)
        for box in (self.evidence, self.answers, self.units):
            choices.addWidget(box)
        choices.addStretch(1)
        for widget in (self.period, self.check):
            widget.setFont(theme.font(Letter.TABLE))
            widget.setMinimumHeight(px(32))
        self.check.setAutoDefault(False)
        self.text.setFont(theme.font(Letter.RUNNING))
        dress_table(self.table, theme, {0: 150, 1: 150})
        self.table.setMaximumHeight(px(136))
        head = QHBoxLayout()
        said = QLabel("写过的报告")
        said.setFont(theme.font(Letter.SECOND))
        set_look(said, "second")
        head.addWidget(said, 1)
        head.addWidget(self.check)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(12))
        whole.addLayout(choices)
        whole.addWidget(self.text, 1)
        whole.addLayout(head)
        whole.addWidget(self.table)
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(880), room.width()), min(px(680), room.height()))

    def _connect(self) -> None:
        self.period.currentIndexChanged.connect(self.show_report)
        for box in (self.evidence, self.answers, self.units):
            box.toggled.connect(self.show_report)
        self.as_word.clicked.connect(partial(self._ask_target, ".docx"))
        self.as_text.clicked.connect(partial(self._ask_target, ".txt"))
        self.leave.clicked.connect(self.reject)
        self.check.clicked.connect(self.recheck)
        self.table.doubleClicked.connect(self.recheck)

    def report(self) -> Report:
        """What would be written."""
        options = ReportOptions(
            self.evidence.isChecked(), self.answers.isChecked(), self.units.isChecked()
        )
        period = self.period.currentData()
        return report_writing.draw_up(self._session, self._plan_id, period, options)

    def show_report(self) -> None:
        """Show how it reads."""
        self.text.setPlainText(self.report().text)

    def show_earlier(self) -> None:
        """Show what was written before."""
        self.earlier.show_kept(report_writing.kept(self._session, self._plan_id))
        self.check.setEnabled(len(self.earlier) > 0)
        if len(self.earlier):
            self.table.selectRow(0)

    def _ask_target(self, suffix: str) -> None:
        named = report_writing.suggested(self.report()) + suffix
        suggested = documents_folder() / named
        choose_target(self, "报告存到", suggested, _KINDS[suffix], self.write)

    def write(self, target: Path) -> None:
        """Write the file and keep the words."""
        try:
            number = report_writing.save(self._session, self.report(), target)
        except GkdeskError as fault:
            message.tell(self, fault)
            return
        told = "，底稿已记入台账，改后可核对" if number is not None else ""
        self.foot.show_written(target, f"已写成 {target.name}{told}")
        self.leave.setText("关闭")
        self.show_earlier()
        self.kept.emit()

    def recheck(self) -> RecheckDialog | None:
        """Check an edited copy of the report that is chosen."""
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self.earlier):
            return None
        dialog = RecheckDialog(self._session, self.earlier.kept[row], self.theme, self)
        dialog.open()
        return dialog
