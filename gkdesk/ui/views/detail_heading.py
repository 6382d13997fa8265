"""The head of the detail pane: the way down to the row, its name, its light, ↑ ↓ ×."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.tasks import Light
from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import StatusPill

_SEPARATOR = " › "


class DetailHeading(QWidget):
    """``moved`` carries -1 or 1; ``closed`` asks to put the pane away, ``reword_wanted`` to
    change the words of the row."""

    moved = Signal(int)
    closed = Signal()
    reword_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changed = QLabel("已改")
        self.reword = _tool("修改文字和编号（F2）")
        self.crumbs = Crumbs(theme)
        self.title = QLabel()
        self.pill = StatusPill(theme)
        self.up = _tool("上一条（Alt+↑）")
        self.down = _tool("下一条（Alt+↓）")
        self.close_button = _tool("收起详情（Esc）")
        self._layout = QVBoxLayout(self)
        self._line = QHBoxLayout()
        self._layout.addWidget(self.crumbs)
        self._layout.addLayout(self._line)
        for widget in (self.title, self.pill, self.changed):
            self._line.addWidget(widget)
        self._line.addStretch(1)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for button in (self.reword, self.up, self.down, self.close_button):
            tools.addWidget(button)
        self._line.addLayout(tools)
        self.changed.hide()
        self.reword.clicked.connect(self.reword_wanted)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.close_button.clicked.connect(self.closed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._layout.setContentsMargins(theme.px(16), theme.px(10), theme.px(10), theme.px(2))
        self._layout.setSpacing(theme.px(4))
        self._line.setSpacing(theme.px(4))
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.changed.setFont(theme.font(Letter.SECOND))
        self.crumbs.set_theme(theme)
        self.pill.set_theme(theme)
        glyphs = {
            self.reword: Glyph.PENCIL,
            self.up: Glyph.CHEVRON_UP,
            self.down: Glyph.CHEVRON_DOWN,
            self.close_button: Glyph.CLOSE,
        }
        for button, glyph in glyphs.items():
            button.setIcon(icon(glyph, theme.palette.text2, theme.px(18), theme.palette.gray))
            button.setIconSize(QSize(theme.px(18), theme.px(18)))
            button.setFixedSize(theme.px(26), theme.px(26))

    def show_row(self, crumbs: Sequence[str], title: str, light: Light, words: str) -> None:
        """The way, the name and the light of a row."""
        self.crumbs.show_parts(crumbs)
        self.title.setText(title)
        self.pill.show_light(light, words)

    def show_printed(self, printed: str | None, *, editable: bool) -> None:
        """What was printed of a row whose words a person changed, None where nobody did."""
        self.changed.setVisible(printed is not None)
        self.changed.setToolTip(f"原文：{printed}" if printed is not None else "")
        self.changed.setAccessibleDescription(self.changed.toolTip())
        self.reword.setVisible(editable)

    def show_nothing(self) -> None:
        """No row: only the way to close stays."""
        self.crumbs.show_parts(())
        self.title.setText("详情")

    def set_filled(self, filled: bool) -> None:
        """Whether there is a row to speak of."""
        for widget in (self.crumbs, self.pill, self.changed, self.reword, self.up, self.down):
            widget.setVisible(filled)


class Crumbs(QWidget):
    """The way down to a row on one line; the outer parts give way first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.setFont(theme.font(Letter.SECOND))
        self.setFixedHeight(theme.line(Letter.SECOND))

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show the headings, outermost first."""
        self._parts = list(parts)
        self.setToolTip(_SEPARATOR.join(self._parts))
        self.setAccessibleName(_SEPARATOR.join(self._parts))
        self.update()

    def shown_text(self) -> str:
        """What fits: whole, else the outer parts by their first letters, else cut."""
        metrics, parts = QFontMetrics(self.font()), list(self._parts)
        for at in range(len(parts) - 1):
            if metrics.horizontalAdvance(_SEPARATOR.join(parts)) <= self.width():
                break
            others = _SEPARATOR.join([*parts[:at], "", *parts[at + 1 :]])
            room = max(self.width() - metrics.horizontalAdvance(others), self._theme.px(48))
            parts[at] = metrics.elidedText(parts[at], Qt.TextElideMode.ElideRight, room)
        whole = _SEPARATOR.join(parts)
        return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.palette.text2)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), aligned, self.shown_text())


def _tool(tip: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    return button
