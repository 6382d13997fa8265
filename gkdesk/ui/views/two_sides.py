"""The whole of both wordings side by side, each with its own words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from gkdesk.ui.models.reread_model import Line, pieces_of
from gkdesk.ui.models.word_parting import Piece
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme


class TwoSides(QWidget):
    """The ledger's words at the left, the newer document's at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.old, self.new = MarkedText(theme), MarkedText(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        for name, side in (("台账", self.old), ("新版", self.new)):
            side.setAccessibleName(name)
            row.addLayout(self._column(name, side))

    def _column(self, name: str, side: QWidget) -> QVBoxLayout:
        head = QLabel(name)
        head.setFont(self._theme.font(Letter.SECOND))
        set_look(head, "second")
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(4))
        column.addWidget(head)
        column.addWidget(side, 1)
        return column

    def show_line(self, line: Line | None) -> None:
        """Show both wordings of a line; of none, nothing."""
        old, new = pieces_of(line) if line is not None else ([], [])
        p = self._theme.palette
        self.old.show_pieces(old, p.red_bg)
        self.new.show_pieces(new, p.green_bg)


class MarkedText(QTextEdit):
    """A text to read, its marked words on a tint."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.set_theme(theme)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters, for what is shown next."""
        self._theme = theme
        self.setFont(theme.font(Letter.TABLE))
        self.setMinimumHeight(theme.px(60))
        self.document().setDocumentMargin(theme.px(8))

    def show_pieces(self, pieces: Sequence[Piece], tint: QColor) -> None:
        """Set the words anew; the first marked ones come into view."""
        self.clear()
        block = QTextBlockFormat()
        high = self._theme.px(24)
        block.setLineHeight(high, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(block)
        first = None
        for words, own in pieces:
            if own and first is None:
                first = cursor.position()
            cursor.insertText(words, self._format(own, tint))
        cursor.setPosition(first or 0)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _format(self, own: bool, tint: QColor) -> QTextCharFormat:
        form, p = QTextCharFormat(), self._theme.palette
        form.setForeground(p.text)
        if own:
            form.setBackground(tint)
            form.setFontUnderline(True)
            form.setUnderlineColor(p.red_text if tint == p.red_bg else p.green_text)
        return form
