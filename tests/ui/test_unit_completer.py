"""Completing a unit's name: by keys alone, beside other names, and never against the clerk."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gkdesk.ui.views.unit_completer import UnitCompleter
from tests.ui.composing import compose

KNOWN = {
    "区": ["区财政局", "区财政局国库处", "区教育局"],
    "gxj": ["区工业和信息化局"],
    "财政": ["区财政局", "区财政局国库处"],
    "区财政局": ["区财政局国库处", "区财政局"],
    "区数据局": ["区大数据发展局"],
    "": ["区政府办公室", "区财政局"],
}


def suggest(typed: str) -> Sequence[str]:
    return KNOWN.get(typed, [])


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.setFocus()
    return line


@pytest.fixture
def completer(line: QLineEdit) -> UnitCompleter:
    return UnitCompleter(line, suggest)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_initials_and_one_key_name_a_unit(
    line: QLineEdit, completer: UnitCompleter, key: Qt.Key
) -> None:
    QTest.keyClicks(line, "gxj")
    assert completer.is_open
    QTest.keyClick(line, key)
    assert line.text() == "区工业和信息化局"
    assert not completer.is_open


def test_arrows_mark_another_name_and_go_round(
    line: QLineEdit, completer: UnitCompleter
) -> None:
    compose(line, "区")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区教育局"


def test_only_the_name_at_the_cursor_is_completed(
    line: QLineEdit, completer: UnitCompleter
) -> None:
    line.setText("区民政局、、区司法局")
    line.setCursorPosition(len("区民政局、"))
    QTest.keyClicks(line, "gxj")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区民政局、区工业和信息化局、区司法局"
    assert line.cursorPosition() == len("区民政局、区工业和信息化局")


def test_a_name_that_stands_in_the_line_is_not_offered_again(
    line: QLineEdit, completer: UnitCompleter
) -> None:
    line.setText("区财政局、")
    compose(line, "财政")
    assert completer.names() == ["区财政局国库处"]


def test_enter_keeps_a_known_name_that_is_typed_out(
    line: QLineEdit, completer: UnitCompleter, qtbot: QtBot
) -> None:
    compose(line, "区财政局")
    assert completer.names() == ["区财政局", "区财政局国库处"]
    with qtbot.waitSignal(line.returnPressed):  # one key, not two
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区财政局"


def test_escape_keeps_what_was_typed(
    line: QLineEdit, completer: UnitCompleter, qtbot: QtBot
) -> None:
    compose(line, "财政")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not completer.is_open
    with qtbot.waitSignal(line.returnPressed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "财政"


def test_a_name_that_is_merely_alike_is_not_taken_by_enter(
    line: QLineEdit, completer: UnitCompleter, qtbot: QtBot
) -> None:
    compose(line, "区数据局")
    assert completer.is_open
    with qtbot.waitSignal(line.returnPressed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区数据局"
    line.clear()
    compose(line, "区数据局")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区大数据发展局"


def test_a_new_name_is_the_clerks_own(
    line: QLineEdit, completer: UnitCompleter, qtbot: QtBot
) -> None:
    compose(line, "区林业局")
    assert not completer.is_open
    with qtbot.waitSignal(line.returnPressed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区林业局"


def test_the_down_key_offers_the_usual_names(line: QLineEdit, completer: UnitCompleter) -> None:
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert completer.names() == ["区政府办公室", "区财政局"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区政府办公室"


def test_a_click_takes_a_name(line: QLineEdit, completer: UnitCompleter) -> None:
    compose(line, "财政")
    second = completer.list.visualRect(completer.list.model().index(1, 0)).center()
    QTest.mouseClick(
        completer.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), second
    )
    assert line.text() == "区财政局国库处"
    assert line.hasFocus()


def test_the_list_goes_with_the_line(line: QLineEdit, completer: UnitCompleter) -> None:
    compose(line, "财政")
    line.hide()
    assert not completer.is_open


def test_suggestions_are_made_ready_when_the_line_gets_the_focus(
    qtbot: QtBot, line: QLineEdit
) -> None:
    asked: list[str] = []

    def told(typed: str) -> list[str]:
        asked.append(typed)
        return []

    line.clearFocus()
    completer = UnitCompleter(line, told)
    assert not asked
    line.setFocus()
    qtbot.waitUntil(lambda: bool(asked))
    assert not completer.is_open


def test_in_a_spreadsheet_one_enter_takes_and_goes_on(qtbot: QtBot, line: QLineEdit) -> None:
    UnitCompleter(line, suggest, through=True)
    QTest.keyClicks(line, "gxj")
    with qtbot.waitSignal(line.returnPressed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "区工业和信息化局"


class UnitEditor(QStyledItemDelegate):
    """A cell whose editor completes units."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        line = QLineEdit(parent)
        UnitCompleter(line, suggest)
        return line

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())


def test_in_a_cell_the_first_enter_takes_and_the_second_ends_the_edit(qtbot: QtBot) -> None:
    table, model = QTableView(), QStandardItemModel()
    qtbot.addWidget(table)
    model.appendRow([QStandardItem("")])
    table.setModel(model)
    table.setItemDelegate(UnitEditor(table))
    table.show()
    table.edit(model.index(0, 0))
    editor = table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "gxj")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "区工业和信息化局"
    assert model.index(0, 0).data() == ""
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "区工业和信息化局")
