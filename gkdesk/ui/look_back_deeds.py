"""回头看 carried out: confirm, part, choose partners, carry over, print, export. Dialogs and
services are imported when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gkdesk.domain.look_back import LookBack, LookBackRow, LookBackTask
from gkdesk.ui.centre import CentrePage, PageName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from gkdesk.ui.jobs import Job
    from gkdesk.ui.views.look_back_page import LookBackPage
    from gkdesk.ui.window import MainWindow

_UNDO = "，可按 Ctrl+Z 撤销"


class LookBackDeeds(QObject):
    """Builds the page when it is first wanted, and does what is asked there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: LookBackPage | None = None

    def page(self) -> CentrePage:
        """The page, connected with the rest of the window."""
        from gkdesk.ui.views.look_back_page import LookBackPage

        window = self._window
        page = self._page = LookBackPage(window.session, window.theme)
        plan_id = window.browser.current_plan()
        if plan_id is not None:
            page.look_from(plan_id)
        page.empty.import_wanted.connect(window.acts.import_plan.trigger)
        page.bar.print_wanted.connect(self._guarded(self.print_rows))
        page.bar.export_wanted.connect(self.choose_target)
        if page.writing:
            page.bar.confirm_wanted.connect(self._guarded(self.confirm_all))
            page.bar.carry_wanted.connect(self._guarded(self.carry_over))
            page.list.confirm_wanted.connect(self._guarded(self.confirm))
            page.list.part_wanted.connect(self._guarded(self.part))
            page.list.partner_wanted.connect(self._guarded(self.choose_partner))
            page.list.withdraw_wanted.connect(self._guarded(self.withdraw))
        return page

    def open(self) -> None:
        """Show the page for the plan in view."""
        window = self._window
        plan_id = window.browser.current_plan()
        if plan_id is not None and self._page is not None and window.desk.page is None:
            self._page.look_from(plan_id)
        window.pages.open(PageName.LOOK_BACK)

    def _guarded(self, deed: Callable[[], object]) -> Callable[[], None]:
        return lambda: self._window.deeds.guarded(deed)

    def _found(self) -> tuple[LookBackPage, LookBack] | None:
        page = self._page
        return (page, page.found) if page is not None and page.found is not None else None

    # settling

    def confirm(self) -> None:
        """Settle the chosen rows as they stand: pairs, and those without a partner."""
        at = self._found()
        if at is not None:
            self._confirm(at[0].chosen(), at[1])

    def confirm_all(self) -> None:
        """Settle all pairs proposed in the rows shown; those of all where none is."""
        at = self._found()
        if at is not None:
            wanted = [row for row in at[1].rows if row.pairs and not row.settled]
            self._confirm(wanted, at[1])

    def _confirm(self, rows: Sequence[LookBackRow], found: LookBack) -> None:
        from gkdesk.services import look_back_settling as settling

        wanted = [ids for row in rows for ids in _as_they_stand(row)]
        plans = found.plan_id, found.former_plan_id
        if settling.confirm(self._window.session, plans, wanted):
            self._wrote(f"已确认 {len(rows)} 项" + _UNDO, on=len(rows) == 1)
        elif self._page is not None:
            self._page.step_on()

    def part(self) -> None:
        """Settle that the chosen rows' tasks are not one work."""
        from gkdesk.services import look_back_settling as settling

        at = self._found()
        rows = [row for row in at[0].chosen() if row.pairs] if at else []
        if not at or not rows:
            self._say("这一项没有对应，不用拆开")
            return
        plans = at[1].plan_id, at[1].former_plan_id
        pairs = [ids for row in rows for ids in row.pairs]
        if settling.part(self._window.session, plans, pairs):
            self._wrote(f"已拆开 {len(rows)} 项" + _UNDO)

    def withdraw(self) -> None:
        """Take back what was settled of the chosen rows; proposals stand again."""
        from gkdesk.services import look_back_settling as settling

        at = self._found()
        if at is None:
            return
        ids = [task.id for row in at[0].chosen() for task in (*row.tasks, *row.formers)]
        plans = at[1].plan_id, at[1].former_plan_id
        if settling.withdraw(self._window.session, plans, ids):
            self._wrote("已撤回确认" + _UNDO)
        else:
            self._say("这一项还没有确认过")

    def choose_partner(self) -> QDialog | None:
        """Ask which tasks of the other plan belong to the current row's."""
        from gkdesk.ui.dialogs.partner_dialog import PartnerDialog

        at = self._found()
        row = at[0].list.current() if at else None
        if at is None or row is None:
            return None
        page, found = at
        from_own = len(row.tasks) == 1
        task = row.tasks[0] if from_own else row.formers[0]
        chosen = [each.id for each in (row.formers if from_own else row.tasks)]
        others = page.offered(task, of_former=from_own)
        alone = "新增" if from_own else "取消"
        theme, window = self._window.theme, self._window
        dialog = PartnerDialog(task, others, chosen, alone, theme=theme, parent=window)
        dialog.given.connect(
            lambda ids: window.deeds.guarded(
                partial(self._choose, found, task, ids, from_own=from_own)
            )
        )
        dialog.open()
        return dialog

    def _choose(
        self, found: LookBack, task: LookBackTask, ids: Sequence[int], *, from_own: bool
    ) -> None:
        from gkdesk.services import look_back_settling as settling

        choose = settling.choose_formers if from_own else settling.choose_tasks
        plans = found.plan_id, found.former_plan_id
        if choose(self._window.session, plans, task.id, ids):
            said = f"已改为对应 {len(ids)} 项" if ids else "已改为没有对应"
            self._wrote(said + _UNDO)

    # what follows from it

    def carry_over(self) -> None:
        """Take what was not closed into this plan's rows."""
        from gkdesk.services import look_back_carrying

        at = self._found()
        if at is not None:
            count = look_back_carrying.carry_over(self._window.session, at[1], at[1].rows)
            if count:
                self._wrote(f"已结转 {count} 项" + _UNDO)
            else:
                self._say("没有可结转的，或已经结转过")

    def print_rows(self) -> None:
        """Open the preview of the rows shown."""
        from gkdesk.exports.look_back_list import look_back_list
        from gkdesk.ui.dialogs.print_dialog import PrintDialog

        at = self._found()
        if at is not None:
            page, found = at
            today = self._window.session.now().date()
            listed = look_back_list(found, page.model.rows(), today, page.filtered())
            PrintDialog(listed, self._window.theme, self._window).open()

    def choose_target(self) -> None:
        """Ask where the workbook is written to."""
        from gkdesk.exports.look_back_words import title
        from gkdesk.services import exporting
        from gkdesk.ui.dialogs.file_chooser import documents_folder
        from gkdesk.ui.dialogs.target_foot import choose_target

        at = self._found()
        if at is not None:
            name = exporting.suggested_name(title(at[1]), ".xlsx")
            suggested = documents_folder() / name
            kinds = "Excel 工作簿 (*.xlsx)"
            choose_target(self._window, "导出对照表", suggested, kinds, self.export_to)

    def export_to(self, target: Path) -> Job | None:
        """Write the rows shown to a workbook, away from the window's thread."""
        from gkdesk.services import look_back_export
        from gkdesk.ui.jobs import Job

        at = self._found()
        if at is None:
            return None
        page, found = at
        rows, said = page.model.rows(), page.filtered()
        today = self._window.session.now().date()
        job = Job(lambda: look_back_export.write(found, rows, today, said, target))
        job.done.connect(lambda _none: self._say(f"已导出：{target}"))
        job.failed.connect(self._window.deeds.tell)
        return job.start()

    def _wrote(self, remark: str, *, on: bool = False) -> None:
        page = self._page
        if page is not None:
            if on:
                page.step_on()
            page.refresh()
        self._window.browser.show_again()
        self._window.follow_changes()
        self._say(remark)

    def _say(self, words: str) -> None:
        self._window.desk.status.say(words)


def _as_they_stand(row: LookBackRow) -> Sequence[tuple[int | None, int | None]]:
    if row.pairs:
        return row.pairs
    return [(row.tasks[0].id, None)] if row.tasks else [(None, row.formers[0].id)]
