"""Sentences and questions over the window; opened without blocking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.frame import Foot, theme_around
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme

CANCEL = "cancel"


class Choice(NamedTuple):
    """One answer: its key for the program, its verb for the person."""

    key: str
    words: str
    danger: bool = False


class Message(QDialog):
    """A title, a sentence, and answers. ``chosen`` carries the key, ``CANCEL`` on Esc."""

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget | None, title: str, text: str, glyph: Glyph, theme: Theme
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(380))
        self.text = QLabel(text)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setFont(theme.font(Letter.TABLE))
        self.text.setMinimumWidth(theme.px(300))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.foot = Foot(theme)
        self._answer = CANCEL
        self._lay_out(glyph)
        self.finished.connect(lambda _code: self.chosen.emit(self._answer))

    def _lay_out(self, glyph: Glyph) -> None:
        px = self.theme.px
        icon = QLabel()
        icon.setPixmap(pixmap(glyph, self.theme.palette.accent_text, px(24)))
        upper = QHBoxLayout()
        upper.setSpacing(px(12))
        upper.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self.text, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(20), px(20), px(16))
        whole.setSpacing(px(20))
        whole.addLayout(upper)
        whole.addWidget(self.foot)

    def offer(self, choice: Choice, look: str = "") -> QPushButton:
        """Add an answer behind those there are."""
        button = self.foot.add(choice.words, look)
        button.clicked.connect(partial(self._take, choice.key))
        return button

    def _take(self, key: str) -> None:
        self._answer = key
        self.accept()


def tell(parent: QWidget | None, error: GkdeskError) -> Message:
    """Say in one sentence what went wrong."""
    return _say(parent, "没有办成", message_for(error), Glyph.WARNING)


def say(parent: QWidget | None, title: str, text: str) -> Message:
    """Say something that is no fault."""
    return _say(parent, title, text, Glyph.INFO)


def _say(parent: QWidget | None, title: str, text: str, glyph: Glyph) -> Message:
    dialog = Message(parent, title, text, glyph, theme_around(parent))
    dialog.offer(Choice("read", "知道了"), "primary")
    dialog.open()
    return dialog


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    choices: Sequence[Choice],
    answered: Callable[[str], None] | None = None,
) -> Message:
    """Ask; 取消 is added as the last answer, and is the default before a dangerous one.

    ``answered`` is called with the key of the answer, ``CANCEL`` when there was none.
    """
    dialog = Message(parent, title, text, Glyph.INFO, theme_around(parent))
    risky = any(choice.danger for choice in choices)
    for at, choice in enumerate(choices):
        dialog.offer(choice, "danger" if choice.danger else "" if risky or at else "primary")
    cancel = dialog.offer(Choice(CANCEL, "取消"))
    if risky:
        cancel.setDefault(True)
        cancel.setFocus()
    if answered is not None:
        dialog.chosen.connect(answered)
    dialog.open()
    return dialog
