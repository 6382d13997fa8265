"""What the check before handing out found, as tables: the kinds with their counts, and the
findings of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from gkdesk.domain.findings import Check
from gkdesk.services.preflight import Told
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index


class Shelf(StrEnum):
    """Lists beside those of one kind."""

    ALL = "all"
    ASIDE = "aside"


Kind = Check | Shelf
_WORDS: Final = {Shelf.ALL: "全部", Shelf.ASIDE: "已忽略"}


class KindsModel(HeadedTable):
    """The kinds that were found, the weightiest first, and what was set aside."""

    heads = ("类别", "处")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[Kind, int]] = []

    def show(self, found: Sequence[Told]) -> None:
        """Count anew."""
        self.beginResetModel()
        open_ones = [each.finding for each in found if each.finding.reason is None]
        numbers = Counter(each.check for each in open_ones)
        aside = len(found) - len(open_ones)
        self._lines = [(Shelf.ALL, len(open_ones))]
        self._lines += [(check, numbers[check]) for check in Check if numbers[check]]
        self._lines += [(Shelf.ASIDE, aside)] if aside else []
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._lines)

    def kind(self, line: int) -> Kind:
        """The kind in a line."""
        return self._lines[line][0]

    def line_of(self, kind: Kind) -> int:
        """The line of a kind; the first where it is not there any more."""
        return next((at for at, (each, _count) in enumerate(self._lines) if each == kind), 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        kind, count = self._lines[index.row()]
        if role in SHOWN:
            words = _WORDS[kind] if isinstance(kind, Shelf) else label(kind)
            return str(count) if index.column() else words
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class FindingsModel(HeadedTable):
    """The findings of one kind, of all kinds, or those set aside."""

    heads = ("条目", "问题")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Told] = []

    def show(self, found: Sequence[Told], kind: Kind) -> None:
        """Take other findings."""
        self.beginResetModel()
        aside = kind is Shelf.ASIDE
        self._lines = [
            each
            for each in found
            if (each.finding.reason is not None) is aside
            and (isinstance(kind, Shelf) or each.finding.check is kind)
        ]
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._lines)

    def told(self, line: int) -> Told:
        """The finding in a line."""
        return self._lines[line]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        told = self._lines[index.row()]
        if index.column() == 0:
            return told.row
        reason = told.finding.reason
        return told.sentence if reason is None else f"{told.sentence}忽略：{reason}"
