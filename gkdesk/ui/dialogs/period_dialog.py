"""The first and last day of a period, for the filter by what is due in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.theme import Letter, Theme


class PeriodDialog(QDialog):
    """``given`` carries both days; the second is never before the first."""

    given = Signal(object, object)

    def __init__(self, first: date, last: date, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle("到期的起止日期")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(360))
        self.first, self.last = _field(first, theme), _field(last, theme)
        self.first.dateChanged.connect(self.last.setMinimumDate)
        self.last.setMinimumDate(self.first.date())
        foot = Foot(theme)
        verb, keep = foot.add("按起止筛选", "primary"), foot.add("取消")
        verb.clicked.connect(self._give)
        keep.clicked.connect(self.reject)
        form = QFormLayout()
        for words, field in (("从", self.first), ("到", self.last)):
            caption = QLabel(words)
            caption.setFont(theme.font(Letter.TABLE))
            form.addRow(caption, field)
        px = theme.px
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(20), px(18), px(20), px(16))
        rows.setSpacing(px(16))
        rows.addLayout(form)
        rows.addWidget(foot)

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.first.date().toPython(), self.last.date().toPython())


def _field(day: date, theme: Theme) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setDisplayFormat("yyyy-MM-dd")
    field.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
    field.setFont(theme.font(Letter.TABLE))
    return field
