"""What a unit is: one of the kinds, and whether its name stands for many."""

from __future__ import annotations

from PySide6.QtCore import Signal

from gkdesk.domain.directory import Unit, UnitKind
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.models.unit_words import KIND_WORDS
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.field import Field
from gkdesk.ui.views.flow_layout import FlowLayout
from gkdesk.ui.views.tick_box import TickBox


class UnitKindField(Field):
    """``chosen`` carries the field, kind or collective, and its new value."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        super().__init__("类别", theme)
        self.box = ChoiceBox(theme)
        self.box.setAccessibleName("类别")
        self.box.addItem("未分类", None)
        for kind in UnitKind:
            self.box.addItem(KIND_WORDS[kind], kind)
        self.many = TickBox("代表多个单位", theme)
        for widget in (self.box, self.many):
            widget.setEnabled(writing)
        self._line = FlowLayout()
        self._line.addWidget(self.box)
        self._line.addWidget(self.many)
        self.body.addLayout(self._line)
        self.body.addWidget(self.why)
        self.box.activated.connect(lambda _at: self.chosen.emit("kind", self.kind()))
        self.many.clicked.connect(lambda on: self.chosen.emit("collective", on))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._line.set_gaps(theme.px(12), theme.px(4))
        self.box.set_theme(theme)
        self.many.set_theme(theme)
        for widget in (self.box, self.many):
            widget.setFont(theme.font(Letter.TABLE))

    def title_drop(self) -> int:
        return self._theme.px(6)

    def kind(self) -> UnitKind | None:
        """The kind in the box."""
        data = self.box.currentData()
        return UnitKind(data) if data else None

    def show_unit(self, unit: Unit) -> None:
        """The kind a unit has."""
        self.box.setCurrentIndex(max(0, self.box.findData(unit.kind)) if unit.kind else 0)
        self.many.setChecked(unit.collective)

    def pending(self) -> str | None:
        return None

    def restore(self, typed: str, why: str) -> None:
        self.refuse(why)
