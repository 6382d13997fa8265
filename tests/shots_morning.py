"""Pictures of the morning page and what belongs to it, of mornings made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING
from unittest import mock

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from gkdesk.domain.agenda import Bell, Morning
from gkdesk.domain.carrying import DueToCarry
from gkdesk.ui.centre import PageName
from gkdesk.ui.models.morning_lines import Later, LineKind
from gkdesk.ui.theme import Theme
from gkdesk.ui.views import morning_page
from gkdesk.ui.views.morning_list import MorningList
from gkdesk.ui.views.morning_page import MorningPage
from gkdesk.ui.window import MainWindow
from tests.ui import made_morning as made

if TYPE_CHECKING:
    from tests.shots import Shots

LAPTOP, DESKTOP = QSize(1366, 728), QSize(1920, 1040)
NARROW, SMALL = QSize(1093, 582), QSize(880, 440)
Act = Callable[[MorningPage], object]


@contextmanager
def of(morning: Morning) -> Iterator[None]:
    """Let the page show this morning."""
    with mock.patch.object(morning_page, "morning_of", lambda _session: morning):
        yield


def mornings(shots: Shots) -> None:
    """The page in all sizes and states, and the dialog of reminders."""
    busy = made.busy()
    _take(shots, "morning-1366", busy)
    _take(shots, "morning-1920", busy, DESKTOP)
    _take(shots, "morning-dark", busy, theme=Theme().shaded(True))
    _take(shots, "morning-narrow", busy, NARROW)
    _take(shots, "morning-smallest", busy, SMALL)
    for percent in (125, 150, 200):
        _take(shots, f"morning-{percent}", busy, theme=Theme().scaled(percent))
    _take(shots, "morning-quiet", made.quiet())
    _take(shots, "morning-late", made.late(30_000))
    _take(
        shots,
        "morning-late-opened",
        made.late(30_000),
        act=lambda p: p.open_group(Bell.OVERDUE),
    )
    _take(shots, "morning-chosen", busy, act=_choose)
    _take(shots, "morning-contact", busy, act=_contact)
    _take(shots, "morning-contact-narrow", busy, act=_contact_at_right)
    _take(shots, "morning-opened", busy, act=_open_all)
    _take(shots, "morning-put-off", busy, act=_put_off)
    _take(shots, "morning-notices", busy, act=_notices)
    _take(shots, "morning-menu", busy, act=_menu)
    for name, theme in (("", Theme()), ("-dark", Theme().shaded(True)),
                        ("-150", Theme().scaled(150))):  # fmt: skip
        size = DESKTOP if name == "-150" else LAPTOP
        _take(shots, f"remind-one{name}", busy, size, theme, _remind_one, dialog=True)
        _take(shots, f"remind-several{name}", busy, size, theme, _remind_all, dialog=True)
    _take(shots, "morning-print", busy, act=lambda p: p.print_page(), dialog=True)


def _take(
    shots: Shots,
    name: str,
    morning: Morning,
    size: QSize = LAPTOP,
    theme: Theme | None = None,
    act: Act = lambda page: None,
    *,
    dialog: bool = False,
) -> None:
    def opened(window: MainWindow) -> None:
        window.browser.open_page(PageName.MORNING)
        page = window.desk.page
        assert isinstance(page, MorningPage)
        QApplication.processEvents()
        act(page)

    with of(morning):
        shots.main(name, size, theme, opened, dialog=dialog)


def _choose(page: MorningPage) -> None:
    lines = page.left.model_of_lines().lines()
    units = [at for at, line in enumerate(lines) if line.kind is LineKind.UNIT]
    page.left.setFocus(Qt.FocusReason.TabFocusReason)
    page.left.choose(units[1:3])


def _contact(page: MorningPage) -> None:
    _edit(page.left, "区政府办公室")


def _contact_at_right(page: MorningPage) -> None:
    _edit(page.right, "区统计局")


def _edit(view: MorningList, unit: str) -> None:
    model = view.model_of_lines()
    lines = enumerate(model.lines())
    row = next(at for at, line in lines
               if line.kind is LineKind.UNIT and line.callers[0].unit == unit)  # fmt: skip
    view.edit_contact(model.index(row))
    editor = view.editor()
    assert editor is not None
    editor.phone.setText("内线 60")


def _open_all(page: MorningPage) -> None:
    for view in (page.left, page.right):
        keys = {line.key for line in view.model_of_lines().lines() if line.key}
        for key in sorted(keys):
            view.turned.emit(key)


def _put_off(page: MorningPage) -> None:
    until = date(2022, 9, 29)
    page.show_later([Later(1, 1, None, "（一）-1", "编制政府信息公开年度报告。", until)])
    page.put_off_link.click()


def _notices(page: MorningPage) -> None:
    page.notices.show_year(2027, certain=False)
    page.notices.show_due([DueToCarry(1, "2021年要点", 2021, 2022, 12)])


def _menu(page: MorningPage) -> None:
    lines = page.left.model_of_lines().lines()
    row = next(at for at, line in enumerate(lines) if line.kind is LineKind.ROW)
    page.left.hover(row)


def _remind_one(page: MorningPage) -> None:
    line = next(line for line in page.left.model_of_lines().lines() if line.callers)
    page.left.reminded.emit(line)


def _remind_all(page: MorningPage) -> None:
    page.remind()
