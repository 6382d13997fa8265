"""The further names of a unit: former ones with their time, and other ways to write it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.directory import NameWay, OtherName
from gkdesk.ui.models.unit_words import other_name
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.entry_line import EntryRow
from gkdesk.ui.views.unit_name_entry import UnitNameEntry


class UnitNames(QWidget):
    """``dropped`` carries a name's id; ``entry`` asks for a new one."""

    dropped = Signal(int)

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self._writing, self._theme = writing, theme
        self._shown: tuple[OtherName, ...] = ()
        self.rows: list[EntryRow] = []
        self.title, self.none = QLabel("其他名称"), QLabel("没有曾用名和别称")
        self.former, self.alias = SmallLink("加曾用名", theme), SmallLink("加别称", theme)
        self.entry = UnitNameEntry(theme)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for link, way in ((self.former, NameWay.FORMER), (self.alias, NameWay.ALIAS)):
            link.setVisible(self._writing)
            link.clicked.connect(lambda _=False, way=way: self.entry.open_for(way))
            head.addWidget(link)
        set_look(self.title, "second")
        set_look(self.none, "small")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self.none)
        self._column.addWidget(self.entry)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        self._column.setSpacing(theme.px(4))
        self.title.setFont(theme.font(Letter.TABLE))
        self.none.setFont(theme.font(Letter.SECOND))
        self.entry.set_theme(theme)
        for link in (self.former, self.alias):
            link.set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)

    def show_names(self, names: Sequence[OtherName]) -> None:
        """The names there are; one being typed stays."""
        if tuple(names) == self._shown:
            return
        self._shown = tuple(names)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            EntryRow(name.name, other_name(name), self._theme, self._writing) for name in names
        ]
        for at, (name, row) in enumerate(zip(names, self.rows, strict=True)):
            row.drop.clicked.connect(lambda _=False, key=name.id: self.dropped.emit(key))
            self._column.insertWidget(1 + at, row)
        self.none.setVisible(not names)
