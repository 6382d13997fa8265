"""The paper of a printed list: size, way, letters, page numbers, edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.print_scheme import PAPERS, Margins, PageNumbers, Paper
from gkdesk.domain.stored_schemes import WIDEST_MARGIN
from gkdesk.terms import label
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.limit_settings_dialog import StillSpinBox
from gkdesk.ui.theme import Letter, Theme

_LYING: Final = tuple((name, wide) for name in PAPERS for wide in (True, False))
SIZES: Final[Mapping[float, str]] = {
    10.0: "", 10.5: "五号", 11.0: "", 12.0: "小四", 13.0: "", 14.0: "四号", 15.0: "小三",
    16.0: "三号", 18.0: "小二", 20.0: "", 22.0: "二号",
}  # fmt: skip
"""The letters offered, in points, with the names Word gives them."""
_NUMBERS: Final = tuple(PageNumbers)
_EDGES: Final = ("上", "右", "下", "左")
NARROW: Final = Margins(15, 15, 15, 15)
"""As little as printers of offices can do with."""
_PRESETS: Final = (("公文版心（GB/T 9704）", Margins()), ("窄，四周 15 毫米", NARROW))


class PaperChoices(QWidget):
    """``paper`` is what is chosen; ``changed`` follows every choice."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._points = list(SIZES)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        lying = [f"{name} {'横向' if wide else '纵向'}" for name, wide in _LYING]
        self.size_box = self._box("纸张", lying)
        self.letters = self._box("表中字号", [_points(each) for each in SIZES])
        self.numbers = self._box("页码", [label(each) for each in _NUMBERS])
        presets = [words for words, _margins in _PRESETS]
        self.edges = self._box("页边距", [*presets, "自定"])
        self.millimetres = [self._millimetres(edge) for edge in _EDGES]
        self.own = self._own_edges()
        self._column.addWidget(self.own)
        self._column.addStretch(1)
        self.edges.activated.connect(self._preset_chosen)
        self.show_paper(Paper())

    def _box(self, caption: str, words: list[str]) -> ChoiceBox:
        above, box = QLabel(caption), ChoiceBox(self._theme)
        above.setFont(self._theme.font(Letter.TABLE, bold=True))
        above.setBuddy(box)
        box.setFont(self._theme.font(Letter.TABLE))
        box.setAccessibleName(caption)
        box.addItems(words)
        box.activated.connect(self._tell)
        self._column.addSpacing(self._theme.px(6))
        self._column.addWidget(above)
        self._column.addWidget(box)
        return box

    def _millimetres(self, edge: str) -> StillSpinBox:
        field = StillSpinBox()
        field.setRange(0, int(WIDEST_MARGIN))
        field.setFont(self._theme.font(Letter.TABLE))
        field.setAccessibleName(f"{edge}边距，毫米")
        field.valueChanged.connect(self._tell)
        return field

    def _own_edges(self) -> QWidget:
        own = QWidget()
        grid = QGridLayout(own)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(8))
        for at, (edge, field) in enumerate(zip(_EDGES, self.millimetres, strict=True)):
            caption = QLabel(f"{edge}（毫米）")
            caption.setFont(self._theme.font(Letter.TABLE))
            caption.setBuddy(field)
            grid.addWidget(caption, at // 2 * 2, at % 2)
            grid.addWidget(field, at // 2 * 2 + 1, at % 2)
        return own

    def _tell(self) -> None:
        self.changed.emit()

    def _preset_chosen(self, at: int) -> None:
        if at < len(_PRESETS):
            self._show_edges(_PRESETS[at][1])
        self.own.setVisible(at >= len(_PRESETS))

    def _show_edges(self, margins: Margins) -> None:
        for field, value in zip(self.millimetres, astuple(margins), strict=True):
            field.blockSignals(True)
            field.setValue(round(value))
            field.blockSignals(False)

    def show_paper(self, paper: Paper) -> None:
        """Chooses all that a paper says, without telling; letters no list has are added."""
        self.size_box.setCurrentIndex(_LYING.index((paper.size, paper.wide)))
        if paper.points not in self._points:
            self._points.append(paper.points)
            self.letters.addItem(_points(paper.points))
        self.letters.setCurrentIndex(self._points.index(paper.points))
        self.numbers.setCurrentIndex(_NUMBERS.index(paper.numbers))
        known = [margins for _words, margins in _PRESETS]
        at = known.index(paper.margins) if paper.margins in known else len(known)
        self.edges.setCurrentIndex(at)
        self._show_edges(paper.margins)
        self.own.setVisible(at == len(known))

    @property
    def paper(self) -> Paper:
        size, wide = _LYING[self.size_box.currentIndex()]
        edges = Margins(*(float(field.value()) for field in self.millimetres))
        numbers = _NUMBERS[self.numbers.currentIndex()]
        return Paper(size, wide, self._points[self.letters.currentIndex()], edges, numbers)


def _points(points: float) -> str:
    name = SIZES.get(points, "")
    return f"{points:g} 磅（{name}）" if name else f"{points:g} 磅"
