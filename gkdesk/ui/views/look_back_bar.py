"""Above a look-back: the two plans, which rows are shown, and the acts in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gkdesk.domain.tasks import PlanSummary
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.models.look_back_model import FILTERS
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.word_tabs import WordTabs

_PLAN_ROOM: Final = 300


class LookBackBar(QWidget):
    """``plans_chosen`` follows other plans, ``sought`` another filter; the rest asks for an
    act."""

    plans_chosen = Signal()
    sought = Signal()
    confirm_wanted = Signal()
    carry_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.own, self.former = ChoiceBox(theme), ChoiceBox(theme)
        self._with = QLabel("对照")
        self.tabs = WordTabs([words for words, _wanted in FILTERS], theme)
        self.confirm, self.carry = QPushButton("确认"), QPushButton("结转")
        self.on_paper, self.to_excel = QPushButton("打印"), QPushButton("导出 Excel")
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        self._rows = QVBoxLayout(self)
        self._fill()
        self._connect()
        self.set_theme(theme)

    def _fill(self) -> None:
        set_look(self.confirm, "primary")
        for box, name in ((self.own, "本计划"), (self.former, "和哪份计划对照")):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(
                ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.confirm.setToolTip("确认所有相似的对应；不对的可先按 2 拆开")
        self.carry.setToolTip("把原计划没有办结的带到本计划：缺的单位和时限，进展记入备注")
        self._upper.addWidget(self.own, 3)
        self._upper.addWidget(self._with)
        self._upper.addWidget(self.former, 3)
        self._upper.addStretch(1)
        for button in (self.confirm, self.carry, self.on_paper, self.to_excel):
            if button is not self.confirm:
                set_look(button, "flat")
            self._upper.addWidget(button)
        self._lower.addWidget(self.tabs)
        self._lower.addStretch(1)
        self._rows.addLayout(self._upper)
        self._rows.addLayout(self._lower)

    def _connect(self) -> None:
        self.own.activated.connect(lambda _at: self.plans_chosen.emit())
        self.former.activated.connect(lambda _at: self.plans_chosen.emit())
        self.tabs.turned.connect(lambda _tab: self.sought.emit())
        for button, wanted in (
            (self.confirm, self.confirm_wanted),
            (self.carry, self.carry_wanted),
            (self.on_paper, self.print_wanted),
            (self.to_excel, self.export_wanted),
        ):
            button.clicked.connect(wanted)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        px = theme.px
        self._rows.setContentsMargins(px(14), px(8), px(14), px(4))
        self._rows.setSpacing(px(4))
        for line in (self._upper, self._lower):
            line.setSpacing(px(8))
        for tab in self.tabs.tabs:
            tab.set_theme(theme)
        for box in (self.own, self.former):
            box.set_theme(theme)
            box.setMaximumWidth(px(_PLAN_ROOM))
            box.setFont(theme.font(Letter.TABLE))
        buttons = (self.confirm, self.carry, self.on_paper, self.to_excel)
        for widget in (self._with, *buttons):
            widget.setFont(theme.font(Letter.TABLE))

    # the plans

    def show_plans(self, plans: Sequence[PlanSummary], own: int, others: Sequence[int]) -> None:
        """Offer all plans as this one, and ``others`` to compare it with, in their order; the
        one chosen before stays so where it is offered."""
        titles = {plan.id: plan.title for plan in plans}
        former = self.former_id
        for box, ids, chosen in (
            (self.own, list(titles), own),
            (self.former, list(others), former),
        ):
            box.clear()
            for each in ids:
                box.addItem(titles[each], each)
            box.setCurrentIndex(max(box.findData(chosen), 0))
            box.setToolTip(box.currentText())

    def choose_former(self, plan_id: int) -> None:
        """Compare with another plan, without telling so."""
        self.former.setCurrentIndex(max(self.former.findData(plan_id), 0))

    @property
    def own_id(self) -> int | None:
        """The plan that is looked back from."""
        chosen = self.own.currentData()
        return chosen if isinstance(chosen, int) else None

    @property
    def former_id(self) -> int | None:
        """The plan it is compared with."""
        chosen = self.former.currentData()
        return chosen if isinstance(chosen, int) else None

    # what is listed

    def show_counts(self, counts: Sequence[int]) -> None:
        """How many rows each filter has."""
        for tab, count in enumerate(counts):
            self.tabs.note(tab, str(count) if count else "")

    def show_acts(self, *, writing: bool, proposed: int, unfinished: int, some: bool) -> None:
        """What can be done now, with its amount."""
        self.confirm.setText(f"确认 {proposed} 项")
        self.confirm.setVisible(writing and proposed > 0)
        self.carry.setText(f"结转 {unfinished} 项")
        self.carry.setVisible(writing and unfinished > 0)
        for button in (self.on_paper, self.to_excel):
            button.setVisible(some)
