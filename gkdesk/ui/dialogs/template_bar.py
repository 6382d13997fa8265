"""The templates (模板) of the breakdown table: chosen, kept, renamed, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal

from gkdesk.domain.table_design import TableDesign
from gkdesk.services import table_designs
from gkdesk.services.session import Session
from gkdesk.services.table_designs import StoredDesign
from gkdesk.ui.dialogs.kept_bar import KeptBar
from gkdesk.ui.theme import Theme

USUAL = "常用样式"
"""What a table looks like without any template."""


class TemplateBar(KeptBar):
    """``chosen`` carries the design to be shown; ``own_wanted`` asks for an office's own
    workbook, ``codes_wanted`` for the table that may come back. ``current`` says what the
    design is now, ``workbook`` which workbook belongs to it."""

    own_wanted = Signal()
    codes_wanted = Signal()

    def __init__(
        self,
        session: Session,
        current: Callable[[], TableDesign],
        theme: Theme,
        workbook: Callable[[], bytes | None] = lambda: None,
    ) -> None:
        self._current, self._workbook = current, workbook
        self._known: list[StoredDesign] = []
        super().__init__(session, theme, "模板", USUAL)

    @property
    def template(self) -> StoredDesign | None:
        """The template chosen, None for the usual table."""
        return self._known[self.at] if self.at >= 0 else None

    def standing(self) -> Sequence[StoredDesign]:
        self._known = table_designs.designs(self._session)
        return self._known

    def value(self) -> TableDesign:
        return self.template.design if self.template else TableDesign()

    def offer(self) -> None:
        self.menu.clear()
        self.menu.addAction("用本单位的表格…").triggered.connect(self.own_wanted)
        if self._session.read_only:
            return
        self.menu.addAction("带回收编号导出…").triggered.connect(self.codes_wanted)
        self.menu.addSeparator()
        self.offer_keeping(
            can_update=self.template is not None and self._same_workbook(self.template.id)
        )

    def _same_workbook(self, number: int) -> bool:
        """A template keeps the workbook it was saved with."""
        return self._workbook() == table_designs.workbook(self._session, number)

    def save(self, name: str) -> None:
        save, data = table_designs.save, self._workbook()
        self.do(lambda: save(self._session, name, self._current(), workbook=data).id)

    def update_it(self) -> None:
        known = self.template
        if known is not None:
            act = partial(table_designs.replace_design, self._session, known.id)
            self.do(lambda: act(self._current()).id)

    def rename(self, name: str) -> None:
        known = self.template
        if known is not None:
            self.do(lambda: table_designs.rename(self._session, known.id, name).id)

    def remove(self, number: int, _checked: bool = False) -> None:
        def act() -> None:
            table_designs.remove(self._session, number)

        self.do(act)
