"""The full words of a row, set for long reading and ready to be copied."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gkdesk.ui.theme import Letter, Theme


class RunningText(QLabel):
    """Selectable text with a fixed line height; a run-in heading stands in bold."""

    def __init__(
        self, theme: Theme, letter: Letter = Letter.RUNNING, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._letter = letter
        self._heading = self._text = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.set_theme(theme)

    @property
    def words(self) -> str:
        """The text as shown, without its setting."""
        return self._text

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.setFont(theme.font(self._letter))
        self._set()

    def show_words(self, heading: str, text: str) -> None:
        """``text`` is the whole item; ``heading`` its beginning where it has one."""
        self._heading, self._text = heading, text or heading
        self._set()

    def _set(self) -> None:
        bold = self._heading if self._text.startswith(self._heading) else ""
        rest = self._text[len(bold) :]
        words = f"<b>{escape(bold)}</b>{escape(rest)}".replace("\n", "<br>")
        height = self._theme.line(self._letter)
        self.setText(f'<p style="margin:0; line-height:{height}px">{words}</p>')
