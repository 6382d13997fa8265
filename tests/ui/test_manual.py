"""The manual: every picture and link is there, every key it names is one the window knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gkdesk.services import manual
from gkdesk.ui.acts import Acts
from gkdesk.ui.dialogs.manual_dialog import ManualDialog
from gkdesk.ui.manual_deeds import _ABOUT, keys_chapter
from gkdesk.ui.theme import Theme

CHAPTERS = manual.chapters()
WRITTEN = "\n".join(each.text for each in CHAPTERS)
IN_PLACE = {"Ctrl+Enter", "Ctrl+F", "Alt+Shift"}
"""Keys of a field or a page rather than of the window."""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window


def test_every_picture_is_there_and_shown() -> None:
    shown = set(re.findall(r"!\[.+?\]\(pictures/(.+?)\)", WRITTEN))
    there = {path.name for path in (manual.folder() / "pictures").iterdir()}
    assert shown == there
    assert all(not QImage(str(manual.folder() / "pictures" / name)).isNull() for name in shown)


def test_every_link_leads_to_a_chapter() -> None:
    names = [each.name for each in CHAPTERS]
    assert len(set(names)) == len(names)
    links = set(re.findall(r"(?<!!)\[.+?\]\((.+?)\)", WRITTEN))
    assert links <= {f"{name}.md" for name in names}
    assert set(_ABOUT.values()) <= set(names)


def test_every_key_is_known(window: QWidget) -> None:
    Acts(window)
    known = {key.toString() for act in window.actions() for key in act.shortcuts()}
    named = set(
        re.findall(r"\b(?:Ctrl|Alt)(?:\+Shift)?(?:\+[A-Z0-9]\b|\+Enter)?|\bF\d\b", WRITTEN)
    )
    assert {QKeySequence(key).toString() for key in named - IN_PLACE} <= known


def test_chapters_are_read_searched_and_linked(qtbot: QtBot, window: QWidget) -> None:
    Acts(window)
    dialog = ManualDialog(Theme(), window, keys_chapter(window.actions()))
    assert dialog.text.toPlainText().startswith(CHAPTERS[0].title)
    dialog.text.anchorClicked.emit(QUrl("printing.md"))
    assert "速录号" in dialog.text.toPlainText()
    dialog.sought.setText("Ctrl+L")
    shown = [row for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()]
    titles = [dialog.list.item(row).text() for row in shown]
    assert titles == [each.title for each in CHAPTERS if "Ctrl+L" in each.text] + ["快捷键"]
    dialog.sought.setText("没有写过的话")
    assert all(dialog.list.item(row).isHidden() for row in range(dialog.list.count()))
    dialog.sought.clear()
    assert not any(dialog.list.item(row).isHidden() for row in range(dialog.list.count()))
