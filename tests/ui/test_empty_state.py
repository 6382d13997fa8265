"""The empty states at every height: what is shown does not lie over anything else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gkdesk.ui.style import dress_application
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.empty_state import Card, DropArea, EmptyState


def shown_parts(state: EmptyState) -> list[QWidget]:
    parts = [w for w in state.findChildren(QWidget) if w.isVisible() and w.parent() is state]
    return sorted(parts, key=lambda part: part.geometry().top())


@pytest.mark.parametrize(("height", "scale"), [(700, 100), (366, 100), (580, 200), (300, 100)])
def test_no_part_lies_over_another(qtbot: QtBot, height: int, scale: int) -> None:
    theme = Theme().scaled(scale)
    dress_application(theme)
    pane = QWidget()  # gives the state no more than it has, as the window does
    qtbot.addWidget(pane)
    pane.resize(1240, height)
    state = EmptyState(theme)
    state.setParent(pane)
    state.show_beginning()
    state.setGeometry(0, 0, 1240, height)
    pane.show()
    QApplication.processEvents()
    parts = shown_parts(state)
    assert sum(isinstance(part, Card) for part in parts) == 3
    for upper, lower in pairwise(parts):
        beside = isinstance(upper, Card) and isinstance(lower, Card)
        assert beside or upper.geometry().bottom() < lower.geometry().top()


def test_with_room_everything_is_shown(qtbot: QtBot) -> None:
    state = EmptyState(Theme())
    qtbot.addWidget(state)
    state.resize(1240, 300)
    state.show_beginning()
    state.show()
    state.resize(1240, 600)
    (drop,) = state.findChildren(DropArea)
    assert drop.isVisible()
    state.show_nothing("没有逾期任务", "有了会自动列在这里。", "看计划")
    assert not drop.isVisible()
