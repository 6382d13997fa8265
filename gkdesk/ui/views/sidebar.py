"""The sidebar: plans, ready lists and units, wide or as a narrow rail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu

from gkdesk.domain.queries import ReadyList
from gkdesk.domain.tasks import PlanSummary
from gkdesk.ui.centre import PageName
from gkdesk.ui.models.sidebar_model import (
    Act,
    Entry,
    SidebarModel,
    Units,
    View,
    list_entries,
    page_entries,
    plan_entries,
    rail_entries,
    unit_entries,
    view_entries,
    with_waiting,
)
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.sidebar_delegate import SidebarDelegate

WIDE: Final = 194
WIDER: Final = 232
RAIL: Final = 64


class Sidebar(QListView):
    """Tells what was chosen; shows what it is given, and keeps no query itself."""

    plan_chosen = Signal(int)
    list_chosen = Signal(str)
    unit_chosen = Signal(str)
    page_chosen = Signal(str)
    view_chosen = Signal(int)
    view_menu_wanted = Signal(int, QPoint)
    samples_unwanted = Signal()
    plan_unwanted = Signal(int)
    plan_outdated = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._entries = SidebarModel()
        self._painter = SidebarDelegate(self._entries, theme)
        self._units: Units = {}
        self._pages: list[Entry] = []
        self._waiting = 0
        self._upper: list[Entry] = []
        self._views: list[Entry] = []
        self._active: set[tuple[Act, int | str | None]] = set()
        self._all_units = False
        self._rail = False
        self._width = WIDE
        self.setModel(self._entries)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("导航")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.clicked.connect(self._choose)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._painter.theme = theme
        self.setStyleSheet(f"QListView {{ background: {theme.palette.side}; border: none; }}")
        self._resize()

    def arrange(self, *, rail: bool, generous: bool) -> None:
        """Follow the window: a rail of icons, or words in a narrow or wider column."""
        self._width = RAIL if rail else WIDER if generous else WIDE
        if rail != self._rail:
            self._rail = self._painter.rail = rail
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if rail else policy.ScrollBarAsNeeded
            )
            self._refresh()
        self._resize()

    def _resize(self) -> None:
        self.setFixedWidth(self._painter.theme.px(self._width))
        self.scheduleDelayedItemsLayout()

    # what it shows

    def show_ledger(
        self, plans: Sequence[PlanSummary], counts: Mapping[ReadyList, int]
    ) -> None:
        """The plans there are and how many tasks each ready list holds."""
        self._upper = plan_entries(plans) + list_entries(counts)
        self._refresh()

    def show_pages(self, pages: Sequence[PageName], today: date) -> None:
        """The pages above the plans; the morning page carries the day."""
        self._pages = page_entries(pages, today)
        self._refresh()

    def show_waiting(self, names: int) -> None:
        """How many printed names nobody has claimed yet, at the directory's entry."""
        if names != self._waiting:
            self._waiting = names
            self._refresh()

    def tell_units(self, tell: Callable[[str], str]) -> None:
        """Who says of a unit what its tip tells."""
        self._entries.tell = tell

    def show_units(self, units: Units) -> None:
        """The units of what is shown, with how many of their tasks show each light."""
        self._units = units
        self._refresh()

    def show_views(self, views: Sequence[View]) -> None:
        """The saved views, under the lists."""
        self._views = view_entries(views)
        self._refresh()

    def show_active(
        self,
        plan_id: int | None,
        ready: ReadyList | None,
        unit: str | None,
        page: PageName | None = None,
        *,
        view: tuple[int, str] | None = None,
    ) -> None:
        """Which entries are in force; a saved view stands for its list."""
        marked: set[tuple[Act, int | str | None]] = set()
        if plan_id is not None:
            marked.add((Act.PLAN, plan_id))
        if view is not None:
            marked.add((Act.VIEW, view[0]))
        elif ready is not None:
            marked.add((Act.LIST, ready.value))
        if unit is not None:
            marked.add((Act.UNIT, unit))
        if page is not None:
            marked.add((Act.PAGE, page.value))
        self._active = marked
        self._refresh()

    def _refresh(self) -> None:
        pages = [with_waiting(entry, self._waiting) for entry in self._pages]
        if self._rail:
            plan = next((key for act, key in self._active if act is Act.PLAN), None)
            entries = pages + rail_entries(self._upper + self._views, self._units, plan)
        else:
            entries = pages + self._upper + self._views
            entries += unit_entries(self._units, self._all_units)
        current = self.currentIndex().row()
        self._entries.show(entries, self._active)
        if current >= 0 and not self.currentIndex().isValid():
            self.setCurrentIndex(self._entries.index(min(current, len(entries) - 1)))

    # hands

    def _choose(self, index: QModelIndex) -> None:
        entry = self._entries.entry(index)
        told = {
            Act.PLAN: self.plan_chosen,
            Act.LIST: self.list_chosen,
            Act.PAGE: self.page_chosen,
            Act.UNIT: self.unit_chosen,
            Act.VIEW: self.view_chosen,
        }
        if entry.act in told:
            told[entry.act].emit(entry.key)
            return
        match entry.act:
            case Act.REMOVE_SAMPLES:
                self.samples_unwanted.emit()
            case Act.PLANS:
                self._offer(index, self._plans())
            case Act.UNITS:
                units = self._units.items()
                choices = [(f"{name}　{sum(lights.values())}", name) for name, lights in units]
                self._offer(index, choices)
            case Act.VIEWS:
                self._offer(index, [(each.text, each.key) for each in self._views[1:]])
            case Act.MORE_UNITS:
                self._all_units = not self._all_units
                self._refresh()

    def _plans(self) -> list[tuple[str, int | str | None]]:
        plans = [entry for entry in self._upper if entry.act is Act.PLAN]
        return [(f"{entry.text}　{entry.second or entry.tip}", entry.key) for entry in plans]

    def _offer(self, index: QModelIndex, choices: Sequence[tuple[str, object]]) -> None:
        """The rail's entry for plans or units opens as a menu beside it."""
        chosen = {
            Act.PLANS: self.plan_chosen,
            Act.VIEWS: self.view_chosen,
        }.get(self._entries.entry(index).act, self.unit_chosen)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, key in choices:
            menu.addAction(words).triggered.connect(lambda _=False, key=key: chosen.emit(key))
        beside = self.visualRect(index).topRight()
        menu.popup(self.viewport().mapToGlobal(beside))

    def _open_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid() and (entry := self._entries.entry(index)).act is Act.VIEW:
            self.view_menu_wanted.emit(entry.key, self.viewport().mapToGlobal(place))
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid() and (entry := self._entries.entry(index)).act is Act.PLAN:
            newer = menu.addAction("用新版文件更新…")
            newer.triggered.connect(lambda _=False: self.plan_outdated.emit(entry.key))
            gone = menu.addAction("移除这份计划")
            gone.triggered.connect(lambda _=False: self.plan_unwanted.emit(entry.key))
        if self._entries.row_of(Act.REMOVE_SAMPLES, None) >= 0 or self._rail:
            menu.addAction("移除全部示例").triggered.connect(self.samples_unwanted)
        if menu.actions():
            menu.popup(self.viewport().mapToGlobal(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._painter.keyed = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._painter.keyed = event.reason() != Qt.FocusReason.MouseFocusReason

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._painter.keyed = True
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._painter.theme.px(self._width), 400)
