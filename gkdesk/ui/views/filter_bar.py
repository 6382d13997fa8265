"""The filter bar under the heading: choosers with their numbers, the filters in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from gkdesk.domain.queries import Query
from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.models.filter_choices import Choice, Choices
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.flow_layout import FlowLayout

Offer = Callable[[], Choices]
_WORDS: Final = 30


class FilterBar(QFrame):
    """``asked`` carries the query a choice leads to. ``count`` gives the number beside a
    choice: it is asked one by one while a menu stands open, never before it opens."""

    asked = Signal(object)
    cleared = Signal()
    save_wanted = Signal()
    range_wanted = Signal()

    def __init__(self, theme: Theme, count: Callable[[Query], int]) -> None:
        super().__init__()
        self._theme, self._count = theme, count
        self.setObjectName("filters")
        self.choosers: dict[str, QPushButton] = {}
        self.chips: list[QPushButton] = []
        self.clear = SmallLink("清除筛选", theme)
        self.save = SmallLink("存为视图", theme)
        self._waiting: list[tuple[QAction, Choice]] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._count_next)
        self._rows = QVBoxLayout(self)
        self._upper, self._lower = QWidget(), QWidget()
        self._flow, self._chip_flow = FlowLayout(self._upper), FlowLayout(self._lower)
        self._rows.addWidget(self._upper)
        self._rows.addWidget(self._lower)
        self.clear.clicked.connect(self.cleared)
        self.save.clicked.connect(self.save_wanted)
        self.hide()

    def offer(self, name: str, choices: Offer, *, ranged: bool = False) -> None:
        """Another chooser; ``choices`` are asked for each time it opens."""
        button = QPushButton(name)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fill(menu, choices, ranged))
        menu.aboutToHide.connect(self._timer.stop)
        button.setMenu(menu)
        button.setAccessibleName(f"按{name}筛选")
        self.choosers[name] = button
        self._flow.addWidget(button)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        p, px = theme.palette, theme.px
        self._rows.setContentsMargins(px(16), px(6), px(16), px(6))
        self._rows.setSpacing(px(6))
        for flow in (self._flow, self._chip_flow):
            flow.set_gaps(px(6), px(4))
        for button in self.choosers.values():
            button.setFont(theme.font(Letter.SECOND))
            button.setIcon(icon(Glyph.CHEVRON_DOWN, p.text2, px(14)))
            button.setIconSize(QSize(px(14), px(14)))
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for link in (self.clear, self.save):
            link.set_theme(theme)
        for chip in self.chips:
            self._dress(chip)
        self.setStyleSheet(
            f"#filters {{ background: {p.raised}; border-bottom: 1px solid {p.line2}; }}"
            f"#filters QPushButton {{ min-height: {px(24)}px; padding: 0 {px(9)}px; }}"
        )

    def _dress(self, chip: QPushButton) -> None:
        p, px = self._theme.palette, self._theme.px
        chip.setFont(self._theme.font(Letter.SECOND))
        chip.setIcon(icon(Glyph.CLOSE, p.accent_text, px(12)))
        chip.setIconSize(QSize(px(12), px(12)))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setStyleSheet(
            f"background: {p.sel}; color: {p.text}; border: 1px solid {p.accent_text};"
            f" border-radius: {px(12)}px;"
        )

    def show_active(self, filters: Sequence[tuple[str, Query]], clearable: bool) -> None:
        """The filters in force as chips; each leads to the query without it."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        while self._chip_flow.takeAt(0) is not None:
            pass
        for words, without in filters:
            self.chips.append(self._chip(words, without))
        for widget in (*self.chips, self.clear, self.save):
            self._chip_flow.addWidget(widget)
            widget.setVisible(True)
        self._lower.setVisible(clearable)

    def _chip(self, words: str, without: Query) -> QPushButton:
        short = words if len(words) <= _WORDS else f"{words[: _WORDS - 1]}…"
        chip = QPushButton(short, self._lower)
        chip.setToolTip(f"去掉“{words}”")
        chip.setAccessibleName(f"去掉“{words}”")
        chip.clicked.connect(lambda _=False: self.asked.emit(without))
        self._dress(chip)
        return chip

    def show_offered(self, names: Sequence[str]) -> None:
        """Which choosers have anything to offer here."""
        for name, button in self.choosers.items():
            button.setVisible(name in names)

    def _fill(self, menu: QMenu, choices: Offer, ranged: bool) -> None:
        menu.clear()
        self._waiting = []
        for choice in choices():
            if choice is None:
                menu.addSeparator()
                continue
            self._waiting.append((self._line(menu, choice), choice))
        if ranged:
            menu.addSeparator()
            menu.addAction("自定起止…").triggered.connect(
                lambda _=False: self.range_wanted.emit()
            )
        self._timer.start()

    def _line(self, menu: QMenu, choice: Choice) -> QAction:
        action = menu.addAction(_short(choice.text))
        action.setCheckable(True)
        action.setChecked(choice.chosen)
        action.triggered.connect(lambda _=False: self.asked.emit(choice.query))
        return action

    def _count_next(self) -> None:
        """One number a time, so that keys and clicks come between them."""
        if not self._waiting:
            self._timer.stop()
            return
        action, choice = self._waiting.pop(0)
        if choice.counted is not None:
            action.setText(f"{_short(choice.text)}\t{self._count(choice.counted)}")


def _short(words: str) -> str:
    plain = words.replace("&", "&&")
    return plain if len(plain) <= _WORDS else f"{plain[: _WORDS - 1]}…"
