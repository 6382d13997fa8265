"""回收反馈 carried out: choosing files and folders, files dropped on the window, and what
follows once answers were taken in. Its dialogs are imported when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from gkdesk.domain.collected import Applied

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.collect_dialog import CollectDialog
    from gkdesk.ui.dialogs.collect_flow import CollectFlow
    from gkdesk.ui.window import MainWindow

RETURNED: Final = (
    "填报表、交换文件和压缩包 (*.xlsx *.xlsm *.xls *.et *.ods *.gkx *.zip);;所有文件 (*)"
)
_SHEETS: Final = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_WHOLE: Final = (".zip", ".gkx")


class CollectDeeds(QObject):
    """Takes answers back for the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def choose_files(self) -> None:
        """Ask for workbooks and archives that came back."""
        from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser

        chooser = file_chooser(self._window, "回收反馈", documents_folder(), RETURNED)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(lambda names: self.collect([Path(n) for n in names]))
        chooser.open()

    def choose_folder(self) -> None:
        """Ask for a folder with what came back."""
        from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser

        chooser = file_chooser(self._window, "回收一个文件夹", documents_folder(), "")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly, True)
        chooser.fileSelected.connect(lambda name: self.collect([Path(name)]))
        chooser.open()

    def collect(self, paths: Sequence[Path]) -> None:
        """Read, compare and show what came back."""
        self._flow().collect(paths)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Files dropped on the window: workbooks that were handed out, folders and archives
        come back; everything else is a document to be imported."""
        deeds = self._window.deeds
        plain = [path for path in paths if not may_hold_answers(path)]
        rest = [path for path in paths if may_hold_answers(path)]
        if not rest:
            deeds.import_plans(plain)
            return
        flow = self._flow()
        flow.strangers.connect(lambda files: deeds.guarded(partial(deeds.import_plans, files)))
        flow.sort_out(rest, plain)

    def _flow(self) -> CollectFlow:
        from gkdesk.ui.dialogs.collect_flow import CollectFlow

        flow = CollectFlow(self._window.session, self._window)
        flow.shown.connect(self._follow)
        return flow

    def _follow(self, dialog: CollectDialog) -> None:
        dialog.taken.connect(self._taken)
        dialog.undo_wanted.connect(lambda: self._window.deeds.guarded(self._window.deeds.undo))

    def _taken(self, applied: Applied) -> None:
        window = self._window
        window.browser.reload()
        window.browser.show_again()
        taken = (
            f"收下 {applied.cells} 处" if applied.cells else f"记下 {applied.files} 份已收到"
        )
        window.deeds.said.emit(f"已{taken}，可按 Ctrl+Z 撤销")
        window.deeds.changed.emit()


def may_hold_answers(path: Path) -> bool:
    """Whether a dropped file may have come back: a workbook, an archive, a folder."""
    return path.suffix.lower() in (*_SHEETS, *_WHOLE) or path.is_dir()
