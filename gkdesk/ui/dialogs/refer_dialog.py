"""参照另一份计划: units and limits of like items, ticked one by one and taken over at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
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
from gkdesk.services import outline, referring
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.refer_model import ReferColumn, ReferModel
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.cut_label import CutLabel
from gkdesk.ui.views.tick_box import TickBox

_HINT = "只带入勾选的单位和时限；可按 Ctrl+Z 撤销。"
_WIDTHS: dict[int, int] = {ReferColumn.LIKENESS: 56, ReferColumn.LIMIT: 170}
_NOBODY = 101


class ReferDialog(QDialog):
    """``taken`` carries how many rows got something. Raises UnknownPlan."""

    taken = Signal(int)

    def __init__(
        self, session: Session, plan_id: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._plan_id = session, plan_id
        self.setWindowTitle("参照另一份计划")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.plan = CutLabel()
        self.plan.set_words(outline.plan(session, plan_id).title)
        self.others = ChoiceBox(theme)
        self.everything = TickBox("已有单位、时限的条目也列出", theme)
        self.model = ReferModel(self)
        self.table = QTableView()
        self.about = QLabel()
        self.likely = SmallLink(f"勾选相似 {referring.LIKELY:.0f} 以上的", theme)
        self.all, self.none = SmallLink("全部勾选", theme), SmallLink("全部不选", theme)
        self.foot = Foot(theme, _HINT)
        self.verb = self.foot.add("参照", "primary")
        self.leave = self.foot.add("取消")
        self._lay_out()
        self._connect()
        for each in referring.candidates(session, plan_id):
            self.others.addItem(each.title, each.id)
        self.table.setFocus()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.plan.setFont(theme.font(Letter.PANE_TITLE))
        self.others.setFont(theme.font(Letter.TABLE))
        self.others.setAccessibleName("参照哪份计划")
        self.about.setFont(theme.font(Letter.SECOND))
        set_look(self.about, "second")
        self.table.setModel(self.model)
        self.table.setAccessibleName("相似的条目")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        dress_table(self.table, theme, _WIDTHS)
        asked = QHBoxLayout()
        asked.setSpacing(px(10))
        name = QLabel("参照")
        name.setFont(theme.font(Letter.TABLE))
        asked.addWidget(name)
        asked.addWidget(self.others)
        asked.addSpacing(px(8))
        asked.addWidget(self.everything)
        asked.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(px(14))
        line.addWidget(self.about)
        line.addStretch(1)
        for link in (self.likely, self.all, self.none):
            line.addWidget(link)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(10))
        whole.addWidget(self.plan)
        whole.addLayout(asked)
        whole.addLayout(line)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.foot)
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else QSize(px(1200), px(700))
        self.resize(QSize(px(1240), px(680)).boundedTo(room * 0.96))

    def _connect(self) -> None:
        self.others.currentIndexChanged.connect(self.compare)
        self.everything.toggled.connect(self.compare)
        self.model.ticked.connect(self._tell)
        self.likely.clicked.connect(lambda: self.model.tick_from(referring.LIKELY))
        self.all.clicked.connect(lambda: self.model.tick_from(0))
        self.none.clicked.connect(lambda: self.model.tick_from(_NOBODY))
        self.verb.clicked.connect(self.take)
        self.leave.clicked.connect(self.reject)

    def compare(self) -> None:
        """Propose what the chosen plan could give."""
        other = self.others.currentData()
        if other is None:
            return
        found = referring.proposals(
            self._session, self._plan_id, other, everything=self.everything.isChecked()
        )
        self.model.show(found, referring.LIKELY)
        said = f"{len(found)} 项有相似的条目" if found else "没有相似的条目可以参照"
        self.about.setText(said)

    def _tell(self) -> None:
        number = len(self.model.taken())
        self.verb.setText(f"参照 {number} 项" if number else "参照")
        self.verb.setEnabled(bool(number))
        self.verb.setToolTip("" if number else "先勾选要带入的单位或时限")

    def take(self) -> None:
        """Take over what is ticked; a fault is said, and everything stays as it is."""
        try:
            number = referring.take(self._session, self.model.taken())
        except GkdeskError as fault:
            self.foot.hint.setText(message_for(fault))
            return
        self.accept()
        self.taken.emit(number)
