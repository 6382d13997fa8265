"""Saved views carried out: opened from the sidebar, kept, renamed, put in order, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from gkdesk.domain.queries import ReadyList
from gkdesk.services import saved_views
from gkdesk.services.saved_views import SavedView
from gkdesk.terms import QUERY_PARTS
from gkdesk.ui.browser import KEYS_REST_MS

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow

Step = tuple[str, Callable[[], None]]


class ViewDeeds(QObject):
    """Shows the views in the sidebar; their numbers come one by one, between the keys."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session, self._browser = window.session, window.browser
        self._desk, self._deeds = window.desk, window.deeds
        self._views: list[SavedView] = []
        self._counts: dict[int, int] = {}
        self._to_count: list[SavedView] = []
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_next)
        self._rest = QTimer(self, singleShot=True, interval=KEYS_REST_MS)
        self._rest.timeout.connect(self._counting.start)
        sidebar = self._desk.sidebar
        sidebar.view_chosen.connect(lambda number: self._do(partial(self.open, number)))
        sidebar.view_menu_wanted.connect(self._open_menu)
        self._browser.recounted.connect(self._recount)
        window.settled.connect(self.read)
        window.deeds.changed.connect(self.read)

    def _do(self, deed: Callable[[], object]) -> None:
        self._deeds.guarded(deed)

    def read(self) -> None:
        """Read the views anew; their numbers follow one by one."""
        self._views = saved_views.views(self._session)
        self._show_views()
        self._recount()

    def _recount(self) -> None:
        """Count all views once the keys rest: each number takes a tenth of a second at
        100,000 tasks."""
        self._to_count = list(self._views)
        self._counting.stop()
        self._rest.start()

    def _count_next(self) -> None:
        if not self._to_count:
            self._counting.stop()
            self._show_views()
            return
        view = self._to_count.pop(0)
        self._counts[view.id] = saved_views.count(self._session, view.query)

    def _show_views(self) -> None:
        shown = [(each.id, each.name, self._counts.get(each.id)) for each in self._views]
        self._desk.sidebar.show_views(shown)

    def views(self) -> Sequence[SavedView]:
        """The saved views as last read."""
        return self._views

    def open(self, view_id: int) -> None:
        """Show what a view asks for, and say what of it is gone."""
        view = saved_views.view(self._session, view_id)
        query = view.query
        if query.plan_id is None and query.ready is None:
            query = replace(query, ready=ReadyList.ALL)
        self._browser.open_query(query, (view_id, view.name))
        if view.dropped:
            gone = "、".join(
                dict.fromkeys(QUERY_PARTS.get(k, "未知条件") for k in view.dropped)
            )
            self._deeds.said.emit(f"视图里的{gone}已不在，按其余条件显示")

    def save(self) -> None:
        """Keep the filters in force under a name."""
        if self._session.read_only:
            self._deeds.said.emit("台账是只读打开的，不能存视图")
            return
        self._ask_name("存为视图", "", self._save)

    def _save(self, name: str) -> None:
        view = saved_views.save(self._session, name, self._browser.query)
        self._changed(f"已存为视图“{view.name}”，在左侧可随时打开")

    def _ask_name(self, act: str, name: str, use: Callable[[str], None]) -> None:
        from gkdesk.ui.dialogs.name_dialog import NameDialog

        dialog = NameDialog(act, name, self._window.theme, self._window)
        dialog.given.connect(lambda given: self._do(partial(use, given)))
        dialog.open()

    def _changed(self, words: str) -> None:
        self._deeds.said.emit(words)
        self._deeds.changed.emit()

    def _open_menu(self, view_id: int, place: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, does in self.steps(view_id):
            act = partial(self._do, does)
            menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
        menu.popup(place)

    def steps(self, view_id: int) -> list[Step]:
        """What can be done with a view now, in words, and what it does."""
        found: list[Step] = [("打开", partial(self.open, view_id))]
        if self._session.read_only:
            return found
        ids = [each.id for each in self._views]
        at = ids.index(view_id)
        found.append(("改名…", partial(self._ask_other_name, view_id)))
        found.append(("换成现在的筛选", partial(self._replace, view_id)))
        if at > 0:
            found.append(("上移", partial(self._move, view_id, -1)))
        if at + 1 < len(ids):
            found.append(("下移", partial(self._move, view_id, 1)))
        return [*found, ("删除视图", partial(self._remove, view_id))]

    def _ask_other_name(self, view_id: int) -> None:
        name = saved_views.view(self._session, view_id).name
        self._ask_name("视图改名", name, partial(self._rename, view_id))

    def _rename(self, view_id: int, name: str) -> None:
        view = saved_views.rename(self._session, view_id, name)
        self._changed(f"视图已改名为“{view.name}”")

    def _replace(self, view_id: int) -> None:
        view = saved_views.replace_query(self._session, view_id, self._browser.query)
        self._changed(f"视图“{view.name}”已换成现在的筛选，可按 Ctrl+Z 撤销")

    def _move(self, view_id: int, by: int) -> None:
        ids = [each.id for each in self._views]
        at = ids.index(view_id)
        ids.insert(at + by, ids.pop(at))
        saved_views.reorder(self._session, ids)
        self._changed("已调整视图次序")

    def _remove(self, view_id: int) -> None:
        name = saved_views.view(self._session, view_id).name
        saved_views.remove(self._session, view_id)
        self._changed(f"已删除视图“{name}”，可按 Ctrl+Z 撤销")
