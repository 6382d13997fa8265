"""拆分: where a row is cut, what each part says of limits and units, and what they become."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.arranging import SplitInto
from gkdesk.domain.tasks import NodeKind
from gkdesk.services import outline, split_proposals
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.parts_table import PartsTable
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_text import CutText


class SplitDialog(QDialog):
    """``split`` carries the characters before which the text is cut, and ``SplitInto``."""

    split = Signal(list, str)

    def __init__(
        self, session: Session, node_id: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._row = session, outline.row(session, node_id)
        self._proposed = [part.start for part in split_proposals.proposed(session, node_id)][1:]
        self.setWindowTitle("拆分")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = CutText(self._row.text, theme)
        self.parts = PartsTable()
        self.again = QPushButton("按句拆分")
        self.whole = QPushButton("全部不拆")
        self.measures = QRadioButton("拆成具体措施")
        self.tasks = QRadioButton("拆成并列任务")
        self.foot = Foot(theme, "点一下文字，或把光标移到那里按 Enter，设或去掉断开处")
        self.verb, self.leave = self.foot.add("拆分", "primary"), self.foot.add("取消")
        self.verb.setAutoDefault(False)
        self.verb.setDefault(False)
        self._lay_out()
        self._connect()
        self.text.set_cuts(self._proposed)
        self.text.setFocus()

    def _lay_out(self) -> None:
        px = self.theme.px
        self.table = QTableView()
        self.table.setModel(self.parts)
        dress_table(self.table, self.theme, {0: 44, 2: 190, 3: 150})
        self.table.setAccessibleName("拆成的各条")
        tools, kinds = QHBoxLayout(), QHBoxLayout()
        title = QLabel(f"{self._row.label}{'具体措施' if self._measure else '工作任务'}")
        title.setFont(self.theme.font(Letter.SECOND))
        set_look(title, "second")
        tools.addWidget(title, 1)
        for button in (self.again, self.whole):
            button.setFont(self.theme.font(Letter.SECOND))
            button.setAutoDefault(False)
            tools.addWidget(button)
        for choice in (self.measures, self.tasks):
            choice.setFont(self.theme.font(Letter.TABLE))
            choice.setVisible(not self._measure)
            kinds.addWidget(choice)
        kinds.addStretch(1)
        self.measures.setChecked(True)
        self.text.setMinimumHeight(px(90))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addLayout(tools)
        whole.addWidget(self.text, 2)
        whole.addWidget(self.table, 3)
        whole.addLayout(kinds)
        whole.addWidget(self.foot)
        around = self.parentWidget()
        room = around.window().height() if around is not None else px(560)
        self.resize(px(760), min(px(560), max(room, px(400))))

    @property
    def _measure(self) -> bool:
        return self._row.kind is NodeKind.MEASURE

    def _connect(self) -> None:
        self.text.cuts_changed.connect(self._follow)
        self.again.clicked.connect(lambda: self.text.set_cuts(self._proposed))
        self.whole.clicked.connect(lambda: self.text.set_cuts([]))
        self.verb.clicked.connect(self._split)
        self.leave.clicked.connect(self.reject)

    def _follow(self) -> None:
        parts = split_proposals.parts_at(self._session, self._row, self.text.cuts)
        self.parts.show_parts(parts)
        several = len(parts) > 1
        self.verb.setText(f"拆成 {len(parts)} 条" if several else "拆分")
        self.verb.setEnabled(several)

    def into(self) -> SplitInto:
        """What the parts become."""
        return SplitInto.TASKS if self.tasks.isChecked() else SplitInto.MEASURES

    def _split(self) -> None:
        self.accept()
        self.split.emit(self.text.cuts, self.into().value)
