"""会后速录: lines typed from a printed list, what each was understood as, one change."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.meeting_notes import Noted
from gkdesk.errors import GkdeskError
from gkdesk.services import meeting_notes, outline
from gkdesk.services.meeting_notes import Meeting, MeetingTaken
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.noted_table import NotedTable
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.day_entry import DayEntry

PAUSE_MS: Final = 200
_SIDE_BY_SIDE: Final = 700
_BESIDE: Final = (28, 52)
"""What padding and sign take of the width of the two columns of words, in pixels."""
_HINT: Final = "12 完成 6.28\n12 延期 9月底 因机构改革\n15、18 进展：已印发通知\n20 次数+1"
_KEYS: Final = "一行写一条，以清单上的速录号开头；Ctrl+Enter 记入"


class MeetingDialog(QDialog):
    """``taken`` carries the ``MeetingTaken`` of what was written, ``kept`` the words left in
    the field when the dialog closes."""

    taken = Signal(object)
    kept = Signal(str)

    def __init__(
        self,
        session: Session,
        plan_id: int,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        words: str = "",
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._plan_id = session, plan_id
        self._noted: list[Noted] = []
        self.setWindowTitle("会后速录")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.day = DayEntry(session, "会议日期", theme)
        self.called = QLineEdit()
        self.text = QPlainTextEdit(words)
        self.model = NotedTable(theme)
        self.table = QTableView()
        self.foot = Foot(theme, _KEYS)
        self.verb, self.leave = self.foot.add("记入", "primary"), self.foot.add("取消")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._fill()
        self._lay_out()
        self._connect()
        self.understand()
        self.text.setFocus()

    def _fill(self) -> None:
        today = self._session.now().date()
        self.day.show_day(today)
        self.called.setText(f"{today.month}月{today.day}日会议")
        self.called.setAccessibleName("会议名称")
        self.called.setToolTip("延期的批准人写作这个会议")
        self.text.setPlaceholderText(_HINT)
        self.text.setAccessibleName("会上定的事，一行一条")
        self.table.setModel(self.model)
        self.table.setAccessibleName("记作")

    def _lay_out(self) -> None:
        px, theme = self.theme.px, self.theme
        title = QLabel(outline.plan(self._session, self._plan_id).title)
        title.setFont(theme.font(Letter.TABLE, bold=True))
        title.setWordWrap(True)
        dress_table(self.table, theme, {0: 40})
        self.table.setWordWrap(True)
        self.table.verticalHeader().setMinimumSectionSize(px(34))
        self.text.setFont(theme.font(Letter.RUNNING))
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(1000), room.width()), min(px(600), room.height()))
        wide = self.width() >= px(_SIDE_BY_SIDE)
        halves = QSplitter(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.text)
        halves.addWidget(self.table)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(12))
        whole.addWidget(title)
        whole.addLayout(self._meeting_line())
        whole.addWidget(halves, 1)
        whole.addWidget(self.foot)

    def _meeting_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.theme.px(8))
        self.called.setFont(self.theme.font(Letter.TABLE))
        for words, field in (("会议日期", self.day), ("会议名称", self.called)):
            name = QLabel(words)
            name.setFont(self.theme.font(Letter.TABLE))
            name.setMinimumHeight(self.theme.px(32))
            set_look(name, "second")
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return line

    def _connect(self) -> None:
        self._pause.timeout.connect(self.understand)
        self.text.textChanged.connect(self._pause.start)
        self.day.typed.connect(self._pause.start)
        self.called.textChanged.connect(self._pause.start)
        self.table.clicked.connect(self._to_line)
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._fit_rows())
        self.verb.clicked.connect(self.record)
        self.leave.clicked.connect(self.reject)
        self.verb.setAutoDefault(False)
        self.verb.setDefault(False)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self.record)

    def meeting(self) -> Meeting:
        """The meeting as typed; today where no day can be read."""
        try:
            day: date = self.day.day()
        except GkdeskError:
            day = self._session.now().date()
        return Meeting(day, self.called.text().strip())

    def understand(self) -> None:
        """Show what stands in the field."""
        self._pause.stop()
        text = self.text.toPlainText()
        self._noted = meeting_notes.understand(
            self._session, self._plan_id, text, self.meeting()
        )
        self.model.show_noted(self._noted)
        self._fit_rows()
        ready, amiss = (sum(map(bool, each)) for each in self._sorted())
        self.verb.setText(f"记入 {ready} 条" if ready else "记入")
        self.verb.setEnabled(ready > 0)
        self.foot.hint.setText(f"{amiss} 行还没有读懂，不会记入" if amiss else _KEYS)

    def _sorted(self) -> tuple[list[bool], list[bool]]:
        return [each.ready for each in self._noted], [bool(each.faults) for each in self._noted]

    def record(self) -> None:
        """Write what was understood; the other lines stay in the field."""
        self.understand()
        if not self.verb.isEnabled():
            return
        text = self.text.toPlainText()
        try:
            taken = meeting_notes.record(self._session, self._plan_id, text, self.meeting())
        except GkdeskError as fault:
            message.tell(self, fault)
            return
        left = meeting_notes.lines_left(text, self._noted)
        self._told(taken, left)

    def _told(self, taken: MeetingTaken, left: str) -> None:
        self.text.setPlainText(left)
        self.taken.emit(taken)
        if not left:
            self.accept()
            return
        self.understand()
        self.foot.hint.setText(f"已记入 {taken.lines} 条，没有读懂的留在左边")
        self.leave.setText("关闭")

    def _fit_rows(self) -> None:
        """Rows as high as their words need beside the padding of the style."""
        px, metrics = self.theme.px, self.table.fontMetrics()
        wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        for row in range(len(self.model)):
            height = px(34)
            for column in (1, 2):
                width = self.table.columnWidth(column) - px(_BESIDE[column - 1])
                words = str(self.model.index(row, column).data())
                box = metrics.boundingRect(0, 0, max(width, px(40)), px(2000), wrap, words)
                height = max(height, box.height() + px(14))
            self.table.setRowHeight(row, height)

    def _to_line(self) -> None:
        """Lead from what was understood to the line that says it."""
        number = self.model.line(self.table.currentIndex().row())
        block = self.text.document().findBlockByNumber(number - 1)
        self.text.setTextCursor(QTextCursor(block))
        self.text.setFocus()

    def done(self, result: int) -> None:
        """However it closes, the words in the field are told."""
        self.kept.emit(self.text.toPlainText())
        super().done(result)
