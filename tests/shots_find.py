"""Pictures of finding: filter bar, saved views, words in the source, palette, history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from gkdesk.domain.due_spans import DueSpan
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import Light
from gkdesk.domain.units import Role
from gkdesk.services import saved_views
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.history_dialog import HistoryDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow
from tests.shots_limits import LAPTOP, Act, limits_ledger, settle, take

if TYPE_CHECKING:
    from tests.shots import Shots

NARROW = QSize(1093, 582)


def _views(session: Session) -> None:
    if not saved_views.views(session):
        due = Query(lights=(Light.OVERDUE, Light.SOON), ready=ReadyList.ALL)
        saved_views.save(session, "要催的", due)
        lead = Query(plan_id=1, unit="区教育局", role=Role.LEAD)
        saved_views.save(session, "教育局牵头", lead)
        saved_views.save(session, "下半年未报", Query(span=DueSpan.SECOND_HALF, reported=False))


def _filtered(window: MainWindow) -> None:
    window.finding.toggle()
    window.browser.filter_by(
        Query(
            plan_id=1, unit="区教育局", span=DueSpan.SECOND_HALF, reported=False, has_unit=True
        )
    )
    window.views.read()
    settle()


def _menu(window: MainWindow) -> None:
    _filtered(window)
    button = window.finding.bar.choosers["期间"]
    button.showMenu()
    for _ in range(20):
        settle()


def _source(window: MainWindow) -> None:
    window.browser.search("通知")
    window.browser.catch_up()
    strip = window.finding.strip
    if strip is not None and strip.isVisible():
        strip.show_it.click()


def _palette(typed: str) -> Act:
    def act(window: MainWindow) -> None:
        dialog = window.palette_deeds.open()
        dialog.field.setText(typed)
        dialog._load_sounds()
        dialog._ask_later()

    return act


def _history(window: MainWindow) -> None:
    window.deeds.show_history()
    settle()
    dialog = window.findChildren(HistoryDialog)[-1]
    if len(dialog.model) > 3:
        dialog.table.selectRow(1)


def finds(shots: Shots) -> None:
    """Every window of finding, in several sizes and looks."""
    looks = (
        ("", LAPTOP, Theme()),
        ("-dark", LAPTOP, Theme().shaded(True)),
        ("-150", LAPTOP, Theme().scaled(150)),
        ("-1093", NARROW, Theme()),
    )
    scenes: list[tuple[str, Callable[[MainWindow], object], bool]] = [
        ("filters", _filtered, False),
        ("source", _source, False),
        ("palette", _palette("公开"), True),
        ("palette-empty", _palette(""), True),
        ("history", _history, True),
    ]
    with limits_ledger(shots.ledgers / "find") as session:
        _views(session)
        for look, size, theme in looks:
            for name, act, dialog in scenes:
                take(shots, session, f"find-{name}{look}", (size, theme), act, dialog=dialog)
