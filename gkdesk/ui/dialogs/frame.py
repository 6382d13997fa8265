"""What our dialogs share: the theme around them, and a foot with the verb first."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme


def theme_around(widget: QWidget | None) -> Theme:
    """The theme of the nearest window or pane that has one, else the standard look."""
    while widget is not None:
        theme = getattr(widget, "theme", None)
        if isinstance(theme, Theme):
            return theme
        widget = widget.parentWidget()
    return Theme()


class Foot(QWidget):
    """The line of buttons under a dialog: a hint at the left, 取消 as the rightmost."""

    def __init__(self, theme: Theme, hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.hint = QLabel(hint)
        self.hint.setFont(theme.font(Letter.SECOND))
        self.hint.setWordWrap(True)
        set_look(self.hint, "second")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(8))
        self._line.addWidget(self.hint, 1)

    def add(self, words: str, look: str = "") -> QPushButton:
        """Another button at the right; give the verb first and 取消 last."""
        button = QPushButton(words)
        button.setFont(self._theme.font(Letter.TABLE))
        button.setMinimumHeight(self._theme.px(34))
        button.setMinimumWidth(self._theme.px(80))
        button.setAutoDefault(look == "primary")
        button.setDefault(look == "primary")
        if look:
            set_look(button, look)
        self._line.addWidget(button)
        return button
