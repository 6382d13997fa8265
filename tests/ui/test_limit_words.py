"""The second line of 完成时限 says by which rule the day follows from the printed words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.domain.tasks import EditField, Light, Outlook
from gkdesk.services import editing
from gkdesk.ui.views.limit_words import long_day, printed_line, rule_words, standing
from tests.ui.small_ledger import open_small, row_at

TODAY = Outlook(date(2022, 9, 28), date(2022, 10, 10))


def limit(words: str, kind: DeadlineKind, **more: object) -> Deadline:
    return Deadline(expression=words, clause=words, kind=kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "due", "rule"),
    [
        ("2022年9月底前", date(2022, 9, 30), "取该月最后一天"),
        ("9月底前", date(2022, 9, 30), "取2022年9月最后一天"),
        ("2022年年底以前", date(2022, 12, 31), "取当年最后一天"),
        ("年底前", date(2022, 12, 31), "取2022年最后一天"),
        ("2022年6月30日前", date(2022, 6, 30), ""),
        ("7月31日前", date(2022, 7, 31), "年份取2022年"),
        ("2022年三季度末", date(2022, 9, 30), "取该季度最后一天"),
        ("2022年9月中旬", date(2022, 9, 20), "取9月20日"),
    ],
)
def test_rule_of_a_day(words: str, due: date, rule: str) -> None:
    assert rule_words(limit(words, DeadlineKind.DATE, due=due)) == rule


def test_rules_of_the_other_kinds() -> None:
    kinds = DeadlineKind
    yearly = "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"
    recurring = limit("每年3月31日前", kinds.RECURRING, rule=yearly, period=Period.YEAR)
    assert rule_words(recurring) == "每年一次，3月31日前"
    quota = limit("每年至少…1次", kinds.QUANTITY, count=1, period=Period.YEAR)
    assert rule_words(quota) == "每年计数"
    assert rule_words(replace(quota, due=date(2023, 12, 31))) == "计到2023年12月31日"
    after = limit(
        "政策出台后10个工作日内",
        kinds.RELATIVE,
        event="政策出台",
        amount=10,
        amount_unit=AmountUnit.WORKING_DAY,
    )
    assert rule_words(after) == "从政策出台起算 10 个工作日，起算日原文没有给出"
    assert rule_words(replace(after, due=date(2023, 7, 30))).endswith("当日不计")
    assert rule_words(limit("第一时间", kinds.VAGUE)) == "没有写具体日期"
    assert rule_words(limit("长期坚持", kinds.ONGOING)) == "长期任务，没有截止日"


def test_the_printed_line_names_who_is_bound() -> None:
    told = printed_line(
        limit("年内…不少于2次", DeadlineKind.QUANTITY, due=date(2022, 12, 31), who="各单位")
    )
    assert told == "原文“年内…不少于2次”（各单位），计到2022年12月31日"


def test_a_day_is_written_as_sentences_do() -> None:
    assert long_day(date(2022, 9, 30)) == "2022年9月30日（周五）"


@pytest.mark.parametrize(
    ("today", "light", "words"),
    [
        (date(2022, 9, 28), Light.SOON, "临期，剩 2 天"),
        (date(2022, 9, 30), Light.SOON, "临期，今天到期"),
        (date(2022, 10, 13), Light.OVERDUE, "逾期，已超 13 天"),
    ],
)
def test_standing_says_how_far_off(
    tmp_path: Path, today: date, light: Light, words: str
) -> None:
    with open_small(tmp_path) as session:
        row = row_at(session, "一/一/1")
    assert standing(row, Outlook(today, date(2022, 10, 10))) == (light, words)


def test_a_section_stands_by_its_most_urgent_task(tmp_path: Path) -> None:
    with open_small(tmp_path) as session:
        section = row_at(session, "一")
        task = row_at(session, "一/一/2")
    assert standing(section, TODAY) == (Light.SOON, "临期，剩 2 天")
    assert standing(task, TODAY) == (Light.UNLIMITED, "无时限")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "每月最后一个工作日前"),
        ("FREQ=MONTHLY;BYMONTHDAY=5,20", "每月5日、20日前"),
    ],
)
def test_working_days_and_several_days_are_said(rule: str, said: str) -> None:
    limit = Deadline("每月", "", DeadlineKind.RECURRING, rule=rule, period=Period.MONTH)
    assert rule_words(limit) == said


def test_a_closed_row_says_when(tmp_path: Path) -> None:
    with open_small(tmp_path) as session:
        task = row_at(session, "一/一/2")
        done = editing.set_field(session, task.id, EditField.STATUS, "done")
        today = session.now().date()
    assert standing(done, TODAY) == (Light.DONE, f"已办结，{today.month}月{today.day}日")
    earlier = replace(done, done_on=date(2021, 12, 1))
    assert standing(earlier, TODAY)[1] == "已办结，2021年12月1日"
