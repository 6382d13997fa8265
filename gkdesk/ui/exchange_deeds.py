"""Telling another clerk's ledger: the exchange file of the plan in view."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow

_KINDS = "交换文件 (*.gkx)"


class ExchangeDeeds(QObject):
    """Writes exchange files for the window; 回收反馈 takes them in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def write(self) -> None:
        """Ask where to, for the plan in view."""
        from gkdesk.domain.exchange import SUFFIX
        from gkdesk.services import exporting, outline
        from gkdesk.ui.dialogs.file_chooser import documents_folder
        from gkdesk.ui.dialogs.target_foot import choose_target

        window = self._window
        plan_id = window.browser.current_plan()
        if plan_id is None:
            window.desk.status.say("先在左侧选一份计划，再生成交换文件")
            return
        title = outline.plan(window.session, plan_id).title
        suggested = documents_folder() / exporting.suggested_name(f"{title}_交换", SUFFIX)
        choose = partial(self.write_to, plan_id)
        choose_target(window, "生成交换文件", suggested, _KINDS, choose)

    def write_to(self, plan_id: int, target: Path) -> None:
        """Write what this ledger says of a plan."""
        self._window.deeds.guarded(partial(self._write_to, plan_id, target))

    def _write_to(self, plan_id: int, target: Path) -> None:
        from gkdesk.services import exchanging

        written = exchanging.write(self._window.session, plan_id, target)
        self._window.follow_changes()
        self._window.desk.status.say(
            f"已生成 {written.file.name}：{written.rows} 条，对方用“回收反馈”收下"
        )
