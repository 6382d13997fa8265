"""The templates (模板) of the breakdown table: chosen, kept, renamed, taken out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from gkdesk.domain.table_design import TableDesign
from gkdesk.errors import GkdeskError
from gkdesk.services import table_designs
from gkdesk.services.session import Session
from gkdesk.services.table_designs import StoredDesign
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.name_dialog import NameDialog
from gkdesk.ui.theme import Letter, Theme

USUAL = "常用样式"
"""What a table looks like without any template."""


class TemplateBar(QWidget):
    """``chosen`` carries the design to be shown; ``edited`` tells that the ledger's templates
    are others, ``own_wanted`` asks for an office's own workbook,
    ``codes_wanted`` for the table that may come back. ``current`` says what the
    design is now, ``workbook`` which workbook belongs to it."""

    chosen = Signal(object)
    edited = Signal()
    own_wanted = Signal()
    codes_wanted = Signal()

    def __init__(
        self,
        session: Session,
        current: Callable[[], TableDesign],
        theme: Theme,
        workbook: Callable[[], bytes | None] = lambda: None,
    ) -> None:
        super().__init__()
        self._session, self._current, self._theme = session, current, theme
        self._workbook = workbook
        self._known: list[StoredDesign] = []
        self.box = ChoiceBox(theme)
        self.box.setFont(theme.font(Letter.TABLE))
        self.box.setAccessibleName("模板")
        self.acts = QPushButton("管理…")
        self.acts.setFont(theme.font(Letter.TABLE))
        self.acts.setAutoDefault(False)
        self.acts.setAccessibleName("模板的操作")
        self.menu = QMenu(self.acts)
        self.menu.aboutToShow.connect(self._offer)
        self.acts.setMenu(self.menu)
        caption = QLabel("模板")
        caption.setFont(theme.font(Letter.TABLE, bold=True))
        caption.setBuddy(self.box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(caption)
        line.addWidget(self.box, 1)
        line.addWidget(self.acts)
        self.box.activated.connect(lambda _at: self.chosen.emit(self._design()))
        self.read()

    @property
    def template(self) -> StoredDesign | None:
        """The template chosen, None for the usual table."""
        at = self.box.currentIndex() - 1
        return self._known[at] if 0 <= at < len(self._known) else None

    def read(self, wanted: int | None = None) -> None:
        """Reads the templates anew and stays with that one."""
        self._known = table_designs.designs(self._session)
        self.box.clear()
        self.box.addItems([USUAL, *(each.name for each in self._known)])
        ids = [each.id for each in self._known]
        self.box.setCurrentIndex(ids.index(wanted) + 1 if wanted in ids else 0)

    def choose(self, name: str) -> None:
        """Chooses a template as a click would."""
        self.box.setCurrentIndex(self.box.findText(name))
        self.box.activated.emit(self.box.currentIndex())

    def _design(self) -> TableDesign:
        return self.template.design if self.template else TableDesign()

    def _offer(self) -> None:
        self.menu.clear()
        self.menu.addAction("用本单位的表格…").triggered.connect(self.own_wanted)
        if self._session.read_only:
            return
        self.menu.addAction("带回收编号导出…").triggered.connect(self.codes_wanted)
        self.menu.addSeparator()
        self.menu.addAction("另存为新模板…").triggered.connect(self.ask_for_new)
        if self.template is not None:
            name, number = self.template.name, self.template.id
            if self._same_workbook(number):
                again = self.menu.addAction(f"用现在的样子更新“{name}”")
                again.triggered.connect(self.update_it)
            self.menu.addSeparator()
            self.menu.addAction(f"给“{name}”改名…").triggered.connect(self.ask_for_name)
            gone = self.menu.addAction(f"删除“{name}”")
            gone.triggered.connect(partial(self.remove, number))

    def _same_workbook(self, number: int) -> bool:
        """A template keeps the workbook it was saved with."""
        return self._workbook() == table_designs.workbook(self._session, number)

    def ask_for_new(self) -> NameDialog:
        """Asks under which name the present design is to be kept."""
        return self._ask("保存模板", "", self.save)

    def ask_for_name(self) -> NameDialog:
        """Asks for another name of the template chosen."""
        name = self.template.name if self.template else ""
        return self._ask("模板改名", name, self.rename)

    def _ask(self, act: str, name: str, given: Callable[[str], None]) -> NameDialog:
        dialog = NameDialog(act, name, self._theme, self)
        dialog.given.connect(given)
        dialog.open()
        return dialog

    def save(self, name: str) -> None:
        """Keeps the present design as a new template."""
        save, data = table_designs.save, self._workbook()
        self._do(lambda: save(self._session, name, self._current(), workbook=data).id)

    def update_it(self) -> None:
        """The chosen template becomes the present design."""
        known = self.template
        if known is not None:
            act = partial(table_designs.replace_design, self._session, known.id)
            self._do(lambda: act(self._current()).id)

    def rename(self, name: str) -> None:
        """Another name for the template chosen."""
        known = self.template
        if known is not None:
            self._do(lambda: table_designs.rename(self._session, known.id, name).id)

    def remove(self, number: int, _checked: bool = False) -> None:
        """Takes a template out; the table stays as it is."""

        def act() -> None:
            table_designs.remove(self._session, number)

        self._do(act)

    def _do(self, act: Callable[[], int | None]) -> None:
        try:
            stays_with = act()
        except GkdeskError as fault:
            message.tell(self.window(), fault)
            return
        self.read(stays_with)
        self.edited.emit()
