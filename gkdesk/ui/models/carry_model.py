"""What the change of year does with the rows of one plan, as a table: what goes on into
which periods, what stays and why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, Qt

from gkdesk.domain.carrying import Carried, CarryReport, Stayed
from gkdesk.domain.tasks import Row
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING, content

_NAMED: Final = 4
"""So many periods are named; of more, the first and the last."""


class CarryColumn(IntEnum):
    ROW = 0
    WORDS = 1
    OUTCOME = 2


HEADS: Final = ("任务", "时限", "去向")


class Line(NamedTuple):
    """One line: the ledger's row, the limit's words, and what becomes of it."""

    node: int
    words: str
    outcome: str


class CarryModel(HeadedTable):
    """What goes on stands first, what stays below."""

    heads = HEADS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._rows: Mapping[int, Row] = {}

    def show_report(self, report: CarryReport | None, rows: Mapping[int, Row]) -> None:
        """Show what was or would be done; ``rows`` are the ledger's rows by id."""
        self.beginResetModel()
        carried = report.carried if report is not None else ()
        stayed = report.stayed if report is not None else ()
        self._lines = [Line(one.node_id, one.words, _goes_on(one)) for one in carried]
        self._lines += [Line(one.node_id, one.words, _stays(one)) for one in stayed]
        self._rows = rows
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        line = self._lines[index.row()]
        match CarryColumn(index.column()):
            case CarryColumn.ROW:
                row = self._rows.get(line.node)
                return content(row) if row is not None else NOTHING
            case CarryColumn.WORDS:
                return line.words or NOTHING
            case CarryColumn.OUTCOME:
                return line.outcome


def _goes_on(one: Carried) -> str:
    named = one.periods
    if len(named) > _NAMED:
        return f"转入{named[0]}至{named[-1]}，共 {len(named)} 期"
    return f"转入{'、'.join(named)}"


def _stays(one: Stayed) -> str:
    return f"留下：{label(one.why)}"
