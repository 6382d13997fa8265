"""打开交接包: the archive is proven, its contents shown, and the ledger put where it is
wanted."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.hand_over import EVIDENCE
from gkdesk.domain.written_days import written_day
from gkdesk.errors import GkdeskError
from gkdesk.services import taking_over
from gkdesk.services.taking_over import Found, TakenOver
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.file_run import FileRun
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.models.handed_table import HandedTable
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickBox

log = logging.getLogger(__name__)
_LEDGERS: Final = "台账文件 (*.db)"
_SIZE_WIDTH: Final = 96
_TITLES: Final = 5


class TakeOverDialog(QDialog):
    """``taken`` carries what was put on the disk, and closes the dialog."""

    taken = Signal(object)

    def __init__(self, archive: Path, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.found: Found | None = None
        self._run: FileRun | None = None
        self.setWindowTitle("打开交接包")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title, self.about = QLabel(archive.name), QLabel()
        self.files = HandedTable()
        self.table = QTableView()
        self.everything = TickBox(
            "网页、分解表、原文、佐证一并取出，放在台账旁边的文件夹里", theme
        )
        self.foot = TargetFoot(theme)
        self.act = self.foot.add("取出并打开", "primary")
        self.leave = self.foot.add("取消")
        self.target = documents_folder()
        self._lay_out()
        self._connect()
        self._start(partial(taking_over.look_into, archive), "核对", self._show)

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.about.setFont(theme.font(Letter.TABLE))
        for label in (self.title, self.about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.about, "second")
        self.table.setModel(self.files)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("交接包里的文件")
        dress_table(self.table, theme, {1: _SIZE_WIDTH})
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.everything.setChecked(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(12))
        whole.addWidget(self.title)
        whole.addWidget(self.about)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.everything)
        whole.addWidget(self.foot)
        self._show_parts(shown=False)
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(720), room.width()), min(px(520), room.height()))

    def _show_parts(self, *, shown: bool) -> None:
        for part in (self.everything, self.act):
            part.setVisible(shown)

    def _connect(self) -> None:
        self.foot.change_wanted.connect(self._choose_target)
        self.act.clicked.connect(self.take)
        self.leave.clicked.connect(self.reject)

    def _start(self, work: Callable[..., Any], verb: str, then: Callable[[Any], None]) -> None:
        """Work on the archive beside the window's thread."""
        self._show_parts(shown=False)
        self.foot.show_busy(f"正在{verb}…")
        self._run = FileRun(work, self)
        self._run.progressed.connect(partial(self._tell_progress, verb))
        self._run.done.connect(then)
        self._run.failed.connect(self._refused)
        self._run.cancelled.connect(self._called_off)
        self._run.start()

    def _tell_progress(self, verb: str, done: int, total: int) -> None:
        self.foot.show_busy(f"正在{verb}，{done} 个，共 {total} 个")

    # what is inside

    def _show(self, found: Found) -> None:
        self._run, self.found = None, found
        self.about.setText(_about(found))
        self.files.show_told(found.told)
        self._show_parts(shown=True)
        self.set_target(taking_over.suggested(found, documents_folder()))
        self.act.setFocus()

    def _choose_target(self) -> None:
        choose_target(self, "台账放到", self.target, _LEDGERS, self.set_target)

    def set_target(self, target: Path) -> None:
        """Where the ledger will be put; a file that is there is never replaced."""
        self.target = target
        self.foot.show_target(target)
        if target.exists():
            self.foot.hint.setText(f"已有“{target.name}”，不会替换它，可换一个名称")
        self.act.setEnabled(not target.exists())

    # taking

    def take(self) -> None:
        """Put the ledger to its place."""
        if self.found is None:
            return
        everything = self.everything.isChecked()
        work = partial(taking_over.take, self.found, self.target, everything=everything)
        self._start(work, "取出", self._taken)

    def _taken(self, done: TakenOver) -> None:
        self._run = None
        self.accept()
        self.taken.emit(done)

    def _called_off(self) -> None:
        self._run = None
        super().reject()

    def _refused(self, fault: Exception) -> None:
        self._run = None
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        if known is not fault:
            log.error("taking over failed", exc_info=fault)
        self.foot.hint.setText(message_for(known))
        if self.found is not None:
            self._show_parts(shown=True)
            self.foot.change.show()
        else:
            self.about.setText(message_for(known))
            self.foot.hint.setText("没有取出任何文件")
            self.leave.setText("关闭")

    def reject(self) -> None:
        """Stop what is going on, and close."""
        if self._run is not None:
            self._run.stop()
            self.foot.show_busy("正在取消…")
        else:
            super().reject()


def _about(found: Found) -> str:
    """Who made the archive, when, and what its ledger holds."""
    told = found.told
    titles = "、".join(f"《{plan.title}》" for plan in told.plans[:_TITLES])
    more = f"等 {len(told.plans)} 份" if len(told.plans) > _TITLES else ""
    evidence = len(told.below(EVIDENCE))
    lost = f"，没有找到的 {len(told.missing)} 份列在最后" if told.missing else ""
    who = told.made_by or "没有写明是谁"
    lines = (
        f"{_moment(told.made_at)}，{who}生成。文件逐个核对过，和清单一致。",
        f"台账：{found.plans} 份计划、{found.tasks} 条任务、{told.changes} 次修改",
        f"计划：{titles}{more}" if titles else "",
        f"佐证：{evidence} 份{lost}" if evidence or told.missing else "",
    )
    return "\n".join(line for line in lines if line)


def _moment(words: str) -> str:
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return "没有写明何时"
    return f"{written_day(at.date())} {at:%H:%M}"
