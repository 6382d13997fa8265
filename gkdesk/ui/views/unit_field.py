"""The units of one role: chips to filter by, a line to name them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from gkdesk.domain.units import Role
from gkdesk.services.editing import unit_names
from gkdesk.terms import label
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Chip, Link
from gkdesk.ui.views.field import EntryLine
from gkdesk.ui.views.flow_layout import FlowLayout
from gkdesk.ui.views.line_field import LineField
from gkdesk.ui.views.unit_completer import Suggest, UnitCompleter


class UnitField(LineField):
    """Shows chips; 修改 or 指定单位 opens a line with the names joined by 、."""

    unit_clicked = Signal(str)
    closed = Signal()

    def __init__(
        self, role: Role, suggest: Suggest, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(label(role), UnitLine(suggest), Link("指定单位", theme), theme, parent)
        self._role = role
        self._names: tuple[str, ...] = ()
        self.tell: Callable[[str], str] | None = None
        """Says who a unit is, for the tip over its chip."""
        self._chips: list[Chip] = []
        self._tail: list[Link] = []
        self._missing = QLabel("原文未列明")
        set_look(self._missing, "second")
        self.link.setAccessibleName(f"修改{label(role)}")
        self.line.setAccessibleName(label(role))
        self._hint = QLabel("可打简称或拼音首字母，名称用“、”隔开，回车保存")
        set_look(self._hint, "small")
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box)
        self._flow.addWidget(self._missing)
        self._flow.addWidget(self.link)
        for part in (self._flow_box, self.line, self._hint, self.why):
            self.body.addWidget(part)
        self._hint.setWordWrap(True)
        self._close()

    @property
    def names(self) -> tuple[str, ...]:
        """The units as saved."""
        return self._names

    @property
    def chips(self) -> list[Chip]:
        return list(self._chips)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._flow.set_gaps(theme.px(5), theme.px(5))
        self._missing.setFont(theme.font(Letter.TABLE))
        self._missing.setMinimumHeight(theme.px(24))
        self._hint.setFont(theme.font(Letter.SECOND))
        self.line.setFont(theme.font(Letter.TABLE))
        for link in (self.link, *self._tail):
            link.set_theme(theme)
        for chip in self._chips:
            chip.set_theme(theme)

    def lock(self) -> None:
        super().lock()
        for link in (self.link, *self._tail):
            link.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """The saved units of the row; a text being typed stays."""
        if tuple(names) == self._names and len(self._chips) == len(names):
            return
        self._names = tuple(names)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(name) for name in self._names]
        for link in (self.link, *self._tail):
            self._flow.removeWidget(link)
            self._flow.addWidget(link)
        self.link.setText("修改" if self._names else "指定单位")
        self.link.updateGeometry()
        self._missing.setVisible(not self._names)
        self._flow_box.updateGeometry()

    def add_link(self, link: Link) -> None:
        """Another act behind the chips."""
        self._tail.append(link)
        self._flow.addWidget(link)

    def _chip(self, name: str) -> Chip:
        chip = Chip(name, self._theme, lead=self._role is Role.LEAD, tell=self.tell)
        chip.clicked.connect(lambda: self.unit_clicked.emit(name))
        self._flow.addWidget(chip)
        return chip

    def saved_text(self) -> str:
        return "、".join(self._names)

    def typed_text(self) -> str:
        return "、".join(unit_names(self.line.text()))

    def _open(self, text: str) -> None:
        self.line.setText(text)
        self._flow_box.hide()
        self.line.show()
        self._hint.show()

    def _close(self) -> None:
        self.line.hide()
        self._hint.hide()
        self._flow_box.show()
        self.closed.emit()


class UnitLine(EntryLine):
    """Names joined by 、; completes the name the cursor stands in."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self.completer_of_units = UnitCompleter(self, suggest)
        self.suggestions = self.completer_of_units.list
