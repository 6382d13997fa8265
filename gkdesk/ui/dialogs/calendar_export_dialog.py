"""导出日历文件: which due points, with or without a reminder, into one .ics file."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import GkdeskError
from gkdesk.services import agenda, calendar_export
from gkdesk.services.calendar_export import CalendarExported
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.option_group import Option, OptionGroup
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.jobs import Job
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.checkup_line import CheckupLine
from gkdesk.ui.views.tick_box import TickBox

log = logging.getLogger(__name__)


class Scope(StrEnum):
    """Which plans go into the file."""

    PLAN = "plan"
    ALL = "all"


class CalendarExportDialog(QDialog):
    """The open due points of a year or of all years. ``exported`` carries what was written,
    ``failed`` the fault."""

    exported = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        plan: PlanSummary | None,
        theme: Theme,
        parent: QWidget | None,
        *,
        year: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._wanted = (year, session.now().year)
        self._session, self._plan = session, plan
        self.setWindowTitle("导出日历文件")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.scopes = OptionGroup(theme, "哪些工作", self._offered())
        self.years = ChoiceBox(theme)
        self.ring = TickBox("到期前一个工作日上午九点提醒", theme)
        self.about = QLabel()
        self.checkup = CheckupLine(session, plan.id, theme) if plan is not None else None
        self.foot = TargetFoot(theme)
        self.write = self.foot.add("", "primary")
        self.leave = self.foot.add("取消")
        self.target = documents_folder() / "到期日历.ics"
        self._lay_out()
        self._connect()
        self._items: list[AgendaItem] = []
        self._take_scope()

    def _offered(self) -> Sequence[Option]:
        whole = Option(Scope.ALL, "全部计划", "台账里所有没办结的到期日")
        if self._plan is None:
            return [whole]
        return [Option(Scope.PLAN, "这份计划", self._plan.title), whole]

    def _lay_out(self) -> None:
        px = self.theme.px
        line = QHBoxLayout()
        line.setSpacing(px(8))
        title = QLabel("年份")
        title.setFont(self.theme.font(Letter.TABLE, bold=True))
        self.years.setFont(self.theme.font(Letter.TABLE))
        self.years.setAccessibleName("年份")
        line.addWidget(title)
        line.addWidget(self.years)
        line.addStretch(1)
        self.about.setFont(self.theme.font(Letter.SECOND))
        self.about.setWordWrap(True)
        set_look(self.about, "second")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(14))
        whole.addWidget(self.scopes)
        whole.addLayout(line)
        whole.addWidget(self.ring)
        whole.addWidget(self.about)
        if self.checkup is not None:
            whole.addWidget(self.checkup)
        whole.addStretch(1)
        whole.addWidget(self.foot)
        self.resize(px(620), px(360))

    def _connect(self) -> None:
        self.scopes.chosen.connect(self._take_scope)
        self.years.currentIndexChanged.connect(self._count)
        self.foot.change_wanted.connect(self._choose_target)
        self.write.clicked.connect(self.start)
        self.leave.clicked.connect(self.reject)

    # what is chosen

    @property
    def plan_id(self) -> int | None:
        """The plan alone, None for all of them."""
        chosen = self.scopes.value is Scope.PLAN and self._plan is not None
        return self._plan.id if chosen and self._plan is not None else None

    def span(self) -> tuple[date | None, date | None]:
        """The first and last day; None for all years."""
        year = self.years.currentData()
        return (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)

    def _take_scope(self) -> None:
        """Read what is open in the plans chosen; the years with anything are offered. Chosen
        is the year in view, else the present one, else all."""
        self._items = agenda.agenda(self._session, plan_id=self.plan_id)
        self._waiting = len(agenda.waiting(self._session, plan_id=self.plan_id))
        years = {item.day.year for item in self._items if item.day is not None}
        self.years.blockSignals(True)
        self.years.clear()
        self.years.addItem("全部年份", None)
        for year in sorted(years, reverse=True):
            self.years.addItem(f"{year}年", year)
        chosen = (self.years.findData(year) for year in self._wanted if year)
        self.years.setCurrentIndex(next((at for at in chosen if at > 0), 0))
        self.years.blockSignals(False)
        self._count()

    def _count(self) -> None:
        first, last = self.span()
        count = sum(_falls(item, first, last) for item in self._items)
        self.write.setText(f"导出 {count} 项" if count else "没有可导出的")
        self.write.setEnabled(bool(count))
        waiting = self._waiting
        held = f"另有 {waiting} 项要等起算的事项有了日期，不在文件里。" if waiting else ""
        self.about.setText(f"每个到期日记为一个全天日程，可导入手机、Outlook 等日历。{held}")
        self.leave.setText("取消")
        self.set_target(self.target)

    def _choose_target(self) -> None:
        choose_target(self, "导出到", self.target, "日历文件 (*.ics)", self.set_target)

    def set_target(self, target: Path) -> None:
        """Where the file will be written."""
        self.target = target
        self.foot.show_target(target)

    def start(self) -> None:
        """Read the ledger here, and write the file away from the window's thread."""
        first, last = self.span()
        try:
            work = calendar_export.calendar_job(
                self._session, self.target, first, last,
                plan_id=self.plan_id, ring=self.ring.isChecked(),
            )  # fmt: skip
        except GkdeskError as fault:
            self._refused(fault)
            return
        self.write.setEnabled(False)
        self.foot.show_busy("正在导出…")
        job = Job(work)
        job.done.connect(self._written)
        job.failed.connect(self._refused)
        job.start()

    def _written(self, done: CalendarExported) -> None:
        self.write.setEnabled(True)
        held = f"，{done.waiting} 项在等起算的事项" if done.waiting else ""
        self.foot.show_written(done.file, f"已导出 {len(done.items)} 项{held}：{done.file}")
        self.leave.setText("关闭")
        self.exported.emit(done)

    def _refused(self, fault: Exception) -> None:
        self.write.setEnabled(True)
        self.set_target(self.target)
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        if known is not fault:
            log.error("calendar export failed", exc_info=fault)
        message.tell(self, known)
        self.failed.emit(fault)


def _falls(item: AgendaItem, first: date | None, last: date | None) -> bool:
    """Whether the plain or the moved day lies in the span, as the agenda has it."""
    if first is None or last is None:
        return True
    return any(day is not None and first <= day <= last for day in (item.due, item.late_after))
