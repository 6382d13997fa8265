"""The lines of the morning page as a list that a view and a screen reader can walk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gkdesk.domain.agenda import Bell, Morning
from gkdesk.ui.models import morning_words as words
from gkdesk.ui.models.morning_lines import Line, LineKind

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class MorningModel(QAbstractListModel):
    """An immutable snapshot of lines with the morning they are of."""

    def __init__(self, days: words.DayKinds) -> None:
        super().__init__()
        self.days = days
        self.morning: Morning | None = None
        self._lines: list[Line] = []

    def show(self, morning: Morning, lines: Sequence[Line]) -> None:
        """Take other lines; where as many stand as before, they only change."""
        same = [line.choosable for line in lines] == [line.choosable for line in self._lines]
        if same and lines:
            self.morning, self._lines = morning, list(lines)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.morning, self._lines = morning, list(lines)
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        return self._lines[index.row()] if index.isValid() else None

    def lines(self) -> list[Line]:
        return self._lines

    def row_of(self, bell: Bell) -> int:
        """Where a group begins; -1 where it does not stand here."""
        return self._find(lambda line: line.kind is LineKind.GROUP and line.bell is bell)

    def like(self, wanted: Line) -> int:
        """Where the same line stands after the ledger was read again; -1 for nowhere."""
        return self._find(lambda line: _identity(line) == _identity(wanted))

    def _find(self, fits: object) -> int:
        assert callable(fits)
        return next((at for at, line in enumerate(self._lines) if fits(line)), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index)
        if line is None or not line.choosable:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if line.kind in (LineKind.UNIT, LineKind.ROW):
            flags |= Qt.ItemFlag.ItemIsSelectable
        if line.kind is LineKind.UNIT and line.callers[0].unit:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None or self.morning is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole and line.item is not None:
            item = line.item
            return f"{words.number(item)}　{words.item_words(item)}\n{item.words}".strip()
        return None

    def spoken(self, line: Line) -> str:
        """A line in words, as it is read aloud."""
        assert self.morning is not None
        today = self.morning.outlook.today
        if line.kind is LineKind.GROUP and line.bell is not None:
            title = words.title(line.bell, self.morning, self.days)
            return f"{title} {words.group_words(line.bell, self.morning)}"
        if line.kind is LineKind.UNIT:
            caller = line.callers[0]
            parts = [caller.unit or words.NO_UNIT, caller.person, caller.phone]
            return " ".join(part for part in parts if part)
        if line.item is not None and line.bell is not None:
            item = line.item
            parts = [words.number(item), words.item_words(item),
                     words.day_words(item, today, self.days),
                     words.left_words(item, line.bell, today, self.days)]  # fmt: skip
            return " ".join(part for part in parts if part)
        if line.later is not None:
            until = words.again_words(line.later.until, today)
            return f"{line.later.label} {line.later.text} {until}"
        return line.text


def _identity(line: Line) -> tuple[object, ...]:
    point = (line.item.node, line.item.occurrence) if line.item else None
    unit = line.callers[0].unit if line.callers else ""
    return line.kind, line.bell, point, unit, line.key
