"""The register of workbooks (收发台账) as a table, and which of its lines are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from gkdesk.domain.dispatches import Dispatch
from gkdesk.ui.models.day_words import long_day, short_day
from gkdesk.ui.models.dispatch_words import (
    asks,
    handed_words,
    period_words,
    state_words,
    table_words,
)
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING


class DispatchColumn(IntEnum):
    UNIT = 0
    PERIOD = 1
    TABLE = 2
    SENT = 3
    HANDED = 4
    RETURNED = 5
    STATE = 6
    NOTE = 7


HEADS: Final = ("单位", "期间", "哪一份", "发出", "交付", "收回", "填报", "备注")
ALL, OWING, ANSWERED = range(3)


@dataclass(frozen=True, slots=True)
class Listed:
    """Which lines are wanted: one of ALL, OWING, ANSWERED, a period's key (None for any),
    and words of the unit's name."""

    state: int = ALL
    period: str | None = None
    words: str = ""

    def holds(self, line: Dispatch, again: bool = False) -> bool:
        """Whether a line is listed; ``again`` where its rows went out once more."""
        if self.state != ALL and (not asks(line) or line.owes != (self.state == OWING)):
            return False
        if again and line.owes and self.state == OWING:
            return False
        return self.period in (None, line.period) and self.words in line.unit


class DispatchesModel(HeadedTable):
    """Lines of the register in the order given."""

    heads = HEADS

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Dispatch] = []
        self._again: frozenset[int] = frozenset()
        self._today = today

    def show_lines(self, lines: Sequence[Dispatch], again: frozenset[int], today: date) -> None:
        """List other lines, or the same anew; ``again`` are those asked once more."""
        self.beginResetModel()
        self._lines, self._again, self._today = list(lines), again, today
        self.endResetModel()

    def line(self, row: int) -> Dispatch:
        """The register's line of a row."""
        return self._lines[row]

    def row_of(self, dispatch_id: int) -> int:
        """Where a line stands, -1 where it is not listed."""
        ids = [line.id for line in self._lines]
        return ids.index(dispatch_id) if dispatch_id in ids else -1

    def __len__(self) -> int:
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        line, column = self._lines[index.row()], DispatchColumn(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, column)
        return self._words(line, column)

    def _words(self, line: Dispatch, column: DispatchColumn) -> str:
        back, today = line.returned_on, self._today
        return (
            line.unit or "整份计划",
            period_words(line.period),
            table_words(line),
            short_day(line.sent_at.date(), today),
            handed_words(line, today),
            short_day(back, today) if back else NOTHING,
            state_words(line, line.id in self._again),
            line.note or NOTHING,
        )[column]

    def _tip(self, line: Dispatch, column: DispatchColumn) -> str:
        match column:
            case DispatchColumn.SENT:
                return f"{long_day(line.sent_at.date())} {line.sent_at:%H:%M}"
            case DispatchColumn.STATE if asks(line):
                return f"{line.rows} 项里还有 {line.blank} 项没有报"
            case DispatchColumn.NOTE if line.note:
                return line.note
            case _:
                return line.file
