"""Sentences over the window; opened without blocking."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.errors import GkdeskError
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.frame import Foot, theme_around
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme


class Message(QDialog):
    """A title, a sentence, and 知道了."""

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
        self.foot.add("知道了", "primary").clicked.connect(self.accept)
        self._lay_out(glyph)

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


class TakesLedgerFaults(Protocol):
    """The window of a ledger, which knows what to do when its file is lost or damaged."""

    def take_ledger_fault(self, fault: GkdeskError) -> QDialog | None:
        """The dialog it has opened; None for a fault that is just told."""


def tell(parent: QWidget | None, error: GkdeskError) -> QDialog:
    """Say in one sentence what went wrong; where the ledger's own file is at fault, its
    window offers the way out."""
    above = parent
    while above is not None:
        take = getattr(above, "take_ledger_fault", None)
        if take is not None and (
            taken := cast(TakesLedgerFaults, above).take_ledger_fault(error)
        ):
            return taken
        above = above.parentWidget()
    return _say(parent, "没有办成", message_for(error), Glyph.WARNING)


def say(parent: QWidget | None, title: str, text: str) -> Message:
    """Say something that is no fault."""
    return _say(parent, title, text, Glyph.INFO)


def _say(parent: QWidget | None, title: str, text: str, glyph: Glyph) -> Message:
    dialog = Message(parent, title, text, glyph, theme_around(parent))
    dialog.open()
    return dialog
