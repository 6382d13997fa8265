"""The grid (分解) in the window: its page, and 批量修改 for the chosen rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from gkdesk.ui.centre import CentrePage

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.bulk_dialog import BulkDialog
    from gkdesk.ui.views.breakdown_page import BreakdownPage
    from gkdesk.ui.views.grid_acts import GridAct
    from gkdesk.ui.window import MainWindow


class BreakdownDeeds(QObject):
    """Builds the page when it is first wanted, and opens what belongs to it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: BreakdownPage | None = None

    def page(self) -> CentrePage:
        """The page, connected with the rest of the window."""
        from gkdesk.ui.views.breakdown_page import BreakdownPage

        window = self._window
        page = BreakdownPage(window.session, window.settings, window.theme, self._in_view)
        page.bar.offer([window.acts.bulk])
        page.rows_edited.connect(window.browser.edited)
        page.told.connect(lambda: window.desk.status.show_words(page.words()))
        page.menu_wanted.connect(self._open_menu)
        page.act_wanted.connect(lambda act: window.deeds.guarded(lambda: self.arrange(act)))
        window.deeds.turned.connect(page.show_change)
        self._page = page
        return page

    def _in_view(self) -> tuple[int | None, int | None]:
        """The plan that is shown, else the first there is, and the row in use."""
        browser = self._window.browser
        plans = browser.plans
        plan_id = browser.current_plan() or (plans[0].id if plans else None)
        return plan_id, self._window.desk.tree.current_id()

    # batch edits

    def bulk(self) -> BulkDialog | None:
        """Open 批量修改 for the rows chosen in the grid or in the tree."""
        from gkdesk.ui.dialogs.bulk_dialog import BulkDialog

        window, ids = self._window, self._chosen()
        if window.session.read_only:
            window.desk.status.say("台账是只读打开的，不能修改")
            return None
        if not ids:
            window.desk.status.say("先选中要修改的任务，再批量修改")
            return None
        dialog = BulkDialog(window.session, ids, window.theme, window)
        dialog.written.connect(self._wrote)
        dialog.open()
        return dialog

    def _chosen(self) -> Sequence[int]:
        page = self._window.desk.page
        if self._page is not None and page is self._page:
            return self._page.chosen_rows()
        if page is not None:
            return []
        from gkdesk.domain.tasks import NodeKind
        from gkdesk.services import outline

        tree, model = self._window.desk.tree, self._window.model
        indexes = tree.selectionModel().selectedRows() or [tree.currentIndex()]
        ids = [node_id for index in indexes if (node_id := model.node_id(index)) is not None]
        rows = outline.rows(self._window.session, ids)
        work = (NodeKind.TASK, NodeKind.MEASURE)
        return [i for i in ids if i in rows and rows[i].kind in work]

    def _wrote(self, ids: list[int]) -> None:
        window = self._window
        if self._page is not None:
            self._page.model.refresh(ids)
        window.browser.edited(ids)
        window.browser.show_again()
        window.desk.status.say(f"已修改 {len(ids)} 条，可按 Ctrl+Z 撤销")
        window.follow_changes()

    # rows

    def arrange(self, act: GridAct) -> None:
        """Add, move, merge or take out the chosen rows of the grid."""
        from gkdesk.ui.models.grid_columns import GridColumn
        from gkdesk.ui.views.grid_acts import GridAct
        from gkdesk.ui.views.grid_arranging import ARRANGING, SAID

        window, page = self._window, self._page
        if page is None or window.session.read_only:
            window.desk.status.say("台账是只读打开的，不能修改")
            return
        ids = page.block_rows()
        if not ids:
            return
        what = ARRANGING[act](window.session, ids)
        page.arranged(what)
        window.browser.arranged(what)
        window.follow_changes()
        if act is GridAct.ADD and what.current is not None:
            page.table.choose_row(what.current, GridColumn.CONTENT)
            page.table.open_cell("")
        window.desk.status.say(SAID[act].format(len(ids)))

    # the menu

    def _open_menu(self, at: QPoint) -> None:
        self.menu().popup(at)

    def menu(self) -> QMenu:
        """What can be done with the chosen cells."""
        from gkdesk.ui.views.grid_menu import grid_menu

        assert self._page is not None
        return grid_menu(self._page, self._window.acts.bulk)

    def is_open(self) -> bool:
        """Whether the grid is in sight."""
        page = self._window.desk.page
        return self._page is not None and page is self._page
