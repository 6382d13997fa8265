"""The files of a sending, once they are written: unit, rows, name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gkdesk.services.sending import SentFile
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.dialogs.target_foot import Opener, open_with_system
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.theme import Theme


class SentFilesModel(HeadedTable):
    """A snapshot of what was written."""

    heads = ("单位", "项数", "文件")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[SentFile, ...] = ()

    def show_files(self, files: Sequence[SentFile]) -> None:
        """List other files."""
        self.beginResetModel()
        self._files = tuple(files)
        self.endResetModel()

    def file(self, row: int) -> SentFile:
        """The file of a line."""
        return self._files[row]

    def __len__(self) -> int:
        return len(self._files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        each = self._files[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(each.file)
        renamed = "（已有同名文件，另起了名）" if each.renamed else ""
        return (each.unit, str(each.rows), f"{each.file.name}{renamed}")[index.column()]


class SentList(QTableView):
    """A double click or Enter opens a file by ``opener``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.opener: Opener = open_with_system
        self.written = SentFilesModel(self)
        self.setModel(self.written)
        dress_table(self, theme, {0: 240, 1: 60})
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("写好的文件")
        self.activated.connect(self._open)

    def show_files(self, files: Sequence[SentFile]) -> None:
        """List what was written."""
        self.written.show_files(files)

    def _open(self, index: QModelIndex) -> None:
        self.opener(self.written.file(index.row()).file)
