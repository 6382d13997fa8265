"""登记催办: what is typed, what is refused, and what comes to stand in the ledger."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.supervision import Way
from gkdesk.services import editing, reminding
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.remind_dialog import RemindDialog
from gkdesk.ui.models.morning_choice import Wanted
from gkdesk.ui.theme import Theme
from tests.ui.small_ledger import NOW, id_at

COLUMN, INDEX = "一/一/1", "一/一/2"


@pytest.fixture
def several(session: Session, qtbot: QtBot) -> RemindDialog:
    """Two units of one task, one of them with a second one; nothing ticked."""
    column, index = id_at(session, COLUMN), id_at(session, INDEX)
    wanted = [
        Wanted("区发展改革局", "赵立新", "内线 6031", (column, index)),
        Wanted("区财政局", "", "", (column,)),
    ]
    dialog = RemindDialog(session, wanted, Theme(), ticked=False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_begins_with_today_by_telephone(several: RemindDialog) -> None:
    assert several.typed() == NOW.date()
    assert several.way() is Way.PHONE
    assert several.understood.text() == "2022年9月28日 周三"


def test_nothing_is_recorded_before_a_unit_is_ticked(several: RemindDialog) -> None:
    assert not several.record.isEnabled()
    assert several.foot.hint.text() == "先勾选单位"
    row = several.units.visualItemRect(several.units.item(1))
    QTest.mouseClick(
        several.units.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        row.center(),
    )  # fmt: skip
    assert several.record.isEnabled()
    assert several.foot.hint.text() == "共 1 条"


def test_the_blank_key_ticks(several: RemindDialog) -> None:
    several.units.setFocus()
    QTest.keyClick(several.units, Qt.Key.Key_Space)
    QTest.keyClick(several.units, Qt.Key.Key_Down)
    QTest.keyClick(several.units, Qt.Key.Key_Space)
    assert several.record.text() == "登记催办 2 个单位"
    assert several.foot.hint.text() == "2 个单位，共 3 条"
    QTest.keyClick(several.units, Qt.Key.Key_Space)
    assert [wanted.unit for wanted in several.ticked()] == ["区发展改革局"]


def test_all_of_it_is_one_change(session: Session, several: RemindDialog, qtbot: QtBot) -> None:
    several.units.tick(0)
    several.units.tick(1)
    with qtbot.waitSignal(several.recorded) as told:
        several.record.click()
    assert told.args == [2]
    ids = [id_at(session, COLUMN), id_at(session, INDEX)]
    assert reminding.counts(session, ids) == {ids[0]: 2, ids[1]: 1}
    editing.undo(session)
    assert reminding.counts(session, ids) == {}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("9月26日", date(2022, 9, 26)),
        ("昨天", date(2022, 9, 27)),
        ("2022-09-01", date(2022, 9, 1)),
        ("12月30日", date(2021, 12, 30)),  # the last one there was
    ],
)
def test_a_day_is_understood_as_it_is_typed(
    session: Session, several: RemindDialog, typed: str, day: date
) -> None:
    several.units.tick(1)
    several.day.setText(typed)
    several.record.click()
    (told,) = reminding.reminders(session, id_at(session, COLUMN))
    assert told.day == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2月30日", "没有2022年2月30日这一天"),
        ("2022年10月1日", "还没到这一天"),
        ("改天", "没能读懂日期“改天”"),
    ],
)
def test_a_day_that_cannot_be_is_said_at_once(
    several: RemindDialog, typed: str, said: str
) -> None:
    several.units.tick(0)
    several.day.setText(typed)
    assert several.understood.text() == said
    assert not several.record.isEnabled()


def test_one_unit_brings_its_contact(session: Session, qtbot: QtBot) -> None:
    wanted = [Wanted("区财政局", "钱会计", "", (id_at(session, COLUMN),))]
    dialog = RemindDialog(session, wanted, Theme())
    qtbot.addWidget(dialog)
    assert dialog.person.text() == "钱会计"
    assert dialog.record.isEnabled()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)


def test_a_clock_set_back_makes_the_day_one_to_come(
    session: Session, several: RemindDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    several.units.tick(0)
    monkeypatch.setattr(session, "_clock", lambda: NOW.replace(day=27))
    several.day.setText("2022年9月28日")
    assert not several.record.isEnabled()
    assert several.understood.text() == "还没到这一天"
