"""The page 回头看: this plan beside last year's or a superior one, task by task."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.domain.look_back import LookBack, LookBackRow, LookBackTask
from gkdesk.services import look_back, outline, referring
from gkdesk.services.session import Session
from gkdesk.ui.centre import CentrePage
from gkdesk.ui.jobs import Job
from gkdesk.ui.models.look_back_model import FILTERS, LookBackModel
from gkdesk.ui.models.look_back_work import Known, compared, offered
from gkdesk.ui.shape import Shape
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.look_back_bar import LookBackBar
from gkdesk.ui.views.look_back_empty import LookBackEmpty
from gkdesk.ui.views.look_back_head import LookBackHead
from gkdesk.ui.views.look_back_list import LookBackList
from gkdesk.ui.views.look_back_sides import LookBackSides

_KEYS: Final = "1 确认　2 拆开　3 另选对应"


class LookBackPage(CentrePage):
    """``compared`` tells that a comparison stands. What is to be done with the chosen rows is
    asked for by the signals of ``list`` and ``bar``."""

    compared = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.writing = not session.read_only
        self.found: LookBack | None = None
        self._known: Known | None = None
        self._job: Job | None = None
        self.model = LookBackModel(self)
        self.bar = LookBackBar(theme)
        self.list = LookBackList(self.model, theme)
        self.head = LookBackHead(self.list, theme)
        self.sides = LookBackSides(theme)
        self.empty = LookBackEmpty(theme, writing=self.writing)
        self._sheets = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(self.sides)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        for sheet in (split, self.empty):
            self._sheets.addWidget(sheet)
        whole = QVBoxLayout(self)
        whole.addWidget(self.bar)
        whole.addWidget(self._sheets, 1)
        for layout in (column, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setAutoFillBackground(True)
        self.setAccessibleName("回头看")
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.bar.plans_chosen.connect(self.refresh)
        self.bar.sought.connect(self._list)
        self.list.chosen.connect(self.sides.show_row)
        self.list.open_wanted.connect(self._open)
        self.list.menu_wanted.connect(self._pop_up)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        for part in (self.bar, self.list, self.head, self.sides, self.empty):
            part.set_theme(theme)

    def arrange(self, shape: Shape) -> None:
        """In a low window the list has the room; the whole words are a key away."""
        self.sides.setVisible(not shape.lowest)

    # what is compared

    def look_from(self, plan_id: int) -> None:
        """Look back from this plan when the page is read next."""
        at = self.bar.own.findData(plan_id)
        if at < 0:
            self.bar.own.addItem("", plan_id)
            at = self.bar.own.count() - 1
        self.bar.own.setCurrentIndex(at)

    def refresh(self) -> None:
        """Compare as the ledger is now. Likenesses are found again only for other words."""
        self._cancel()
        if not self._show_plans():
            self.found = None
            self.model.show_rows((), 0)
            self.empty.show_beginning()
            self._show_sheet()
            return
        both = look_back.read(self._session, self.bar.own_id or 0, self.bar.former_id or 0)
        words = both.words()
        found = self._known[1] if self._known is not None and self._known[0] == words else None
        if found is None or self.found is None:
            self.found = None
            self.empty.show_busy()
            self._show_sheet()
        self._job = Job(partial(compared, both, words, found))
        self._job.done.connect(self._arrived)
        self._job.failed.connect(self._failed)
        self._job.start()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show_plans(self) -> bool:
        """Whether there are two plans; the boxes offer them."""
        plans = outline.plans(self._session)
        self.bar.setVisible(len(plans) > 1)
        if len(plans) < 2:
            return False
        ids = [plan.id for plan in plans]
        own = self.bar.own_id if self.bar.own_id in ids else ids[0]
        others = [each.id for each in referring.candidates(self._session, own or ids[0])]
        last = look_back.last_former(self._session, own or ids[0])
        if last in others and self.bar.former_id not in others:
            others.sort(key=lambda each: each != last)
        self.bar.show_plans(plans, own or ids[0], others)
        return True

    def _arrived(self, result: tuple[Known, LookBack]) -> None:
        self._job = None
        self._known, self.found = result
        self.head.show_titles(self.found.former_title, self.found.title)
        self._list()
        self.compared.emit()

    def _failed(self, _fault: object) -> None:
        self._job = None
        self.found = None
        self.empty.show_fault()
        self._show_sheet()

    # what is shown

    def _list(self) -> None:
        if self.found is None:
            return
        former, place = self.list.current(), self.list.currentIndex().row()
        self.model.show_rows(self.found.rows, self.bar.tabs.current)
        counts = self.model.counts()
        self.bar.show_counts(counts)
        unfinished = sum(row.unfinished and bool(row.tasks) for row in self.found.rows)
        self.bar.show_acts(
            writing=self.writing, proposed=counts[-1], unfinished=unfinished, some=True
        )
        if not len(self.model):
            self.empty.show_nothing(FILTERS[self.bar.tabs.current][0])
        self._show_sheet()
        there = self.model.place_of(former) if former is not None else 0
        self.list.go_to(place if there < 0 else there)
        self.sides.show_row(self.list.current())

    def _show_sheet(self) -> None:
        some = self.found is not None and len(self.model) > 0
        if self.found is None:
            self.bar.show_acts(writing=False, proposed=0, unfinished=0, some=False)
        self._sheets.setCurrentIndex(0 if some else 1)
        self.keys = _KEYS if some and self.writing else ""

    def words(self) -> str:
        """How many rows the comparison has."""
        return f"{len(self.found.rows)} 项" if self.found else ""

    def filtered(self) -> str:
        """The words of the filter in force, "" where all is shown."""
        tab = self.bar.tabs.current
        return f"只列{FILTERS[tab][0]}" if tab else ""

    def chosen(self) -> list[LookBackRow]:
        """The rows that acts are about."""
        return self.list.rows()

    def current_row(self) -> int | None:
        """The task of this plan in the current row, else that of the other."""
        row = self.list.current() if self.found else None
        return (row.tasks or row.formers)[0].id if row is not None else None

    def offered(self, task: LookBackTask, *, of_former: bool) -> list[tuple[LookBackTask, int]]:
        """The tasks of one plan with their likeness to one of the other, in printed order."""
        both = look_back.read(self._session, self.bar.own_id or 0, self.bar.former_id or 0)
        return offered(both, self._known, task, of_former=of_former)

    def step_on(self) -> None:
        """Go to the line behind the current one, as after each that was settled."""
        self.list.go_to(self.list.currentIndex().row() + 1)

    def _open(self) -> None:
        node_id = self.current_row()
        if node_id is not None:
            self.row_wanted.emit(node_id)

    # acts

    def print_page(self) -> bool:
        """Offer the rows shown on paper."""
        if self.found is None or not len(self.model):
            return False
        self.bar.print_wanted.emit()
        return True

    def menu(self) -> QMenu:
        """What can be done with the chosen rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("看这一条\tEnter", self._open)
        if self.writing:
            menu.addSeparator()
            menu.addAction("确认\t1", self.list.confirm_wanted.emit)
            menu.addAction("不是同一项，拆开\t2", self.list.part_wanted.emit)
            menu.addAction("另选对应…\t3", self.list.partner_wanted.emit)
            menu.addAction("撤回确认\tDel", self.list.withdraw_wanted.emit)
        return menu

    def _pop_up(self, at: QPoint) -> None:
        if self.chosen():
            self.menu().popup(at)
