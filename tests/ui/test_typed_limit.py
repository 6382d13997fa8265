"""What is said under the line while a time limit is typed, for every kind of limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.occurrences import RestDays
from gkdesk.errors import DeadlineNotUnderstood, NoSuchDay
from gkdesk.services import occurrences, previewing
from gkdesk.services.session import Session
from gkdesk.ui.models.preview_words import preview_lines
from gkdesk.ui.views.detail import DetailPane
from tests.ui.limits_ledger import open_limits, shown_pane
from tests.ui.small_ledger import NOW, id_at, plan_id, row_at
from tests.ui.test_detail import type_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A ledger whose notice was signed on 10 May 2022; it is 28 September 2022."""
    with open_limits(tmp_path, lambda: NOW) as opened:
        yield opened


def told(session: Session, typed: str) -> list[str]:
    """The lines for a limit typed at a task with a plain day."""
    meant = previewing.preview(session, id_at(session, "四/7"), typed)
    return preview_lines(meant, session.calendar, NOW.date())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10月底前", "即 2022年10月31日（周一），取2022年10月最后一天"),
        ("2022-10-09", "即 2022年10月9日（周日，上班）"),
        ("2022-10-06", "即 2022年10月6日（周四，国庆休）"),
        ("印发后30日内", "即 2022年6月9日（周四），从印发起算 30 天，当日不计"),
        ("年内不少于10次", "到 2022年12月31日（周六，元旦休），记满 10 次"),
        (
            "3月底前",
            "即 2022年3月31日（周四），取2022年3月最后一天，早于成文日期 2022年5月10日，保留",
        ),
    ],
)
def test_one_day_is_told_with_weekday_rest_and_rule(
    session: Session, typed: str, said: str
) -> None:
    assert told(session, typed) == [said]


def test_what_comes_again_tells_its_next_three_days(session: Session) -> None:
    (line,) = told(session, "每月10日前")
    assert line == (
        "每月一次，10日前，接下来 2022年10月10日（周一）、2022年11月10日（周四）、"
        "2022年12月10日（周六），共 12 期"
    )
    (line,) = told(session, "每季度不少于1次")
    assert "每期记满 1 次" in line
    assert "2022年9月30日（周五）、2022年12月31日（周六，元旦休），共 4 期" in line


def test_an_event_waits_or_tells_its_day(session: Session) -> None:
    (line,) = told(session, "决策文件出台后20个工作日内")
    assert line == "从决策文件出台起算 20 个工作日，当日不计，等填写日期后算出"
    occurrences.set_event(session, plan_id(session), "决策文件出台", date(2022, 9, 5))
    (line,) = told(session, "决策文件出台后20个工作日内")
    assert line.startswith("即 2022年10月9日（周日，上班），从决策文件出台起算 20 个工作日")


def test_several_limits_in_one_line_are_several_due_points(session: Session) -> None:
    lines = told(session, "10月底前，12月20日前")
    assert lines[0] == "读作 2 个时限，各为一期："
    assert lines[1].startswith("1. 即 2022年10月31日")
    assert lines[2].startswith("2. 即 2022年12月20日")


def test_the_plans_rule_on_rest_days_is_told(session: Session) -> None:
    occurrences.set_rest_days(session, plan_id(session), RestDays.FORWARD)
    (line,) = told(session, "10月7日前")
    assert line.startswith("即 2022年10月7日（周五，国庆休）")
    assert "顺延至 2022年10月8日（周六）" in line


def test_a_year_without_its_notice_is_provisional(session: Session) -> None:
    occurrences.set_rest_days(session, plan_id(session), RestDays.FORWARD)
    (line,) = told(session, "2032-10-03")
    assert line.endswith("暂算")


def test_an_impossible_day_and_nonsense_are_refused(session: Session) -> None:
    with pytest.raises(NoSuchDay):
        told(session, "2月30日前")
    for nonsense in ("等通知吧", "   "):
        with pytest.raises(DeadlineNotUnderstood):
            told(session, nonsense)


# in the pane


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> DetailPane:
    return shown_pane(qtbot, session, "四/7")


def test_an_impossible_day_is_one_clear_line(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    field = pane.deadline
    field.edit()
    type_in(field.line, "2月30日前")
    qtbot.waitUntil(lambda: field.preview.text() == "没有2022年2月30日这一天")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.why.text().startswith("没有2022年2月30日这一天")
    assert not field.preview.isVisible()
    assert field.line.text() == "2月30日前"
    assert row_at(session, "四/7").due == date(2022, 9, 30)


def test_typing_never_waits_for_the_meaning(
    qtbot: QtBot, pane: DetailPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def meaning(typed: str) -> list[str]:
        asked.append(typed)
        return [typed]

    field = pane.deadline
    monkeypatch.setattr(field, "_understand", meaning)
    field.edit()
    field.line.clear()
    asked.clear()
    QTest.keyClicks(field.line, "2022-10-31")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["2022-10-31"])


def test_a_typed_recurring_limit_gets_its_periods(pane: DetailPane) -> None:
    field = pane.deadline
    field.edit()
    type_in(field.line, "每季度首月10日前")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert [tile.day for tile in pane.limits.stages.strip.tiles] == [
        "01-10 周一",
        "04-10 周日",
        "07-10 周日",
        "10-10 周一",
    ]
    QTest.mouseClick(field.back, Qt.MouseButton.LeftButton)
    assert not pane.limits.isVisible()


def test_two_typed_limits_stand_side_by_side(pane: DetailPane) -> None:
    field = pane.deadline
    field.edit()
    type_in(field.line, "10月底前，12月20日前")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    tiles = pane.limits.stages.strip.tiles
    assert [tile.day for tile in tiles] == ["10-31 周一", "12-20 周二"]


def test_all_limits_stand_in_the_line_when_it_is_opened_again(pane: DetailPane) -> None:
    field = pane.deadline
    field.edit()
    type_in(field.line, "10月底前，12月20日前")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.printed[0] == "人工设定“10月底前，12月20日前”"
    field.edit()
    assert field.line.text() == "10月底前，12月20日前"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert len(pane.limits.stages.strip.tiles) == 2
