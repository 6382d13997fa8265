"""Chips wrap like words: the height follows from the width."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gkdesk.ui.views.flow_layout import FlowLayout


def boxes(qtbot: QtBot, *widths: int) -> tuple[QWidget, FlowLayout]:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder, gap=5, line_gap=3)
    for width in widths:
        box = QWidget()
        box.setFixedSize(width, 20)
        layout.addWidget(box)
    return holder, layout


def test_what_fits_stays_on_one_line(qtbot: QtBot) -> None:
    _, layout = boxes(qtbot, 40, 40, 40)
    assert layout.heightForWidth(130) == 20


def test_what_does_not_fit_begins_another_line(qtbot: QtBot) -> None:
    _, layout = boxes(qtbot, 40, 40, 40)
    assert layout.heightForWidth(129) == 20 + 3 + 20
    assert layout.heightForWidth(40) == 3 * 20 + 2 * 3


def test_items_stand_where_the_height_was_counted(qtbot: QtBot) -> None:
    holder, layout = boxes(qtbot, 40, 40, 40)
    holder.resize(100, layout.heightForWidth(100))
    holder.show()
    placed = [layout.itemAt(at).geometry() for at in range(3)]  # type: ignore[union-attr]
    assert [(box.x(), box.y()) for box in placed] == [(0, 0), (45, 0), (0, 23)]


def test_hidden_items_take_no_room(qtbot: QtBot) -> None:
    holder, layout = boxes(qtbot, 40, 40)
    holder.show()
    layout.itemAt(1).widget().hide()  # type: ignore[union-attr]
    assert layout.heightForWidth(50) == 20
