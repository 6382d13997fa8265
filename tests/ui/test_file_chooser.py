"""Where files are asked for and written by default."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gkdesk.ui.dialogs import file_chooser


def test_a_home_without_documents_is_offered_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = str(tmp_path / "文档")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: missing)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert file_chooser.documents_folder() == tmp_path
    Path(missing).mkdir()
    assert file_chooser.documents_folder() == Path(missing)


def test_the_dialog_of_qt_speaks_chinese(qtbot: QtBot, tmp_path: Path) -> None:
    chooser = file_chooser.file_chooser(None, "导入", tmp_path, "文本 (*.txt)")
    qtbot.addWidget(chooser)
    for which in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType):
        assert not chooser.labelText(which).isascii()
    assert chooser.directory().absolutePath() == str(tmp_path)
