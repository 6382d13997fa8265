"""The calendar's models: weeks from Monday, words for every mark, steps by key."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gkdesk.domain.agenda import AgendaItem, DayCount
from gkdesk.domain.tasks import Light
from gkdesk.domain.units import Role
from gkdesk.ui.models.calendar_day import DayModel
from gkdesk.ui.models.calendar_month import MonthModel, weeks_of
from gkdesk.ui.models.calendar_steps import FIRST_YEAR, LAST_YEAR, months_on, step_from
from gkdesk.ui.models.calendar_words import (
    item_units,
    item_words,
    kind_of_day,
    mark,
    moved_words,
    spoken,
)
from gkdesk.ui.models.calendar_year import YearModel
from gkdesk.ui.views.calendar_strokes import flow

TODAY = date(2022, 9, 28)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def a_day(
    day: date,
    lights: dict[Light, int] | None = None,
    *,
    works: bool | None = None,
    name: str = "",
    certain: bool = True,
) -> DayCount:
    """A day that works as its weekday says, unless told."""
    weekend = day.weekday() > 4
    working = (not weekend) if works is None else works
    off, makeup = not working and not weekend, working and weekend
    return DayCount(day, working, off, makeup, name, certain, lights or {})


def a_month(year: int, month: int) -> list[DayCount]:
    """The plain days of a month."""
    first, days = date(year, month, 1), []
    while first.month == month:
        days.append(a_day(first))
        first += timedelta(days=1)
    return days


def an_item(node: int = 1, light: Light = Light.SOON, **told: Any) -> AgendaItem:
    """An item due on 2022-09-30 of two units, one of them in two roles."""
    units = ((Role.LEAD, "区教育局"), (Role.RESPONSIBLE, "区财政局"),
             (Role.RESPONSIBLE, "区教育局"), (Role.SUPPORTING, "区档案馆"))  # fmt: skip
    due = date(2022, 9, 30)
    return AgendaItem(
        task=node, node=node, occurrence=None, plan=1, due=due, late_after=due, light=light,
        units=units, text="建成专栏。", label="1.", words="9月底前", name="", provisional=False,
        reminders=0, path="一/二/1",
    )._replace(**told)  # fmt: skip


@given(st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12))
def test_weeks_begin_on_monday_and_hold_the_whole_month(year: int, month: int) -> None:
    first, weeks = weeks_of(year, month)
    assert first.weekday() == 0
    assert first <= date(year, month, 1) < first + timedelta(days=7)
    following = date(year + month // 12, month % 12 + 1, 1)
    assert 0 <= ((first + timedelta(weeks=weeks)) - following).days < 7


def test_the_month_model_holds_to_qts_rules(qtbot: QtBot) -> None:
    model = MonthModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_month(2022, 9, a_month(2022, 9), TODAY)
    assert (model.rowCount(), model.columnCount()) == (5, 7)
    model.show_month(2021, 2, a_month(2021, 2), TODAY)
    assert model.rowCount() == 4  # 1 February 2021 was a Monday
    model.show_month(2022, 5, a_month(2022, 5), TODAY)
    assert model.rowCount() == 6  # 1 May 2022 was a Sunday


def test_cells_are_days_and_those_of_other_months_have_no_counts(qtbot: QtBot) -> None:
    model = MonthModel()
    model.show_month(2022, 9, a_month(2022, 9), TODAY)
    assert model.day(model.index(0, 0)) == date(2022, 8, 29)
    assert model.index_of(date(2022, 9, 30)) == model.index(4, 4)
    assert model.count(model.index(0, 0)) is None
    assert not model.index_of(date(2022, 10, 3)).isValid()
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in (0, 6)] == [
        "周一",
        "周日",
    ]


def test_the_same_month_again_tells_only_new_data(qtbot: QtBot) -> None:
    model = MonthModel()
    model.show_month(2022, 9, a_month(2022, 9), TODAY)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_month(2022, 9, a_month(2022, 9), TODAY)


def test_a_cell_speaks_its_day_in_one_sentence(qtbot: QtBot) -> None:
    model = MonthModel()
    days = a_month(2022, 9)
    days[29] = a_day(date(2022, 9, 30), {Light.OVERDUE: 1, Light.DONE: 3, Light.SOON: 0})
    model.show_month(2022, 9, days, TODAY)
    said = model.data(model.index_of(date(2022, 9, 30)), SPOKEN)
    assert said == "2022年9月30日，周五，逾期 1，已办结 3"
    assert model.data(model.index_of(TODAY), SPOKEN) == "2022年9月28日，周三，今天，没有到期"


@pytest.mark.parametrize(
    ("day", "works", "name", "certain", "sign", "said"),
    [
        (date(2022, 9, 28), None, "", True, "", ""),
        (date(2022, 9, 24), None, "", True, "", "周末"),
        (date(2022, 10, 3), False, "国庆", True, "休", "国庆放假"),
        (date(2022, 10, 1), False, "国庆", True, "休", "国庆放假"),  # its weekend too
        (date(2022, 10, 8), True, "国庆", True, "班", "国庆调休上班"),
        (date(2023, 10, 23), None, "", True, "", "重阳"),  # the ninth of the ninth month
        (date(2023, 9, 10), None, "", True, "", "教师节，周末"),
        (date(2027, 2, 13), None, "", False, "", "周末，暂算"),
        (date(2027, 2, 6), None, "", False, "", "春节，周末，暂算"),
        (date(2027, 2, 8), None, "", False, "", "暂算"),
    ],
)
def test_marks_have_words(
    day: date, works: bool | None, name: str, certain: bool, sign: str, said: str
) -> None:
    count = a_day(day, works=works, name=name, certain=certain)
    assert (mark(count), kind_of_day(count)) == (sign, said)
    assert said in spoken(count, TODAY)


@pytest.mark.parametrize(
    ("day", "key", "wanted"),
    [
        (date(2022, 9, 30), Qt.Key.Key_Right, date(2022, 10, 1)),
        (date(2022, 9, 1), Qt.Key.Key_Left, date(2022, 8, 31)),
        (date(2022, 9, 28), Qt.Key.Key_Up, date(2022, 9, 21)),
        (date(2022, 12, 28), Qt.Key.Key_Down, date(2023, 1, 4)),
        (date(2022, 1, 31), Qt.Key.Key_PageDown, date(2022, 2, 28)),
        (date(2024, 1, 31), Qt.Key.Key_PageDown, date(2024, 2, 29)),
        (date(2022, 1, 31), Qt.Key.Key_PageUp, date(2021, 12, 31)),
        (date(2019, 5, 5), Qt.Key.Key_Home, TODAY),
        (date(FIRST_YEAR, 1, 1), Qt.Key.Key_Left, None),
        (date(LAST_YEAR, 12, 31), Qt.Key.Key_PageDown, None),
        (date(2022, 9, 28), Qt.Key.Key_A, None),
    ],
)
def test_keys_lead_from_day_to_day(day: date, key: Qt.Key, wanted: date | None) -> None:
    assert step_from(day, TODAY, key) == wanted


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.integers(-600, 600))
def test_months_on_keep_the_day_or_end_the_month(day: date, by: int) -> None:
    then = months_on(day, by)
    if then is not None:
        assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == by
        ends = (then + timedelta(days=1)).day == 1
        assert then.day == day.day or (then.day < day.day and ends)


@pytest.mark.parametrize("columns", [4, 3, 2])
def test_the_year_model_holds_to_qts_rules(columns: int, qtbot: QtBot) -> None:
    model = YearModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    days = [count for month in range(1, 13) for count in a_month(2022, month)]
    model.show_year(2022, days, TODAY)
    model.set_columns(columns)
    months = [
        model.month(model.index(row, column))
        for row in range(model.rowCount())
        for column in range(columns)
    ]
    assert months == list(range(1, 13))
    assert [len(model.days(month)) for month in (1, 2, 4)] == [31, 28, 30]


def test_a_month_of_the_year_speaks_what_is_due_in_it(qtbot: QtBot) -> None:
    model = YearModel()
    days = [
        a_day(date(2022, 9, 2), {Light.OVERDUE: 2}),
        a_day(date(2022, 9, 30), {Light.OVERDUE: 1, Light.RUNNING: 4}),
    ]
    model.show_year(2022, days, TODAY)
    assert model.data(model.index_of(9), SPOKEN) == "2022年9月，逾期 3，推进中 4"
    assert model.data(model.index_of(1), SPOKEN) == "2022年1月，没有到期"
    assert model.busiest() == 5


def test_the_days_list_holds_to_qts_rules(qtbot: QtBot) -> None:
    model = DayModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_items([an_item(4), an_item(5)])
    assert (len(model), model.item(model.index(1)).node) == (2, 5)
    said = model.data(model.index(0), SPOKEN)
    assert said == "临期，一（二）1，建成专栏。，区教育局、区财政局，9月底前"


def test_a_unit_in_two_roles_is_named_once_and_helpers_are_not_called() -> None:
    assert item_units(an_item()) == ("区教育局", "区财政局")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2022, 9, 30), ""),
        (date(2022, 10, 8), "顺延至10月8日"),
        (date(2022, 9, 29), "提前到9月29日"),
        (None, ""),
    ],
)
def test_a_moved_day_is_told(last: date | None, said: str) -> None:
    assert moved_words(an_item(late_after=last)) == said


def test_the_words_of_an_item_say_period_and_doubt() -> None:
    item = an_item(name="2022年三季度", provisional=True)
    assert item_words(item) == "2022年三季度　9月底前　暂算"
    assert item_words(an_item(words="")) == "—"


@given(
    st.lists(st.floats(1, 60), max_size=4),
    st.floats(0, 12),
    st.floats(20, 200),
    st.integers(1, 3),
)
def test_what_flows_over_lines_never_leaves_them(
    widths: list[float], gap: float, room: float, rows: int
) -> None:
    places = flow(widths, gap, room, rows)
    if places is None:
        assert max(widths) > room or sum(widths) + gap * len(widths) > room
        return
    ends = [(x + wide, row) for (x, row), wide in zip(places, widths, strict=True)]
    assert all(end <= room + 1e-9 and row < rows for end, row in ends)
    assert [row for _x, row in places] == sorted(row for _x, row in places)
