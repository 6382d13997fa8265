"""The history as a table: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.changes import HistoryEntry, Value
from gkdesk.domain.tasks import EditField, Row, Status
from gkdesk.terms import HISTORY_FIELDS, label
from gkdesk.ui.models.row_words import NOTHING, body

Index = QModelIndex | QPersistentModelIndex


class HistoryColumn(IntEnum):
    WHEN = 0
    WHO = 1
    WHAT = 2
    TASK = 3
    FIELD = 4
    BEFORE = 5
    AFTER = 6


HEADS = ("时间", "操作人", "操作", "任务", "栏目", "原来", "改为")


class HistoryModel(QAbstractTableModel):
    """A snapshot of the entries, newest first; ``rows`` names the tasks they are about."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[HistoryEntry] = []
        self._rows: Mapping[int, Row] = {}

    def show_entries(self, entries: Sequence[HistoryEntry], rows: Mapping[int, Row]) -> None:
        """Show another history."""
        self.beginResetModel()
        self._entries, self._rows = list(entries), rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(HistoryColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(self._entries[index.row()], HistoryColumn(index.column()))
        return None

    def entry(self, row: int) -> HistoryEntry:
        """The entry of a line."""
        return self._entries[row]

    def _words(self, entry: HistoryEntry, column: HistoryColumn) -> str:
        if column is HistoryColumn.WHEN:
            return f"{entry.at:%Y-%m-%d %H:%M}"
        if column is HistoryColumn.TASK:
            return self._task(entry)
        return {
            HistoryColumn.WHO: entry.who,
            HistoryColumn.WHAT: label(entry.what),
            HistoryColumn.FIELD: HISTORY_FIELDS.get(entry.field, entry.field),
            HistoryColumn.BEFORE: _value(entry.field, entry.before),
            HistoryColumn.AFTER: _value(entry.field, entry.after),
        }[column]

    def _task(self, entry: HistoryEntry) -> str:
        row = self._rows.get(entry.task) if entry.task is not None else None
        return f"{row.label}{body(row)}" if row is not None else NOTHING


def _value(field: str, value: Value) -> str:
    if value is None or value == "":
        return NOTHING
    if field == EditField.STATUS.value:
        return label(Status(str(value)))
    return str(value).replace("\n", " ")
