"""The history as a table: who changed what, when, from what to what. A change of many lines
is one line that opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from gkdesk.domain.changes import HistoryEntry
from gkdesk.domain.history_pages import HistoryChange
from gkdesk.domain.tasks import Row
from gkdesk.terms import HISTORY_FIELDS, label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.history_words import cells
from gkdesk.ui.models.row_words import NOTHING

FOLDED_FROM: Final = 4
"""A change of so many lines is folded."""
MOST_OPEN: Final = 2000
"""Lines shown of an opened change; all of them stand in the ledger."""
_ROOT: Final = QModelIndex()


class HistoryColumn(IntEnum):
    WHEN = 0
    WHO = 1
    WHAT = 2
    TASK = 3
    FIELD = 4
    BEFORE = 5
    AFTER = 6


HEADS = ("时间", "操作人", "操作", "任务", "栏目", "原来", "改为")


@dataclass(slots=True)
class Line:
    """One line: an entry, or (``entry`` None) a whole change, open or not."""

    change: HistoryChange
    entry: HistoryEntry | None
    open: bool = False


class HistoryModel(HeadedTable):
    """Pages of changes, newest first. ``rows`` names tasks; ``lines_of`` reads the lines of
    a change that came without them; ``more`` brings the next page where there is one."""

    heads = HEADS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Callable[[Sequence[int]], Mapping[int, Row]] = lambda _ids: {}
        self.lines_of: Callable[[int], Sequence[HistoryEntry]] = lambda _id: ()
        self.more: Callable[[], None] | None = None
        self._lines: list[Line] = []
        self._tasks: dict[int, Row] = {}

    def clear(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._lines, self._tasks = [], {}
        self.endResetModel()

    def add(self, changes: Sequence[HistoryChange]) -> None:
        """Another page behind the lines there are."""
        lines = [line for change in changes for line in _lines(change)]
        if not lines:
            return
        self._name([line.entry for line in lines if line.entry is not None])
        first = len(self._lines)
        self.beginInsertRows(_ROOT, first, first + len(lines) - 1)
        self._lines += lines
        self.endInsertRows()

    def _name(self, entries: Sequence[HistoryEntry]) -> None:
        wanted = {entry.task for entry in entries if entry.task is not None}
        unknown = sorted(wanted - self._tasks.keys())
        if unknown:
            self._tasks.update(self.rows(unknown))

    def toggle(self, row: int) -> None:
        """Open a folded change, or close it."""
        line = self._lines[row]
        if line.entry is not None:
            return
        if line.open:
            last = row
            while last + 1 < len(self._lines) and self._belongs(last + 1, line):
                last += 1
            self.beginRemoveRows(_ROOT, row + 1, last)
            del self._lines[row + 1 : last + 1]
            self.endRemoveRows()
        else:
            entries = self.entries_of(line)[:MOST_OPEN]
            if not entries:
                return
            self._name(entries)
            self.beginInsertRows(_ROOT, row + 1, row + len(entries))
            self._lines[row + 1 : row + 1] = [Line(line.change, entry) for entry in entries]
            self.endInsertRows()
        line.open = not line.open
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))

    def _belongs(self, row: int, head: Line) -> bool:
        line = self._lines[row]
        return line.entry is not None and line.change.id == head.change.id

    def entries_of(self, line: Line) -> Sequence[HistoryEntry]:
        """The entries a line stands for."""
        if line.entry is not None:
            return [line.entry]
        read = line.change.entries
        return self.lines_of(line.change.id) if read is None else read

    def __len__(self) -> int:
        return len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.more is not None

    def fetchMore(self, parent: Index) -> None:
        if self.more is not None:
            self.more()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in SHOWN:
            return self.words(index.row())[index.column()]
        return None

    def line(self, row: int) -> Line:
        """A line of the table."""
        return self._lines[row]

    def words(self, row: int) -> tuple[str, ...]:
        """A line's cells."""
        line = self._lines[row]
        if line.entry is not None:
            return cells(line.entry, self._tasks)
        change = line.change
        when = f"{change.at:%Y-%m-%d %H:%M}"
        sign = "▾" if line.open else "▸"
        read = change.entries or ()
        tasks = {entry.task for entry in read if entry.task is not None}
        number = f"{len(tasks)} 条任务、{change.size} 处" if tasks else f"{change.size} 处"
        names = dict.fromkeys(HISTORY_FIELDS.get(each.field, each.field) for each in read)
        fields = "、".join(names) or NOTHING
        what = f"{sign} {number}"
        return when, change.who, label(change.what), what, fields, NOTHING, NOTHING


def _lines(change: HistoryChange) -> list[Line]:
    if change.entries is None or change.size >= FOLDED_FROM:
        return [Line(change, None)]
    return [Line(change, entry) for entry in change.entries]
