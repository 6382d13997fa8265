"""Typing as an input method does: the words arrive when they are chosen."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def compose(box: QWidget, words: str) -> None:
    """Put words into a field the way Chinese is typed."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(box, event)
