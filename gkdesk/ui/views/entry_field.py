"""A field that is always open: taken by Enter or by leaving it, reverted by Esc."""

from __future__ import annotations

from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.field import EntryLine, Field


class EntryField(Field):
    """A label and a line. What was refused stays as typed, with the reason under it."""

    def __init__(self, title: str, hint: str, theme: Theme) -> None:
        super().__init__(title, theme)
        self._saved = ""
        self.line = EntryLine()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(title)
        self.body.addWidget(self.line)
        self.body.addWidget(self.why)
        self.title.setBuddy(self.line)
        self.line.entered.connect(self.commit)
        self.line.left.connect(self.commit)
        self.line.escaped.connect(self.revert)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.line.setFont(theme.font(Letter.TABLE))

    def title_drop(self) -> int:
        return self._theme.px(6)

    def lock(self) -> None:
        super().lock()
        self.line.setReadOnly(True)
        self.line.setPlaceholderText("")

    def show_text(self, saved: str, *, anew: bool) -> None:
        """The saved text; with ``anew`` whatever is being typed goes, else it stays."""
        typing = self.pending() is not None and not anew
        self._saved = saved
        if not typing:
            self.line.setText(saved)
            self.line.setCursorPosition(0)
            self.why.hide()

    def pending(self) -> str | None:
        typed = self.line.text().strip()
        return typed if typed != self._saved else None

    def restore(self, typed: str, why: str) -> None:
        self.line.setText(typed)
        self.refuse(why)

    def revert(self) -> None:
        """Back to what is saved."""
        self.line.setText(self._saved)
        self.why.hide()
