"""The page of the register (收发台账): who got which workbook, and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.domain.dispatches import Dispatch, Handing
from gkdesk.services import dispatch_register, outline
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.centre import CentrePage
from gkdesk.ui.models.dispatch_words import asked_again, sum_words
from gkdesk.ui.models.dispatches_model import ALL, ANSWERED, OWING, DispatchesModel, Listed
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.dispatches_bar import DispatchesBar
from gkdesk.ui.views.dispatches_empty import DispatchesEmpty
from gkdesk.ui.views.dispatches_table import DispatchesTable

_KEYS = "Enter 看反馈　F2 备注　Del 移出　Ctrl+A 全选"
_NOTHING = {OWING: "没有单位欠报", ANSWERED: "还没有单位报齐", ALL: "没有找到"}


class DispatchesPage(CentrePage):
    """``hand_wanted`` carries a way (None takes it back); what it is about is ``chosen``."""

    send_wanted = Signal()
    collect_wanted = Signal()
    answers_wanted = Signal()
    note_wanted = Signal()
    removal_wanted = Signal()
    hand_wanted = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._all: list[Dispatch] = []
        self._writing = not session.read_only
        self._acts: list[QAction] = []
        self.model = DispatchesModel(session.now().date(), self)
        self.bar = DispatchesBar(theme)
        self.table = DispatchesTable(self.model, theme)
        self.empty = DispatchesEmpty(theme, writing=self._writing)
        self._sheets = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        for sheet in (self.table, self.empty):
            self._sheets.addWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._sheets, 1)
        self.setAutoFillBackground(True)
        self.setAccessibleName("收发台账")
        self.setFocusProxy(self._sheets)

    def _connect(self) -> None:
        self.bar.plan_chosen.connect(self.refresh)
        self.bar.sought.connect(self._list)
        self.bar.search.left_downwards.connect(self.table.setFocus)
        self.table.entered.connect(self.answers_wanted)
        self.table.menu_wanted.connect(lambda at: self.menu().popup(at))
        self.empty.send_wanted.connect(self.send_wanted)
        self.empty.collect_wanted.connect(self.collect_wanted)
        if self._writing:
            self.table.note_wanted.connect(self.note_wanted)
            self.table.removal_wanted.connect(self.removal_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        for part in (self.bar, self.table, self.empty):
            part.set_theme(theme)

    # what is shown

    def refresh(self) -> None:
        """Read the register again; what is chosen stays so."""
        plans = outline.plans(self._session)
        self.bar.show_plans(plans)
        self._all = dispatch_register.register(self._session, self.bar.plan_id)
        self.bar.show_periods(sorted({line.period for line in self._all}, reverse=True))
        if not self._all:
            self.empty.show_beginning(plans=bool(plans))
        self._list()

    def _list(self) -> None:
        chosen = [line.id for line in self.table.chosen()]
        wanted = self.bar.wanted()
        again = asked_again(self._all)
        lines = [line for line in self._all if wanted.holds(line, line.id in again)]
        self.model.show_lines(lines, again, self._session.now().date())
        self.table.choose(chosen or [line.id for line in lines[:1]])
        self._count(wanted)
        sheet: QWidget = self.table
        if not lines:
            sheet = self.empty
            if self._all:
                self.empty.show_nothing(_NOTHING[ALL if wanted.words else wanted.state])
        focused = self._sheets.isAncestorOf(self.focusWidget() or self)
        self._sheets.setCurrentWidget(sheet)
        self._sheets.setFocusProxy(sheet)
        self.keys = _KEYS if self._writing and lines else ""
        if focused and not sheet.isAncestorOf(self.focusWidget() or self):
            sheet.setFocus()

    def _count(self, wanted: Listed) -> None:
        """The numbers of the heading are those of the period and words asked for."""
        shown = Listed(ALL, wanted.period, wanted.words)
        within = [line for line in self._all if shown.holds(line)]
        again = asked_again(self._all)
        counts = [
            sum(Listed(tab).holds(line, line.id in again) for line in within)
            for tab in (ALL, OWING, ANSWERED)
        ]
        self.bar.show_sum(sum_words(within), counts)
        self.bar.show_acts(some=bool(self._all))
        self.bar.setVisible(bool(self._all) or self.bar.plan_id is not None)
        for part in (self.bar.tabs, self.bar.search):
            part.setVisible(bool(self._all))

    def words(self) -> str:
        """How many workbooks are in the register."""
        return f"{len(self._all)} 份" if self._all else ""

    def chosen(self) -> list[Dispatch]:
        """The lines that acts are about."""
        return self.table.chosen()

    def listed(self) -> list[Dispatch]:
        """All lines in sight."""
        return [self.model.line(row) for row in range(len(self.model))]

    @property
    def plan_id(self) -> int | None:
        """The plan whose lines alone are shown; None for all plans."""
        return self.bar.plan_id

    # acts

    def offer(self, actions: Sequence[QAction]) -> None:
        """Acts that stand in words above the register, and in its menu."""
        self._acts = list(actions)
        self.bar.offer(actions, self.handing_menu(self))

    def handing_menu(self, parent: QWidget) -> QMenu:
        """The ways in which a workbook reaches its unit."""
        menu = QMenu("记交付", parent)
        for way in Handing:
            menu.addAction(label(way)).triggered.connect(partial(self._hand, way))
        menu.addSeparator()
        menu.addAction("未交付").triggered.connect(partial(self._hand, None))
        return menu

    def _hand(self, way: Handing | None, _checked: bool = False) -> None:
        self.hand_wanted.emit(way)

    def menu(self) -> QMenu:
        """What can be done with the chosen lines."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(self.chosen())
        if not count:
            return menu
        menu.addAction("看反馈、退回…\tEnter", self.answers_wanted.emit)
        if self._writing:
            menu.addActions(self._acts[1:2])
            menu.addSeparator()
            menu.addMenu(self.handing_menu(menu))
            menu.addAction("备注…\tF2", self.note_wanted.emit)
            menu.addAction(f"移出台账 {count} 份\tDel", self.removal_wanted.emit)
        return menu
