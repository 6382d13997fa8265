"""发前体检: what is amiss in a plan before it is handed out, with repairs of one click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.findings import Check, Finding, Repair, RepairWay
from gkdesk.errors import GkdeskError
from gkdesk.services import outline, preflight
from gkdesk.services.session import Session
from gkdesk.terms import label, message_for
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.checkup_model import FindingsModel, Kind, KindsModel, Shelf
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.cut_label import CutLabel
from gkdesk.ui.views.finding_pane import FindingPane

_HINT = "修改可按 Ctrl+Z 撤销；不处理也可以导出。"
_SHOWN_WAYS = 3
_Flag = QItemSelectionModel.SelectionFlag


class CheckupDialog(QDialog):
    """``changed`` follows every repair and everything set aside; ``row_wanted`` carries the
    ledger's id of a row to be shown, and closes the dialog. Raises UnknownPlan."""

    changed = Signal()
    row_wanted = Signal(int)

    def __init__(
        self, session: Session, plan_id: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._plan_id = session, plan_id
        self.setWindowTitle("发前体检")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kinds, self.found = KindsModel(self), FindingsModel(self)
        self.title, self.plan = QLabel(), CutLabel()
        self.kind_list, self.table = QTableView(), QTableView()
        self.pane = FindingPane(theme, read_only=session.read_only)
        self.nothing = QLabel("没有发现问题")
        self.ways: list[SmallLink] = []
        self.foot = Foot(theme, "" if session.read_only else _HINT)
        self.leave = self.foot.add("关闭", "primary")
        self.leave.setAutoDefault(False)  # Enter opens a row or gives a reason
        self.leave.setDefault(False)
        self.plan.set_words(outline.plan(session, plan_id).title)
        self._kind: Kind = Shelf.ALL
        self._lay_out()
        self._connect()
        self.check()
        self.table.setFocus()

    # how it stands

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.plan.setFont(theme.font(Letter.SECOND))
        set_look(self.plan, "second")
        for table, model, widths, name in (
            (self.kind_list, self.kinds, {1: 60}, "问题类别"),
            (self.table, self.found, {}, "发现的问题"),
        ):
            table.setModel(model)
            table.setAccessibleName(name)
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            dress_table(table, theme, widths)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.kind_list.horizontalHeader().hide()
        self.kind_list.setFixedWidth(px(208))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setFont(theme.font(Letter.PANE_TITLE))
        set_look(self.nothing, "second")
        self.centre = QStackedWidget()
        self.centre.addWidget(self._lists())
        self.centre.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(8))
        whole.addWidget(self.title)
        whole.addWidget(self.plan)
        whole.addWidget(self.centre, 1)
        whole.addWidget(self.foot)
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else QSize(px(1100), px(700))
        self.resize(QSize(px(1100), px(680)).boundedTo(room * 0.94))

    def _lists(self) -> QWidget:
        px = self.theme.px
        lists, side = QWidget(), QVBoxLayout()
        side.setSpacing(px(6))
        self._bulk = QHBoxLayout()
        self._bulk.setSpacing(px(14))
        self._bulk.addStretch(1)
        side.addLayout(self._bulk)
        side.addWidget(self.table, 1)
        side.addWidget(self.pane)
        across = QHBoxLayout(lists)
        across.setContentsMargins(0, px(4), 0, 0)
        across.setSpacing(px(16))
        across.addWidget(self.kind_list)
        across.addLayout(side, 1)
        return lists

    def _connect(self) -> None:
        self.kind_list.selectionModel().currentRowChanged.connect(
            lambda index, _former: self._choose_kind(self.kinds.kind(index.row()))
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_finding())
        self.table.activated.connect(lambda _index: self._go())
        self.pane.row_wanted.connect(self._go)
        self.pane.repair_wanted.connect(self.repair)
        self.pane.aside_wanted.connect(self.set_aside)
        self.pane.again_wanted.connect(self.take_up_again)
        self.leave.clicked.connect(self.accept)

    # what is shown

    def check(self) -> None:
        """Check anew, and stay at the kind and line that were chosen."""
        line = max(0, self.table.currentIndex().row())
        self._found = preflight.told(self._session, self._plan_id, aside=True)
        here = [each.finding for each in self._found if each.finding.reason is None]
        self.title.setText(f"体检：{preflight.summary(here)}")
        self.centre.setCurrentIndex(int(not self._found))
        kind = self._kind
        self.kinds.show(self._found)
        if self._found:
            at = self.kinds.line_of(kind)
            self.kind_list.selectRow(at)
            self._choose_kind(self.kinds.kind(at))
            self._stay_at(line)

    def _choose_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.found.show(self._found, kind)
        self._offer_ways()
        self._stay_at(0)

    def _stay_at(self, line: int) -> None:
        if len(self.found):
            index = self.found.index(min(line, len(self.found) - 1), 0)
            flags = _Flag.ClearAndSelect | _Flag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
        self._show_finding()

    def chosen(self) -> list[Finding]:
        """The findings that are chosen, in their order."""
        lines = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.found.told(line).finding for line in lines]

    def _show_finding(self) -> None:
        chosen = self.chosen()
        line = self.table.currentIndex().row()
        told = self.found.told(line) if chosen and 0 <= line < len(self.found) else None
        repairs: list[Repair] = []
        if told is not None and len(chosen) == 1:
            repairs = preflight.repairs(self._session, self._plan_id, told.finding)
        self.pane.show_finding(told, repairs, len(chosen))

    def _offer_ways(self) -> None:
        """What can be done about all findings of the kind at once."""
        for link in self.ways:
            link.hide()
            link.deleteLater()
        self.ways.clear()
        if not isinstance(self._kind, Check) or self._session.read_only or len(self.found) < 2:
            return
        first = self.found.told(0).finding
        offers = preflight.repairs(self._session, self._plan_id, first)
        ways = dict.fromkeys(each.way for each in offers if each.way is not RepairWay.MERGE)
        for way in list(ways)[:_SHOWN_WAYS]:
            link = SmallLink(f"全部{label(way)}", self.theme)
            link.clicked.connect(partial(self.repair_all, way))
            self._bulk.addWidget(link)
            self.ways.append(link)

    # what is done

    def _go(self) -> None:
        chosen = self.chosen()
        if chosen and chosen[0].node_id is not None:
            self.accept()
            self.row_wanted.emit(chosen[0].node_id)

    def repair(self, how: Repair) -> None:
        """Repair the chosen finding."""
        chosen = self.chosen()
        if chosen:
            self._do(lambda: preflight.repair(self._session, chosen[0], how))

    def repair_all(self, way: RepairWay) -> None:
        """Repair all findings of the kind in one way, as one change."""
        found = [self.found.told(line).finding for line in range(len(self.found))]
        self._do(lambda: preflight.repair_all(self._session, self._plan_id, found, way))

    def set_aside(self, reason: str) -> None:
        """Set the chosen findings aside; without a reason it is said what is missing."""
        chosen = self.chosen()
        self._do(lambda: preflight.set_aside(self._session, self._plan_id, chosen, reason))

    def take_up_again(self) -> None:
        """Look at the chosen findings again that were set aside."""
        keys = {each.key for each in self.chosen()}
        records = preflight.asides(self._session, self._plan_id)
        ids = [each.id for each in records if each.finding.key in keys]
        self._do(lambda: preflight.take_up_again(self._session, ids))

    def _do(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except GkdeskError as fault:
            self.foot.hint.setText(message_for(fault))
            return
        self.foot.hint.setText(_HINT)
        self.check()
        self.changed.emit()
