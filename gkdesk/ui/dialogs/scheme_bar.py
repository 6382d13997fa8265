"""The schemes of printing (打印方案): chosen, kept, renamed, taken out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from gkdesk.domain.print_scheme import PrintScheme
from gkdesk.errors import GkdeskError
from gkdesk.services import print_schemes
from gkdesk.services.print_schemes import StoredScheme
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.name_dialog import NameDialog
from gkdesk.ui.theme import Letter, Theme

NONE: Final = "不用方案"


class SchemeBar(QWidget):
    """``chosen`` carries the scheme to be shown; ``edited`` tells that the ledger's schemes
    are others. ``current`` says what the scheme is now."""

    chosen = Signal(object)
    edited = Signal()

    def __init__(
        self, session: Session, current: Callable[[], PrintScheme], theme: Theme
    ) -> None:
        super().__init__()
        self._session, self._current, self._theme = session, current, theme
        self._known: list[StoredScheme] = []
        self.box = ChoiceBox(theme)
        self.box.setFont(theme.font(Letter.TABLE))
        self.box.setAccessibleName("打印方案")
        self.acts = QPushButton("管理…")
        self.acts.setFont(theme.font(Letter.TABLE))
        self.acts.setAutoDefault(False)
        self.acts.setAccessibleName("打印方案的操作")
        self.acts.setVisible(not session.read_only)
        self.menu = QMenu(self.acts)
        self.menu.aboutToShow.connect(self._offer)
        self.acts.setMenu(self.menu)
        caption = QLabel("打印方案")
        caption.setFont(theme.font(Letter.TABLE, bold=True))
        caption.setBuddy(self.box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(caption)
        line.addWidget(self.box, 1)
        line.addWidget(self.acts)
        self.box.activated.connect(self._chosen)
        self.read()

    @property
    def scheme(self) -> StoredScheme | None:
        """The scheme chosen, None for none."""
        at = self.box.currentIndex() - 1
        return self._known[at] if 0 <= at < len(self._known) else None

    def read(self, wanted: int | None = None) -> None:
        """Reads the schemes anew and stays with that one."""
        self._known = print_schemes.schemes(self._session)
        self.box.clear()
        self.box.addItems([NONE, *(each.name for each in self._known)])
        ids = [each.id for each in self._known]
        self.box.setCurrentIndex(ids.index(wanted) + 1 if wanted in ids else 0)

    def choose(self, name: str) -> None:
        """Chooses a scheme as a click would."""
        self.box.setCurrentIndex(self.box.findText(name))
        self.box.activated.emit(self.box.currentIndex())

    def _chosen(self) -> None:
        self.chosen.emit(self.scheme.scheme if self.scheme else PrintScheme())

    def _offer(self) -> None:
        self.menu.clear()
        self.menu.addAction("另存为新方案…").triggered.connect(self.ask_for_new)
        if self.scheme is not None:
            name, number = self.scheme.name, self.scheme.id
            again = self.menu.addAction(f"用现在的样子更新“{name}”")
            again.triggered.connect(self.update_it)
            self.menu.addSeparator()
            self.menu.addAction(f"给“{name}”改名…").triggered.connect(self.ask_for_name)
            gone = self.menu.addAction(f"删除“{name}”")
            gone.triggered.connect(partial(self.remove, number))

    def ask_for_new(self) -> NameDialog:
        """Asks under which name the present scheme is to be kept."""
        return self._ask("保存打印方案", "", self.save)

    def ask_for_name(self) -> NameDialog:
        """Asks for another name of the scheme chosen."""
        name = self.scheme.name if self.scheme else ""
        return self._ask("打印方案改名", name, self.rename)

    def _ask(self, act: str, name: str, given: Callable[[str], None]) -> NameDialog:
        dialog = NameDialog(act, name, self._theme, self)
        dialog.given.connect(given)
        dialog.open()
        return dialog

    def save(self, name: str) -> None:
        """Keeps the present scheme under a new name."""
        self._do(lambda: print_schemes.save(self._session, name, self._current()).id)

    def update_it(self) -> None:
        """The chosen scheme becomes the present one."""
        known = self.scheme
        if known is not None:
            act = partial(print_schemes.replace_scheme, self._session, known.id)
            self._do(lambda: act(self._current()).id)

    def rename(self, name: str) -> None:
        """Another name for the scheme chosen."""
        known = self.scheme
        if known is not None:
            self._do(lambda: print_schemes.rename(self._session, known.id, name).id)

    def remove(self, number: int, _checked: bool = False) -> None:
        """Takes a scheme out; the list stays as it is."""

        def act() -> None:
            print_schemes.remove(self._session, number)

        self._do(act)

    def _do(self, act: Callable[[], int | None]) -> None:
        try:
            stays_with = act()
        except GkdeskError as fault:
            message.tell(self.window(), fault)
            return
        self.read(stays_with)
        self.edited.emit()
