"""导入单位名录: what a workbook holds and what becomes of each line, before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.errors import GkdeskError
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.directory_lines import DirectoryLine, DirectoryLinesModel, Outcome
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.tick_box import TickCellDelegate

_WIDTHS: Final = {0: 210, 1: 86, 2: 150, 3: 70, 5: 80}
_GIVING_WAY: Final = ((1, 780), (2, 620), (5, 540))

Take = Callable[[Sequence[int]], int]
"""Takes the rows with these numbers in as one change; how many units that wrote."""


class ImportUnitsDialog(QDialog):
    """``imported`` carries how many units were written."""

    imported = Signal(int)

    def __init__(
        self,
        file: str,
        lines: Sequence[DirectoryLine],
        take: Take,
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._take = theme, take
        self.setWindowTitle("导入单位名录")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = DirectoryLinesModel(lines, self)
        read = sum(line.key is not None for line in lines)
        self.title = QLabel(f"从“{file}”读出 {read} 个单位")
        self.about = QLabel(self._summary())
        self.all, self.none = Link("全选", theme), Link("全不选", theme)
        self.table = QTableView()
        self.foot = Foot(theme)
        self.act = self.foot.add("", "primary")
        self.leave = self.foot.add("取消")
        self._lay_out()
        self._connect()
        self._count()

    def _summary(self) -> str:
        told = [
            f"{outcome.value} {count} 个"
            for outcome in Outcome
            if (count := self.model.count(outcome))
        ]
        return "，".join(told) or "表里没有找到单位名称这一列"

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.title.setWordWrap(True)
        self.about.setFont(theme.font(Letter.SECOND))
        set_look(self.about, "second")
        self.table.setModel(self.model)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("要导入的单位")
        dress_table(self.table, theme, _WIDTHS)
        self._ticks = TickCellDelegate(theme)
        self.table.setItemDelegateForColumn(0, self._ticks)
        line = QHBoxLayout()
        line.setSpacing(px(10))
        line.addWidget(self.about, 1)
        line.addWidget(self.all)
        line.addWidget(self.none)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(10))
        whole.addWidget(self.title)
        whole.addLayout(line)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(QSize(px(960), px(560)).boundedTo(room))
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow dialog what is to be decided keeps its room."""
        super().resizeEvent(event)
        for column, least in _GIVING_WAY:
            self.table.setColumnHidden(column, self.width() < self.theme.px(least))

    def _connect(self) -> None:
        self.table.installEventFilter(self)
        self.model.ticked.connect(self._count)
        self.all.clicked.connect(lambda: self.model.tick_all(True))
        self.none.clicked.connect(lambda: self.model.tick_all(False))
        self.act.clicked.connect(self._import)
        self.leave.clicked.connect(self.reject)

    def _count(self) -> None:
        count = len(self.model.chosen())
        some = any(self.model.line(row).takes for row in range(len(self.model)))
        self.act.setText(f"导入 {count} 个单位" if count else "导入单位")
        self.act.setEnabled(bool(count))
        hint = "导入后可以撤销。" if count else "先勾选要导入的单位。"
        self.foot.hint.setText(hint if some else "名录里都有了，没有要导入的。")
        for link in (self.all, self.none):
            link.setVisible(some)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The blank key ticks the line in use, in whatever column it was chosen."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Space:
            return False
        index = self.table.currentIndex().siblingAtColumn(0)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self.model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)
        return True

    def _import(self) -> None:
        try:
            count = self._take(self.model.chosen())
        except GkdeskError as fault:
            self.foot.hint.setText(message_for(fault))
            return
        self.accept()
        self.imported.emit(count)
