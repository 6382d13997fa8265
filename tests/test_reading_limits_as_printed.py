"""Wordings met in published notices, by the rulings on what of them is the limit."""

from __future__ import annotations

from datetime import date

import pytest

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.spans import Span
from gkdesk.reading.deadlines import Frame, read_deadlines, read_stated
from gkdesk.reading.limits.parts import windows
from gkdesk.reading.traced import Traced

FRAME = Frame(2023, date(2023, 3, 20))


def limits(text: str) -> list[Deadline]:
    return read_deadlines(Traced.of(text, 0, len(text)), FRAME)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("对进展每季度通报。", "每季度"),
        ("指数按月公布。", "按月"),
        ("台账每周更新。", "每周"),
        ("落后单位逐月约谈。", "逐月"),
        ("经费支出按季度监控。", "按季度"),
        ("半年一次检查。", "半年一次"),
        ("坚持一季一通报。", "一季"),
        ("民政部门每半年通过网站对低保情况进行公开。", "每半年"),
    ],
)
def test_a_limit_that_comes_again_holds_its_time_words_and_no_verb(
    text: str, expression: str
) -> None:
    (limit,) = limits(text)
    assert (limit.kind, limit.expression) == (DeadlineKind.RECURRING, expression)


@pytest.mark.parametrize(
    ("expression", "rule"),
    [
        ("每季末的25日前", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        ("每季度末20日前", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
        (
            "每月末的最后一个工作日",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        ("每年的1月底前", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1"),
    ],
)
def test_a_point_at_the_end_of_a_period_is_one_limit(expression: str, rule: str) -> None:
    (limit,) = limits(f"各科室{expression}上报进展情况。")
    assert (limit.expression, limit.rule) == (expression, rule)


@pytest.mark.parametrize(
    "text",
    [
        "将本季度进展情况报送督查室。",
        "将本月工作情况报送督查室。",
        "梳理本周重点事项并报送。",
        "成文日期：2023年5月31日，发布机构：县统计局。",
        "发布日期：2023-05-31",
        "每月用电量达到100万度。",
        "近期印发的文件要整理归档。",
    ],
)
def test_what_a_time_only_describes_is_no_limit(text: str) -> None:
    assert limits(text) == []


@pytest.mark.parametrize("text", ["本季度召开会议。", "下周将召开会议。"])
def test_the_work_of_a_near_time_is_a_limit(text: str) -> None:
    assert [limit.kind for limit in limits(text)] == [DeadlineKind.DATE]


def test_work_that_goes_on_within_the_year_is_one_limit() -> None:
    (spoken,) = limits("财政部等按职责分工负责，年内持续推进。")
    (stated,) = read_stated(Traced.of("年内持续推进", 0, 6), FRAME)
    assert {spoken.expression, stated.expression} == {"年内持续推进"}
    assert {spoken.kind, stated.kind} == {DeadlineKind.ONGOING}


@pytest.mark.parametrize(
    ("text", "expression", "event", "amount"),
    [
        ("要在接到提案的10日内联系。", "接到提案的10日内", "接到提案", 10),
        ("收到申请之日起15日内答复。", "收到申请之日起15日内", "收到申请", 15),
        ("接到举报5个工作日内核实。", "接到举报5个工作日内", "接到举报", 5),
    ],
)
def test_what_is_received_is_an_event(
    text: str, expression: str, event: str, amount: int
) -> None:
    (limit,) = limits(text)
    assert (limit.expression, limit.event, limit.amount) == (expression, event, amount)
    assert limit.due is None


def test_the_printing_of_another_document_settles_no_day() -> None:
    dues = [
        limits(f"{document}自印发之日起10日内公开。")[0].due
        for document in ("规范性文件", "《办法》", "本办法", "各单位")
    ]
    assert dues == [None, None, date(2023, 3, 30), date(2023, 3, 30)]
    assert limits("自本任务书印发之日起10日内报送。")[0].due == date(2023, 3, 30)
    assert limits("办法印发后1个月内组织培训。")[0].due is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "上半年、下半年各举办1期培训班。",
            [("上半年…1期", date(2023, 6, 30)), ("下半年…1期", date(2023, 12, 31))],
        ),
        (
            "2024年上半年和下半年分别组织不少于2次检查。",
            [
                ("2024年上半年…不少于2次", date(2024, 6, 30)),
                ("下半年…不少于2次", date(2024, 12, 31)),
            ],
        ),
        ("明年上半年组织2次检查。", [("明年上半年…2次", date(2024, 6, 30))]),
    ],
)
def test_a_count_for_each_half_of_a_year(text: str, expected: list[tuple[str, date]]) -> None:
    found = limits(text)
    assert {limit.kind for limit in found} == {DeadlineKind.QUANTITY}
    assert [(limit.expression, limit.due) for limit in found] == expected


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("2025年第一季度开通专窗。", "2025年第一季度"),
        ("力争四季度末投产达效。", "四季度末"),
        ("专项督查安排在12月份，由督查室组织。", "12月份"),
        ("到2025年年底前，两级全部建立。", "到2025年年底前"),
        ("集中宣讲期为6月6日-24日，各村承办。", "6月6日-24日"),
        ("完成时间由9月底前提前到8月底前。", "9月底前"),
    ],
)
def test_days_of_work_in_many_words(text: str, expression: str) -> None:
    assert limits(text)[0].expression == expression


def test_a_clause_longer_than_any_sentence_is_read_in_stretches() -> None:
    text = "序号 工作任务 责任单位 时限 " * 60 + "建设 县住建局 9月30日前 "
    assert [limit.expression for limit in limits(text * 3)] == ["9月30日前"] * 3
    parted = list(windows(text * 3, Span(0, 3 * len(text))))
    assert [(text * 3)[end - 1] for _, end in parted] == [" "] * 3


def test_a_figure_is_never_parted_between_two_stretches() -> None:
    text = "甲" * 999 + "12月底前完成"
    assert [limit.due for limit in limits(text)] == [date(2023, 12, 31)]
