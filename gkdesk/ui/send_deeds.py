"""下发 and the register carried out: sending, sending again, how it was handed, notes, lines
taken out. Dialogs and services are imported when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gkdesk.domain.dispatches import Dispatch, DispatchKind, Handing
from gkdesk.ui.centre import CentrePage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from gkdesk.ui.views.dispatches_page import DispatchesPage
    from gkdesk.ui.window import MainWindow

_UNDO = "，可按 Ctrl+Z 撤销"


class SendDeeds(QObject):
    """Builds the page when it is first wanted, and does what is asked there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: DispatchesPage | None = None

    def page(self) -> CentrePage:
        """The page, connected with the rest of the window."""
        from gkdesk.ui.views.dispatches_page import DispatchesPage

        window = self._window
        page = self._page = DispatchesPage(window.session, window.theme)
        page.send_wanted.connect(window.acts.send.trigger)
        page.collect_wanted.connect(window.acts.collect.trigger)
        page.answers_wanted.connect(self._guarded(self.look_at_answers))
        page.note_wanted.connect(self._guarded(self.annotate))
        page.removal_wanted.connect(self._guarded(self.take_out))
        page.hand_wanted.connect(lambda way: window.deeds.guarded(partial(self.hand, way)))
        if not window.session.read_only:
            page.offer([window.acts.send, window.acts.send_again])
        return page

    def _guarded(self, deed: Callable[[], object]) -> Callable[[], None]:
        return lambda: self._window.deeds.guarded(deed)

    def _chosen(self) -> list[Dispatch]:
        return self._page.chosen() if self._page is not None else []

    # sending

    def send(self) -> QDialog | None:
        """Ask which units of the plan in view get a workbook."""
        plan_id = self._plan_id()
        if plan_id is None:
            self._say("还没有计划，先导入一份再下发")
            return None
        return self._open_sending(plan_id)

    def _plan_id(self) -> int | None:
        """The plan of the register where one is chosen there, else that in view, else the
        first."""
        browser = self._window.browser
        shown = (
            self._page.plan_id if self._page and self._page is self._window.desk.page else None
        )
        plans = browser.plans
        return shown or browser.current_plan() or (plans[0].id if plans else None)

    def send_again(self) -> QDialog | None:
        """Ask again for what the chosen units owe: those of the first chosen line's plan and
        period; where one line is chosen that owes nothing, all units in sight that owe."""
        wanted = [line for line in self._chosen() if _is_owed(line)]
        if not wanted and self._page is not None:
            wanted = [line for line in self._page.listed() if _is_owed(line)]
        if not wanted:
            self._say("没有单位欠报，不用再发")
            return None
        first = wanted[0]
        units = [
            line.unit
            for line in wanted
            if (line.plan_id, line.period) == (first.plan_id, first.period)
        ]
        return self._open_sending(first.plan_id, again=units, period=first.period)

    def _open_sending(
        self, plan_id: int, *, again: Sequence[str] | None = None, period: str = ""
    ) -> QDialog:
        from gkdesk.services import outline
        from gkdesk.ui.dialogs.send_dialog import SendDialog

        window = self._window
        plan = next(each for each in outline.plans(window.session) if each.id == plan_id)
        dialog = SendDialog(
            window.session, plan, window.theme, window, again=again, period=period
        )
        dialog.sent.connect(lambda files: self._wrote(f"已下发 {len(files)} 份"))
        dialog.open()
        return dialog

    # the register

    def look_at_answers(self) -> QDialog | None:
        """What the unit of the first chosen line answered; some of it can be sent back."""
        from gkdesk.ui.dialogs.answers_dialog import AnswersDialog
        from gkdesk.ui.models.dispatch_words import asks

        lines = [line for line in self._chosen() if asks(line)]
        if not lines:
            self._say("这一份不要求填报")
            return None
        window = self._window
        dialog = AnswersDialog(window.session, lines[0], window.theme, window)
        dialog.returned.connect(lambda files: self._wrote(f"已退回，写好 {len(files)} 份"))
        dialog.open()
        return dialog

    def hand(self, way: Handing | None) -> None:
        """Note for the chosen lines how they reached their units."""
        from gkdesk.services import dispatch_register

        session = self._window.session
        ids = [line.id for line in self._chosen()]
        count = dispatch_register.hand(session, ids, way, session.now().date())
        if count:
            self._wrote(f"已记 {count} 份" + _UNDO)

    def annotate(self) -> QDialog | None:
        """Ask for a note beside the first chosen line."""
        from gkdesk.ui.dialogs.note_dialog import NoteDialog

        lines, window = self._chosen(), self._window
        if not lines:
            return None
        dialog = NoteDialog(lines[0].unit, lines[0].note, window.theme, window)
        dialog.given.connect(
            lambda words: window.deeds.guarded(partial(self._note, lines[0].id, words))
        )
        dialog.open()
        return dialog

    def _note(self, dispatch_id: int, words: str) -> None:
        from gkdesk.services import dispatch_register

        if dispatch_register.annotate(self._window.session, dispatch_id, words):
            self._wrote("已记备注" + _UNDO)

    def take_out(self) -> None:
        """Take the chosen lines out of the register; the files stay where they are."""
        from gkdesk.services import dispatch_register

        ids = [line.id for line in self._chosen()]
        if ids:
            count = dispatch_register.take_out(self._window.session, ids)
            self._wrote(f"已移出 {count} 份，文件没有动" + _UNDO)

    def _wrote(self, remark: str) -> None:
        if self._page is not None:
            self._page.refresh()
        self._window.browser.show_again()
        self._window.follow_changes()
        self._say(remark)

    def _say(self, words: str) -> None:
        self._window.desk.status.say(words)


def _is_owed(line: Dispatch) -> bool:
    return line.kind is DispatchKind.REPORT and line.owes
