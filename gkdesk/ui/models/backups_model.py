"""The copies of a ledger as a table; what one holds is filled in once it was proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from gkdesk.domain.backups import Backup, BackupKind, Holdings
from gkdesk.domain.written_days import weekday
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING

_KB: Final = 1024
_TO_THE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupColumn(IntEnum):
    WHEN = 0
    WHY = 1
    SIZE = 2
    PLANS = 3
    TASKS = 4
    STATE = 5


@dataclass(slots=True)
class Offered:
    """A file that may be put back: a copy beside the ledger, or (``backup`` None) one that a
    person chose. ``holdings`` is None until it was proven, ``unfit`` tells that it failed."""

    path: Path
    backup: Backup | None
    holdings: Holdings | None = None
    unfit: bool = False

    @property
    def moment(self) -> datetime | None:
        """When it was taken; of a chosen file when its last change was made."""
        if self.backup is not None:
            return self.backup.taken
        return self.holdings.last_change if self.holdings is not None else None


class BackupsModel(HeadedTable):
    """Newest first; a chosen file stands above them."""

    heads = ("时间", "原因", "大小", "计划", "任务", "状况")

    def __init__(self, copies: Sequence[Backup], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offered = [Offered(each.path, each) for each in copies]

    def __len__(self) -> int:
        return len(self.offered)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return _TO_THE_RIGHT
        return super().headerData(section, orientation, role)

    def add(self, chosen: Path) -> int:
        """Offer a file that a person chose; its line."""
        known = [at for at, each in enumerate(self.offered) if each.path == chosen]
        if known:
            return known[0]
        self.beginInsertRows(QModelIndex(), 0, 0)
        self.offered.insert(0, Offered(chosen, None))
        self.endInsertRows()
        return 0

    def fill(self, offered: Offered, holdings: Holdings | None) -> None:
        """What a file holds; None where it is unfit."""
        offered.holdings, offered.unfit = holdings, holdings is None
        line = self.offered.index(offered)
        self.dataChanged.emit(self.index(line, 0), self.index(line, len(self.heads) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = BackupColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return _TO_THE_RIGHT
        if role not in SHOWN:
            return None
        offered = self.offered[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(offered.path)
        return _words(offered, column)


_NUMBERS: Final = (BackupColumn.SIZE, BackupColumn.PLANS, BackupColumn.TASKS)


def _words(offered: Offered, column: BackupColumn) -> str:
    copy, held = offered.backup, offered.holdings
    match column:
        case BackupColumn.WHEN:
            words = moment_words(offered) or offered.path.name
        case BackupColumn.WHY:
            words = label(copy.kind) if copy else "选定的文件"
        case BackupColumn.SIZE:
            words = size_words(copy.size) if copy else NOTHING
        case BackupColumn.PLANS:
            words = str(held.plans) if held else ""
        case BackupColumn.TASKS:
            words = str(held.tasks) if held else ""
        case BackupColumn.STATE:
            proven = "完好" if held else "核对中"
            words = "不完好" if offered.unfit else proven
    return words


def moment_words(offered: Offered) -> str:
    """2022-09-28 周三 09:00; a daily copy names its day alone."""
    moment = offered.moment
    if moment is None:
        return ""
    day = f"{moment:%Y-%m-%d} {weekday(moment.date())}"
    daily = offered.backup is not None and offered.backup.kind is BackupKind.DAILY
    return day if daily else f"{day} {moment:%H:%M}"


def day_words(day: date, today: date) -> str:
    """9月28日, with its year where it is another than this."""
    year = f"{day.year}年" if day.year != today.year else ""
    return f"{year}{day.month}月{day.day}日"


def size_words(size: int) -> str:
    """312 KB, 1.5 MB."""
    if size < _KB * _KB:
        return f"{max(1, round(size / _KB))} KB"
    return f"{size / _KB / _KB:.1f} MB"
