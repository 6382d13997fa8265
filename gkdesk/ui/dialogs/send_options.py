"""What is asked before workbooks go out: period, rows, which rows, until when, whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.report_periods import ReportPeriod
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.models.dispatch_words import NO_PERIOD
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.day_entry import DayEntry
from gkdesk.ui.views.tick_box import TickBox


class SendOptions(QWidget):
    """``changed`` follows what decides about the rows; ``again`` asks only for what is owed,
    so that the rows are those that were sent before."""

    changed = Signal()

    def __init__(
        self, session: Session, periods: Sequence[ReportPeriod], theme: Theme, *, again: bool
    ) -> None:
        super().__init__()
        self._again = again
        self.periods, self.rows = ChoiceBox(theme), ChoiceBox(theme)
        self.due = TickBox("只发到期的", theme)
        self.due.setToolTip("期末前到期、还没有办结的任务；不分期时是所有没办结的")
        self.until = DayEntry(session, "交回时间", theme)
        self.contact = QLineEdit()
        self._fill(periods)
        self._lay_out(theme)
        self.periods.activated.connect(lambda _at: self.changed.emit())
        self.rows.activated.connect(lambda _at: self.changed.emit())
        self.due.toggled.connect(lambda _on: self.changed.emit())

    def _fill(self, periods: Sequence[ReportPeriod]) -> None:
        self.periods.addItem(NO_PERIOD, None)
        for period in periods:
            self.periods.addItem(period.name, period.key)
        for by in RowsBy:
            self.rows.addItem(label(by), by.value)
        self.periods.setAccessibleName("报哪个期间")
        self.rows.setAccessibleName("一行是什么")
        self.contact.setAccessibleName("联系人和电话")
        self.contact.setMaxLength(80)
        self.contact.setPlaceholderText("可不填，写在填报说明里")
        self.until.line.setPlaceholderText("可不填，如 9月30日")
        self.until.meaning.hide()

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(8))
        cells = [("期间", self.periods), ("交回时间", self.until), ("一行是", self.rows),
                 ("联系人", self.contact)]  # fmt: skip
        for at, (words, widget) in enumerate(cells):
            caption = QLabel(words)
            caption.setFont(theme.font(Letter.TABLE))
            caption.setBuddy(widget)
            widget.setFont(theme.font(Letter.TABLE))
            row, column = at // 2, at % 2 * 2
            grid.addWidget(caption, row, column)
            grid.addWidget(widget, row, column + 1)
            if self._again and widget is self.rows:
                caption.hide()
                widget.hide()
        grid.addWidget(self.due, 0, 4, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 3)
        self.due.setVisible(not self._again)

    # what is chosen

    @property
    def period(self) -> str | None:
        """The period's key, None for none."""
        key = self.periods.currentData()
        return str(key) if key else None

    def choose_period(self, key: str) -> None:
        """Choose a period without telling so."""
        self.periods.setCurrentIndex(max(self.periods.findData(key or None), 0))

    @property
    def rows_by(self) -> RowsBy:
        """What one row is."""
        return RowsBy(self.rows.currentData())

    def day(self) -> date | None:
        """Until when the answers are wanted. Raises DayNotUnderstood, NoSuchDay."""
        return self.until.day() if self.until.line.text().strip() else None
