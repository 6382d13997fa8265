"""The files that came back, as a table: whose, what each is, how much of it is blank."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from gkdesk.domain.collected import CollectedFile, FileStatus
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING

FILE_ROLE: Final = Qt.ItemDataRole.UserRole


_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FileColumn(IntEnum):
    STATUS = 0
    FILE = 1
    UNIT = 2
    ROWS = 3
    BLANK = 4
    WHY = 5


class CollectFilesModel(HeadedTable):
    """Those first that a person should look at; else in the order given."""

    heads = ("状态", "文件", "单位", "行", "空行", "说明")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[CollectedFile] = []

    def show(self, files: Sequence[CollectedFile]) -> None:
        """List other files."""
        self.beginResetModel()
        self._files = sorted(files, key=lambda file: (is_plain(file), file.number))
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._files)

    def file(self, row: int) -> CollectedFile:
        """The file in a row."""
        return self._files[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file, column = self._files[index.row()], FileColumn(index.column())
        if role == FILE_ROLE:
            return file
        return _words(file, column) if role in SHOWN else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Over figures the heads stand at the right, as they do."""
        figures = section in (FileColumn.ROWS, FileColumn.BLANK)
        if role == Qt.ItemDataRole.TextAlignmentRole and figures:
            return _RIGHT
        return super().headerData(section, orientation, role)


def _words(file: CollectedFile, column: FileColumn) -> str:
    match column:
        case FileColumn.STATUS:
            return label(file.status)
        case FileColumn.FILE:
            return file.path.name
        case FileColumn.UNIT:
            return file.unit or NOTHING
        case FileColumn.ROWS:
            return str(file.rows) if file.rows else NOTHING
        case FileColumn.BLANK:
            return str(file.blank) if file.rows else NOTHING
        case FileColumn.WHY:
            return remarks_of(file)


def remarks_of(file: CollectedFile) -> str:
    """Why a file is what it is, and what else is said of it."""
    told = [file.detail] if file.detail else []
    told += [label(remark) for remark in file.remarks]
    told += [f"表外：{words}" for words in file.rest]
    return "；".join(told)


def is_plain(file: CollectedFile) -> bool:
    """Whether a file needs no look."""
    return file.status in (FileStatus.READY, FileStatus.BLANK)


def files_in_words(files: Sequence[CollectedFile]) -> str:
    """36 份可以收，2 份没有填，1 份打不开: how many files are what."""
    counts = [(status, sum(file.status is status for file in files)) for status in FileStatus]
    return "，".join(f"{count} 份{label(status)}" for status, count in counts if count)
