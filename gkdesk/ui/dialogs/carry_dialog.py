"""转年: which plans have work that comes again, what of it would go on into the new year, and
afterwards what was done, what was left and why."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QListView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.carrying import CarryReport, DueToCarry
from gkdesk.errors import GkdeskError
from gkdesk.services import carrying, outline
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.carry_choice import CarryChoiceModel
from gkdesk.ui.models.carry_model import CarryColumn, CarryModel
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickDelegate

_WIDTHS: dict[int, int] = {CarryColumn.WORDS: 190, CarryColumn.OUTCOME: 260}
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect
_ABOUT = (
    "每期都要办、还没办结的工作在新的一年接着列；已办结的、写明日子的、"
    "从某件事起算的留在原来的年份。"
)


class CarryDialog(QDialog):
    """``carried`` tells that the ledger was written; ``undo_wanted`` carries how many changes
    are to be taken back."""

    carried = Signal()
    undo_wanted = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session = session
        self.reports: dict[int, CarryReport] = {}
        self.setWindowTitle("转年")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choice = CarryChoiceModel(carrying.due_to_carry(session), self)
        self.model = CarryModel(self)
        self.title, self.about = QLabel(), QLabel(_ABOUT)
        self.plans, self.table = QListView(), QTableView()
        self.foot = Foot(theme, "转入后可以撤销。")
        self.act = self.foot.add("", "primary")
        self.undo = self.foot.add("撤销转年")
        self.leave = self.foot.add("取消")
        self._dress()
        self._lay_out()
        self._connect()
        self._count()
        self.plans.selectionModel().setCurrentIndex(self.choice.index(0), _ONLY)

    def _dress(self) -> None:
        theme, p, px = self.theme, self.theme.palette, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.about.setFont(theme.font(Letter.SECOND))
        self.about.setWordWrap(True)
        set_look(self.about, "second")
        self.plans.setModel(self.choice)
        self._ticks = TickDelegate(theme)
        self.plans.setItemDelegate(self._ticks)
        self.plans.setFont(theme.font(Letter.TABLE))
        self.plans.setAccessibleName("可以转年的计划")
        self.plans.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        lines = min(max(self.choice.rowCount(), 1), 4)
        self.plans.setFixedHeight(lines * px(34) + 2)
        self.plans.setStyleSheet(
            f"QListView {{ background: {p.surface}; border: none; outline: none; }}"
        )
        self.table.setModel(self.model)
        self.table.setAccessibleName("转入和留下的工作")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        dress_table(self.table, theme, _WIDTHS)
        self.undo.hide()

    def _lay_out(self) -> None:
        px = self.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(10))
        for part in (self.title, self.about, self.plans):
            whole.addWidget(part)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(QSize(px(880), px(560)).boundedTo(room))

    def _connect(self) -> None:
        self.plans.selectionModel().currentChanged.connect(self._show)
        self.choice.dataChanged.connect(lambda *_: self._count())
        self.act.clicked.connect(self._carry)
        self.undo.clicked.connect(self._undo)
        self.leave.clicked.connect(self.reject)

    @property
    def due(self) -> int:
        """How many plans can be carried on."""
        return self.choice.rowCount()

    def _show(self, index: QModelIndex) -> None:
        """What becomes of the rows of a plan, or what became of them."""
        if not index.isValid():
            return
        plan = self.choice.plan(index)
        report = self.reports.get(plan.plan_id)
        if report is None:
            report = carrying.preview(self._session, plan.plan_id, plan.year)
        nodes = {one.node_id for one in report.carried}
        nodes |= {one.node_id for one in report.stayed}
        self.model.show_report(report, outline.rows(self._session, sorted(nodes)))

    def _count(self) -> None:
        plans = self.choice.ticked()
        rows = sum(plan.rows for plan in plans)
        self.title.setText(f"{self.due} 份计划有工作可以转入{self._session.now().year}年")
        self.act.setText(f"转入 {rows} 项")
        self.act.setEnabled(bool(plans))

    def _carry(self) -> None:
        try:
            for plan in self.choice.ticked():
                self._carry_plan(plan)
        except GkdeskError as fault:
            message.tell(self, fault)
        if self.reports:
            self._show_done()
            self.carried.emit()

    def _carry_plan(self, plan: DueToCarry) -> None:
        self.reports[plan.plan_id] = carrying.carry(self._session, plan.plan_id, plan.year)

    def _show_done(self) -> None:
        """Say what was done; the table tells of each row."""
        rows = sum(len(report.carried) for report in self.reports.values())
        points = sum(report.points for report in self.reports.values())
        stayed = sum(len(report.stayed) for report in self.reports.values())
        left = f"，{stayed} 项留在原来的年份" if stayed else ""
        self.title.setText(f"已转入 {rows} 项，新列 {points} 期{left}")
        self.foot.hint.setText("每一项的去向和原因列在上面。")
        self.act.hide()
        self.undo.show()
        self.leave.setText("关闭")
        self._show(self.plans.currentIndex())
        self.plans.setEnabled(self.due > 1)

    def _undo(self) -> None:
        self.accept()
        self.undo_wanted.emit(len(self.reports))
