"""The menu of a line of the morning page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from gkdesk.domain.agenda import Bell
from gkdesk.ui.models.morning_lines import Line, LineKind
from gkdesk.ui.views.morning_list import MorningList


def next_monday(today: date) -> date:
    """The Monday of the coming week."""
    return today + timedelta(days=7 - today.weekday())


def later_days(today: date) -> list[tuple[str, date]]:
    """The days until which a row can be put off, in words."""
    return [
        ("明天再提", today + timedelta(days=1)),
        ("三天后再提", today + timedelta(days=3)),
        ("下周一再提", next_monday(today)),
    ]


def menu_of(view: MorningList, line: Line, *, writing: bool) -> QMenu:
    """What can be done with a line, in words; it is deleted when it closes."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if line.kind in (LineKind.ROW, LineKind.LATER):
        _offer(menu, "打开任务", lambda: view.opened.emit(line))
    if writing:
        _offer_writing(menu, view, line)
    return menu


def _offer_writing(menu: QMenu, view: MorningList, line: Line) -> None:
    named = bool(line.callers and line.callers[0].unit)
    if named and line.kind in (LineKind.UNIT, LineKind.ROW):
        _offer(menu, "登记催办…", lambda: view.reminded.emit(line))
    if named and line.kind is LineKind.UNIT:
        index = view.model_of_lines().index(view.model_of_lines().like(line))
        _offer(menu, "改联系人", lambda: view.edit_contact(index))
    if line.kind is LineKind.ROW and line.bell is not Bell.UNREPORTED:
        _offer_later(menu, view, line)
    if line.kind is LineKind.LATER:
        _offer(menu, "现在就提", lambda: view.taken_back.emit(line))


def _offer_later(menu: QMenu, view: MorningList, line: Line) -> None:
    morning = view.model_of_lines().morning
    assert morning is not None
    menu.addSeparator()
    for said, day in later_days(morning.outlook.today):
        _offer(menu, f"{said}（{day:%m-%d}）", partial(view.put_off.emit, line, day))


def _offer(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    menu.addAction(words).triggered.connect(lambda _checked=False: act())
