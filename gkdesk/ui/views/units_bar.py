"""Above the directory: the two halves of the page, search, kinds, and the acts in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from gkdesk.domain.directory import UnitKind
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.models.unit_words import COLLECTIVE, KIND_WORDS
from gkdesk.ui.models.units_sought import UNSORTED, Sought
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.toolbar import SearchField
from gkdesk.ui.views.word_tabs import WordTabs

ALL_KINDS: Final = "全部类别"
DIRECTORY, WAITING = 0, 1


class UnitsBar(QWidget):
    """``turned`` carries the half gone to, ``sought`` that search or kind is another."""

    turned = Signal(int)
    sought = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tabs = WordTabs(["单位名录", "待认领"], theme)
        self.search, self.kinds = SearchField(), ChoiceBox(theme)
        self.buttons: list[QPushButton] = []
        self.more = QPushButton("更多")
        self._menu = QMenu(self.more)
        self._acts: list[QAction] = []
        self._row = QHBoxLayout(self)
        self._fill()
        self._connect()
        self.set_theme(theme)

    def _fill(self) -> None:
        self.kinds.addItem(ALL_KINDS, None)
        for kind in UnitKind:
            self.kinds.addItem(KIND_WORDS[kind], kind.value)
        self.kinds.addItem(COLLECTIVE, COLLECTIVE)
        self.kinds.addItem(UNSORTED, UNSORTED)
        self.kinds.setAccessibleName("类别")
        self.search.setPlaceholderText("名称或拼音首字母")
        self.search.setAccessibleName("找单位")
        self.more.setMenu(self._menu)
        self.more.setProperty("look", "flat")
        for widget in (self.tabs, self.search, self.kinds):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.more)

    def _connect(self) -> None:
        self.tabs.turned.connect(self._turn)
        self.search.wanted.connect(lambda _words: self.sought.emit())
        self.kinds.activated.connect(lambda _at: self.sought.emit())

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        px = theme.px
        self._row.setContentsMargins(px(14), px(8), px(14), px(8))
        self._row.setSpacing(px(8))
        for tab in self.tabs.tabs:
            tab.set_theme(theme)
        self.search.set_theme(theme)
        self.kinds.set_theme(theme)
        self.search.setFixedWidth(px(190))
        for widget in (self.search, self.kinds, self.more, *self.buttons):
            widget.setFont(theme.font(Letter.TABLE))
        self._fit()

    # what is sought

    def wanted(self) -> Sought:
        """What is typed, and the kind chosen."""
        data = self.kinds.currentData()
        return Sought(self.search.text().strip(), str(data) if data else None)

    @property
    def half(self) -> int:
        """Which half of the page is in sight."""
        return self.tabs.current

    def show_half(self, half: int, *, search: bool = True) -> None:
        """Turn to a half without telling so; ``search`` where there is anything to find."""
        self.tabs.show_tab(half)
        for widget in (self.search, self.kinds):
            widget.setVisible(half == DIRECTORY and search)
        self._fit()

    def _turn(self, half: int) -> None:
        self.show_half(half)
        self.turned.emit(half)

    def show_counts(self, units: int, waiting: int) -> None:
        """How many units there are, and how many names wait."""
        self.tabs.note(DIRECTORY, str(units) if units else "")
        self.tabs.note(WAITING, str(waiting) if waiting else "")

    # acts

    def offer(self, actions: Sequence[QAction]) -> None:
        """Acts as buttons, the first ones first to stand in words."""
        self._acts = list(actions)
        for action in self._acts:
            button = QPushButton(action.text())
            button.setToolTip(action.toolTip())
            button.setFont(self._theme.font(Letter.TABLE))
            button.setProperty("look", "flat")
            button.clicked.connect(action.trigger)
            self.buttons.append(button)
            self._row.insertWidget(self._row.indexOf(self.more), button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many buttons as there is room for; the others are in the menu."""
        gap = self._row.spacing()
        fixed = (self.tabs, self.search, self.kinds)
        room = (
            self.width()
            - self._theme.px(28)
            - sum(each.sizeHint().width() + gap for each in fixed if not each.isHidden())
        )
        widths = [button.sizeHint().width() + gap for button in self.buttons]
        shown = len(widths)
        more = self.more.sizeHint().width() + gap
        while shown and sum(widths[:shown]) + (more if shown < len(widths) else 0) > room:
            shown -= 1
        for at, button in enumerate(self.buttons):
            button.setVisible(at < shown)
        self._menu.clear()
        self._menu.addActions(self._acts[shown:])
        self.more.setVisible(shown < len(self._acts))
