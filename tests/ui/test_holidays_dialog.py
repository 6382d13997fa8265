"""The holiday tables as a clerk fills them: a pasted notice, edits by hand, what moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from gkdesk.calendars.workdays import SpecialDay, YearTable
from gkdesk.services import editing, holidays
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.holidays_dialog import HolidaysDialog
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.dialogs.question import Question
from gkdesk.ui.models.holiday_days import DayColumn, HolidayDaysModel, typed_day
from gkdesk.ui.models.holiday_doubts import found_words, table_doubts
from gkdesk.ui.models.holiday_years import HolidayYearsModel, Standing
from gkdesk.ui.theme import Theme
from tests.ui.small_ledger import NOW

NOTICE = """关于2031年放假安排的通知
一、元旦：1月1日（周三）放假1天。
二、春节：1月22日至28日放假调休，共7天。1月19日（周日）、2月1日（周六）上班。
三、清明节：4月5日（周六）至7日（周一）放假，共3天。
四、劳动节：5月1日（周四）至4日（周日）放假，共4天。5月10日（周六）上班。
五、端午节：6月24日（周二）放假1天。
六、中秋节、国庆节：10月1日（周三）至8日（周三）放假调休，共8天。9月27日（周六）、10月11日（周六）上班。
"""
"""Invented, on the weekdays of 2031: 1+7+3+4+1+8 days off, 5 made up."""


@pytest.fixture
def dialog(small: Session, qtbot: QtBot) -> HolidaysDialog:
    made = HolidaysDialog(small, Theme(), None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def paste(dialog: HolidaysDialog, text: str, qtbot: QtBot) -> None:
    """Put words into the box; they are read a moment later."""
    with qtbot.waitSignal(dialog.paste.changed):
        dialog.paste.text.setPlainText(text)


def cell(dialog: HolidaysDialog, row: int, column: DayColumn) -> str:
    return str(dialog.days.index(row, column).data())


def row_of(dialog: HolidaysDialog, day: str) -> int:
    rows = range(dialog.days.rowCount())
    return next(row for row in rows if cell(dialog, row, DayColumn.DAY) == day)


def questions(dialog: HolidaysDialog) -> list[Question]:
    return [each for each in dialog.findChildren(Question) if each.isVisible()]


def test_it_opens_at_the_present_year_as_the_program_knows_it(dialog: HolidaysDialog) -> None:
    """国办发明电〔2021〕11号, 2022: New Year 1 to 3 January, 31 days off and 7 made up."""
    assert dialog.year == 2022
    assert cell(dialog, 0, DayColumn.DAY) == "2022-01-01"
    assert cell(dialog, row_of(dialog, "2022-10-08"), DayColumn.KIND) == "上班"
    assert dialog.table.title.text() == "2022年：放假 31 天，调休上班 7 天（程序自带）"
    assert not dialog.save.isVisible()
    assert dialog.leave.text() == "关闭"


def test_a_pasted_notice_is_read_and_written_as_one_change(
    dialog: HolidaysDialog, small: Session, qtbot: QtBot
) -> None:
    before = len(editing.history(small))
    paste(dialog, NOTICE, qtbot)
    assert dialog.year == 2031
    assert dialog.table.title.text() == "2031年：放假 24 天，调休上班 5 天（未保存）"
    assert dialog.paste.found.text() == "没有要核对的地方"
    assert dialog.save.text() == "保存2031年安排"
    assert len(editing.history(small)) == before  # nothing is written yet
    with qtbot.waitSignal(dialog.saved):
        dialog.save.click()
    assert not dialog.isVisible()
    assert small.calendar.published(2031)
    assert small.calendar.works(date(2031, 10, 11))
    assert not small.calendar.works(date(2031, 10, 8))
    editing.undo(small)
    assert not small.calendar.published(2031)


def test_the_notice_of_another_year_is_recognised(dialog: HolidaysDialog, qtbot: QtBot) -> None:
    dialog.open_year(2023)
    paste(dialog, NOTICE, qtbot)
    assert dialog.year == 2031
    index = dialog.years.currentIndex()
    assert index.data() == "2031年　未保存"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (("1月22日至28日", "1月22日至27日"), "7天"),  # a day short of what it says
        (("9月27日（周六）", "9月27日（周日）"), "9月27日"),  # wrong weekday
        (("五、端午节：6月24日（周二）放假1天。\n", ""), "端午"),  # a holiday missing
    ],
)
def test_doubts_are_listed_and_saved_only_on_demand(
    dialog: HolidaysDialog,
    small: Session,
    fault: tuple[str, str],
    told: str,
    qtbot: QtBot,
) -> None:
    paste(dialog, NOTICE.replace(*fault), qtbot)
    assert told in dialog.paste.problems.text()
    assert dialog.paste.box.isVisible()
    assert dialog.paste.found.text().startswith("有 ")
    dialog.save.click()
    (question,) = questions(dialog)
    assert told in question.text.text()
    assert question.act.text() == "仍然保存"
    question.keep.click()
    assert not small.calendar.published(2031)
    dialog.save.click()
    (question,) = questions(dialog)
    with qtbot.waitSignal(dialog.saved):
        question.act.click()
    assert small.calendar.published(2031)


def test_a_text_without_a_year_is_read_for_the_year_shown(
    dialog: HolidaysDialog, qtbot: QtBot
) -> None:
    dialog.open_year(2031)
    paste(dialog, NOTICE.replace("关于2031年放假安排的通知\n", ""), qtbot)
    assert dialog.table.title.text() == "2031年：放假 24 天，调休上班 5 天（未保存）"
    assert dialog.paste.problems.text() == "通知里没有写年份，按2031年读。"


def test_many_doubts_are_asked_about_in_a_few_lines(
    dialog: HolidaysDialog, qtbot: QtBot
) -> None:
    lines = NOTICE.replace("（周", "（星期").replace("六）", "一）").replace("三）", "一）")
    paste(dialog, lines.replace("共7天", "共9天").replace("共8天", "共3天"), qtbot)
    assert len(dialog.paste.problems.text().split("\n")) > 8
    dialog.save.click()
    (question,) = questions(dialog)
    assert len(question.text.text().split("\n")) == 1 + 8 + 1 + 2
    question.keep.click()


@pytest.mark.parametrize("nonsense", ["关于做好防汛工作的通知。", "9999999", "2031年", "一、"])
def test_nonsense_is_one_sentence_and_nothing_to_save(
    dialog: HolidaysDialog, nonsense: str, qtbot: QtBot
) -> None:
    paste(dialog, nonsense, qtbot)
    assert dialog.paste.found.text() == "没有读出放假安排"
    assert dialog.paste.problems.text().endswith("。")
    assert "\n" not in dialog.paste.problems.text()
    assert not dialog.save.isVisible()


def test_an_emptied_box_brings_the_former_table_back(
    dialog: HolidaysDialog, qtbot: QtBot
) -> None:
    paste(dialog, NOTICE.replace("2031年", "2022年"), qtbot)
    assert dialog.save.isVisible()
    paste(dialog, "", qtbot)
    assert dialog.year == 2022
    assert dialog.table.title.text().endswith("（程序自带）")
    assert not dialog.save.isVisible()


def test_a_day_is_added_changed_and_removed_by_hand(
    dialog: HolidaysDialog, small: Session, qtbot: QtBot
) -> None:
    lines = dialog.days.rowCount()
    dialog.table.add.click()
    assert dialog.days.rowCount() == lines + 1
    assert dialog.table.table.state() is QAbstractItemView.State.EditingState
    editor = dialog.table.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("12月30日")
    with qtbot.waitSignal(dialog.days.dataChanged):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    row = row_of(dialog, "2022-12-30")
    assert cell(dialog, row, DayColumn.WEEKDAY) == "周五"
    assert cell(dialog, row, DayColumn.KIND) == "放假"
    assert dialog.days.setData(dialog.days.index(row, DayColumn.NAME), "防汛调休")
    assert dialog.save.isVisible()
    gone = row_of(dialog, "2022-10-09")
    dialog.table.table.selectRow(gone)
    QTest.keyClick(dialog.table.table, Qt.Key.Key_Delete)
    assert dialog.days.rowCount() == lines
    with qtbot.waitSignal(dialog.saved):
        dialog.save.click()
    assert not small.calendar.works(date(2022, 12, 30))
    assert not small.calendar.works(date(2022, 10, 9))
    assert holidays.entered(small) == [2022]


def test_the_kind_is_chosen_from_a_list(dialog: HolidaysDialog) -> None:
    index = dialog.days.index(row_of(dialog, "2022-10-08"), DayColumn.KIND)
    dialog.table.table.edit(index)
    box = dialog.table.table.findChild(QComboBox)
    assert box is not None
    assert box.currentText() == "上班"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert index.data() == "放假"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2月30日", "不是2022年的日期"),
        ("明天", "不是2022年的日期"),
        ("2023-05-01", "不是2022年的日期"),
        ("10月1日", "已经在表里"),
    ],
)
def test_an_impossible_day_is_refused_in_one_sentence(
    dialog: HolidaysDialog, typed: str, why: str
) -> None:
    index = dialog.days.index(0, DayColumn.DAY)
    assert not dialog.days.setData(index, typed)
    assert why in dialog.table.refusal.text()
    assert dialog.table.refusal.isVisible()
    assert index.data() == "2022-01-01"
    assert not dialog.save.isVisible()


def test_a_make_up_day_on_a_weekday_cannot_hold(
    dialog: HolidaysDialog, small: Session, qtbot: QtBot
) -> None:
    """It is a working day anyway: told at once, asked about, and refused at last."""
    dialog.days.setData(dialog.days.index(row_of(dialog, "2022-10-07"), DayColumn.KIND), "上班")
    assert "10月7日是星期五" in dialog.paste.problems.text()
    dialog.save.click()
    questions(dialog)[0].act.click()
    (told,) = dialog.findChildren(Message)
    assert told.text.text().endswith("。")
    assert dialog.isVisible()
    assert holidays.entered(small) == []
    told.accept()


def test_leaving_with_unsaved_days_asks_first(dialog: HolidaysDialog, qtbot: QtBot) -> None:
    paste(dialog, NOTICE, qtbot)
    dialog.leave.click()
    (question,) = questions(dialog)
    question.keep.click()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    (question,) = questions(dialog)
    question.act.click()
    assert not dialog.isVisible()


def test_enter_in_the_table_saves_nothing(
    dialog: HolidaysDialog, small: Session, qtbot: QtBot
) -> None:
    paste(dialog, NOTICE, qtbot)
    dialog.table.table.setFocus()
    QTest.keyClick(dialog.table.table, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not small.calendar.published(2031)


def test_an_entered_year_can_be_given_back(small: Session, qtbot: QtBot) -> None:
    table = YearTable(2022, {date(2022, 12, 30): SpecialDay("元旦", False)})
    holidays.set_year(small, table)
    dialog = HolidaysDialog(small, Theme(), None, 2022)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.table.title.text() == "2022年：放假 1 天（已录入）"
    assert dialog.forget.text() == "改用程序自带的"
    with qtbot.waitSignal(dialog.saved):
        dialog.forget.click()
    assert small.calendar.works(date(2022, 12, 30))


def test_a_year_nobody_knows_is_provisional(small: Session, qtbot: QtBot) -> None:
    dialog = HolidaysDialog(small, Theme(), None, 2051)
    qtbot.addWidget(dialog)
    assert dialog.years.currentIndex().data() == "2051年　暂算"
    assert dialog.days.rowCount() == 0
    assert "暂按双休日计算" in dialog.table.title.text()


@pytest.fixture
def reader(small: Session) -> Iterator[Session]:
    path = small.path
    small.close()
    with Session.open(path, lambda: NOW, write=False) as opened:
        yield opened


def test_a_read_only_ledger_shows_tables_and_offers_no_change(
    reader: Session, qtbot: QtBot
) -> None:
    dialog = HolidaysDialog(reader, Theme(), None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.days.rowCount() == 38
    for part in (dialog.paste, dialog.save, dialog.table.add, dialog.table.drop, dialog.forget):
        assert not part.isVisible()
    index = dialog.days.index(0, DayColumn.NAME)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not dialog.days.setData(index, "别的")


# the models


def a_table(year: int, *days: tuple[int, int, bool]) -> YearTable:
    return YearTable(
        year, {date(year, month, day): SpecialDay("国庆", works) for month, day, works in days}
    )


def test_the_days_hold_to_qts_rules_while_edited(qtbot: QtBot) -> None:
    model = HolidayDaysModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_table(2022, a_table(2022, (10, 1, False), (10, 2, False), (10, 3, False)),
                     editable=True)  # fmt: skip
    assert model.setData(model.index(0, DayColumn.DAY), "10-5")
    assert [line.isoformat() for line in model.table().days] == [
        "2022-10-02", "2022-10-03", "2022-10-05",
    ]  # fmt: skip
    assert model.setData(model.index(2, DayColumn.DAY), "2022年9月30日")
    assert min(model.table().days) == date(2022, 9, 30)
    assert model.setData(model.index(1, DayColumn.NAME), "国庆节")
    assert model.add_day() == 3
    model.drop([0, 2])
    assert [line.isoformat() for line in model.table().days] == ["2022-10-02", "2022-10-04"]


def test_the_first_day_of_an_empty_year_is_new_years(qtbot: QtBot) -> None:
    model = HolidayDaysModel()
    model.show_table(2028, None, editable=True)
    model.add_day()
    assert list(model.table().days) == [date(2028, 1, 1)]


def test_a_day_after_the_years_last_is_not_offered(qtbot: QtBot) -> None:
    model = HolidayDaysModel()
    model.show_table(2022, a_table(2022, (1, 1, False), (12, 31, False)), editable=True)
    model.add_day()
    assert list(model.table().days)[1] == date(2022, 1, 2)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2月6日", date(2027, 2, 6)),
        ("2-6", date(2027, 2, 6)),
        ("2027.02.06", date(2027, 2, 6)),
        ("2026年12月31日", date(2026, 12, 31)),  # belongs to the New Year
        ("2026-11-30", None),
        ("2月29日", None),
        ("", None),
        ("元旦", None),
    ],
)
def test_typed_days_belong_to_the_years_notice(said: str, day: date | None) -> None:
    assert typed_day(said, 2027) == day


def test_the_years_hold_to_qts_rules(qtbot: QtBot) -> None:
    model = HolidayYearsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_years({2022: Standing.BUILT_IN, 2023: Standing.ENTERED})
    model.add_year(2031)
    model.add_year(2010)
    model.add_year(2022)
    years = [model.year(model.index(row)) for row in range(model.rowCount())]
    assert years == [2031, 2023, 2022, 2010]
    model.set_unsaved(2031, True)
    assert model.index_of(2031).data() == "2031年　未保存"
    model.set_unsaved(2031, False)
    assert model.index_of(2031).data() == "2031年　暂算"


def test_what_an_edited_table_lacks_is_told() -> None:
    assert table_doubts(YearTable(2027, {})) == ("表里还没有放假的日子。",)
    alone: dict[date, Any] = {date(2027, 1, 1): SpecialDay("元旦", False)}
    (told,) = table_doubts(YearTable(2027, alone))
    assert "国庆" in told
    assert found_words(YearTable(2027, alone)) == "2027年：放假 1 天"


def test_a_feast_on_a_free_day_of_another_is_not_missed() -> None:
    """Mid-autumn 2020 was 1 October, a day of the National Day's."""
    from gkdesk.calendars import published

    table = published.table(2020)
    assert table is not None
    assert table_doubts(table) == ()


def test_the_ledgers_file_is_untouched_by_looking(
    dialog: HolidaysDialog, tmp_path: Path
) -> None:
    dialog.open_year(2010)
    dialog.open_year(2026)
    assert dialog._drafts.years == []
    dialog.leave.click()
    assert not dialog.isVisible()
