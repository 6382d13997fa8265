"""A unit's contact edited where it stands: a name, a telephone number, Enter keeps them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from gkdesk.ui.theme import Letter, Theme


class ContactEditor(QWidget):
    """Two fields over a unit's line. ``done`` tells whether what they hold is to be kept."""

    done = Signal(bool)

    def __init__(self, person: str, phone: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.person, self.phone = QLineEdit(person), QLineEdit(phone)
        self.keep = QPushButton("保存")
        self.setAutoFillBackground(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        fields = ((self.person, "联系人", 3), (self.phone, "电话", 4))
        for field, name, share in fields:
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.setFont(theme.font(Letter.TABLE))
            field.setMinimumWidth(theme.px(60))
            field.setStyleSheet("QLineEdit { min-height: 0; }")
            field.installEventFilter(self)
            row.addWidget(field, share)
        self.keep.setFont(theme.font(Letter.TABLE))
        self.keep.setStyleSheet("QPushButton { min-height: 0; }")
        self.keep.clicked.connect(lambda: self.done.emit(True))
        row.addWidget(self.keep)
        for widget in (*(field for field, *_rest in fields), self.keep):
            widget.setFixedHeight(theme.px(28))
        self.setFocusProxy(self.phone if person and not phone else self.person)

    def values(self) -> tuple[str, str]:
        """Person and telephone number as typed."""
        return self.person.text().strip(), self.phone.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Escape leaves things as they were."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.done.emit(True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.done.emit(False)
                return True
        return False
