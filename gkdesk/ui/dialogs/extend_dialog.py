"""延期：a limit is put back, with the new day, the reason, who agreed, and when."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.services import extending
from gkdesk.services.session import Session
from gkdesk.services.typed_days import impossible_day
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.models.day_words import told_day
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.day_entry import DayEntry
from gkdesk.ui.views.limit_words import rule_words

_PAUSE = 80
"""Milliseconds without a key before the typed words are read."""


class ExtendDialog(QDialog):
    """Says under the line which day the typed words mean; ``extended`` tells that the limit
    was put back. Where something is missing it says so in one sentence and stays open.

    Raises what ``extending.present`` raises where the row has no day to put back.
    """

    extended = Signal()

    def __init__(
        self,
        session: Session,
        node_id: int,
        occurrence_id: int | None,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self.theme = session, theme
        self._node_id = node_id
        self.present = extending.present(session, node_id, occurrence_id)
        self.setWindowTitle("延期")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(460))
        self.former, self.meaning, self.why = QLabel(), QLabel(), QLabel()
        self.until, self.reason, self.approver = (QLineEdit() for _ in range(3))
        self.decided = DayEntry(session, "批准日期", theme)
        self.foot = Foot(theme)
        self.act = self.foot.add("延期", "primary")
        self.foot.add("取消").clicked.connect(self.reject)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        shown = self.present
        named = f"{shown.name}　" if shown.name else ""
        words = f"\n“{shown.words}”" if shown.words else ""
        self.former.setText(f"{named}{told_day(shown.due, self._session.calendar)}{words}")
        self.until.setPlaceholderText("2022-10-31，或 10月底前")
        self.reason.setPlaceholderText("为什么要延")
        self.approver.setPlaceholderText("同意延期的单位或领导")
        self.decided.show_day(self._session.now().date())
        for line, name in (
            (self.until, "新的时限"),
            (self.reason, "延期原因"),
            (self.approver, "批准人"),
        ):
            line.setAccessibleName(name)

    def _lay_out(self) -> None:
        px = self.theme.px
        for label in (self.former, self.meaning, self.why):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.former.setFont(self.theme.font(Letter.TABLE, bold=True))
        self.meaning.setFont(self.theme.font(Letter.SECOND))
        set_look(self.meaning, "second")
        self.why.setFont(self.theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {self.theme.palette.red_text}")
        self.why.hide()
        for line in (self.until, self.reason, self.approver):
            line.setFont(self.theme.font(Letter.TABLE))
        until = QWidget()
        column = QVBoxLayout(until)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addWidget(self.until)
        column.addWidget(self.meaning)
        form = QFormLayout()
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(10))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for words, part in (
            ("现在的时限", self.former),
            ("延至", until),
            ("原因", self.reason),
            ("批准单位", self.approver),
            ("批准日期", self.decided),
        ):
            name = QLabel(words)
            name.setFont(self.theme.font(Letter.TABLE))
            set_look(name, "second")
            form.addRow(name, part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(20), px(20), px(16))
        whole.setSpacing(px(14))
        whole.addLayout(form)
        whole.addWidget(self.why)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        self.until.textChanged.connect(lambda _words: self._pause.start())
        self._pause.timeout.connect(self._tell)
        self.act.clicked.connect(self.extend)
        self.decided.entered.connect(self.extend)
        self.decided.escaped.connect(self.reject)

    def _tell(self) -> None:
        """Say which day is meant, or why it cannot be."""
        typed = self.until.text().strip()
        self.meaning.setText(self._meaning(typed) if typed else "")

    def _meaning(self, typed: str) -> str:
        shown = self.present
        if impossible := impossible_day(typed, shown.due.year):
            return f"没有{impossible}这一天"
        try:
            limit = extending.understand(
                self._session, self._node_id, shown.occurrence_id, typed
            )
        except GkdeskError as fault:
            return message_for(fault)
        assert limit.due is not None
        rule = rule_words(limit)
        said = f"即 {told_day(limit.due, self._session.calendar)}"
        later = (limit.due - shown.due).days
        return said + (f"，{rule}" if rule else "") + f"，推后 {later} 天"

    def extend(self) -> None:
        """Put the limit back; what is missing is said, and everything typed stays."""
        try:
            extending.extend(
                self._session,
                self._node_id,
                self.present.occurrence_id,
                self.until.text(),
                self.reason.text(),
                self.approver.text(),
                self.decided.day(),
            )
        except GkdeskError as fault:
            self.why.setText(message_for(fault))
            self.why.show()
            return
        self.extended.emit()
        self.accept()
