"""The members of a collective name, ticked in a list that can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.directory import Unit, UnitKind
from gkdesk.ui.models.members_model import MembersModel
from gkdesk.ui.models.unit_words import KIND_WORDS
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickDelegate

_LINES: Final = 7


class UnitMembers(QWidget):
    """``changed`` carries the ids of the members as they shall be."""

    changed = Signal(list)

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self._writing = writing
        self._units: tuple[Unit, ...] = ()
        self._members: tuple[int, ...] = ()
        self.model = MembersModel(self, writing=writing)
        self.title, self.search = QLabel(), QLineEdit()
        self.add_kind = QPushButton("加同类全部")
        self.list = QListView()
        self._menu = QMenu(self.add_kind)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("成员")
        self.search.setPlaceholderText("找单位")
        self.search.setAccessibleName("找成员")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._list())
        self.add_kind.setMenu(self._menu)
        self.add_kind.setVisible(self._writing)
        self.model.ticked.connect(self._tick)
        set_look(self.title, "second")
        line = QHBoxLayout()
        line.addWidget(self.search, 1)
        line.addWidget(self.add_kind)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.title)
        self._column.addLayout(line)
        self._column.addWidget(self.list)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        p, px = theme.palette, theme.px
        self._column.setSpacing(px(6))
        for widget in (self.title, self.search, self.add_kind, self.list):
            widget.setFont(theme.font(Letter.TABLE))
        self._delegate = TickDelegate(theme)  # a view does not keep it
        self.list.setItemDelegate(self._delegate)
        self.list.setStyleSheet(
            f"QListView {{ background: {p.surface}; border: 1px solid {p.line2};"
            f" border-radius: 6px; outline: none; }}"
        )
        self.list.setFixedHeight(_LINES * px(34) + 4)

    def show_members(self, units: Sequence[Unit], members: Sequence[int]) -> None:
        """The units that can belong, and the ids of those that do."""
        self._units, self._members = tuple(units), tuple(members)
        count = len(members)
        self.title.setText(f"成员　{count} 个" if count else "成员　还没有")
        self._offer_kinds()
        self._list()

    def _list(self) -> None:
        """Those that hold what is searched, in the office's order."""
        words = self.search.text().strip()
        found = [unit for unit in self._units if words in unit.name or words in unit.short]
        self.model.show(found, self._members)

    def _offer_kinds(self) -> None:
        self._menu.clear()
        for kind in UnitKind:
            ids = [unit.id for unit in self._units if unit.kind is kind]
            missing = set(ids) - set(self._members)
            if ids:
                said = f"全部{KIND_WORDS[kind]}　{len(ids)} 个"
                action = self._menu.addAction(said)
                action.setEnabled(bool(missing))
                action.triggered.connect(lambda _=False, ids=ids: self._add(ids))
        self.add_kind.setEnabled(bool(self._menu.actions()))

    def _add(self, ids: Sequence[int]) -> None:
        self.changed.emit(list(dict.fromkeys([*self._members, *ids])))

    def _tick(self, unit_id: int, on: bool) -> None:
        rest = [each for each in self._members if each != unit_id]
        self.changed.emit([*rest, unit_id] if on else rest)
