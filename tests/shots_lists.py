"""Pictures of the dialog that prints a plan's lists: each tab, each kind: for tests.shots."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gkdesk.domain.print_scheme import ListKind, PrintScheme
from gkdesk.services import print_schemes
from gkdesk.ui.dialogs.list_dialog import ListDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots

_KINDS = (ListKind.UNIT, ListKind.DEADLINE, ListKind.OVERDUE, ListKind.PERIOD)
_TABS = {"columns": 1, "paper": 2}
_NAME = "周调度会"


def lists(shots: Shots) -> None:
    """The kinds of lists and the tabs, light, dark, in large letters and on a small screen."""
    from tests.shots import DESKTOP, LAPTOP, NARROW

    dark, big = Theme().shaded(True), Theme().scaled(150)
    looks = (("", LAPTOP, Theme()), ("-dark", LAPTOP, dark), ("-150", DESKTOP, big))
    for name, size, theme in (*looks, ("-1093", NARROW, Theme())):
        take = partial(shots.main, size=size, theme=theme, dialog=True)
        for kind in _KINDS if not name else _KINDS[:1]:
            take(f"list-{kind.value}{name}", act=partial(of_kind, kind))
        for tab, number in _TABS.items():
            take(f"list-{tab}{name}", act=partial(with_tab, number))
    shots.main("list-nothing", size=LAPTOP, dialog=True, act=partial(of_kind, ListKind.LEADER))


def of_kind(kind: ListKind, window: MainWindow) -> ListDialog:
    """The dialog with a list of one kind, each group on its own page."""
    window.deeds.print_list()
    dialog = window.findChildren(ListDialog)[-1]
    dialog.show_scheme(PrintScheme(kind=kind, own_pages=True))
    return dialog


def with_tab(number: int, window: MainWindow) -> None:
    """A kept scheme with one of the other tabs."""
    if not print_schemes.schemes(window.session):
        print_schemes.save(window.session, _NAME, PrintScheme(kind=ListKind.PERIOD))
    dialog = of_kind(ListKind.SECTION, window)
    dialog.schemes.read()
    dialog.schemes.choose(_NAME)
    dialog.tabs.tabs[number].click()
