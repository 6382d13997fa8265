"""One unit of the directory with all its fields, each edited where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gkdesk.domain.directory import Unit
from gkdesk.ui.models import unit_words
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.entry_field import EntryField
from gkdesk.ui.views.unit_kind_field import UnitKindField
from gkdesk.ui.views.unit_members import UnitMembers
from gkdesk.ui.views.unit_names import UnitNames

STACKED_UNDER: Final = 330
"""In a pane narrower than this the labels stand above their fields."""
_FIELDS: Final = {
    "name": ("名称", "单位全称"),
    "short": ("简称", "如 区工信局"),
    "prefix": ("前缀", "名称前可省的地名，如 区"),
    "person": ("联系人", ""),
    "phone": ("电话", ""),
    "note": ("备注", ""),
}


class UnitPane(QScrollArea):
    """``edited`` carries a field's name and its new value. The owner answers with ``refuse``
    where it cannot be taken, else shows the unit again."""

    edited = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self.unit: Unit | None = None
        self.drafting = False
        """Whether the name of a new unit is asked for, and nothing else is shown."""
        self.heading, self.tasks, self.belongs = QLabel(), QLabel(), QLabel()
        self.fields = {
            name: EntryField(title, hint, theme) for name, (title, hint) in _FIELDS.items()
        }
        self.kind = UnitKindField(theme, writing=writing)
        self.names = UnitNames(theme, writing=writing)
        self.members = UnitMembers(theme, writing=writing)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self.set_theme(theme)  # before the scroll area polishes what is laid into it
        self._lay_out()
        if not writing:
            for field in self.fields.values():
                field.lock()
        for name, field in self.fields.items():
            field.committed.connect(partial(self.edited.emit, name))
            field.line.escaped.connect(self.left)
        self.kind.chosen.connect(self.edited)
        self.setFocusProxy(self.fields["name"].line)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("单位")
        self.heading.setWordWrap(True)
        for line in (self.tasks, self.belongs):
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            set_look(line, "second")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.tasks)
        for name, field in self.fields.items():
            self._column.addWidget(field)
            if name == "short":
                self._column.addWidget(self.kind)
        self._column.addWidget(self.belongs)
        self._column.addWidget(self.names)
        self._column.addWidget(self.members)
        self._column.addStretch(1)
        self.setWidget(self._inner)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme, px = theme, theme.px
        self._column.setContentsMargins(px(16), px(12), px(16), px(16))
        self._column.setSpacing(px(8))
        self.heading.setFont(theme.font(Letter.PANE_TITLE))
        for line in (self.tasks, self.belongs):
            line.setFont(theme.font(Letter.SECOND))
        for field in (*self.fields.values(), self.kind):
            field.set_theme(theme)
        self.names.set_theme(theme)
        self.members.set_theme(theme)

    @property
    def is_typing(self) -> bool:
        """Whether words stand in a field that are not saved."""
        return any(field.pending() is not None for field in self.fields.values())

    def begin(self) -> None:
        """Ask for the name of a new unit."""
        self.show_unit(Unit(0, ""), ())
        self.drafting = True
        self.heading.setText("新单位")
        self._unfold()

    def _unfold(self) -> None:
        """All fields of a unit, of a new one its name alone."""
        for name, field in self.fields.items():
            field.setVisible(name == "name" or not self.drafting)
        for part in (self.kind, self.names):
            part.setVisible(not self.drafting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(STACKED_UNDER)
        for field in (*self.fields.values(), self.kind):
            field.set_stacked(narrow)

    def show_unit(self, unit: Unit, units: Sequence[Unit]) -> None:
        """A unit, and the whole directory it stands in; of the same one as before, words
        being typed stay."""
        anew = self.unit is None or self.unit.id != unit.id
        self.unit, self.drafting = unit, False
        self._unfold()
        if anew:
            self.names.entry.close_entry()
            self.verticalScrollBar().setValue(0)
        self.heading.setText(unit.name)
        for name, field in self.fields.items():
            field.show_text(getattr(unit, name), anew=anew)
        self.kind.show_unit(unit)
        self.names.show_names(unit.names)
        self.members.setVisible(unit.collective)
        if unit.collective:
            self.members.show_members(
                [each for each in units if not each.collective], unit.members
            )
        self._show_groups(unit, units)

    def _show_groups(self, unit: Unit, units: Sequence[Unit]) -> None:
        groups = [each for each in units if unit.id in each.members]
        self.belongs.setText(f"属于　{unit_words.member_names(groups)}")
        self.belongs.setVisible(bool(groups))

    def show_tasks(self, count: int | None) -> None:
        """How many tasks name the unit; None while that is not counted."""
        self.tasks.setText("" if count is None else f"{count} 项任务")
        self.tasks.setVisible(count is not None)

    def refuse(self, field: str, why: str) -> None:
        """What was typed in a field was not taken."""
        if field in self.fields:
            self.fields[field].refuse(why)

    def commit(self) -> None:
        """Offer what is typed in any field."""
        for field in self.fields.values():
            field.commit()
