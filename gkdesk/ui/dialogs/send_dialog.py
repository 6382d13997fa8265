"""下发填报表: which units get a workbook, with what in it, into which folder."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import GkdeskError
from gkdesk.services import dispatch_register, sending
from gkdesk.services.sending import SentFile, UnitPart
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.folder_foot import FolderFoot, choose_folder
from gkdesk.ui.dialogs.send_options import SendOptions
from gkdesk.ui.dialogs.send_run import SendRun
from gkdesk.ui.dialogs.sent_list import SentList
from gkdesk.ui.models.dispatch_words import offered_periods
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.parts_choice import PartsChoice

log = logging.getLogger(__name__)

_CANCELLED = "已取消，没有留下文件，台账没有改动"
_NAMED = 4


class SendDialog(QDialog):
    """``sent`` carries the files once they stand in the register. ``again`` are units that
    still owe: only what they owe goes out then; None asks for the whole plan."""

    sent = Signal(list)

    def __init__(
        self,
        session: Session,
        plan: PlanSummary,
        theme: Theme,
        parent: QWidget | None,
        *,
        again: Sequence[str] | None = None,
        period: str = "",
    ) -> None:
        super().__init__(parent)
        self.theme, self._session, self._plan, self._again = theme, session, plan, again
        self._run: SendRun | None = None
        self.setWindowTitle("下发填报表" if again is None else "再发给没有报齐的单位")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = {line.period for line in dispatch_register.register(session, plan.id)}
        periods = offered_periods(session.now().date(), plan.year, sorted(known))
        self.options = SendOptions(session, periods, theme, again=again is not None)
        self.options.choose_period(period)
        none = "没有可以下发的任务" if again is None else "没有单位欠报"
        self.choice = PartsChoice(theme, f"{none}，换一个期间，或先指定责任单位。")
        self.parts, self.units = self.choice.parts, self.choice.units
        self.title, self.missing = QLabel(plan.title), QLabel()
        self.foot, self.files = FolderFoot(theme), SentList(theme)
        self.act = self.foot.add("", "primary")
        self.leave = self.foot.add("取消")
        self._lay_out()
        self._connect()
        self.set_folder(documents_folder() / "填报表")
        self.read()
        self.units.setFocus()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.title.setWordWrap(True)
        self.missing.setFont(theme.font(Letter.SECOND))
        self.missing.setWordWrap(True)
        set_look(self.missing, "second")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(10))
        for part in (self.title, self.options):
            whole.addWidget(part)
        whole.addWidget(self.choice, 1)
        whole.addWidget(self.files, 1)
        whole.addWidget(self.missing)
        whole.addWidget(self.foot)
        self.files.hide()
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(1080), room.width()), min(px(640), room.height()))

    def _connect(self) -> None:
        self.options.changed.connect(self.read)
        self.parts.ticked_others.connect(self._count)
        self.foot.change_wanted.connect(self._choose_folder)
        self.act.clicked.connect(self.start)
        self.leave.clicked.connect(self.reject)

    # what is chosen

    def read(self) -> None:
        """Ask the ledger what each unit would get."""
        try:
            found = self._owed() if self._again is not None else self._asked()
        except GkdeskError as fault:
            message.tell(self, fault)
            found = []
        self.choice.show_parts(found)
        self.missing.setText(self._missing_words())
        self.missing.setVisible(bool(self.missing.text()))

    def _asked(self) -> list[UnitPart]:
        options = self.options
        return sending.parts(
            self._session,
            self._plan.id,
            period=options.period,
            only_due=options.due.isChecked(),
            rows_by=options.rows_by,
        )

    def _owed(self) -> list[UnitPart]:
        return sending.owed(
            self._session, self._plan.id, self.options.period, units=self._again or ()
        )

    def _missing_words(self) -> str:
        """Who is missing in the directory, and how many rows nobody is asked about."""
        said = []
        unknown = [part.unit for part in self.parts.unknown()]
        if unknown and not self.parts.knows_any():
            said.append("名录里还没有这些单位，按计划里写的名称各发一份")
        elif unknown:
            more = "等" if len(unknown) > _NAMED else ""
            names = "、".join(unknown[:_NAMED])
            said.append(f"{names}{more} {len(unknown)} 个名称不在名录里，各得一份表")
        if self._again is None:
            left = sending.without_unit(self._session, self._plan.id, self.options.rows_by)
            if left:
                said.append(f"{len(left)} 项任务没有责任单位，不发给任何单位")
        return "；".join(said) + "。" if said else ""

    def _count(self) -> None:
        count = len(self.parts.ticked())
        self.act.setText(f"下发 {count} 份" if count else "下发")
        self.act.setEnabled(bool(count))

    def _choose_folder(self) -> None:
        choose_folder(self, "写到哪个文件夹", self.foot.folder, self.set_folder)

    def set_folder(self, folder: Path) -> None:
        """Where the files will be written."""
        self.foot.show_folder(folder)

    # writing

    def start(self) -> None:
        """Read the ledger here, and write the files away from the window's thread."""
        options = self.options
        try:
            prepared = sending.prepare(
                self._session,
                self.parts.ticked(),
                period=options.period,
                until=options.day(),
                contact=options.contact.text(),
            )
        except GkdeskError as fault:
            self._refused(fault)
            return
        self._turn(busy=True)
        self._run = SendRun(self._session, prepared, self.foot.folder, self)
        self._run.progressed.connect(self._tell_progress)
        self._run.done.connect(self._written)
        self._run.failed.connect(self._refused)
        self._run.cancelled.connect(self._called_off)
        self._tell_progress(0, len(prepared.books))
        self._run.start()

    def _turn(self, *, busy: bool) -> None:
        for part in (self.options, self.choice):
            part.setEnabled(not busy)
        self.act.setVisible(not busy)
        self.leave.setText("取消")

    def _tell_progress(self, done: int, total: int) -> None:
        self.foot.show_busy(f"正在写，已写好 {done} 份，共 {total} 份")

    def _written(self, files: list[SentFile]) -> None:
        self._run = None
        for part in (self.options, self.choice, self.missing, self.act):
            part.hide()
        self.files.show_files(files)
        self.files.show()
        self.foot.show_written(f"已下发 {len(files)} 份，记在收发台账里")
        self.leave.setText("关闭")
        self.leave.setFocus()
        self.sent.emit(files)

    def _called_off(self) -> None:
        self._ended()
        self.foot.hint.setText(_CANCELLED)

    def _refused(self, fault: Exception) -> None:
        self._ended()
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        if known is not fault:
            log.error("sending failed", exc_info=fault)
        self.foot.hint.setText(message_for(known))

    def _ended(self) -> None:
        self._run = None
        self._turn(busy=False)
        self.set_folder(self.foot.folder)

    def reject(self) -> None:
        """While files are written: stop that; else close."""
        if self._run is not None:
            self._run.stop()
            self.foot.show_busy("正在取消…")
        else:
            super().reject()
