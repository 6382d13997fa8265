"""The table of the files that came back; opening one lists what it changes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.collect_files_model import CollectFilesModel, FileColumn
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.collect_delegate import FileDelegate

_WIDTHS: Final[dict[int, int]] = {
    FileColumn.STATUS: 126,
    FileColumn.FILE: 400,
    FileColumn.UNIT: 170,
    FileColumn.ROWS: 64,
    FileColumn.BLANK: 76,
}
_GIVING_WAY: Final = ((FileColumn.UNIT, 900), (FileColumn.ROWS, 760), (FileColumn.BLANK, 640))


class CollectFiles(QTableView):
    """``file_wanted`` carries the number of a file whose changes are asked for."""

    file_wanted = Signal(int)

    def __init__(self, model: CollectFilesModel, theme: Theme) -> None:
        super().__init__()
        self._files, self._theme = model, theme
        self.setModel(model)
        dress_table(self, theme, _WIDTHS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("收回的文件")
        self._painter = FileDelegate(theme, lines=1)
        self.setItemDelegate(self._painter)
        self.verticalHeader().setDefaultSectionSize(self._painter.height())
        self.doubleClicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow table the file and why it is not taken keep their room."""
        super().resizeEvent(event)
        for column, least in _GIVING_WAY:
            self.setColumnHidden(column, self.width() < self._theme.px(least))
        wide = min(self._theme.px(400), self.width() // 3)
        self.setColumnWidth(FileColumn.FILE, wide)

    def _open(self, index: QModelIndex) -> None:
        self.file_wanted.emit(self._files.file(index.row()).number)
