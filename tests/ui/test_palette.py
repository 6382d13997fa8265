"""The palette: how answers are ranked, what it finds in a window, and what choosing does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.queries import ReadyList
from gkdesk.services.palette import Candidate, FindKind, Pinyin, best, pinyin_of, rank
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.palette import PaletteDialog
from gkdesk.ui.models.palette_model import PaletteModel
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at


@pytest.mark.parametrize(
    ("typed", "words", "grade"),
    [
        ("导出", "导出分解表", 0),
        ("dcf", "导出分解表", 1),
        ("分解", "导出分解表", 2),
        ("fjb", "导出分解表", 3),
        ("daochufen", "导出分解表", 3),
        ("导表", "导出分解表", 4),
        ("dfb", "导出分解表", 4),
        ("表导", "导出分解表", None),
        ("", "导出分解表", 0),
        ("ＰＤＦ", "存为 pdf", 2),
    ],
)
def test_how_well_words_answer(typed: str, words: str, grade: int | None) -> None:
    found = rank(typed, words, pinyin_of(words))
    assert (found[0] if found else None) == grade


def test_sounds_of_words() -> None:
    assert pinyin_of("公开 PDF") == Pinyin("gk pdf", "gongkai pdf")


def test_the_best_stand_first_and_lately_chosen_ones_among_equals() -> None:
    kind = FindKind.COMMAND
    many = [Candidate(kind, name, name) for name in ("重做", "撤销", "撤回", "不撤销", "打印")]
    assert [each.words for each in best("撤", many, [], 9)] == ["撤销", "撤回", "不撤销"]
    assert [each.words for each in best("撤", many, ["撤回"], 9)] == ["撤回", "撤销", "不撤销"]
    assert [each.words for each in best("", many, ["打印", "撤回"], 3)] == [
        "打印",
        "撤回",
        "重做",
    ]
    aside = Candidate(kind, "x", "导入", also=("选择文件",))
    assert best("选择", [aside], [], 9) == [aside]


def test_the_model_holds() -> None:
    model = PaletteModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    one = Candidate(FindKind.TASK, "task 1", "建成专栏", "2022年")
    model.show([one])
    index = model.index(0)
    assert index.data() == "建成专栏"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "任务 建成专栏 2022年"
    model.show([])
    assert model.rowCount() == 0


def opened(window: MainWindow) -> PaletteDialog:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChildren(PaletteDialog)[-1]
    assert dialog.isVisible()
    return dialog


def typed(dialog: PaletteDialog, words: str) -> list[str]:
    dialog.field.setText(words)
    return [each.words for each in dialog.model.found()]


def test_commands_are_found_and_done_by_keys(
    session: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(session)
    dialog = opened(window)
    assert typed(dialog, "深色")[0] == "深色"
    with qtbot.waitSignal(dialog.chosen):
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.theme.dark
    again = opened(window)
    assert again.model.found()[0].words == "深色"
    QTest.keyClick(again.field, Qt.Key.Key_Escape)
    assert window.acts.dark.isChecked()


def test_a_command_not_possible_now_is_absent(session: Session, open_window: Opener) -> None:
    window = open_window(session)
    for possible in (True, False):
        window.acts.redo.setEnabled(possible)
        dialog = opened(window)
        assert ("重做" in typed(dialog, "重做")) is possible
        dialog.reject()


def test_acts_on_rows_are_found_where_a_row_allows_them(
    session: Session, open_window: Opener
) -> None:
    """A section cannot be split; on a page no row of the tree is in use."""
    window = open_window(session)
    window.browser.go_to(id_at(session, "一/二/1"))
    dialog = opened(window)
    assert "新增一条" in typed(dialog, "新增")
    assert "修改文字" in typed(dialog, "修改文字")
    dialog.reject()
    window.browser.go_to(id_at(session, "一"))
    dialog = opened(window)
    assert "拆分" not in typed(dialog, "拆分")
    dialog.reject()
    window.pages.open(PageName.CALENDAR)
    dialog = opened(window)
    assert "修改文字" not in typed(dialog, "修改文字")
    dialog.reject()


def test_arrows_walk_and_the_first_answers_before_the_rest(
    session: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(session)
    dialog = opened(window)
    found = typed(dialog, "公开")
    assert any("要点" in words for words in found)  # the plan, at once
    assert not any("更新公开目录" in words for words in found)
    qtbot.waitUntil(lambda: any("更新公开目录" in e.words for e in dialog.model.found()))
    last = dialog.model.rowCount() - 1
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.list.currentIndex().row() == last
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().row() == 0
    dialog.reject()


def test_a_task_is_gone_to_and_a_unit_shows_its_tasks(
    session: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(session)
    window.browser.open_list(ReadyList.DOUBTFUL)
    dialog = opened(window)
    typed(dialog, "招生 政策")
    wanted = f"task {id_at(session, '一/二/1')}"
    qtbot.waitUntil(lambda: any(each.key == wanted for each in dialog.model.found()))
    window.palette_deeds.choose(
        next(each for each in dialog.model.found() if each.key == wanted)
    )
    dialog.reject()
    assert window.browser.current_row() == id_at(session, "一/二/1")
    units = [each for each in window.palette_deeds.later("jyj") if each.kind is FindKind.UNIT]
    assert [each.words for each in units] == ["区教育局"]
    window.palette_deeds.choose(units[0])
    assert window.browser.query.unit == "区教育局"


def test_sounds_come_a_moment_after_opening(
    session: Session, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(session)
    dialog = opened(window)
    dialog.field.setText("dfjb")
    qtbot.waitUntil(lambda: "导出分解表" in [each.words for each in dialog.model.found()])
    dialog.reject()
