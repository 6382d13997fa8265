"""Something kept under names in the ledger: chosen, saved, renamed, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.name_dialog import NameDialog
from gkdesk.ui.theme import Letter, Theme


class Kept(Protocol):
    """What stands under a name."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...


class KeptBar(QWidget):
    """``chosen`` carries what is to be shown; ``edited`` tells that those in the ledger are
    others. ``words`` is what they are called (模板), ``usual`` stands for none of them."""

    chosen = Signal(object)
    edited = Signal()

    def __init__(self, session: Session, theme: Theme, words: str, usual: str) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._words, self._usual = words, usual
        self._names: list[tuple[int, str]] = []
        self.box = ChoiceBox(theme)
        self.box.setFont(theme.font(Letter.TABLE))
        self.box.setAccessibleName(words)
        self.acts = QPushButton("管理…")
        self.acts.setFont(theme.font(Letter.TABLE))
        self.acts.setAutoDefault(False)
        self.acts.setAccessibleName(f"{words}的操作")
        self.menu = QMenu(self.acts)
        self.menu.aboutToShow.connect(self.offer)
        self.acts.setMenu(self.menu)
        caption = QLabel(words)
        caption.setFont(theme.font(Letter.TABLE, bold=True))
        caption.setBuddy(self.box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(caption)
        line.addWidget(self.box, 1)
        line.addWidget(self.acts)
        self.box.activated.connect(self._tell)
        self.read()

    # what each kind of them does in its own way

    def standing(self) -> Sequence[Kept]:
        """Those in the ledger, in their order; kept at hand by whoever asks."""
        raise NotImplementedError

    def value(self) -> object:
        """What the one that is chosen holds."""
        raise NotImplementedError

    def save(self, name: str) -> None:
        """Keeps what is shown under a new name."""
        raise NotImplementedError

    def update_it(self) -> None:
        """The chosen one becomes what is shown."""
        raise NotImplementedError

    def rename(self, name: str) -> None:
        """Another name for the chosen one."""
        raise NotImplementedError

    def remove(self, number: int, _checked: bool = False) -> None:
        """Takes one out; what is shown stays as it is."""
        raise NotImplementedError

    # what all have in common

    @property
    def at(self) -> int:
        """Which of them is chosen, -1 for none."""
        at = self.box.currentIndex() - 1
        return at if 0 <= at < len(self._names) else -1

    def read(self, wanted: int | None = None) -> None:
        """Reads them anew and stays with that one."""
        self._names = [(each.id, each.name) for each in self.standing()]
        self.box.clear()
        self.box.addItems([self._usual, *(name for _number, name in self._names)])
        ids = [number for number, _name in self._names]
        self.box.setCurrentIndex(ids.index(wanted) + 1 if wanted in ids else 0)

    def choose(self, name: str) -> None:
        """Chooses one as a click would."""
        self.box.setCurrentIndex(self.box.findText(name))
        self.box.activated.emit(self.box.currentIndex())

    def _tell(self) -> None:
        self.chosen.emit(self.value())

    def offer(self) -> None:
        """Fills the menu with what can be done now."""
        self.menu.clear()
        self.offer_keeping(can_update=True)

    def offer_keeping(self, *, can_update: bool) -> None:
        """Adds to the menu what keeps, renames and takes out."""
        self.menu.addAction(f"另存为新{self._words[-2:]}…").triggered.connect(self.ask_for_new)
        if self.at < 0:
            return
        number, name = self._names[self.at]
        if can_update:
            again = self.menu.addAction(f"用现在的样子更新“{name}”")
            again.triggered.connect(self.update_it)
        self.menu.addSeparator()
        self.menu.addAction(f"给“{name}”改名…").triggered.connect(self.ask_for_name)
        gone = self.menu.addAction(f"删除“{name}”")
        gone.triggered.connect(partial(self.remove, number))

    def ask_for_new(self) -> NameDialog:
        """Asks under which name what is shown is to be kept."""
        return self._ask(f"保存{self._words}", "", self.save)

    def ask_for_name(self) -> NameDialog:
        """Asks for another name of the one chosen."""
        name = self._names[self.at][1] if self.at >= 0 else ""
        return self._ask(f"{self._words}改名", name, self.rename)

    def _ask(self, act: str, name: str, given: Callable[[str], None]) -> NameDialog:
        dialog = NameDialog(act, name, self._theme, self)
        dialog.given.connect(given)
        dialog.open()
        return dialog

    def do(self, act: Callable[[], int | None]) -> None:
        """Writes, and stays with what ``act`` names; a fault is told."""
        try:
            stays_with = act()
        except GkdeskError as fault:
            message.tell(self.window(), fault)
            return
        self.read(stays_with)
        self.edited.emit()
