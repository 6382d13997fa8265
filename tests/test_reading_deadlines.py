"""Time limits by the rules of the reading contract, the Civil Code and the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.reading.deadlines import Frame, read_deadline, read_deadlines
from gkdesk.reading.traced import Traced

FRAME = Frame(2023, date(2023, 9, 25))


def limits(text: str, frame: Frame = FRAME) -> list[Deadline]:
    return read_deadlines(Traced.of(text, 0, len(text)), frame)


def only(text: str) -> Deadline:
    (limit,) = limits(text)
    return limit


@pytest.mark.parametrize(
    ("text", "expression", "due"),
    [
        ("2023年9月底前完成。", "2023年9月底前", date(2023, 9, 30)),
        ("2024年2月底前完成。", "2024年2月底前", date(2024, 2, 29)),
        ("于7月31日前报送方案。", "7月31日前", date(2023, 7, 31)),
        ("2022年年底以前公开。", "2022年年底以前", date(2022, 12, 31)),
        ("年底前公开。", "年底前", date(2023, 12, 31)),
        ("2023 年 10 月 15 日之前报送。", "2023 年 10 月 15 日之前", date(2023, 10, 15)),
        ("上半年底前公开。", "上半年底前", date(2023, 6, 30)),
        ("第三季度末前公开。", "第三季度末前", date(2023, 9, 30)),
        ("十月底前公开。", "十月底前", date(2023, 10, 31)),
        ("次年1月底前报送。", "次年1月底前", date(2024, 1, 31)),
        ("6月上旬前报送。", "6月上旬前", date(2023, 6, 10)),
    ],
)
def test_a_day_is_settled(text: str, expression: str, due: date) -> None:
    limit = only(text)
    assert (limit.kind, limit.expression, limit.due) == (DeadlineKind.DATE, expression, due)


@pytest.mark.parametrize(
    "text",
    [
        f"公开不少于{'9' * 20}次。",
        f"公开不少于{'9' * 5000}次。",
        f"印发后{'9' * 9}个工作日内公开。",
        f"印发后{'9' * 5000}日内公开。",
        "每年13月底前公开。",
        "每月99日前公开。",
    ],
)
def test_figures_that_no_calendar_and_no_office_knows_are_no_limit(text: str) -> None:
    assert not limits(text)


def test_full_width_figures_give_a_rule_that_programs_read() -> None:
    assert only("每月１０日前报送。").rule == "FREQ=MONTHLY;BYMONTHDAY=10"


@pytest.mark.parametrize(
    ("text", "rule", "period"),
    [
        ("每年3月31日前公开上年度信息。", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", Period.YEAR),
        ("每年1月底前报送。", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1", Period.YEAR),
        ("每年年底前公开。", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", Period.YEAR),
        ("每年年初公开。", "FREQ=YEARLY", Period.YEAR),
        ("每月10日前报送。", "FREQ=MONTHLY;BYMONTHDAY=10", Period.MONTH),
        ("每月底前报送。", "FREQ=MONTHLY;BYMONTHDAY=-1", Period.MONTH),
    ],
)
def test_a_recurring_limit_has_a_rule_and_no_day(text: str, rule: str, period: Period) -> None:
    limit = only(text)
    assert limit.kind is DeadlineKind.RECURRING
    assert (limit.rule, limit.period, limit.due) == (rule, period, None)


@pytest.mark.parametrize(
    ("text", "event", "amount", "unit", "due"),
    [
        ("本通知印发后30日内报送。", "本通知印发", 30, AmountUnit.DAY, date(2023, 10, 25)),
        # Civil Code 201 and the 2023 notice: Mid-autumn and National Day, make-up days.
        (
            "本文件印发后10个工作日内报送。",
            "本文件印发",
            10,
            AmountUnit.WORKING_DAY,
            date(2023, 10, 13),
        ),
        (
            "自本方案印发之日起1个月内报送。",
            "本方案印发",
            1,
            AmountUnit.MONTH,
            date(2023, 10, 25),
        ),
        ("政策出台后10个工作日内公开。", "政策出台", 10, AmountUnit.WORKING_DAY, None),
        (
            "相关单位需于政策出台后三个工作日内公开。",
            "政策出台",
            3,
            AmountUnit.WORKING_DAY,
            None,
        ),
    ],
)
def test_a_limit_after_an_event(
    text: str, event: str, amount: int, unit: AmountUnit, due: date | None
) -> None:
    limit = only(text)
    assert limit.kind is DeadlineKind.RELATIVE
    assert (limit.event, limit.amount, limit.amount_unit) == (event, amount, unit)
    assert limit.due == due


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本通知印发后30日内公开。", date(2023, 9, 25)),
        ("自2023年6月1日起10个工作日内公开。", date(2023, 6, 1)),
        ("决策文件出台后10个工作日内公开。", None),
        ("会议召开前3日报送。", None),
    ],
)
def test_the_day_counted_from_stands_where_the_document_settles_it(
    text: str, day: date | None
) -> None:
    assert only(text).counted_from == day


def test_printing_day_goes_before_signing_day() -> None:
    frame = Frame(2023, date(2023, 9, 25), date(2023, 9, 28))
    (limit,) = limits("本文件印发后10日内报送。", frame)
    assert limit.due == date(2023, 10, 8)


@pytest.mark.parametrize(
    ("text", "expression", "count", "count_unit", "period", "due"),
    [
        (
            "年内邀请代表列席不少于10次。",
            "年内…不少于10次",
            10,
            "次",
            Period.YEAR,
            date(2023, 12, 31),
        ),
        ("各部门每年至少召开 1 次会议。", "每年至少…1 次", 1, "次", Period.YEAR, None),
        ("每半年至少组织两次培训。", "每半年至少…两次", 2, "次", Period.HALF_YEAR, None),
        ("采用不少于5种解读形式。", "不少于5种", 5, "种", None, None),
    ],
)
def test_a_count_to_reach(
    text: str, expression: str, count: int, count_unit: str, period: Period, due: date
) -> None:
    limit = only(text)
    assert limit.kind is DeadlineKind.QUANTITY
    assert (limit.expression, limit.count, limit.count_unit) == (expression, count, count_unit)
    assert (limit.period, limit.due) == (period, due)


def test_a_count_takes_its_period_from_the_clause_before() -> None:
    first, second = limits("县政府年内列席不少于10次，各乡镇不少于5次，并公开。")
    assert (second.count, second.period, second.due) == (5, first.period, first.due)
    alone = limits("每年至少5次。市政府各部门不少于2次。")[1]
    assert alone.period is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("决策文件出台后的10个工作日内，决策承办单位要公开意见。", "决策承办单位"),
        ("各镇街园区、各有关部门每年至少组织1次培训。", "各镇街园区、各有关部门"),
        ("市政府各部门(单位)应在12月底前完成。", "市政府各部门(单位)"),
        ("9月底前，在政府网站建立专栏。", None),
        ("充分发挥小组作用，每年至少召开1次会议。", None),
    ],
)
def test_who_is_told_to_act(text: str, who: str | None) -> None:
    assert only(text).who == who


@pytest.mark.parametrize(
    "text",
    [
        "及时、定期、实时、动态公开信息。",
        "截至2022年9月底前的数据。",
        "2021年9月底前已建成。",
        "《2023年底前工作安排》继续执行。",
        "公开上年度内容，做好前期工作。",
        "持续推进决策公开。",
        "满意度不低于90%。",
        "按照法定时限及时发布。",
        "2023年是关键之年。",
        "公开全年度计划。",
    ],
)
def test_words_that_limit_no_work(text: str) -> None:
    assert limits(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("确保第一时间发现、第一时间回应。", DeadlineKind.VAGUE),
        ("年初主动公开。", DeadlineKind.VAGUE),
        ("长期坚持。", DeadlineKind.ONGOING),
        ("该项工作持续推进。", DeadlineKind.ONGOING),
    ],
)
def test_words_without_a_day(text: str, kind: DeadlineKind) -> None:
    limit = only(text)
    assert (limit.kind, limit.due) == (kind, None)


def test_a_day_that_does_not_exist_is_kept_without_a_day() -> None:
    limit = only("9月31日前报送。")
    assert (limit.expression, limit.due) == ("9月31日前", None)


@pytest.mark.parametrize(
    "phrase", ["2022-09-30", "2022/9/30", "2022年9月30日", "9月底", "9月底前"]
)
def test_a_typed_phrase_is_understood(phrase: str) -> None:
    limit = read_deadline(phrase, 2022)
    assert limit and limit.due == date(2022, 9, 30)
    assert limit.expression == phrase


@pytest.mark.parametrize("phrase", ["", "尽快", "9月31日", "2022-13-01", "abc"])
def test_a_typed_phrase_that_settles_nothing(phrase: str) -> None:
    limit = read_deadline(phrase, 2022)
    assert limit is None or limit.due is None


@given(st.dates(date(2004, 1, 1), date(2030, 11, 30)), st.integers(1, 400))
def test_days_after_the_signing_day_are_calendar_days(signed: date, amount: int) -> None:
    (limit,) = limits(f"本文件印发后{amount}日内报送。", Frame(signed.year, signed))
    assert limit.due == signed + timedelta(days=amount)


@given(st.dates(date(1900, 1, 1), date(9999, 12, 31)))
def test_every_day_of_the_calendar_reads_back(day: date) -> None:
    (limit,) = limits(f"{day.year:04}年{day.month}月{day.day}日前完成。")
    assert limit.due == day


@pytest.mark.parametrize("amount", ["9" * 5000, "999999", "4000"])
@pytest.mark.parametrize("unit", ["日", "个工作日", "个月"])
def test_a_count_no_calendar_holds_settles_no_day(amount: str, unit: str) -> None:
    assert all(limit.due is None for limit in limits(f"本文件印发后{amount}{unit}内报送。"))
    assert limits(f"至少召开{'9' * 5000}次会议。") == []
