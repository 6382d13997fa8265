"""The page of units (单位名录): who they are, and which printed names nobody has claimed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.domain.directory import Unit
from gkdesk.services import directory, unit_queue
from gkdesk.services.session import Session
from gkdesk.services.unit_queue import WaitingName
from gkdesk.ui.centre import CentrePage
from gkdesk.ui.models.unit_rows import task_counts
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.directory_half import DirectoryHalf
from gkdesk.ui.views.nothing_waits import NothingWaits
from gkdesk.ui.views.units_bar import DIRECTORY, WAITING, UnitsBar
from gkdesk.ui.views.units_empty import UnitsEmpty
from gkdesk.ui.views.waiting_half import WaitingHalf

SOON_MS: Final = 60
"""After so long names and tasks are counted for the first time, once the page stands."""
REST_MS: Final = 1200
"""They are counted again when nothing was written for so long: both read every row."""
_DIRECTORY_KEYS: Final = "Ins 新增　F2 修改　Alt+Shift+↑↓ 移动"
_WAITING_KEYS: Final = "1–9 认领　Enter 别的单位　Ctrl+Z 撤销"


class UnitsPage(CentrePage):
    """``merge_wanted`` carries the units that are one, ``counted`` how many names wait; a
    fault goes out by ``failed``."""

    collect_wanted = Signal()
    import_wanted = Signal()
    merge_wanted = Signal(list)
    counted = Signal(int)
    failed = Signal(object)

    keys = _DIRECTORY_KEYS

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._units: list[Unit] = []
        self._names: list[WaitingName] | None = None
        self.bar = UnitsBar(theme)
        self.directory = DirectoryHalf(session, theme)
        self.waiting = WaitingHalf(session, theme)
        self.empty = UnitsEmpty(theme, writing=not session.read_only)
        self.nothing = NothingWaits(theme)
        self._sheets = QStackedWidget()
        self._queue, self._count = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._build()
        self._connect()
        self.set_theme(theme)

    def _build(self) -> None:
        for sheet in (self.directory, self.waiting, self.empty, self.nothing):
            self._sheets.addWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._sheets, 1)
        self.setAutoFillBackground(True)
        self.setAccessibleName("单位名录")
        self.setFocusProxy(self._sheets)

    def _connect(self) -> None:
        self.bar.turned.connect(self._turn)
        self.bar.sought.connect(self._list)
        self.bar.search.left_downwards.connect(self.directory.table.setFocus)
        for half in (self.directory, self.waiting):
            half.wrote.connect(self._wrote)
        self.directory.failed.connect(self.failed)
        self.directory.merge_wanted.connect(self.merge_wanted)
        self.waiting.row_wanted.connect(self.row_wanted)
        self.empty.collect_wanted.connect(self.collect_wanted)
        self.empty.import_wanted.connect(self.import_wanted)
        self.empty.add_wanted.connect(self.add_unit)
        self._queue.timeout.connect(self.read_queue)
        self._count.timeout.connect(self.count_tasks)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        for part in (self.bar, self.directory, self.waiting, self.empty, self.nothing):
            part.set_theme(theme)
        self._share()

    def commit(self) -> None:
        self.directory.pane.commit()

    # what is shown

    def refresh(self) -> None:
        """Read the directory again; what is chosen stays so. Names that are settled by now
        leave the queue; whether others came is read a while later."""
        self._units = directory.units(self._session)
        if not self._units:
            self.bar.search.set_silently("")
            self.bar.kinds.setCurrentIndex(0)
        self._list()
        if self._names is not None:
            known = directory.matcher(self._session)
            self._show_names([one for one in self._names if not known.match(one.name).settled])
        wait = SOON_MS if self._names is None else REST_MS
        for timer in (self._queue, self._count):
            timer.start(wait)
        self._show_half()

    def read_queue(self) -> None:
        """Read now which names wait."""
        self._queue.stop()
        self._show_names(unit_queue.waiting(self._session))
        self._show_half()
        self.counted.emit(len(self.waiting.model))

    def _show_names(self, names: list[WaitingName]) -> None:
        self._names = names
        self.waiting.show_names(names, self._units)

    def _list(self) -> None:
        self.directory.show_units(self._units, self.bar.wanted())

    def _show_half(self) -> None:
        half = self.bar.half
        if half == WAITING and self._queue.isActive() and self._names is None:
            self.read_queue()
            return
        self.bar.show_counts(len(self._units), len(self.waiting.model))
        self.bar.show_half(half, search=bool(self._units))
        sheet: QWidget
        if half == WAITING:
            sheet = self.waiting if len(self.waiting.model) else self.nothing
        else:
            began = self.directory.pane.drafting
            sheet = self.directory if self._units or began else self.empty
        focused = self._sheets.isAncestorOf(self.focusWidget() or self)
        self._sheets.setCurrentWidget(sheet)
        self._sheets.setFocusProxy(sheet)
        self.keys = _WAITING_KEYS if half == WAITING else _DIRECTORY_KEYS
        if focused and not sheet.isAncestorOf(self.focusWidget() or self):
            sheet.setFocus()

    def _turn(self, half: int) -> None:
        if half == WAITING and self._queue.isActive():
            self.read_queue()
        self._show_half()
        self._sheets.setFocus(Qt.FocusReason.TabFocusReason)

    def show_half(self, half: int) -> None:
        """Turn to the directory or to the names that wait."""
        self.bar.show_half(half)
        self._turn(half)

    def count_tasks(self) -> None:
        """Count now how many tasks name each unit."""
        self.directory.show_counts(task_counts(self._session))

    def words(self) -> str:
        """How many units there are; how many names wait comes later, to the tab."""
        return f"{len(self._units)} 个单位"

    # acts

    def offer(self, actions: Sequence[QAction]) -> None:
        """Acts that stand in words above the directory."""
        self.bar.offer(actions)

    def add_unit(self) -> None:
        """Ask for the name of a new unit."""
        self.bar.show_half(DIRECTORY)
        self.directory.begin_unit()
        self._show_half()
        self.directory.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, unit_ids: Sequence[int]) -> None:
        """Turn to these units."""
        self.bar.show_half(DIRECTORY)
        self._show_half()
        self.directory.table.choose(list(unit_ids))

    def _wrote(self, remark: str) -> None:
        self.refresh()
        if remark:
            self.said.emit(remark)
        self.edited.emit()

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for timer in (self._queue, self._count):  # read when it is opened again
            timer.stop()

    def _share(self) -> None:
        """The pane at the right has about the width of the detail elsewhere."""
        px, whole = self._theme.px, self.width()
        side = min(max(int(whole * 0.34), px(300)), px(440))
        for half in (self.directory, self.waiting):
            half.setSizes([whole - side, side])
        self.directory.table.fit()
