"""看反馈、退回: what a unit answered to a workbook, and sending some of it back with a
reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.dispatches import Dispatch
from gkdesk.errors import GkdeskError
from gkdesk.services import dispatch_answers, sending_back
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.folder_foot import FolderFoot, choose_folder
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.answers_model import AnswerColumn, AnswersModel, remark_words, task_words
from gkdesk.ui.models.dispatch_words import period_words, state_words
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.tick_box import TickCellDelegate

_WIDTHS: dict[int, int] = {AnswerColumn.STATUS: 76, AnswerColumn.REMARK: 230}


class AnswersDialog(QDialog):
    """``returned`` carries the files once rows were sent back."""

    returned = Signal(list)

    def __init__(
        self, session: Session, line: Dispatch, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.theme, self._session = theme, session
        self._writing = not session.read_only
        self.setWindowTitle("看反馈、退回" if self._writing else "看反馈")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = dispatch_answers.answers(session, line.id)
        self.model = AnswersModel(rows, self, ticks=self._writing)
        self.title = QLabel(f"{line.unit}　{period_words(line.period)}　{state_words(line)}")
        self.table, self.whole = QTableView(), QLabel()
        self.reason, self.hints = QLineEdit(), Link("填入提示", theme)
        self.foot = FolderFoot(theme)
        self.act = self.foot.add("", "primary")
        self.leave = self.foot.add("取消" if self._writing else "关闭")
        self._lay_out()
        self._connect()
        self.set_folder(documents_folder() / "退回补报")
        self._count()
        self.table.selectRow(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.whole.setFont(theme.font(Letter.TABLE))
        self.whole.setWordWrap(True)
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.whole.setMinimumHeight(px(84))
        set_look(self.whole, "second")
        self._dress_table()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(10))
        whole.addWidget(self.title)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.whole)
        whole.addWidget(self._reason_line())
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(960), room.width()), min(px(600), room.height()))

    def _dress_table(self) -> None:
        self._ticks = TickCellDelegate(self.theme)
        self.table.setModel(self.model)
        dress_table(self.table, self.theme, _WIDTHS)
        if self._writing:
            self.table.setItemDelegateForColumn(AnswerColumn.TASK, self._ticks)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("各项任务的反馈")
        self.table.installEventFilter(self)

    def _reason_line(self) -> QWidget:
        self.reason.setPlaceholderText("写给单位看，如：补上公开链接和完成日期")
        self.reason.setMaxLength(200)
        self.reason.setFont(self.theme.font(Letter.TABLE))
        caption = QLabel("退回的理由")
        caption.setFont(self.theme.font(Letter.TABLE))
        caption.setBuddy(self.reason)
        self.reason.setAccessibleName(caption.text())
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.theme.px(10))
        for part in (caption, self.reason, self.hints):
            line.addWidget(part, int(part is self.reason))
        held.setVisible(self._writing)
        return held

    def _connect(self) -> None:
        self.model.ticked_others.connect(self._count)
        self.table.selectionModel().currentRowChanged.connect(
            lambda current, _former: self._look_at(current.row())
        )
        self.reason.textChanged.connect(self._count)
        self.hints.clicked.connect(self._take_hints)
        self.foot.change_wanted.connect(
            lambda: choose_folder(self, "写到哪个文件夹", self.foot.folder, self.set_folder)
        )
        self.act.clicked.connect(self.send)
        self.leave.clicked.connect(self.reject)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The blank key ticks the chosen rows."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Space:  # type: ignore[attr-defined]
            chosen = self.table.selectionModel().selectedRows()
            self.model.turn(index.row() for index in chosen)
            return True
        return super().eventFilter(watched, event)

    # what is chosen

    def _look_at(self, at: int) -> None:
        if not 0 <= at < len(self.model):
            return
        each = self.model.row(at)
        said = each.said.progress if each.said else ""
        problem = f"存在问题：{each.said.problem}" if each.said and each.said.problem else ""
        lines = [task_words(each), said, problem, remark_words(each)]
        self.whole.setText("\n".join(line for line in lines if line))

    def _take_hints(self) -> None:
        self.reason.setText("；".join(self.model.reasons()))
        self.reason.setFocus()

    def _count(self) -> None:
        count = len(self.model.ticked())
        self.act.setText(f"退回 {count} 项" if count else "退回")
        self.act.setEnabled(bool(count and self.reason.text().strip()))
        self.act.setVisible(self._writing)
        self.act.setToolTip("" if self.act.isEnabled() else "先勾选要退回的任务，写上理由")
        self.hints.setVisible(bool(self.model.reasons()))

    def set_folder(self, folder: Path) -> None:
        """Where the workbook will be written."""
        if self._writing:
            self.foot.show_folder(folder)
        else:
            self.foot.change.hide()

    def send(self) -> None:
        """Write the workbook with the ticked rows, and note that they were sent back."""
        try:
            files = sending_back.send_back(
                self._session, self.model.ticked(), self.reason.text(), self.foot.folder
            )
        except GkdeskError as fault:
            self.foot.hint.setText(message_for(fault))
            return
        count = sum(each.rows for each in files)
        self.foot.show_written(f"已退回 {count} 项：{files[0].file.name}")
        for part in (self.act, self.table, self.reason, self.hints):
            part.setEnabled(False)
        self.act.hide()
        self.leave.setText("关闭")
        self.leave.setFocus()
        self.returned.emit(files)
