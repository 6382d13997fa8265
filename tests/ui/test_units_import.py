"""A directory workbook in the window: seen line by line before anything is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.directory import UnitKind
from gkdesk.services import directory
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.import_units_dialog import ImportUnitsDialog
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener

ROWS: list[list[str | int | None]] = [
    ["东湖区政务公开联络员名单", None, None, None],
    ["序号", "单位名称", "联系人", "电话"],
    [1, "区财政局", "周敏", "6012101"],
    [2, "区教育局", "孙磊", "6012102"],
    [3, "区民政局", "李倩", "6012103"],
    [4, None, "赵刚", "6012104"],
    [5, "区财政局", "王明", "6012105"],
]
"""Invented. 区财政局 comes twice, and a contact has no unit."""


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    book.save(tmp_path / "联络员.xlsx")
    return tmp_path / "联络员.xlsx"


@pytest.fixture
def window(session: Session, open_window: Opener) -> MainWindow:
    """On a directory that has 区教育局 with another number, and 区民政局 as in the file."""
    department = UnitKind.DEPARTMENT
    directory.add(session, name="区教育局", kind=department, person="孙磊", phone="6010000")
    directory.add(session, name="区民政局", kind=department, person="李倩", phone="6012103")
    window = open_window(session)
    window.pages.open(PageName.UNITS)
    return window


def opened(window: MainWindow, workbook: Path) -> ImportUnitsDialog:
    window.units.import_file(workbook)
    return window.findChildren(ImportUnitsDialog)[-1]


def test_each_line_says_what_becomes_of_it(window: MainWindow, workbook: Path) -> None:
    model = opened(window, workbook).model
    lines = [model.line(row) for row in range(len(model))]
    said = [(line.place, line.name, line.outcome.value, line.about) for line in lines]
    assert said[0][:3] == ("第 6 行", "", "有问题")
    assert said[0][3].startswith("没有单位名称，没有读入：赵刚")
    assert said[1:] == [
        ("第 7 行", "", "有问题", "与前面的“区财政局”是同一单位，不再新增"),
        ("第 3 行", "区财政局", "新增", ""),
        ("第 4 行", "区教育局", "更新", "电话 6010000 改为 6012102"),
        ("第 5 行", "区民政局", "相同", ""),
    ]


def test_what_is_ticked_is_taken_at_once_and_taken_back_at_once(
    qtbot: QtBot, window: MainWindow, workbook: Path
) -> None:
    session, dialog = window.session, opened(window, workbook)
    assert dialog.act.text() == "导入 2 个单位"
    with qtbot.waitSignal(window.deeds.said) as told:
        QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert told.args == ["已导入 2 个单位，可按 Ctrl+Z 撤销"]
    kept = {unit.name: unit.phone for unit in directory.units(session)}
    assert kept == {"区教育局": "6012102", "区民政局": "6012103", "区财政局": "6012101"}
    window.acts.undo.trigger()
    kept = {unit.name: unit.phone for unit in directory.units(session)}
    assert kept == {"区教育局": "6010000", "区民政局": "6012103"}


def test_the_blank_key_leaves_a_line_out(window: MainWindow, workbook: Path) -> None:
    dialog = opened(window, workbook)
    dialog.table.selectRow(2)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.act.text() == "导入 1 个单位"
    dialog.none.click()
    assert dialog.act.text() == "导入单位" and not dialog.act.isEnabled()
    assert dialog.foot.hint.text() == "先勾选要导入的单位。"
    dialog.reject()
    assert len(directory.units(window.session)) == 2


def test_a_second_import_of_the_same_file_has_nothing_to_do(
    window: MainWindow, workbook: Path
) -> None:
    opened(window, workbook).act.click()
    again = opened(window, workbook)
    assert again.model.chosen() == []
    assert again.foot.hint.text() == "名录里都有了，没有要导入的。"


def test_a_file_without_units_is_said_so(window: MainWindow, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["日期", "天气"])
    sheet.append(["5月1日", "晴"])
    book.save(tmp_path / "天气.xlsx")
    dialog = opened(window, tmp_path / "天气.xlsx")
    assert dialog.model.line(0).about.startswith("没有找到单位名称")
    assert not dialog.act.isEnabled()


def test_a_broken_file_is_said_in_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    window.deeds.guarded(lambda: window.units.import_file(tmp_path / "坏.xlsx"))
    assert not window.findChildren(ImportUnitsDialog)
    (message,) = window.findChildren(Message)
    assert message.text.text()
    message.accept()
