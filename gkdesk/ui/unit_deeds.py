"""The acts of the page of units that open a dialog: collect, import, merge. Dialogs are
imported when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.deeds import Deeds
from gkdesk.ui.desk import Desk
from gkdesk.ui.models.unit_tips import told

if TYPE_CHECKING:
    from gkdesk.ui.views.units_page import UnitsPage

COUNT_MS: Final = 900
"""After so long without a change the names that wait are counted for the sidebar."""
WORKBOOKS: Final = "表格 (*.xlsx *.xlsm *.xls *.et *.ods *.csv);;所有文件 (*)"


class UnitDeeds(QObject):
    """``changed`` tells that the directory was written."""

    changed = Signal()

    def __init__(self, session: Session, desk: Desk, deeds: Deeds, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._desk = session, desk
        self._deeds, self._window = deeds, window
        desk.sidebar.tell_units(partial(told, session))
        self._known: object = None
        self._off = 0
        self._later = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._later.timeout.connect(self.count)

    def mind(self) -> None:
        """Something was written: count the names that wait once the keys rest."""
        self._later.start()

    def count(self) -> None:
        """Show in the sidebar how many names nobody has claimed."""
        if self._window.isVisible():  # not closed, nor waiting in the tray
            self._desk.sidebar.show_waiting(max(self._unclaimed() + self._off, 0))

    def take_count(self, waiting: int) -> None:
        """The queue itself was read. It alone knows names that no row bears any more, and
        those that the day of signing decides."""
        self._off = waiting - self._unclaimed()
        self._desk.sidebar.show_waiting(waiting)

    def _unclaimed(self) -> int:
        """How many printed names the directory does not know, by what is kept in mind; no
        row is read again for it."""
        from gkdesk.services import directory

        known = directory.matcher(self._session)
        if known is not self._known:
            self._known, self._off = known, 0
        names = directory.printed_names(self._session)
        return sum(not known.match(name).settled for name in names)

    def _page(self) -> UnitsPage:
        from gkdesk.ui.views.units_page import UnitsPage

        page = self._desk.pages.page(PageName.UNITS)
        assert isinstance(page, UnitsPage)
        return page

    def add(self) -> None:
        """Ask on the page for the name of a new unit."""
        self._page().add_unit()

    def collect(self) -> None:
        """List the printed names that are not in the directory, to be ticked."""
        from gkdesk.services import unit_queue
        from gkdesk.ui.dialogs.collect_units_dialog import CollectUnitsDialog

        names = unit_queue.waiting(self._session)
        if not names:
            self._deeds.said.emit("计划里的名称都已在名录里")
            return
        dialog = CollectUnitsDialog(self._session, names, self._deeds.theme, self._window)
        dialog.collected.connect(
            lambda count: self._told(f"已加入 {count} 个单位，可按 Ctrl+Z 撤销")
        )
        dialog.open()

    def choose_workbook(self) -> None:
        """Ask for the workbook of a directory."""
        from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser

        chooser = file_chooser(self._window, "导入单位名录", documents_folder(), WORKBOOKS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(
            lambda name: self._deeds.guarded(lambda: self.import_file(Path(name)))
        )
        chooser.open()

    def import_file(self, path: Path) -> None:
        """Show what a workbook holds before anything is taken. Raises what its reading
        raises."""
        from gkdesk.services import unit_import
        from gkdesk.ui.dialogs.import_units_dialog import ImportUnitsDialog
        from gkdesk.ui.models.directory_reading import lines_of

        reading = unit_import.read(path)
        lines = lines_of(self._session, reading)
        take = partial(unit_import.take, self._session, reading)
        dialog = ImportUnitsDialog(path.name, lines, take, self._deeds.theme, self._window)
        dialog.imported.connect(
            lambda count: self._told(f"已导入 {count} 个单位，可按 Ctrl+Z 撤销")
        )
        dialog.open()

    def merge(self, unit_ids: Sequence[int] = ()) -> None:
        """Ask which name stays of units that are one: those given, else those chosen."""
        from gkdesk.services import directory
        from gkdesk.ui.dialogs.merge_units_dialog import MergeUnitsDialog

        ids = list(unit_ids) or self._page().directory.table.chosen_units()
        units = [unit for unit in directory.units(self._session) if unit.id in ids]
        if len(units) < 2:
            self._deeds.said.emit("先按住 Ctrl 选中两个以上的单位，再合并")
            return
        dialog = MergeUnitsDialog(self._session, units, self._deeds.theme, self._window)
        dialog.merged.connect(lambda kept: self._merged(len(units), kept))
        dialog.open()

    def _merged(self, count: int, kept: int) -> None:
        self._told(f"已合并 {count} 个单位，可按 Ctrl+Z 撤销")
        self._page().choose([kept])

    def _told(self, remark: str) -> None:
        self._page().refresh()
        self._deeds.said.emit(remark)
        self.changed.emit()
