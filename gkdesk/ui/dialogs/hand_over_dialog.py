"""生成交接包: what goes into the archive, with or without the files evidence names."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.errors import GkdeskError
from gkdesk.services import handing_over, handing_over_evidence
from gkdesk.services.handing_over import Contents, HandedOver
from gkdesk.services.handing_over_evidence import NamedFile
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.file_run import FileRun
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.jobs import Job
from gkdesk.ui.models.handed_table import HandedTable
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickBox

log = logging.getLogger(__name__)
ARCHIVES: Final = "交接包 (*.zip)"
_CANCELLED: Final = "已取消，没有留下文件，台账没有改动"
_PRIVATE: Final = "包里有联系人、电话和全部修改记录，只交给接手的人。"
_SIZE_WIDTH: Final = 96


class HandOverDialog(QDialog):
    """``written`` carries what was handed over."""

    written = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme, self._session = theme, session
        self._run: FileRun | None = None
        self._contents = handing_over.contents(session)
        self.setWindowTitle("生成交接包")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about = QLabel(_about(self._contents))
        self.evidence = TickBox("附上佐证文件", theme)
        self.named = HandedTable()
        self.table = QTableView()
        self.private = QLabel(_PRIVATE)
        self.foot = TargetFoot(theme)
        self.act = self.foot.add("生成交接包", "primary")
        self.leave = self.foot.add("取消")
        self.target = documents_folder() / handing_over.suggested_name(session)
        self._lay_out()
        self._connect()
        self.set_target(self.target)
        self._look()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        for label, letter in ((self.about, Letter.TABLE), (self.private, Letter.SECOND)):
            label.setFont(theme.font(letter))
            label.setWordWrap(True)
        set_look(self.private, "second")
        self.table.setModel(self.named)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("佐证文件")
        dress_table(self.table, theme, {1: _SIZE_WIDTH})
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(12))
        for part in (self.about, self.evidence):
            whole.addWidget(part)
        whole.addWidget(self.table, 1)
        whole.addStretch(0)
        whole.addWidget(self.private)
        whole.addWidget(self.foot)
        self.resize(px(660), px(300))

    def _connect(self) -> None:
        self.foot.change_wanted.connect(self._choose_target)
        self.act.clicked.connect(self.start)
        self.leave.clicked.connect(self.reject)

    # what evidence names

    def _look(self) -> None:
        """Look beside the window's thread: a drive may be slow."""
        self.evidence.hide()
        if not self._contents.said:
            return
        look = handing_over_evidence.look
        job = Job(partial(look, self._contents.said, self._session.path.parent))
        job.done.connect(self._show_named)
        job.start()

    def _show_named(self, found: list[NamedFile]) -> None:
        if not found:
            return
        self.named.show_named(found)
        there = {each.file for each in found if each.file is not None}
        absent = len(self.named) - len({each.words for each in found if each.file})
        lost = f"，另有 {absent} 个没有找到，只记在清单里" if absent else ""
        self.evidence.setText(f"附上佐证文件（{len(there)} 个{lost}）")
        self.evidence.setChecked(bool(there))
        self.evidence.setEnabled(bool(there))
        self.evidence.show()
        self.table.show()
        room = self.screen().availableSize() * 0.94
        wanted = max(self.height(), self.theme.px(480))
        self.resize(self.width(), min(wanted, round(room.height())))

    # writing

    def _choose_target(self) -> None:
        choose_target(self, "交接包存到", self.target, ARCHIVES, self.set_target)

    def set_target(self, target: Path) -> None:
        """Where the archive will be written."""
        self.target = target
        self.foot.show_target(target)

    def start(self) -> None:
        """Write the archive."""
        session = self._session
        work = partial(
            handing_over.write,
            session.path,
            self.target,
            session.clock,
            session.hand.who,
            evidence=self.evidence.isChecked(),
        )
        self._turn(busy=True)
        self._run = FileRun(work, self)
        self._run.progressed.connect(self._tell_progress)
        self._run.done.connect(self._written)
        self._run.failed.connect(self._refused)
        self._run.cancelled.connect(self._called_off)
        self._run.start()

    def _turn(self, *, busy: bool) -> None:
        self.evidence.setEnabled(not busy)
        self.act.setVisible(not busy)
        if busy:
            self.foot.show_busy("正在复制台账…")

    def _tell_progress(self, done: int, total: int) -> None:
        self.foot.show_busy(f"正在装包，已装 {done} 个，共 {total} 个")

    def _written(self, done: HandedOver) -> None:
        self._run = None
        files = len(done.told.files) + 1
        self.foot.show_written(done.file, f"已生成 {done.file.name}：{files} 个文件，已核对")
        self.leave.setText("关闭")
        self.leave.setFocus()
        self.written.emit(done)

    def _called_off(self) -> None:
        self._end()
        self.foot.hint.setText(_CANCELLED)

    def _refused(self, fault: Exception) -> None:
        self._end()
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        if known is not fault:
            log.error("handing over failed", exc_info=fault)
        self.foot.hint.setText(message_for(known))

    def _end(self) -> None:
        self._run = None
        self._turn(busy=False)
        self.set_target(self.target)

    def reject(self) -> None:
        """While the archive is written: stop that; else close."""
        if self._run is not None:
            self._run.stop()
            self.foot.show_busy("正在取消…")
        else:
            super().reject()


def _about(held: Contents) -> str:
    """What goes in, a line each."""
    kept = f"，其中 {held.kept} 份连同原来的文件" if held.kept else ""
    lines = (
        f"台账：{held.plans} 份计划、{held.tasks} 条任务，可用本程序打开接着办",
        "任务分解表和网页：没有装本程序的电脑也能看、能搜、能打印",
        f"原文：{held.editions} 份文字{kept}",
        "清单：每个文件的校验值，打开时逐个核对",
    )
    return "\n".join(lines)
