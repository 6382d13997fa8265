"""分解: the plan in view as a spreadsheet of units, limits, status and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from gkdesk.domain.arranging import Arranged
from gkdesk.domain.changes import HistoryEntry
from gkdesk.domain.queries import Query
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.centre import CentrePage
from gkdesk.ui.models.grid_columns import COLUMNS, GridColumn
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.models.row_asides import asides
from gkdesk.ui.settings import Settings
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.breakdown_bar import BreakdownBar
from gkdesk.ui.views.grid_acts import GridAct
from gkdesk.ui.views.grid_cells import GridCells
from gkdesk.ui.views.grid_deeds import GridDeeds
from gkdesk.ui.views.grid_table import GridTable
from gkdesk.ui.views.grid_widths import GridWidths

PAUSE_MS: Final = 300
"""Counts elsewhere follow when the keys rest, so that typing on never waits for them."""
COUNTED_UP_TO: Final = 1000
"""So many chosen rows are looked at to count the cells that take a value."""


class BreakdownPage(CentrePage):
    """``rows_edited`` carries the rows written to since the keys rested last, ``told`` asks
    for the page's words to be shown again; ``bulk_wanted`` and ``arrange_wanted`` carry the
    rows and the act a person asks for."""

    rows_edited = Signal(list)
    told = Signal()
    menu_wanted = Signal(QPoint)
    act_wanted = Signal(object)

    keys = "F2 修改　Ctrl+D 向下填充　Ctrl+Shift+Enter 只填空格"

    def __init__(
        self,
        session: Session,
        settings: Settings,
        theme: Theme,
        in_view: Callable[[], tuple[int | None, int | None]],
    ) -> None:
        super().__init__()
        self._session, self._settings, self._in_view = session, settings, in_view
        self._plan_id: int | None = None
        self._touched: dict[int, None] = {}
        self._fresh = False
        self.model = GridModel(
            lambda ids: outline.rows(session, ids),
            session.outlook,
            self,
            tell=lambda rows: asides(session, rows),
        )
        self.cells = GridCells(session, self.model, self)
        self.bar = BreakdownBar(theme)
        self.table = GridTable(self.model, theme, self.cells)
        self.widths = GridWidths(self.table.header(), theme, settings.grid_columns())
        self.deeds = GridDeeds(session, self.table, self.cells)
        self._resting = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._warm = QTimer(self, singleShot=True, interval=PAUSE_MS)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.table, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.table)
        self._connect()
        self.set_theme(theme)

    def _connect(self) -> None:
        self.table.asked.connect(self.do)
        self.table.said.connect(self.said)
        self.bar.tasks_only.toggled.connect(self.table.fold_measures)
        self.table.chosen.connect(self.told)
        self.table.menu_wanted.connect(self.menu_wanted)
        self.deeds.said.connect(self.said)
        self.cells.written.connect(self._wrote)
        self.widths.changed.connect(
            lambda: self._settings.keep_grid_columns(self.widths.drawn())
        )
        self._resting.timeout.connect(self.rest)
        self._warm.timeout.connect(lambda: self.cells.suggest(GridColumn.LEAD, "a"))

    def set_theme(self, theme: Theme) -> None:
        self.deeds.theme = theme
        for part in (self.bar, self.table, self.widths):
            part.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._whole.activate()
        self.widths.share()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._warm.stop()
        self.commit()  # a way out through a dialog takes no focus from the cell

    def commit(self) -> None:
        self.table.commit()

    # what is shown

    def refresh(self) -> None:
        """Read the plan in view again; where it is the same, cell and folding stay."""
        if self._fresh:
            self._fresh = False
            return
        plan_id, node_id = self._in_view()
        query = Query(plan_id=plan_id if plan_id is not None else -1)
        skeleton = outline.skeleton(self._session, query)
        same = plan_id == self._plan_id and self.model.shows(skeleton)
        if same:
            self.model.set_outlook(self._session.outlook)
            self.model.forget()
        else:
            self._open(plan_id, node_id)
        self._show_title()

    def arranged(self, what: Arranged) -> None:
        """Rows came, went or moved: the grid follows row by row."""
        from gkdesk.services import arranging

        if what.plan_id == self._plan_id:
            below = {
                above: arranging.children(self._session, what.plan_id, above)
                for above in what.parents
            }
            self.model.sync_all(below)
            self._fresh = True  # the window asks for the page again, which shows it already
            self.model.refresh([*what.rows, *(above for above in what.parents if above)])
            if what.current is not None:
                self.table.choose_row(what.current)

    def _open(self, plan_id: int | None, node_id: int | None) -> None:
        self.table.give_up()
        former = self.table.current_id() if plan_id == self._plan_id else None
        column = GridColumn(self.table.active_index().column()) if former else GridColumn.LEAD
        query = Query(plan_id=plan_id if plan_id is not None else -1)
        self._plan_id = plan_id
        folded = self.table.folded_ids() if former else set()
        self.model.open(outline.skeleton(self._session, query))
        self.table.opened(folded)
        self._warm.start()  # the directory is read before the first letter asks for it
        if self.bar.tasks_only.isChecked():
            self.table.fold_measures(True)
        for wanted in (former, node_id, self.model.first_task()):
            if wanted is not None and self.table.choose_row(wanted, column):
                break

    def _show_title(self) -> None:
        plan = outline.plan(self._session, self._plan_id) if self._plan_id else None
        self.bar.show_plan(plan)

    def plan_id(self) -> int | None:
        """The plan in the grid."""
        return self._plan_id

    def current_row(self) -> int | None:
        return self.table.current_id()

    def words(self) -> str:
        area = self.table.area()
        if area.rows > COUNTED_UP_TO:
            return f"选中 {area.rows} 行，输入后按 Ctrl+Enter 填入"
        spots = len(self.table.chosen_spots()) if self.model.rowCount() else 0
        if spots > 1:
            return f"选中 {spots} 格，输入后按 Ctrl+Enter 填入 {spots} 格"
        return f"共 {len(self.model)} 行"

    # what is done

    def do(self, act: GridAct) -> None:
        """Do something with the chosen cells."""
        if not self.deeds.do(act):
            self.act_wanted.emit(act)

    def chosen_rows(self) -> list[int]:
        """The ledger's ids of the rows that are chosen, without those that hold others."""
        return [row.id for row in self.deeds.sheet().rows(self.table.area())]

    def block_rows(self) -> list[int]:
        """The ledger's ids of all rows of the chosen block."""
        area, rows = self.table.area(), self.deeds.sheet().row
        found = (rows(number) for number in range(area.top, area.bottom + 1))
        return [row.id for row in found if row is not None]

    def show_change(self, entries: Sequence[HistoryEntry]) -> None:
        """Something was undone or done again: its rows are read anew, the cell goes where
        it was."""
        self.model.refresh({entry.task for entry in entries if entry.task is not None})
        for entry in entries:
            field = next((each for each in COLUMNS if each.value == entry.field), None)
            if entry.task is not None and self.model.index_of(entry.task).isValid():
                column = COLUMNS[field] if field is not None else None
                self.table.choose_row(entry.task, column)
                return

    def rest(self) -> None:
        """Tell now what was written since the keys rested last."""
        self._resting.stop()
        ids, self._touched = list(self._touched), {}
        if ids:
            self._fresh = True  # the rows on the page are those just written
            self.rows_edited.emit(ids)

    def _wrote(self, ids: Sequence[int]) -> None:
        self._touched |= dict.fromkeys(ids)
        self.edited.emit()
        self._resting.start()
