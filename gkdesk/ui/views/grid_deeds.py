"""What is done with the chosen cells of the grid: copied, pasted, filled, emptied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from gkdesk.domain.cells import Cell, CellFault
from gkdesk.domain.tasks import Row
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.models import grid_filling, grid_words
from gkdesk.ui.models.grid_columns import COLUMNS, FIELDS, HEADS, GridColumn
from gkdesk.ui.models.grid_filling import Sheet, TooLarge
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.grid_acts import GridAct
from gkdesk.ui.views.grid_cells import GridCells
from gkdesk.ui.views.grid_table import GridTable

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.cell_faults_dialog import CellFaultsDialog


class GridDeeds(QObject):
    """Carries out a GridAct; ``said`` tells what was done, or why not."""

    said = Signal(str)

    def __init__(self, session: Session, table: GridTable, cells: GridCells) -> None:
        super().__init__(table)
        self._session, self._table, self._cells = session, table, cells
        self.theme = Theme()
        self._does = {
            GridAct.COPY: self.copy,
            GridAct.CUT: self.cut,
            GridAct.PASTE: self.paste,
            GridAct.CLEAR: self.clear,
            GridAct.FILL_DOWN: self.fill_down,
            GridAct.FILL_RIGHT: self.fill_right,
        }

    def do(self, act: GridAct) -> bool:
        """Carry out an act; False where it is another one's."""
        if act not in self._does:
            return False
        if act is not GridAct.COPY and self._session.read_only:
            self.said.emit("台账是只读打开的，不能修改")
        else:
            self._does[act]()
        return True

    def sheet(self) -> Sheet:
        """What the grid shows."""
        model, rows = self._table.model(), self._table.rows
        assert isinstance(model, GridModel)

        def row(number: int) -> Row | None:
            index = rows.at(number)
            return model.row(index) if index.isValid() else None

        return Sheet(row, self._table.columns())

    # the clipboard

    def copy(self) -> bool:
        """Put the chosen cells on the clipboard, for here and for Excel or WPS."""
        from gkdesk.services import copied_cells

        block = grid_filling.copied(self.sheet(), self._table.area())
        if not block:
            self.said.emit("选中的格子里没有可以复制的内容")
            return False
        data = QMimeData()
        data.setText(copied_cells.as_text(block))
        data.setHtml(copied_cells.as_markup(block))
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(f"已复制 {len(block) * len(block[0])} 格")
        return True

    def cut(self) -> None:
        """Copy the chosen cells, and empty them."""
        if self.copy():
            self.clear()

    def paste(self) -> None:
        """Write the copied cells; what goes beyond the last row or column is told."""
        from gkdesk.services import copied_cells

        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        block = copied_cells.read_cells(data.html(), data.text())
        if not block:
            self.said.emit("剪贴板里没有可以粘贴的格子")
            return
        place = grid_filling.pasted(self.sheet(), self._table.area(), block)
        if isinstance(place, TooLarge):
            self.said.emit(_too_large(place))
            return
        words = grid_filling.other_words(*place)
        left = f"；{words} 行的序号与内容没有改，可逐条修改" if words else ""
        self._write(grid_filling.cells_of(*place), "粘贴", left)

    # filling

    def clear(self) -> None:
        """Empty the chosen cells; a limit goes back to the printed one."""
        area, sheet = self._table.area(), self.sheet()
        rows, columns = sheet.rows(area), sheet.wide(area)
        spots = [(row, column) for row in rows for column in columns]
        cells = [
            Cell(row.id, FIELDS[column], "")
            for row, column in spots
            if column not in _KEPT and _stands(row, column)
        ]
        self._write(cells, "清除")

    def fill_down(self) -> None:
        """The first row's values in the chosen rows under it, or the ones above in a row."""
        cells = grid_filling.filled_down(self.sheet(), self._table.area(), self._cells.value)
        self._write(cells, "填充")

    def fill_right(self) -> None:
        """The first column's values in the chosen ones beside it."""
        cells = grid_filling.filled_right(self.sheet(), self._table.area(), self._cells.value)
        self._write(cells, "填充")

    # writing

    def _write(self, cells: Sequence[Cell], verb: str, left: str = "") -> None:
        """Write cells as one change; where some cannot be, a person decides first."""
        from gkdesk.services import bulk_editing

        if not cells:
            self.said.emit(f"没有可以{verb}的格子，内容没有变{left}")
            return
        faults = bulk_editing.understood(self._session, cells)
        if faults:
            self._ask(cells, faults, verb)
            return
        why = self._cells.write(cells)
        self.said.emit(why or f"已{verb} {len(cells)} 格，可按 Ctrl+Z 撤销{left}")

    def _ask(
        self, cells: Sequence[Cell], faults: Sequence[CellFault], verb: str
    ) -> CellFaultsDialog:
        from gkdesk.ui.dialogs.cell_faults_dialog import CellFaultsDialog, FaultLine

        bad = {id(fault.cell) for fault in faults}
        good = [cell for cell in cells if id(cell) not in bad]
        lines = []
        for fault in faults:
            row = self._cells.row(fault.cell.node_id)
            named = grid_words.typed(row, GridColumn.CONTENT) if row is not None else ""
            head = HEADS[COLUMNS[fault.cell.field]]
            lines.append(FaultLine(named, head, fault.cell.value, message_for(fault.why)))
        dialog = CellFaultsDialog(lines, len(good), self.theme, self._table.window())
        dialog.agreed.connect(lambda: self._write(good, verb))
        dialog.open()
        return dialog


_KEPT = (GridColumn.CONTENT, GridColumn.STATUS)
"""Columns that are never emptied."""


def _stands(row: Row, column: GridColumn) -> bool:
    """Whether emptying a cell changes it: inherited units and printed limits stay."""
    if column is GridColumn.DEADLINE:
        return row.deadline_set
    return bool(grid_words.typed(row, column)) and not grid_words.inherited(row, column)


def _too_large(found: TooLarge) -> str:
    unit, way = ("列", "右") if found.across else ("行", "下")
    return (
        f"复制的内容有 {found.has} {unit}，从这一格往{way}只有 {found.left} {unit}，"
        "没有写入，可换一格开始粘贴"
    )
