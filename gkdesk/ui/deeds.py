"""The acts of the window carried out: through services, with the dialogs they need.

Dialogs and the services that write are imported when first asked for, which keeps the
reader and openpyxl out of the start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gkdesk.domain.arranging import Arranged
from gkdesk.domain.changes import HistoryEntry
from gkdesk.domain.tasks import EditField, NodeKind, PlanSummary, Status
from gkdesk.errors import GkdeskError
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.terms import HISTORY_FIELDS
from gkdesk.ui.browser import Browser
from gkdesk.ui.theme import Theme

if TYPE_CHECKING:
    from gkdesk.domain.print_scheme import PrintScheme
    from gkdesk.ui.dialogs.import_dialog import ImportFlow
    from gkdesk.ui.dialogs.reread_flow import RereadFlow
    from gkdesk.ui.views.checkup_line import CheckupLine

LEDGER_FILES: Final = "台账文件 (*.db *.gkdb);;所有文件 (*)"


class Deeds(QObject):
    """What the window does when asked. ``changed`` follows every write to the ledger,
    ``turned`` carries the lines of the history that were undone or done again,
    ``list_chosen`` the scheme by which a list was last printed (``last_list``), as kept."""

    changed = Signal()
    ledger_wanted = Signal(Path)
    said = Signal(str)
    turned = Signal(list)
    list_chosen = Signal(str)

    def __init__(self, session: Session, browser: Browser, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._browser, self._window = session, browser, window
        self.theme = Theme()
        self.last_list = ""

    def guarded(self, deed: Callable[[], object]) -> None:
        """Do it; a fault the person can understand is told in one sentence."""
        try:
            deed()
        except GkdeskError as fault:
            self.tell(fault)

    def tell(self, fault: GkdeskError) -> None:
        """Tell a fault without stopping the program."""
        from gkdesk.ui.dialogs import message

        message.tell(self._window, fault)

    # plans

    def import_plans(self, files: Sequence[Path] = ()) -> None:
        """Take documents in: those given, else those a person chooses."""
        if files:
            self._import_flow().import_files(list(files))
        else:
            self._import_flow().choose_and_import()

    def paste_plan(self) -> None:
        """Take in what was copied: files, else words."""
        copied = QGuiApplication.clipboard().mimeData() or QMimeData()
        files = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()]
        if files:
            self._import_flow().import_files(files)
        elif copied.hasText() or copied.hasHtml():
            self._import_flow().import_clipboard(copied.html(), copied.text())
        else:
            self.said.emit("还没有复制正文，先在文件或网页里选中、复制")

    def _import_flow(self) -> ImportFlow:
        from gkdesk.ui.dialogs.import_dialog import ImportFlow

        flow = ImportFlow(self._session, self._window)
        flow.imported.connect(self._imported)
        return flow

    def _imported(self, plans: Sequence[PlanSummary]) -> None:
        if plans:
            self._browser.reload(plans[0].id)
            self.changed.emit()

    def update_plan(self, plan_id: int) -> None:
        """Bring a plan to a newer version of its notice, which a person chooses."""
        from gkdesk.ui.dialogs.import_dialog import FILES

        self.rereading(plan_id).choose_file(FILES)

    def rereading(self, plan_id: int) -> RereadFlow:
        """A run that brings a plan to a newer version; its end is shown here."""
        from gkdesk.ui.dialogs.reread_flow import RereadFlow

        flow = RereadFlow(self._session, plan_id, self._window)
        flow.updated.connect(self._updated)
        return flow

    def _updated(self, plan_id: int) -> None:
        self._browser.reload(plan_id)
        self.said.emit("已按新版更新，可按 Ctrl+Z 撤销")
        self.changed.emit()

    def load_samples(self) -> None:
        """Take the sample plans in."""
        from gkdesk.services import samples

        count = samples.load_samples(self._session)
        self._browser.reload()
        self.said.emit(f"已载入 {count} 份示例，以后可一次移除")
        self.changed.emit()

    def remove_samples(self) -> None:
        """Take all sample plans out, as one change."""
        from gkdesk.services import samples

        if not samples.has_samples(self._session):
            self.said.emit("台账里没有示例")
            return
        count = samples.remove_samples(self._session)
        self._browser.reload()
        self.said.emit(f"已移除 {count} 份示例，可按 Ctrl+Z 撤销")
        self.changed.emit()

    def remove_plan(self, plan_id: int) -> None:
        """Take one plan out."""
        from gkdesk.services import importing

        plan = outline.plan(self._session, plan_id)
        importing.remove(self._session, [plan_id])
        self._browser.reload()
        self.said.emit(f"已移除“{plan.title}”，可按 Ctrl+Z 撤销")
        self.changed.emit()

    def export(self) -> None:
        """Open the dialog of the breakdown table for the plan in view."""
        from gkdesk.ui.dialogs.export_dialog import ExportDialog

        plan_id = self._plan_in_view()
        if plan_id is not None:
            dialog = ExportDialog(self._session, plan_id, self.theme, self._window)
            self.follow_checkup(dialog, dialog.checkup)
            dialog.templates_edited.connect(self.changed)
            dialog.open()

    def print_list(self) -> None:
        """Open the lists of the plan in view, as one was last printed."""
        from gkdesk.domain import stored_schemes
        from gkdesk.ui.dialogs.list_dialog import ListDialog

        plan_id = self._plan_in_view()
        if plan_id is not None:
            last = stored_schemes.read("", self.last_list)
            dialog = ListDialog(self._session, plan_id, self.theme, self._window, scheme=last)
            dialog.chosen.connect(self._keep_list)
            dialog.schemes_edited.connect(self.changed)
            if dialog.checkup is not None:
                self.follow_checkup(dialog, dialog.checkup)
            dialog.open()

    def _keep_list(self, scheme: PrintScheme) -> None:
        from gkdesk.domain import stored_schemes

        # Whose, when and called what is this list's own; the next may be another plan's.
        kept = replace(scheme, unit="", period="", title="")
        self.last_list = stored_schemes.written(kept)
        self.list_chosen.emit(self.last_list)

    def follow_checkup(self, dialog: QDialog, line: CheckupLine) -> None:
        """Show what the check above an export repairs, and the rows it leads to."""
        line.changed.connect(self._repaired)
        line.row_wanted.connect(dialog.reject)
        line.row_wanted.connect(self._browser.go_to)

    def _repaired(self) -> None:
        self._browser.reload()
        self._browser.show_again()
        self.changed.emit()

    def _plan_in_view(self) -> int | None:
        """The shown plan; in a list over several plans, the one of the current row."""
        plan_id = self._browser.current_plan()
        if plan_id is None:
            self.said.emit("先在左侧选一份计划")
        return plan_id

    # edits

    def undo(self) -> None:
        """Take the last change back."""
        from gkdesk.services import editing

        self._turned("已撤销", editing.undo(self._session))

    def redo(self) -> None:
        """Do again what was taken back last."""
        from gkdesk.services import editing

        self._turned("已重做", editing.redo(self._session))

    def _turned(self, word: str, entries: Sequence[HistoryEntry]) -> None:
        tasks = [entry.task for entry in entries if entry.task is not None]
        arranged = self._arranged(entries) if len(tasks) == len(entries) else None
        if arranged is not None:
            self._browser.arranged(arranged)
            self._browser.edited(tasks)
        elif len(tasks) == len(entries):
            self._browser.edited(tasks)
            self._browser.show_again()
        else:
            self._browser.reload()
        self.turned.emit(list(entries))
        self.said.emit(f"{word}：{what_changed(entries)}")
        self.changed.emit()

    def _arranged(self, entries: Sequence[HistoryEntry]) -> Arranged | None:
        """What a change touched of the tree, where it did."""
        from gkdesk.services import arranging

        if not any(entry.field in ("task", "place") for entry in entries):
            return None
        return arranging.of_change(self._session, entries[0].change_id)

    def toggle_done(self) -> None:
        """Mark the current task as done, or as open again."""
        from gkdesk.services import editing

        node_id = self._browser.current_row()
        if node_id is None:
            return
        row = outline.row(self._session, node_id)
        if row.kind in (NodeKind.SECTION, NodeKind.PLAN):
            self.said.emit("先选中一项任务，再标为办结")
            return
        done = row.status is Status.OPEN
        value = (Status.DONE if done else Status.OPEN).value
        editing.set_field(self._session, node_id, EditField.STATUS, value)
        self._browser.edited([node_id])
        self._browser.show_again()
        self.said.emit("已标为办结，可按 Ctrl+Z 撤销" if done else "已改回推进中")
        self.changed.emit()

    # the ledger

    def choose_ledger(self) -> None:
        """Ask for another ledger's file."""
        from gkdesk.ui.dialogs.file_chooser import file_chooser

        folder = self._session.path.parent
        chooser = file_chooser(self._window, "打开台账", folder, LEDGER_FILES)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.ledger_wanted.emit(Path(name)))
        chooser.open()

    def check_ledger(self) -> None:
        """Check the ledger and say what was found."""
        from gkdesk.services import checking
        from gkdesk.ui.dialogs import message

        findings = checking.check(self._session)
        words = "\n".join(findings) or "台账完好，备份可用。"
        message.say(self._window, "检查台账", words)

    def show_history(self) -> None:
        """Open the list of changes."""
        from gkdesk.ui.dialogs.history_dialog import HistoryDialog

        dialog = HistoryDialog(self._session, self.theme, self._window)
        dialog.row_wanted.connect(self._browser.go_to)
        dialog.open()

    def show_about(self) -> None:
        """Open the page about the program and its keys."""
        from gkdesk.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self.theme, self._window).open()


def what_changed(entries: Sequence[HistoryEntry]) -> str:
    """What a change was about, in a few words."""
    if not entries:
        return "没有变化"
    first = entries[0]
    if first.task is None and first.field == "plan":
        return f"{len(entries)} 份计划" if len(entries) > 1 else "一份计划"
    if first.field == "edition":
        return "用新版文件更新"
    names = dict.fromkeys(HISTORY_FIELDS.get(entry.field, entry.field) for entry in entries)
    many = f"（{len(entries)} 处）" if len(entries) > len(names) else ""
    return "、".join(names) + many
