"""What the centre shows when there is nothing to list: a way to begin, or what it means."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.text_fit import fit_lines
from gkdesk.ui.theme import Letter, Theme

_IMPORT: Final = "Word、WPS、PDF、OFD、网页、表格都可以，自动分出任务和单位。"
_OPEN: Final = "接着用同事交来的台账文件，或打开一份备份。"
_SAMPLES: Final = "载入五份公开的方案，随意点改，以后可一次移除。"


class Card(QAbstractButton):
    """A large button: icon, shortcut, title and two lines of what it does."""

    def __init__(
        self, glyph: Glyph, title: str, words: str, *, keys: str = "", first: bool = False
    ) -> None:
        super().__init__()
        self._glyph, self._words, self._keys, self._first = glyph, words, keys, first
        self.theme = Theme()
        self.setText(title)
        self.setAccessibleDescription(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.setFixedHeight(theme.px(184))
        self.setMinimumWidth(theme.px(180))
        self.setMaximumWidth(theme.px(290))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, px = self.theme.palette, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(p.accent_text if self._first else p.line2, 2 if self._first else 1))
        painter.setBrush(p.hover if self.underMouse() else p.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        tile = QRectF(px(20), px(20), px(48), px(48))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(p.accent if self._first else p.sel)
        painter.drawRoundedRect(tile, 8, 8)
        ink = p.on_accent if self._first else p.accent_text
        painter.drawPixmap(px(31), px(31), pixmap(self._glyph, ink, px(26)))
        self._letters(painter)

    def _letters(self, painter: QPainter) -> None:
        p, px = self.theme.palette, self.theme.px
        inner = QRectF(self.rect()).adjusted(px(20), px(20), -px(16), -px(8))
        painter.setPen(p.text2)
        painter.setFont(self.theme.font(Letter.SMALL))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight, self._keys)
        painter.setPen(p.text)
        painter.setFont(self.theme.font(Letter.PANE_TITLE))
        painter.drawText(
            inner.adjusted(0, px(60), 0, 0), Qt.AlignmentFlag.AlignLeft, self.text()
        )
        painter.setPen(p.text2)
        painter.setFont(self.theme.font(Letter.TABLE))
        lines = fit_lines(self._words, self.theme.font(Letter.TABLE), int(inner.width()), 3)
        for at, words in enumerate(lines):
            below = inner.adjusted(0, px(92 + 22 * at), 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words)


class DropArea(QWidget):
    """The dotted field that says files may be dropped; the window takes the drop."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        p, px = self.theme.palette, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(p.edge, 1, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(p.text2)
        painter.setFont(self.theme.font(Letter.TABLE))
        words = "也可以把文件拖到这里，一次可以多份；复制的正文按 Ctrl+Shift+V"
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = (self.width() - wide) // 2
        painter.drawPixmap(left - px(26), (self.height() - px(18)) // 2,
                           pixmap(Glyph.FILE, p.text2, px(18)))  # fmt: skip
        box = QRectF(left, 0, wide + 4, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)


class EmptyState(QWidget):
    """Two faces: the empty ledger with three ways to begin, and an empty list's meaning."""

    import_wanted = Signal()
    open_wanted = Signal()
    samples_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title, self._line, self._note = QLabel(), QLabel(), QLabel()
        self._back = QPushButton("看全部")
        self._back.clicked.connect(self.all_wanted)
        self._cards = [
            Card(Glyph.IMPORT, "导入工作要点", _IMPORT, keys="Ctrl+O", first=True),
            Card(Glyph.FOLDER, "打开已有台账", _OPEN, keys="Ctrl+Shift+O"),
            Card(Glyph.SAMPLE, "用示例试一试", _SAMPLES),
        ]
        wanted = (self.import_wanted, self.open_wanted, self.samples_wanted)
        for card, signal in zip(self._cards, wanted, strict=True):
            card.clicked.connect(signal)
        self._drop = DropArea(theme)
        self.setFocusProxy(self._cards[0])
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        for label in (self._title, self._line, self._note):
            label.setAlignment(centre)
            label.setWordWrap(True)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        for card in self._cards:
            self._row.addWidget(card, 6)
        self._row.addStretch(1)
        self._grid = QGridLayout()
        self._grid.addWidget(self._drop, 0, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addStretch(3)
        self._rows.addWidget(self._title)
        self._rows.addWidget(self._line)
        self._rows.addWidget(self._back, 0, centre)
        self._rows.addLayout(self._row)
        self._rows.addLayout(self._grid)
        self._rows.addWidget(self._note)
        self._rows.addStretch(5)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        p, px = theme.palette, theme.px
        self._title.setFont(theme.font(Letter.DISPLAY))
        self._line.setFont(theme.font(Letter.RUNNING))
        self._note.setFont(theme.font(Letter.TABLE))
        self._line.setStyleSheet(f"color: {p.text2};")
        self._note.setStyleSheet(f"color: {p.text2};")
        self._rows.setSpacing(px(12))
        self._rows.setContentsMargins(px(24), 0, px(24), 0)
        self._row.setSpacing(px(18))
        self._row.setContentsMargins(0, px(16), 0, 0)
        for card in self._cards:
            card.set_theme(theme)
        self._drop.theme = theme
        self._drop.setFixedSize(px(560), px(52))
        self._give_way()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Where the height does not hold all, the least needed goes first."""
        beginning = not self._back.isVisibleTo(self)
        for part, least in ((self._note, 384), (self._drop, 352), (self._line, 286)):
            fits = self.height() >= self._theme.px(least)
            part.setVisible(fits and (beginning or part is self._line))

    def show_beginning(self) -> None:
        """The ledger holds no plan."""
        self._title.setText("从一份工作要点开始")
        self._line.setText("读出的任务会先列给人看，原文件不会改动。")
        self._note.setText("不联网，资料只存在这台电脑上。每天第一次打开时自动备份。")
        self._show_cards(True)

    def show_nothing(self, title: str, line: str, back: str) -> None:
        """A list or search without rows: what that means, and one way out (``back``)."""
        self._title.setText(title)
        self._line.setText(line)
        self._back.setText(back)
        self._show_cards(False)

    def title(self) -> str:
        return self._title.text()

    def _show_cards(self, shown: bool) -> None:
        for card in self._cards:
            card.setVisible(shown)
        self._back.setVisible(not shown)
        self._give_way()
