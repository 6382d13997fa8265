"""The bar over what came back: kinds with their numbers, choosers, and a search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.models.collect_filter import FACETS, CollectFilter, Offer
from gkdesk.ui.models.collect_lines import SHELF_WORDS, Shelf
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import WordButton
from gkdesk.ui.views.collect_signs import SHELF_SIGNS, paint_sign
from gkdesk.ui.views.flow_layout import FlowLayout
from gkdesk.ui.views.toolbar import SearchField

Offers = Callable[[str], list[Offer]]
_WORDS = 26


class ShelfPill(WordButton):
    """One kind: sign, word and number; pressed while it is listed. Without a ``shelf`` it
    stands for all that changed."""

    letter = Letter.SECOND

    def __init__(self, shelf: Shelf | None, theme: Theme) -> None:
        self.shelf = shelf
        super().__init__(SHELF_WORDS[shelf] if shelf else "全部改动", theme)
        self._words = self.text()
        self.setCheckable(True)

    def count(self, number: int) -> None:
        """How many lines it would list."""
        self.setText(f"{self._words} {number}")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def _sign_room(self) -> int:
        return self._theme.px(19) if self.shelf else 0

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(wide + self._sign_room() + self._theme.px(20), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        p, px = self._theme.palette, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(p.accent_text if on else p.line2, 1))
        painter.setBrush(p.sel if on else p.hover if self._hover else p.surface)
        radius = self.height() / 2 - 1
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius
        )
        if self.shelf:
            side = px(13)
            box = QRectF(px(10), (self.height() - side) / 2, side, side)
            paint_sign(painter, box, SHELF_SIGNS[self.shelf], p)
        painter.setPen(p.text)
        words = self.rect().adjusted(px(10) + self._sign_room(), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class CollectBar(QWidget):
    """The kinds; ``tools`` are the choosers and the search, to stand in another line.
    ``asked`` carries the filter a person chose."""

    asked = Signal(object)

    def __init__(self, offers: Offers, theme: Theme) -> None:
        super().__init__()
        self._theme, self._offers = theme, offers
        self._now = CollectFilter()
        self.tools = QWidget()
        shelves: list[Shelf | None] = [None, *Shelf]
        self.pills = [ShelfPill(shelf, theme) for shelf in shelves]
        self.search = SearchField()
        self.search.setPlaceholderText("搜索　Ctrl+F")
        self.search.set_theme(theme)
        self.choosers = {facet: self._chooser(facet) for facet in FACETS}
        self._lay_out()
        for pill in self.pills:
            pill.clicked.connect(partial(self._turn, pill.shelf))
        self.search.wanted.connect(self._seek)

    def _lay_out(self) -> None:
        px = self._theme.px
        pills, tools = FlowLayout(self, px(6), px(6)), QHBoxLayout(self.tools)
        for pill in self.pills:
            pills.addWidget(pill)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(px(6))
        for button in self.choosers.values():
            tools.addWidget(button)
        tools.addWidget(self.search)
        self.search.setMinimumWidth(px(110))
        self.search.setMaximumWidth(px(250))

    def _chooser(self, facet: str) -> QPushButton:
        theme, px = self._theme, self._theme.px
        button = QPushButton(FACETS[facet])
        menu = QMenu(button)
        menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
        menu.aboutToShow.connect(partial(self._fill, menu, facet))
        button.setMenu(menu)
        button.setAccessibleName(f"按{FACETS[facet]}筛选")
        button.setAutoDefault(False)
        button.setFont(theme.font(Letter.SECOND))
        button.setIcon(icon(Glyph.CHEVRON_DOWN, theme.palette.text2, px(14)))
        button.setIconSize(QSize(px(14), px(14)))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return button

    def _fill(self, menu: QMenu, facet: str) -> None:
        menu.clear()
        offers = self._offers(facet)
        if any(offer.chosen for offer in offers):
            without = replace(self._now, **{facet: getattr(CollectFilter(), facet)})
            menu.addAction(f"不限{FACETS[facet]}").triggered.connect(
                partial(self._ask, without)
            )
            menu.addSeparator()
        for offer in offers:
            act = menu.addAction(f"{_short(offer.words)}\t{offer.number}")
            act.setCheckable(True)
            act.setChecked(offer.chosen)
            act.triggered.connect(partial(self._ask, offer.leads_to))
        if not offers:
            menu.addAction("列出的里面没有").setEnabled(False)

    # what is in force

    def show_filter(self, now: CollectFilter, counts: Mapping[Shelf, int]) -> None:
        """The filter in force and the numbers beside the kinds; kinds without any hide."""
        self._now = now
        changed = sum(count for shelf, count in counts.items() if shelf is not Shelf.UNCHANGED)
        for pill in self.pills:
            number = changed if pill.shelf is None else counts.get(pill.shelf, 0)
            pill.count(number)
            pill.setChecked(pill.shelf is now.shelf)
            pill.setVisible(bool(number) or pill.shelf in (None, now.shelf))
        for facet, button in self.choosers.items():
            self._name(button, facet)
        if self.search.text().strip() != now.search:
            self.search.set_silently(now.search)

    def _name(self, button: QPushButton, facet: str) -> None:
        chosen = next((each.words for each in self._chosen(facet)), "")
        button.setText(f"{FACETS[facet]}：{_short(chosen, 10)}" if chosen else FACETS[facet])
        p, px = self._theme.palette, self._theme.px
        dress = f"background: {p.sel}; border-color: {p.accent_text};" if chosen else ""
        button.setStyleSheet(
            f"QPushButton {{ min-height: {px(26)}px; padding: 0 {px(9)}px; {dress} }}"
        )

    def _chosen(self, facet: str) -> list[Offer]:
        if getattr(self._now, facet) == getattr(CollectFilter(), facet):
            return []
        return [offer for offer in self._offers(facet) if offer.chosen]

    def _turn(self, shelf: Shelf | None, _checked: bool = False) -> None:
        self.asked.emit(replace(self._now, shelf=shelf))

    def _ask(self, wanted: CollectFilter, _checked: bool = False) -> None:
        self.asked.emit(wanted)

    def _seek(self, words: str) -> None:
        self.asked.emit(replace(self._now, search=words))


def _short(words: str, most: int = _WORDS) -> str:
    plain = words.replace("&", "&&")
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
