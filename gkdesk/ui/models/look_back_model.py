"""Two plans side by side (回头看) as a list, and which of its rows are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.look_back import LookBackRow, Sort
from gkdesk.terms import label
from gkdesk.ui.models.word_parting import Piece, parted

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()

Wanted = Callable[[LookBackRow], bool]
FILTERS: Final[tuple[tuple[str, Wanted], ...]] = (
    ("全部", lambda _row: True),
    (label(Sort.SAME), lambda row: row.sort is Sort.SAME),
    (label(Sort.CHANGED), lambda row: row.sort is Sort.CHANGED),
    (label(Sort.NEW), lambda row: row.sort is Sort.NEW),
    (label(Sort.DROPPED), lambda row: row.sort is Sort.DROPPED),
    ("未办结结转", lambda row: row.unfinished),
    ("待确认", lambda row: bool(row.pairs) and not row.settled),
)
"""The words of each filter with what it lets through."""


class LookBackModel(QAbstractListModel):
    """The rows of one comparison that pass a filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[LookBackRow] = ()
        self._lines: list[LookBackRow] = []
        self._filter = 0

    def __len__(self) -> int:
        return len(self._lines)

    def __bool__(self) -> bool:
        return True  # an empty list is a list

    def show_rows(self, rows: Sequence[LookBackRow], chosen: int) -> None:
        """Take other rows, or another of FILTERS. Where as many lines stay in place, they
        are only told to have changed."""
        lines = [row for row in rows if FILTERS[chosen][1](row)]
        same = [_key(row) for row in lines] == [_key(row) for row in self._lines]
        if same and lines:
            self._all, self._lines, self._filter = rows, lines, chosen
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._all, self._lines, self._filter = rows, lines, chosen
        self.endResetModel()

    def rows(self) -> list[LookBackRow]:
        """The rows shown."""
        return list(self._lines)

    def row(self, index: Index) -> LookBackRow | None:
        """The row behind an index; None for no index."""
        return self._lines[index.row()] if index.isValid() else None

    def place_of(self, row: LookBackRow) -> int:
        """Where a task of a row stands now, -1 where none of them is shown."""
        ids = {each.id for each in (*row.tasks, *row.formers)}
        for at, each in enumerate(self._lines):
            if ids & {task.id for task in (*each.tasks, *each.formers)}:
                return at
        return -1

    def counts(self) -> list[int]:
        """How many rows each of FILTERS lets through."""
        return [sum(map(wanted, self._all)) for _words, wanted in FILTERS]

    # QAbstractListModel

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        former, own = words_of(row)
        return "　".join(filter(None, (state_words(row), former, own))).replace("\n", "　")


def _key(row: LookBackRow) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(each.id for each in row.formers), tuple(each.id for each in row.tasks)


def state_words(row: LookBackRow) -> str:
    """有变化　相似 72: of a settled one 已确认, of one without partner nothing more."""
    return "　".join(filter(None, (label(row.sort), sure_words(row))))


def sure_words(row: LookBackRow) -> str:
    """How sure a row is."""
    if row.settled:
        return "已确认"
    return f"相似 {row.likeness}" if row.pairs else ""


def words_of(row: LookBackRow) -> tuple[str, str]:
    """The words of both sides, several tasks one below the other."""
    former, own = (
        "\n".join(f"{each.place}　{each.text}" for each in side)
        for side in (row.formers, row.tasks)
    )
    return former, own


@lru_cache(maxsize=256)
def _parted(former: str, own: str) -> tuple[list[Piece], list[Piece]]:
    return parted(former, own)


def pieces_of(row: LookBackRow) -> tuple[list[Piece], list[Piece]]:
    """Both wordings in pieces, what only one side says marked; the numbers before them are
    not compared. Made when the row is painted."""
    if row.several or not (row.formers and row.tasks):
        former, own = words_of(row)
        return [(former, False)] if former else [], [(own, False)] if own else []
    one, other = row.formers[0], row.tasks[0]
    former_words, own_words = _parted(one.text, other.text)
    return (
        [(f"{one.place}　", False), *former_words],
        [(f"{other.place}　", False), *own_words],
    )
