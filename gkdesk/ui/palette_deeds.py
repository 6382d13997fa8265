"""The palette carried out: what it can find in this window, and what choosing it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gkdesk.domain.queries import ReadyList
from gkdesk.services import finding
from gkdesk.services.palette import Candidate, FindKind
from gkdesk.terms import label
from gkdesk.ui.centre import PageName
from gkdesk.ui.models.row_words import content
from gkdesk.ui.models.sidebar_model import page_entries, short_issuer

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.palette import PaletteDialog
    from gkdesk.ui.window import MainWindow

UNITS: Final = 6
TASKS: Final = 8
_RECENT: Final = 12


class PaletteDeeds(QObject):
    """Gathers candidates from the window's acts, pages, plans, lists and views."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._recent: list[str] = []

    def open(self) -> PaletteDialog:
        """Open the palette over the window."""
        from gkdesk.ui.dialogs.palette import PaletteDialog

        window = self._window
        at_hand = list(self.at_hand())
        dialog = PaletteDialog(at_hand, self.later, self._recent, window.theme, window)
        dialog.chosen.connect(self.choose)
        dialog.open()
        return dialog

    def at_hand(self) -> Iterator[Candidate]:
        """What is found without asking the ledger; a command not possible now is absent."""
        yield from self._commands()
        window, today = self._window, self._window.session.now().date()
        for entry in page_entries(window.desk.pages.offered(), today):
            yield Candidate(FindKind.PAGE, f"page {entry.key}", entry.text)
        for plan in window.browser.plans:
            hint = short_issuer(plan.issuer)
            yield Candidate(FindKind.PLAN, f"plan {plan.id}", plan.title, hint)
        for ready in ReadyList:
            yield Candidate(FindKind.LIST, f"list {ready.value}", label(ready))
        for view in window.views.views():
            yield Candidate(FindKind.VIEW, f"view {view.id}", view.name)

    def _commands(self) -> Iterator[Candidate]:
        absent = self._without_rows()
        for name, action in self._actions():
            if action.isEnabled() and action.isVisible() and action not in absent:
                tip = action.toolTip().rsplit("（", 1)[0]
                words = _command_words(action)
                also = (tip,) if tip != words else ()
                keys = action.shortcut().toString()
                yield Candidate(FindKind.COMMAND, f"command {name}", words, keys, also)

    def _actions(self) -> Iterator[tuple[str, QAction]]:
        acts = self._window.acts
        for name, action in vars(acts).items():
            if isinstance(action, QAction) and action is not acts.palette:
                yield name, action
        for percent, action in acts.sizes.items():
            yield f"size {percent}", action
        for deed, action in self._window.arranging.acts.by_deed.items():
            yield f"row {deed}", action

    def _without_rows(self) -> set[QAction]:
        """The acts on rows that the rows chosen in the tree do not allow."""
        arranging = self._window.arranging
        offered = arranging.offered() if self._window.desk.page is None else frozenset()
        by_deed = arranging.acts.by_deed.items()
        return {action for deed, action in by_deed if deed not in offered}

    def later(self, typed: str) -> list[Candidate]:
        """Units and tasks for what was typed."""
        from gkdesk.services import directory

        session = self._window.session
        plans = {plan.id: plan for plan in self._window.browser.plans}
        found = [
            Candidate(FindKind.UNIT, f"unit {name}", name, "看它的任务")
            for name in directory.suggest(session, typed, UNITS)
        ]
        for row in finding.first_tasks(session, typed, TASKS):
            plan = plans.get(row.plan_id)
            year = f"{plan.year}年" if plan is not None and plan.year else ""
            words = content(row).replace("\n", " ")
            found.append(Candidate(FindKind.TASK, f"task {row.id}", words, year))
        return found

    def choose(self, each: Candidate) -> None:
        """Do what a candidate stands for, and remember it."""
        if each.kind is not FindKind.TASK:
            self._recent = [each.key, *(key for key in self._recent if key != each.key)]
            del self._recent[_RECENT:]
        kind, key = each.key.split(" ", 1)
        self._window.deeds.guarded(partial(self._doers()[FindKind(kind)], key))

    def _doers(self) -> dict[FindKind, Callable[[str], object]]:
        window = self._window
        browser = window.browser
        return {
            FindKind.COMMAND: lambda key: dict(self._actions())[key].trigger(),
            FindKind.PAGE: lambda key: window.pages.open(PageName(key)),
            FindKind.PLAN: lambda key: browser.open_plan(int(key)),
            FindKind.LIST: lambda key: browser.open_list(ReadyList(key)),
            FindKind.VIEW: lambda key: window.views.open(int(key)),
            FindKind.UNIT: browser.open_unit,
            FindKind.TASK: lambda key: browser.go_to(int(key)),
        }


def _command_words(action: QAction) -> str:
    """The act's words; one whose button says another word begins with that."""
    words, short = action.text().rstrip("…"), action.iconText().rstrip("…")
    return words if words.startswith(short) else f"{short}：{words}"
