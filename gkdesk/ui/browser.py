"""Which rows the window shows: plan, list, unit, light and search, and what an edit moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gkdesk.domain.agenda import Bell
from gkdesk.domain.arranging import Arranged
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import Light, PlanSummary
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.centre import PageName
from gkdesk.ui.desk import Desk
from gkdesk.ui.models.tree_model import TreeModel

KEYS_REST_MS: Final = 300
"""Counting takes up to a second at 100,000 tasks, so it waits until the keys rest."""

_PRESSING = (Bell.OVERDUE, Bell.TODAY, Bell.THIS_WEEK)  # the lists bear the same names
_BY_KEY = Qt.FocusReason.TabFocusReason
_NOTHING = {
    ReadyList.ALL: "没有任务",
    ReadyList.OVERDUE: "没有逾期任务",
    ReadyList.TODAY: "今天没有到期的任务",
    ReadyList.THIS_WEEK: "本周没有到期的任务",
    ReadyList.THIS_MONTH: "本月没有到期的任务",
    ReadyList.UNASSIGNED: "每项任务都有单位",
    ReadyList.DOUBTFUL: "没有待核对的地方",
}


class Browser(QObject):
    """Holds the query in force and shows its answer on the desk.

    ``asked`` follows another answer or page at once; ``caught_up`` and ``recounted`` what
    comes a moment later.
    """

    asked = Signal()
    caught_up = Signal()
    recounted = Signal()

    def __init__(self, session: Session, model: TreeModel, desk: Desk) -> None:
        super().__init__(desk)
        self._session, self._model, self._desk = session, model, desk
        self._plans: list[PlanSummary] = []
        self._ready: dict[ReadyList, int] = {}
        self._opened: dict[int, set[int]] = {}
        self._current = 0
        self.query = Query()
        self.view: tuple[int, str] | None = None
        self._page: PageName | None = None
        self._outrun = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.catch_up)
        self._recount = QTimer(self, singleShot=True, interval=KEYS_REST_MS)
        self._recount.timeout.connect(self.count_again)
        self._lights_shown = False
        self._counted: int | None = None
        self._units_shown = False
        self._connect()

    def _connect(self) -> None:
        desk = self._desk
        desk.sidebar.plan_chosen.connect(self.open_plan)
        desk.sidebar.list_chosen.connect(lambda key: self.open_list(ReadyList(key)))
        desk.sidebar.unit_chosen.connect(self.toggle_unit)
        desk.pages.built.connect(self._connect_page)
        desk.heading.lights_chosen.connect(lambda lights: self._take(lights=lights))
        desk.heading.unit_dropped.connect(lambda _name: self._take(unit=None))
        desk.toolbar.search.wanted.connect(self.search)
        desk.toolbar.search.left_downwards.connect(desk.tree.setFocus)
        desk.empty.all_wanted.connect(self._widen)
        desk.tree.chosen.connect(self._show_row)
        desk.tree.selected.connect(self._show_status)
        desk.tree.opened.connect(self._open_details)
        desk.furnished.connect(self._connect_details)

    def _connect_details(self) -> None:
        desk = self._desk
        desk.detail.edited.connect(lambda node_id: self.edited([node_id]))
        desk.detail.rows_edited.connect(self.edited)
        desk.detail.unit_clicked.connect(self.toggle_unit)
        desk.detail.doubt_settled.connect(lambda _node_id: desk.source.refresh())
        desk.detail.moved.connect(desk.tree.step)
        desk.detail.row_wanted.connect(self.go_to)
        desk.detail.close_requested.connect(lambda: desk.show_details(False))
        desk.source.row_clicked.connect(self.go_to)
        self._show_row(self._current)
        self._later.start()

    def _connect_page(self, name: str) -> None:
        page = self._desk.pages.page(PageName(name))
        page.row_wanted.connect(self.go_to)
        page.said.connect(self._desk.status.say)

    # what is asked

    def open_page(self, name: PageName) -> None:
        """Show a page of the whole ledger in place of a plan's rows."""
        self._remember_open()
        self._page = name
        self._show_page()
        self._show_active()
        self._show_status()
        self._desk.pages.page(name).setFocus()
        self.asked.emit()

    def leave_page(self) -> None:
        """Bring the plan's rows back that the page covered."""
        if self._page is not None:
            self._page = None
            if self._outrun:
                self._show(self.query)
            self._show_page()
            self._show_active()
            if self._desk.is_furnished:
                self._desk.source.refresh()
            self.show_again()
            self._desk.tree.setFocus(_BY_KEY)
            self.asked.emit()

    def open_first(self, preferred: int | None) -> None:
        """Read the ledger; show the preferred plan, else the first."""
        self.reload(preferred)

    def open_plan(self, plan_id: int) -> None:
        """Show a whole plan, without filters."""
        self._ask(Query(plan_id=plan_id))

    def open_list(self, ready: ReadyList) -> None:
        """Show a ready list over all plans."""
        self._ask(Query(ready=ready))

    def open_bell(self, bell: Bell) -> None:
        """Show the list that holds all of a group of the morning page."""
        if bell is Bell.SOON:
            self._ask(Query(ready=ReadyList.ALL, lights=(Light.SOON,)))
        else:
            self.open_list(ReadyList(bell.value))

    def open_unit(self, name: str) -> None:
        """Show one unit's tasks over all plans."""
        self._ask(Query(ready=ReadyList.ALL, unit=name))

    def open_query(self, query: Query, view: tuple[int, str] | None = None) -> None:
        """Show any query, from a saved view under its id and name."""
        self._page = None
        self._desk.toolbar.search.set_silently(query.search)
        self._show(query, view)

    def filter_by(self, query: Query) -> None:
        """Show other filters within what is shown."""
        self._page = None
        self._show(query)

    def _ask(self, query: Query) -> None:
        self._page = None
        self._forget_search()
        self._show(query)

    def presses(self) -> bool:
        """Whether anything is late, or due today, this week or in the near days; samples
        press nobody."""
        if all(plan.sample for plan in self._plans):
            return False
        if any(count for ready, count in self._ready.items() if ready.value in _PRESSING):
            return True
        soon = Query(ready=ReadyList.ALL, lights=(Light.SOON,))
        return outline.skeleton(self._session, soon).hits > 0

    def toggle_unit(self, name: str) -> None:
        """Show one unit's tasks within what is shown, or all units again."""
        self._take(unit=None if self.query.unit == name else name)

    def search(self, words: str) -> None:
        """Show the rows that hold these words within what is shown."""
        self._take(search=words)

    def go_to(self, node_id: int) -> None:
        """Make a row current, dropping the filters where they hide it, and saying so."""
        paged = self._page is not None
        self.leave_page()
        if paged:
            self._model.refresh([node_id])
        if not self._desk.tree.choose(node_id):
            left = "" if paged else self._left_behind()
            self.open_plan(outline.row(self._session, node_id).plan_id)
            self._desk.tree.choose(node_id)
            self._desk.status.say(left)

    def _left_behind(self) -> str:
        query = self.query
        if query.search or query.filtered:
            return "这一条不在筛选结果里，已去掉筛选，显示整份计划"
        if query.ready is not None:
            return f"这一条不在“{label(query.ready)}”里，已转到整份计划"
        return ""

    def _take(self, **changed: object) -> None:
        self._page = None
        self._show(replace(self.query, **changed))  # type: ignore[arg-type]

    def _widen(self) -> None:
        """The one way out of an empty answer: search everywhere, else drop the filters."""
        query = self.query
        if query.search and query.plan_id is not None and len(self._plans) > 1:
            self._show(Query(ready=ReadyList.ALL, search=query.search))
        elif query.search or query.filtered:
            self._forget_search()
            self._show(Query(plan_id=query.plan_id, ready=query.ready))
        elif self._plans:
            self.open_plan(self._plans[0].id)

    def _forget_search(self) -> None:
        self._desk.toolbar.search.set_silently("")

    # what is shown

    def _show(self, query: Query, view: tuple[int, str] | None = None) -> None:
        self._remember_open()
        self.view = view if view or query != self.query else self.view
        former, self.query = self.query, query
        elsewhere = (former.plan_id, former.ready) != (query.plan_id, query.ready)
        kept = None if elsewhere else self._desk.tree.current_id()
        self._outrun = False
        self._model.open(outline.skeleton(self._session, query))
        self._desk.tree.opened_query(query.search, hits_only=query.selective)
        if not query.selective and query.plan_id in self._opened:
            self._desk.tree.open_only(self._opened[query.plan_id])
        self._show_heading()
        self._lights_shown = False
        self._later.start()
        self._show_active()
        self._show_page()
        if kept is None or not self._desk.tree.choose(kept):
            self._show_row(0)
            self._choose_start()
        self._show_status()
        self.asked.emit()

    def _show_active(self) -> None:
        query, sidebar = self.query, self._desk.sidebar
        if self._page is not None:
            sidebar.show_active(None, None, None, self._page)
        else:
            sidebar.show_active(query.plan_id, query.ready, query.unit, view=self.view)

    def _remember_open(self) -> None:
        if self.query.plan_id is not None and not self.query.selective and len(self._model):
            self._opened[self.query.plan_id] = self._desk.tree.open_ids()

    def _choose_start(self) -> None:
        """Begin at the first task, so that the detail side is never blank."""
        first = self._model.first_task()
        if first is not None:
            self._desk.tree.choose(first)
            self._desk.tree.scrollToTop()

    def _show_heading(self) -> None:
        heading, query = self._desk.heading, self.query
        plan = self.plan(query.plan_id)
        if plan is not None:
            heading.show_plan(plan)
        else:
            title = label(query.ready) if query.ready else "搜索结果"
            title = self.view[1] if self.view else title
            heading.show_list(title, f"共 {self._model.hits} 条，按计划排列")
        heading.show_chosen(query.lights)
        heading.show_unit(query.unit)

    def _show_page(self) -> None:
        desk, query = self._desk, self.query
        if self._page is not None:
            desk.open_page(self._page)
            return
        desk.heading.setVisible(bool(self._plans))
        if len(self._model):
            desk.show_page(desk.tree)
            return
        if not self._plans:
            desk.empty.show_beginning()
        else:
            desk.empty.show_nothing(*self._meaning(query))
        desk.show_page(desk.empty)

    def _meaning(self, query: Query) -> tuple[str, str, str]:
        """What an empty answer means, a line of help, and the way out."""
        if query.search:
            title = f"没有找到“{query.search}”"
            if query.plan_id is not None and len(self._plans) > 1:
                return (title, "这份计划里没有，可以到全部计划里找。", "在全部计划里找")
            return (title, "可以少输几个字，或换一种说法。", "清除搜索")
        if len(query.lights) == 1 and replace(query, lights=()) == query.unfiltered():
            title = f"没有{label(query.lights[0])}的任务"
            return (title, "去掉筛选可以看到全部任务。", "看全部")
        if query.filtered:
            return ("没有符合条件的任务", "这些筛选条件合在一起没有结果。", "清除筛选")
        if query.ready is not None:
            return (_NOTHING[query.ready], "有了会自动列在这里。", "看计划")
        return ("这份计划里没有任务", "原文里没有读出带编号的条目。", "看计划")

    def _show_row(self, node_id: int) -> None:
        self._current = node_id
        index = self._model.index_of(node_id)
        row = self._model.row(index) if index.isValid() else None
        if self._desk.is_furnished:
            self._desk.detail.show_row(node_id if row is not None else None)
        self._later.start()
        self._show_status()

    def catch_up(self) -> None:
        """What may come a moment after the rows are painted: counts, units, the source."""
        self._later.stop()
        query = self.query
        if not self._lights_shown:  # another row of the same answer changes no light
            self._show_lights()
        if self._counted != query.plan_id or not self._units_shown:
            self._show_units()
        plan_id = self.current_plan()
        if plan_id is not None and self._desk.is_furnished:
            self._desk.source.show_plan(plan_id)
            self._desk.source.show_row(self.current_row())
        self.caught_up.emit()

    def _show_lights(self) -> None:
        self._lights_shown, query = True, self.query
        counts = outline.light_counts(self._session, query)
        self._desk.heading.show_counts(counts, query.lights)

    def _show_units(self) -> None:
        self._counted, self._units_shown = self.query.plan_id, True
        self._desk.sidebar.show_units(outline.unit_lights(self._session, self._counted))

    def _show_status(self) -> None:
        if self._desk.page is not None:
            self._desk.status.show_words(self._desk.page.words())
            return
        selected = self._desk.tree.selected_count()
        self._desk.status.show_counts(self._model.hits, selected if self._plans else None)

    def _open_details(self) -> None:
        self._desk.show_details(True)
        self._desk.detail.setFocus(_BY_KEY)

    # what changed

    def plan(self, plan_id: int | None) -> PlanSummary | None:
        """A plan of the ledger as last read."""
        return next((plan for plan in self._plans if plan.id == plan_id), None)

    def current_row(self) -> int | None:
        """The ledger id of the current row, where it is a row of a plan."""
        if self._desk.page is not None:
            return self._desk.page.current_row()
        return self._current if self._current > 0 else None

    def current_plan(self) -> int | None:
        """The shown plan; in a list over several plans, the one of the current row."""
        if self.query.plan_id is not None or not self._current:
            return self.query.plan_id
        index = self._model.index_of(self._current)
        row = self._model.row(index) if index.isValid() else None
        return row.plan_id if row is not None else None

    @property
    def plans(self) -> list[PlanSummary]:
        return self._plans

    def reload(self, wanted: int | None = None) -> None:
        """Plans came or went: read the lists again and show ``wanted`` or what is left."""
        self._read_lists()
        self._opened.clear()
        self._units_shown = False
        plan_id = wanted if self.plan(wanted) else self.query.plan_id
        if self.query.ready is not None and wanted is None and self._plans:
            self._show(self.query)
        elif self.plan(plan_id):
            same = plan_id == self.query.plan_id
            self._show(self.query if same else Query(plan_id=plan_id))
        else:
            self._forget_search()
            self._show(Query(plan_id=self._plans[0].id if self._plans else None))
        if self._desk.is_furnished:  # the same plan may have another text now
            self._desk.source.refresh()

    def edited(self, node_ids: Iterable[int]) -> None:
        """Rows were edited: repaint them, read the detail again, count a moment later."""
        ids = list(node_ids)
        self._model.refresh(ids)
        self._recount.start()

    def arranged(self, what: Arranged) -> None:
        """Rows came, went or moved: the plan's own tree follows row by row, a filtered one
        is asked anew."""
        from gkdesk.services import arranging

        query, tree = self.query, self._desk.tree
        if not what.parents or (query.plan_id == what.plan_id and not query.selective):
            self._model.sync_all(
                {i: arranging.children(self._session, what.plan_id, i) for i in what.parents}
            )
            self.edited([*what.rows, *filter(None, what.parents)])
            self._show_page()
        else:
            self._outrun = self._page is not None  # asked anew when the page is left
            if not self._outrun:
                self._show(query)
            self._recount.start()
        if self._page is None and (what.current is None or not tree.choose(what.current)):
            tree.choose_first()
        if self._page is None:  # a page covers them, and leaving it reads them again
            if self._desk.is_furnished:
                self._desk.source.refresh()
            self.show_again()

    def show_again(self) -> None:
        """Read the current row's detail again, after an undo."""
        self._show_row(self._current)

    def count_again(self) -> None:
        self._read_lists()
        plan = self.plan(self.query.plan_id)
        if plan is not None and not self.query.selective:
            self._model.hits = plan.tasks
        self._show_heading()
        self._lights_shown = self._units_shown = False
        if self._desk.page is not None:
            self._desk.page.refresh()
            self._show_status()
        self.catch_up()
        self.recounted.emit()

    def _read_lists(self) -> None:
        self._plans = outline.plans(self._session)
        self._ready = outline.ready_counts(self._session)
        self._desk.sidebar.show_ledger(self._plans, self._ready)
