"""从计划里收集单位: the names printed in the plans, ticked, into the directory at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.services import directory
from gkdesk.services.session import Session
from gkdesk.services.unit_queue import WaitingName
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.unit_ticks import UnitTicks

_ABOUT = "勾选的名称各加为一个单位；“各镇街”这样的加为集体名称。没勾选的仍在“待认领”里。"


class CollectUnitsDialog(QDialog):
    """``collected`` carries how many names were taken into the directory."""

    collected = Signal(int)

    def __init__(
        self,
        session: Session,
        names: Sequence[WaitingName],
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._names = session, tuple(names)
        self.setWindowTitle("从计划里收集单位")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = QLabel(f"计划里有 {len(names)} 个名称不在名录里")
        self.about = QLabel(_ABOUT)
        lines = [f"{each.name}　{each.rows} 处" for each in names]
        self.units = UnitTicks(lines, theme, ticked=True)
        self.all, self.none = Link("全选", theme), Link("全不选", theme)
        self.foot = Foot(theme)
        self.act = self.foot.add("", "primary")
        self.leave = self.foot.add("取消")
        self._lay_out()
        self._connect()
        self._count()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.about.setFont(theme.font(Letter.SECOND))
        self.about.setWordWrap(True)
        set_look(self.about, "second")
        self.units.setAccessibleName("计划里的名称")
        links = QHBoxLayout()
        links.setSpacing(px(10))
        links.addWidget(self.all)
        links.addWidget(self.none)
        links.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(10))
        whole.addWidget(self.title)
        whole.addWidget(self.about)
        whole.addLayout(links)
        whole.addWidget(self.units, 1)
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(560), room.width()), min(px(520), room.height()))
        self.units.setFocus()

    def _connect(self) -> None:
        self.units.itemChanged.connect(lambda _item: self._count())
        self.all.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self.act.clicked.connect(self._collect)
        self.leave.clicked.connect(self.reject)

    def chosen(self) -> list[str]:
        """The ticked names."""
        return [self._names[row].name for row in self.units.ticked()]

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self.units.count()):
            self.units.item(row).setCheckState(state)

    def _count(self) -> None:
        count = len(self.units.ticked())
        self.act.setText(f"加入 {count} 个单位" if count else "加入单位")
        self.act.setEnabled(bool(count))
        self.foot.hint.setText("" if count else "先勾选名称")

    def _collect(self) -> None:
        names = self.chosen()
        try:
            directory.collect(self._session, names)
        except GkdeskError as fault:
            self.foot.hint.setText(message_for(fault))
            return
        self.accept()
        self.collected.emit(len(names))
