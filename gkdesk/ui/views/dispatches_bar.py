"""Above the register: which lines are listed, and the acts in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from gkdesk.domain.tasks import PlanSummary
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.models.dispatch_words import period_words
from gkdesk.ui.models.dispatches_model import Listed
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.toolbar import SearchField
from gkdesk.ui.views.word_tabs import WordTabs

_TABS: Final = ("全部", "未交", "已交")
_PLAN_ROOM: Final = 190


class DispatchesBar(QWidget):
    """``plan_chosen`` follows another plan, ``sought`` another tab, period or search."""

    plan_chosen = Signal()
    sought = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tabs = WordTabs(_TABS, theme)
        self.plans, self.periods = ChoiceBox(theme), ChoiceBox(theme)
        self.search, self.sum = SearchField(), QLabel()
        self.buttons: list[QPushButton] = []
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        self._rows = QVBoxLayout(self)
        self._fill()
        self._connect()
        self.set_theme(theme)

    def _fill(self) -> None:
        self.plans.setAccessibleName("计划")
        self.periods.setAccessibleName("期间")
        self.search.setPlaceholderText("单位名称")
        self.search.setAccessibleName("找单位")
        self.plans.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        set_look(self.sum, "second")
        self._upper.addWidget(self.sum, 1)
        for widget in (self.tabs, self.search, self.periods, self.plans):
            self._lower.addWidget(widget)
        self._lower.addStretch(1)
        self._rows.addLayout(self._upper)
        self._rows.addLayout(self._lower)

    def _connect(self) -> None:
        self.tabs.turned.connect(lambda _tab: self.sought.emit())
        self.search.wanted.connect(lambda _words: self.sought.emit())
        self.periods.activated.connect(lambda _at: self.sought.emit())
        self.plans.activated.connect(lambda _at: self.plan_chosen.emit())

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        px = theme.px
        self._rows.setContentsMargins(px(14), px(8), px(14), px(8))
        self._rows.setSpacing(px(8))
        for line in (self._upper, self._lower):
            line.setSpacing(px(8))
        for tab in self.tabs.tabs:
            tab.set_theme(theme)
        for box in (self.search, self.plans, self.periods):
            box.set_theme(theme)
        self.search.setFixedWidth(px(150))
        self.plans.setFixedWidth(px(_PLAN_ROOM))
        for widget in (self.search, self.plans, self.periods, *self.buttons):
            widget.setFont(theme.font(Letter.TABLE))
        self.sum.setFont(theme.font(Letter.SECOND))

    # what is listed

    def show_plans(self, plans: Sequence[PlanSummary]) -> None:
        """Offer the plans; the one that was chosen stays so."""
        chosen = self.plan_id
        self.plans.clear()
        self.plans.addItem("全部计划", None)
        for plan in plans:
            self.plans.addItem(plan.title, plan.id)
        self.plans.setCurrentIndex(max(self.plans.findData(chosen), 0))
        self.plans.setVisible(len(plans) > 1)

    def show_periods(self, keys: Sequence[str]) -> None:
        """Offer the periods that were sent for; the one that was chosen stays so."""
        chosen = self.periods.currentData()
        self.periods.clear()
        self.periods.addItem("全部期间", None)
        for key in keys:
            self.periods.addItem(period_words(key), key)
        self.periods.setCurrentIndex(max(self.periods.findData(chosen), 0))
        self.periods.setVisible(len(keys) > 1)

    @property
    def plan_id(self) -> int | None:
        """The chosen plan, None for all."""
        chosen = self.plans.currentData()
        return chosen if isinstance(chosen, int) else None

    def wanted(self) -> Listed:
        """What a person wants to see."""
        period = self.periods.currentData()
        return Listed(self.tabs.current, period, self.search.text().strip())

    def show_sum(self, words: str, counts: Sequence[int]) -> None:
        """What it comes to, and how many lines each tab has."""
        self.sum.setText(words)
        for tab, count in enumerate(counts):
            self.tabs.note(tab, str(count) if count else "")

    # acts

    def offer(self, actions: Sequence[QAction], handing: QMenu | None) -> None:
        """Acts as buttons, the first one the page's own; ``handing`` behind one more."""
        for at, action in enumerate(actions):
            button = self._button(action.text(), "primary" if at == 0 else "flat")
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
        if handing is not None:
            button = self._button("记交付", "flat")
            button.setToolTip("选中的怎么交给单位的")
            button.setMenu(handing)

    def _button(self, words: str, look: str) -> QPushButton:
        button = QPushButton(words)
        button.setFont(self._theme.font(Letter.TABLE))
        set_look(button, look)
        self.buttons.append(button)
        self._upper.addWidget(button)
        return button

    def show_acts(self, *, some: bool) -> None:
        """What is about lines is there where there are some."""
        for button in self.buttons[1:]:
            button.setVisible(some)
