"""Paper and letters of a table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.table_design import PAPERS, Letters, TableDesign
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickBox

FACES: Final = (
    "方正小标宋简体", "黑体", "宋体", "仿宋_GB2312", "楷体_GB2312", "仿宋", "楷体", "微软雅黑",
)  # fmt: skip
"""Those that offices' PCs have (GB/T 9704 and what came with Windows)."""
SIZES: Final = {
    "二号": 22.0, "小二": 18.0, "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0,
    "五号": 10.5, "小五": 9.0,
}  # fmt: skip
"""The sizes by the names Word gives them, in points."""
_LYING: Final = tuple((name, wide) for name in PAPERS for wide in (True, False))
_HINT = "预览用这台电脑上有的字体，文件里写的是这里选的字体。"


class _LettersChoice(QWidget):
    """A face and its size."""

    changed = Signal()

    def __init__(self, words: str, theme: Theme) -> None:
        super().__init__()
        self.face, self.size_box = ChoiceBox(theme), ChoiceBox(theme)
        self.face.setAccessibleName(f"{words}字体")
        self.size_box.setAccessibleName(f"{words}字号")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        for box, share in ((self.face, 3), (self.size_box, 2)):
            box.setFont(theme.font(Letter.TABLE))
            box.setMinimumWidth(theme.px(72))
            box.activated.connect(lambda _at: self.changed.emit())
            line.addWidget(box, share)
        self._faces, self._points = list(FACES), list(SIZES.values())
        self.face.addItems(FACES)
        self.size_box.addItems(list(SIZES))

    def show_letters(self, letters: Letters) -> None:
        """Chooses the letters of a design; those no list has are added to it."""
        if letters.face not in self._faces:
            self._faces.append(letters.face)
            self.face.addItem(letters.face)
        if letters.points not in self._points:
            self._points.append(letters.points)
            self.size_box.addItem(f"{letters.points:g} 磅")
        self.face.setCurrentIndex(self._faces.index(letters.face))
        self.size_box.setCurrentIndex(self._points.index(letters.points))

    @property
    def letters(self) -> Letters:
        face, size = self.face.currentIndex(), self.size_box.currentIndex()
        return Letters(self._faces[face], self._points[size])


class DesignPaper(QWidget):
    """``changed`` follows every choice."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.paper = ChoiceBox(theme)
        self.paper.setFont(theme.font(Letter.TABLE))
        self.paper.setAccessibleName("纸张")
        self.paper.addItems([f"{name} {'横向' if wide else '纵向'}" for name, wide in _LYING])
        self.paper.activated.connect(lambda _at: self.changed.emit())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._add("纸张", self.paper)
        self.title, self.heads, self.body = (
            _LettersChoice(words, theme) for words in ("标题", "表头", "正文")
        )
        for words, choice in (("标题", self.title), ("表头", self.heads), ("正文", self.body)):
            self._add(f"{words}字体和字号", choice)
            choice.changed.connect(self.changed)
        self.charts = TickBox("附进度图（另一张表）", theme)
        self.charts.toggled.connect(lambda _on: self.changed.emit())
        self._column.addSpacing(theme.px(10))
        self._column.addWidget(self.charts)
        hint = QLabel(_HINT)
        hint.setFont(theme.font(Letter.SECOND))
        hint.setWordWrap(True)
        set_look(hint, "second")
        self._column.addSpacing(theme.px(6))
        self._column.addWidget(hint)
        self._column.addStretch(1)

    def _add(self, words: str, field: QWidget) -> None:
        caption = QLabel(words)
        caption.setFont(self._theme.font(Letter.TABLE, bold=True))
        self._column.addSpacing(self._theme.px(6))
        self._column.addWidget(caption)
        self._column.addWidget(field)

    def show_design(self, design: TableDesign) -> None:
        """Paper and letters of a design."""
        self.paper.setCurrentIndex(_LYING.index((design.paper, design.wide)))
        with QSignalBlocker(self.charts):
            self.charts.setChecked(design.charts)
        self.title.show_letters(design.title_letters)
        self.heads.show_letters(design.head_letters)
        self.body.show_letters(design.body_letters)

    @property
    def lies(self) -> tuple[str, bool]:
        """The paper's name, and whether it lies."""
        return _LYING[self.paper.currentIndex()]
