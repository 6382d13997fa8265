"""What differs between a plan and a newer version of its notice, a line a difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gkdesk.domain.rereading import ComparedRow, Difference, Part, Pick, RowKind
from gkdesk.services import rereading
from gkdesk.services.rereading import Comparison
from gkdesk.ui.models.draft_figures import place_words
from gkdesk.ui.models.word_parting import Piece, parted

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Sort(StrEnum):
    """The sorts of lines, as a person filters them; the values are their words."""

    NEW = "新增"
    DROPPED = "删除"
    CHANGED = "修改"
    MOVED = "移动"
    NUMBER = "编号"


_SORTS = {Part.PLACE: Sort.MOVED, Part.LABEL: Sort.NUMBER}
_CAPTIONS = {
    Part.WORDS: "正文",
    Part.UNITS: "单位",
    Part.LIMIT: "时限",
    Part.LABEL: "编号",
    Part.PLACE: "位置",
    Part.NOTICE: "公文",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One difference with the row it is of; the notice's own has no row."""

    pick: Pick
    row: ComparedRow | None
    difference: Difference

    @property
    def sort(self) -> Sort:
        if self.row is not None and self.difference.part is Part.WHOLE:
            return Sort.NEW if self.row.kind is RowKind.NEW else Sort.DROPPED
        return _SORTS.get(self.difference.part, Sort.CHANGED)

    @property
    def place(self) -> str:
        """Where it stands, by its number."""
        return place_words(self.row.item.path) if self.row is not None else place_words("")

    @property
    def caption(self) -> str:
        """Which field differs: 正文, of a section 标题; of a whole item what it is."""
        row = self.row
        if row is None or self.difference.part in (Part.UNITS, Part.LIMIT):
            return _CAPTIONS[self.difference.part]
        if self.difference.part is Part.WHOLE:
            return "整节" if row.item.section else "整条"
        only_heading = row.item.section or _only_heading(row)
        if self.difference.part is Part.WORDS and only_heading:
            return "标题"
        return _CAPTIONS[self.difference.part]

    @property
    def worked(self) -> bool:
        """Whether work was entered at what is dropped."""
        return self.sort is Sort.DROPPED and bool(
            self.row and self.row.old and self.row.old.worked
        )

    @property
    def warning(self) -> str:
        """Why it is not ticked to begin with."""
        return "已手工修改" if self.difference.by_hand else "已有进展" if self.worked else ""


def _only_heading(row: ComparedRow) -> bool:
    old, new = row.old, row.new
    if old is None or new is None or not old.heading or not new.heading:
        return False
    return old.text.removeprefix(old.heading) == new.text.removeprefix(new.heading)


class RereadModel(QAbstractListModel):
    """Lines that can be ticked, all of them or of one sort; ``ticked`` follows every tick."""

    ticked = Signal()

    def __init__(self, comparison: Comparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        by_number = {row.number: row for row in comparison.rows}
        self._all = [
            Line(pick, by_number.get(pick.row), each) for pick, each in comparison.picks()
        ]
        self._lines = self._all
        self.chosen = set(rereading.advised(comparison))

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, index: Index) -> Line | None:
        """The line behind an index; None for no index."""
        return self._lines[index.row()] if index.isValid() else None

    def counts(self) -> Counter[Sort]:
        """How many lines there are of each sort."""
        return Counter(line.sort for line in self._all)

    def show_sort(self, sort: Sort | None) -> None:
        """Show the lines of one sort; None shows all."""
        self.beginResetModel()
        self._lines = [line for line in self._all if sort in (None, line.sort)]
        self.endResetModel()

    def tick_shown(self, on: bool) -> None:
        """Tick all lines that are shown, or none of them."""
        self._tick((line.pick for line in self._lines), on)
        if self._lines:
            role = [Qt.ItemDataRole.CheckStateRole]
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1), role)

    def _tick(self, picks: Iterable[Pick], on: bool) -> None:
        (self.chosen.update if on else self.chosen.difference_update)(picks)
        self.ticked.emit()

    # QAbstractListModel

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            on = line.pick in self.chosen
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            both = line.difference.before, line.difference.after
            said = (
                line.sort.value,
                line.place,
                line.caption,
                line.warning,
                " → ".join(filter(None, both)),
            )
            return "　".join(filter(None, said)).replace("\n", "　")
        return None

    def setData(
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        line = self.line(index)
        if line is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._tick([line.pick], Qt.CheckState(value) is Qt.CheckState.Checked)
        self.dataChanged.emit(index, index, [role])
        return True


@lru_cache(maxsize=256)
def pieces_of(line: Line) -> tuple[list[Piece], list[Piece]]:
    """Both wordings of a line in pieces, made when the line is painted."""
    told = line.difference
    by_names = told.part in (Part.UNITS, Part.PLACE, Part.NOTICE)
    return parted(told.before, told.after, by_names=by_names)
