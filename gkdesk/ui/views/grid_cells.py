"""The grid's cells in the ledger: their values, what may be typed, and the writing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gkdesk.domain.cells import Cell
from gkdesk.domain.tasks import Row, Status
from gkdesk.errors import GkdeskError
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.terms import label, message_for
from gkdesk.ui.models import grid_words, row_words
from gkdesk.ui.models.grid_columns import FIELDS, ROLES, GridColumn
from gkdesk.ui.models.grid_model import GridModel
from gkdesk.ui.models.limit_cells import meaning
from gkdesk.ui.models.unit_suggestions import UnitSuggestions
from gkdesk.ui.views.block_tree import Spot

_STATUS_KEYS = {Status.OPEN: "tjw", Status.DONE: "yb"}
"""The letters that stand for a status: 推进中, 进行; 已办结, 办结."""


class GridCells(QObject):
    """``written`` carries the ids of the rows that were written to."""

    written = Signal(list)

    def __init__(self, session: Session, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self._units = UnitSuggestions(session)

    def row(self, node_id: int) -> Row | None:
        """A row as it is shown."""
        index = self._model.index_of(node_id)
        return self._model.row(index) if index.isValid() else None

    def value(self, row: Row, column: GridColumn) -> str:
        """A cell's value as one types it, of several limits all."""
        if column is GridColumn.CONTENT:
            return row_words.body(row)
        if column is GridColumn.DEADLINE:
            words = outline.typed_words(self._session, row)
            if len(words) > 1:
                return "，".join(words)
        return grid_words.typed(row, column)

    def text(self, spot: Spot) -> str:
        row = self.row(spot[0])
        return self.value(row, spot[1]) if row is not None else ""

    def refusal(self, spot: Spot) -> str:
        row = self.row(spot[0])
        if self._session.read_only:
            return "台账是只读打开的，不能修改"
        if row is None:
            return "这一行已不在台账里"
        if not grid_words.fillable(row, spot[1]):
            return "这一级由下面的任务得出，可填到具体任务上"
        return ""

    def meaning(self, spot: Spot, typed: str) -> Sequence[str]:
        if spot[1] is GridColumn.DEADLINE:
            return meaning(self._session, spot[0], typed)
        return ()

    def suggest(self, column: GridColumn, typed: str) -> Sequence[str]:
        if column is GridColumn.STATUS:
            return [
                label(status)
                for status, keys in _STATUS_KEYS.items()
                if not typed or typed.lower() in keys or typed in label(status)
            ]
        if column in ROLES:
            return self._units(typed)
        return ()

    def take(self, spots: Sequence[Spot], typed: str) -> str:
        cells = [Cell(node_id, FIELDS[column], typed) for node_id, column in spots]
        return self.write(cells)

    def write(self, cells: Sequence[Cell]) -> str:
        """Write cells, one as an edit and several as one change; why not, or ""."""
        from gkdesk.services import bulk_editing, editing

        try:
            if len(cells) == 1:
                cell = cells[0]
                editing.set_field(self._session, cell.node_id, cell.field, cell.value)
                ids = [cell.node_id]
            else:
                ids = list(bulk_editing.set_cells(self._session, cells))
        except GkdeskError as fault:
            return message_for(fault)
        self._model.refresh(ids)
        if ids:
            self.written.emit(ids)
        return ""
