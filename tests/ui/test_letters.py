"""Letters after a change of size or colours are those of a window that began with them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gkdesk.services.session import Session
from gkdesk.ui.style import dress_application, set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link, StatusPill
from gkdesk.ui.views.running_text import RunningText
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at

_KINDS = (QLabel, QPushButton, Link, RunningText, StatusPill)


def letters(window: MainWindow) -> list[tuple[str, str, int, bool]]:
    """Kind, words, letter height and weight of everything that says something."""
    QApplication.processEvents()
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and isinstance(w, _KINDS)]
    said = [(type(w).__name__, getattr(w, "text", str)(), w.font()) for w in shown]
    return sorted((kind, words, f.pixelSize(), f.bold()) for kind, words, f in said if words)


def open_at(open_window: Opener, session: Session, theme: Theme) -> MainWindow:
    window = open_window(session)
    window.resize(1366, 728)
    window.take_theme(theme)
    window.browser.go_to(id_at(session, "一/一/1"))
    window.desk.show_details(True)
    return window


@pytest.mark.parametrize("way", [(200,), (125, 150, 200), (200, 100), (150, 100, 125)])
def test_letters_do_not_depend_on_the_way_they_were_reached(
    small: Session, open_window: Opener, way: tuple[int, ...]
) -> None:
    window = open_at(open_window, small, Theme())
    for percent in way:
        window.take_theme(window.theme.scaled(percent))
    window.desk.show_details(True)
    reached = letters(window)
    window.close()  # keeps the letters for the next one
    fresh = open_window(small)
    fresh.resize(1366, 728)
    fresh.browser.go_to(id_at(small, "一/一/1"))
    fresh.desk.show_details(True)
    assert reached == letters(fresh)


def test_the_weight_of_words_survives_the_dark(small: Session, open_window: Opener) -> None:
    window = open_at(open_window, small, Theme())
    light = letters(window)
    window.acts.dark.trigger()
    assert letters(window) == light


def test_the_table_head_is_painted_in_the_letters_in_force(
    small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    for percent in (150, 200, 100):
        window.take_theme(window.theme.scaled(percent))
        painted = window.desk.tree.header().viewport().font()
        assert painted.pixelSize() == window.theme.font(Letter.SECOND).pixelSize()


def test_a_look_given_before_showing_leaves_the_font(qtbot: QtBot) -> None:
    dress_application(Theme())
    label = QLabel("留空回车，恢复原文时限")
    qtbot.addWidget(label)
    set_look(label, "second")
    label.setFont(Theme().font(Letter.SECOND))
    label.show()
    assert label.font().pixelSize() == Letter.SECOND.px
