"""另选对应: which tasks of the other plan a task goes on with, ticked by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.look_back import LookBackTask
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.partners_model import LIKENESS, TASK, PartnersModel
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickCellDelegate
from gkdesk.ui.views.toolbar import SearchField

_WIDTHS: Final = {LIKENESS: 64}
_HINT: Final = "可勾选几项：一项分成了几项，或几项并成了一项。"


class PartnerDialog(QDialog):
    """``given`` carries the ids of the tasks ticked; none says that there is no partner.
    ``alone`` are the words for that (新增, 取消)."""

    given = Signal(list)

    def __init__(
        self,
        task: LookBackTask,
        others: Sequence[tuple[LookBackTask, int]],
        chosen: Collection[int],
        alone: str,
        *,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._alone = theme, alone
        self.setWindowTitle("另选对应")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = PartnersModel(others, chosen, self)
        self.about = QLabel(f"{task.place}　{task.text}")
        self.search = SearchField()
        self.table = QTableView()
        self.foot = Foot(theme, _HINT)
        self.verb = self.foot.add("", "primary")
        self.leave = self.foot.add("取消")
        self._lay_out()
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.about.setFont(theme.font(Letter.TABLE))
        self.about.setWordWrap(True)
        self.about.setMaximumHeight(4 * theme.line(Letter.TABLE))
        set_look(self.about, "second")
        self.search.setPlaceholderText("找任务里的字")
        self.search.setAccessibleName("找任务")
        self.search.setFont(theme.font(Letter.TABLE))
        self.table.setModel(self.model)
        self.table.setAccessibleName("可对应的任务")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        dress_table(self.table, theme, _WIDTHS)
        self._ticks = TickCellDelegate(theme)  # a view does not keep it
        self.table.setItemDelegateForColumn(TASK, self._ticks)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(10))
        for part in (self.about, self.search):
            whole.addWidget(part)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.foot)
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else QSize(px(1000), px(640))
        self.resize(QSize(px(860), px(560)).boundedTo(room * 0.96))
        self.table.setFocus()
        self.table.selectRow(0)

    def _connect(self) -> None:
        self.search.wanted.connect(self.model.seek)
        self.search.left_downwards.connect(self.table.setFocus)
        self.model.ticked.connect(self._tell)
        self.verb.clicked.connect(self._give)
        self.leave.clicked.connect(self.reject)

    def _tell(self) -> None:
        number = len(self.model.chosen())
        self.verb.setText(f"对应 {number} 项" if number else f"没有对应（{self._alone}）")

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.model.chosen())
