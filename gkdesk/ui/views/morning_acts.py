"""What can be done on the morning page: remind, copy, print, put off, keep a contact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gkdesk.domain.agenda import Morning
from gkdesk.errors import GkdeskError
from gkdesk.services import contacts, putting_off
from gkdesk.services.session import Session
from gkdesk.ui.models.morning_choice import Wanted
from gkdesk.ui.models.morning_lines import Line
from gkdesk.ui.models.morning_text import owed_by_unit, reminder_text
from gkdesk.ui.theme import Theme


class MorningActs(QObject):
    """Carries the acts out. ``wrote`` follows every write with a remark about it, ``said``
    is a remark alone, ``failed`` a fault that a person can understand."""

    wrote = Signal(str)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page

    def copy(self, morning: Morning, units: Sequence[str]) -> None:
        """Put the text of these units, of all where none is given, on the clipboard."""
        text = reminder_text(morning, units or None)
        number = len(units) or sum(1 for unit in owed_by_unit(morning) if unit)
        if text:
            QGuiApplication.clipboard().setText(text)
        self.said.emit(f"已复制 {number} 个单位的催办文字" if text else "没有要催办的单位")

    def print_page(self, morning: Morning, theme: Theme) -> None:
        """Open the preview of the page on paper."""
        from gkdesk.ui.dialogs.print_dialog import PrintDialog
        from gkdesk.ui.models.morning_print import morning_list

        listed = morning_list(morning, self._session.calendar)
        self._tried(lambda: PrintDialog(listed, theme, self._page.window()).open())

    def remind(self, wanted: Sequence[Wanted], theme: Theme, *, ticked: bool) -> None:
        """Open the dialog about these units; ``ticked`` where a person chose them."""
        from gkdesk.ui.dialogs.remind_dialog import RemindDialog

        if not wanted:
            self.said.emit("没有要催办的单位")
            return
        window = self._page.window()
        dialog = RemindDialog(self._session, wanted, theme, window, ticked=ticked)
        dialog.recorded.connect(
            lambda units: self.wrote.emit(f"已登记 {units} 个单位的催办，可按 Ctrl+Z 撤销")
        )
        dialog.open()

    def put_off(self, line: Line, until: date) -> None:
        """Do not show a row's due point before a day."""
        item = line.item
        if item is not None and self._tried(
            lambda: putting_off.put_off(self._session, item.node, item.occurrence, until)
        ):
            self.wrote.emit(f"{until.month}月{until.day}日再提，可按 Ctrl+Z 撤销")

    def take_back(self, line: Line) -> None:
        """Show at once again what was put off."""
        later = line.later
        if later is not None and self._tried(
            lambda: putting_off.take_back(self._session, later.node, later.occurrence)
        ):
            self.wrote.emit("已放回晨报")

    def keep_contact(self, unit: str, person: str, phone: str) -> None:
        """Write down whom to call at a unit."""
        if self._tried(lambda: contacts.set_contact(self._session, unit, person, phone)):
            self.wrote.emit(f"已记下{unit}的联系人，可按 Ctrl+Z 撤销")

    def _tried(self, act: Callable[[], object]) -> bool:
        """Do it; a fault goes out by ``failed``."""
        try:
            act()
        except GkdeskError as fault:
            self.failed.emit(fault)
            return False
        return True
