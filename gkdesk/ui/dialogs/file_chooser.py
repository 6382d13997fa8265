"""Choosing files: the system's own dialog, or Qt's where the system has none."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_LABELS: Final = {
    QFileDialog.DialogLabel.LookIn: "位置：",
    QFileDialog.DialogLabel.FileType: "文件类型：",
}
"""What Qt's own translation into Chinese leaves in English."""


def file_chooser(parent: QWidget | None, title: str, at: Path, kinds: str) -> QFileDialog:
    """A dialog that is not open yet, in folder ``at`` or on file ``at``; gone when closed."""
    chooser = QFileDialog(parent, title, str(at), kinds)
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for which, words in _LABELS.items():
        chooser.setLabelText(which, words)
    return chooser


def documents_folder() -> Path:
    """Where a person looks for what was written: 文档 where there is one, else home."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(named) if named and Path(named).is_dir() else Path.home()
