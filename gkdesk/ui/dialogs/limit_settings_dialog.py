"""时限设置: how many working days count as near, how often work is reported, and what the plan
in view does with a limit on a rest day."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.occurrences import RestDays
from gkdesk.domain.supervision import Preferences
from gkdesk.domain.tasks import PlanSummary
from gkdesk.services import occurrences
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.option_group import Option, OptionGroup
from gkdesk.ui.models.limit_examples import near_example, period_example, rest_example
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

MOST_DAYS: Final = 60
PERIODS: Final = {1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}
_ABOUT: Final = {
    RestDays.BY_LAW: "从某件事起算的期限顺延，写明的日子不动",
    RestDays.FORWARD: "全部时限都往后延",
    RestDays.BACKWARD: "全部时限都往前提",
    RestDays.KEEP: "全部时限都按原文的日子",
}


class StillSpinBox(QSpinBox):
    """A number that the wheel does not change while it scrolls the dialog."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class LimitSettingsDialog(QDialog):
    """``saved`` carries the due points that moved; nothing is emitted where nothing was
    changed. Without a plan in view the part about rest days is left out."""

    saved = Signal(object)

    def __init__(
        self, session: Session, plan: PlanSummary | None, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._plan = session, plan
        self.setWindowTitle("时限设置")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.former = occurrences.preferences(session)
        self.former_rule = occurrences.rest_days(session, plan.id) if plan else None
        self.days, self.near = StillSpinBox(), QLabel()
        self.periods, self.period = ChoiceBox(theme), QLabel()
        names = [Option(rule, label(rule), _ABOUT[rule]) for rule in RestDays]
        self.rules, self.example = OptionGroup(theme, "时限遇到休息日", names), QLabel()
        self._fill()
        self._lay_out()
        self._connect()
        self._show_examples()

    def _fill(self) -> None:
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(self.former.soon_days)
        self.days.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.days.setMinimumWidth(self.theme.px(64))
        self.days.setAccessibleName("临期的工作日数")
        for months, name in PERIODS.items():
            self.periods.addItem(name, months)
        self.periods.setCurrentIndex(list(PERIODS).index(self.former.report_months))
        self.periods.setAccessibleName("报送周期")
        if self.former_rule is not None:
            self.rules.choose(self.former_rule)

    def _lay_out(self) -> None:
        px = self.theme.px
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(6))
        self._part(column, "临期", self._line("离到期", self.days, "个工作日以内"), self.near)
        self._part(
            column,
            "报送周期",
            self._line("未办结的工作", self.periods, "报一次进展"),
            self.period,
        )
        if self._plan is not None:
            column.addWidget(self.rules)
            self._second(self.example)
            column.addWidget(self.example)
            about = QLabel(f"只对这份计划：{self._plan.title}")
            self._second(about)
            column.addWidget(about)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.foot = Foot(self.theme, "改动可以撤销。")
        self.save = self.foot.add("保存设置", "primary")
        self.leave = self.foot.add("取消")
        self.foot.setContentsMargins(px(20), px(10), px(20), px(14))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self.foot)
        high = px(560 if self._plan is not None else 300)
        self.resize(px(520), min(high, round(self.screen().availableSize().height() * 0.94)))

    def _part(self, column: QVBoxLayout, title: str, line: QWidget, below: QLabel) -> None:
        head = QLabel(title)
        head.setFont(self.theme.font(Letter.TABLE, bold=True))
        self._second(below)
        column.addWidget(head)
        column.addWidget(line)
        column.addWidget(below)
        column.addSpacing(self.theme.px(14))

    def _line(self, before: str, field: QWidget, after: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(8))
        field.setFont(self.theme.font(Letter.TABLE))
        for words in (before, after):
            said = QLabel(words)
            said.setFont(self.theme.font(Letter.TABLE))
            row.addWidget(said)
        row.insertWidget(1, field)
        row.addStretch(1)
        return line

    def _second(self, words: QLabel) -> None:
        words.setFont(self.theme.font(Letter.SECOND))
        words.setWordWrap(True)
        set_look(words, "second")

    def _connect(self) -> None:
        self.days.valueChanged.connect(self._show_examples)
        self.periods.currentIndexChanged.connect(self._show_examples)
        self.rules.chosen.connect(self._show_examples)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)

    # what is chosen

    def chosen(self) -> Preferences:
        """The office's settings as they stand in the fields."""
        return Preferences(self.days.value(), int(self.periods.currentData()))

    def _show_examples(self) -> None:
        session, wanted = self._session, self.chosen()
        today = session.now().date()
        self.near.setText(near_example(today, wanted.soon_days, session.calendar))
        self.period.setText(period_example(today, wanted.report_months))
        if self._plan is not None:
            rule = RestDays(self.rules.value)
            year = self._plan.year or today.year
            self.example.setText(rest_example(year, rule, session.calendar))

    def _save(self) -> None:
        wanted, moves, changed = self.chosen(), [], False
        if wanted != self.former:
            moves += occurrences.set_preferences(self._session, wanted)
            changed = True
        rule = RestDays(self.rules.value)
        if self._plan is not None and rule is not self.former_rule:
            moves += occurrences.set_rest_days(self._session, self._plan.id, rule)
            changed = True
        self.accept()
        if changed:
            self.saved.emit(moves)
