"""The forms in which notices word their limits, by the reading contract and its rulings."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.calendars.festivals import NAMES, festival
from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.reading.deadlines import Frame, read_deadlines, read_stated
from gkdesk.reading.traced import Traced

FRAME = Frame(2023, date(2023, 3, 20))
HAN = "〇一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
WORKDAYS = "BYDAY=MO,TU,WE,TH,FR"


def limits(text: str, frame: Frame = FRAME) -> list[Deadline]:
    return read_deadlines(Traced.of(text, 0, len(text)), frame)


def days(text: str, frame: Frame = FRAME) -> list[tuple[str, date | None]]:
    found = limits(text, frame)
    assert {limit.kind for limit in found} <= {DeadlineKind.DATE}
    return [(limit.expression, limit.due) for limit in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分别于6月底、12月底前报送。", [("6月底", (6, 30)), ("12月底前", (12, 31))]),
        ("3月31日、6月30日前报送。", [("3月31日", (3, 31)), ("6月30日前", (6, 30))]),
        ("4月20日、30日前报送两稿。", [("4月20日", (4, 20)), ("30日前", (4, 30))]),
        ("5月10日前报初稿，25日前报定稿。", [("5月10日前", (5, 10)), ("25日前", (5, 25))]),
        (
            "3月、6月、9月和12月底前报送。",
            [
                ("3月", (3, 31)),
                ("6月", (6, 30)),
                ("9月", (9, 30)),
                ("12月底前", (12, 31)),
            ],
        ),
        ("6、12月底前报送。", [("6", (6, 30)), ("12月底前", (12, 31))]),
        ("国庆、中秋前检查。", [("国庆", (9, 30)), ("中秋前", (9, 28))]),
    ],
)
def test_several_days_before_one_stop_are_a_limit_each(
    text: str, expected: list[tuple[str, tuple[int, int]]]
) -> None:
    assert days(text) == [(words, date(2023, *day)) for words, day in expected]


@pytest.mark.parametrize(
    ("text", "expression", "start", "due"),
    [
        ("自查阶段（3月—5月），全面排查。", "3月—5月", "2023-03-01", "2023-05-31"),
        (
            "2023年4月1日至2024年3月31日开展试点。",
            "2023年4月1日至2024年3月31日",
            "2023-04-01",
            "2024-03-31",
        ),
        ("5月1日至15日集中核对。", "5月1日至15日", "2023-05-01", "2023-05-15"),
        ("二季度至三季度开展排查。", "二季度至三季度", "2023-04-01", "2023-09-30"),
        ("2023年上半年至下半年开展试点。", "2023年上半年至下半年", "2023-01-01", "2023-12-31"),
        ("4—6月组织排查。", "4—6月", "2023-04-01", "2023-06-30"),
        (
            "自4月10日起至10月20日止，分批实施。",
            "自4月10日起至10月20日止",
            "2023-04-10",
            "2023-10-20",
        ),
        ("11月至次年3月开展会战。", "11月至次年3月", "2023-11-01", "2024-03-31"),
        ("即日起至6月30日，开展夜查。", "即日起至6月30日", "2023-03-20", "2023-06-30"),
        (
            "第二阶段（2023.5.1-2023.10.31）集中整治。",
            "2023.5.1-2023.10.31",
            "2023-05-01",
            "2023-10-31",
        ),
    ],
)
def test_a_stretch_has_its_beginning_and_its_end(
    text: str, expression: str, start: str, due: str
) -> None:
    (limit,) = limits(text)
    assert (limit.expression, limit.kind) == (expression, DeadlineKind.DATE)
    assert (str(limit.start), str(limit.due)) == (start, due)


@pytest.mark.parametrize(
    ("text", "expression", "due"),
    [
        ("9月30日17时前报送。", "9月30日17时前", "2023-09-30"),
        ("6月9日（星期五）下班前提交。", "6月9日（星期五）下班前", "2023-06-09"),
        ("7月3日上午12:00前报送。", "7月3日上午12:00前", "2023-07-03"),
        ("2023.9.30前反馈。", "2023.9.30前", "2023-09-30"),
        ("2023/9/30前反馈。", "2023/9/30前", "2023-09-30"),
        ("2023-09-30前反馈。", "2023-09-30前", "2023-09-30"),
        ("9/30前反馈。", "9/30前", "2023-09-30"),
        ("9月召开推进会。", "9月", "2023-09-30"),
        ("6月5日举办主题宣传。", "6月5日", "2023-06-05"),
        ("4月上旬召开推进会。", "4月上旬", "2023-04-10"),
        ("下半年开展评估。", "下半年", "2023-12-31"),
        ("三季度完成上线。", "三季度", "2023-09-30"),
        ("年内完成改造16个小区。", "年内", "2023-12-31"),
        ("到2025年，全面建成。", "到2025年", "2025-12-31"),
        ("到2025年底，全面建成。", "到2025年底", "2025-12-31"),
        ("“十四五”末建成。", "“十四五”末", "2025-12-31"),
        ("十五五末建成。", "十五五末", "2030-12-31"),
        ("明年3月底前完成。", "明年3月底前", "2024-03-31"),
        ("本月底前完成。", "本月底前", "2023-03-31"),
        ("下月10日前完成。", "下月10日前", "2023-04-10"),
        ("本周五前报送。", "本周五前", "2023-03-24"),
        ("本季度末前清偿。", "本季度末前", "2023-03-31"),
        ("截止日期为2023-08-31。", "2023-08-31", "2023-08-31"),
        ("不迟于6月15日报送。", "不迟于6月15日", "2023-06-15"),
        ("最迟6月30日前拆除。", "6月30日前", "2023-06-30"),
        ("国庆节前完成。", "国庆节前", "2023-09-30"),
        ("元旦前完成。", "元旦前", "2023-12-31"),
        ("端午节前完成。", "端午节前", "2023-06-21"),
        # The Spring Festival of 2023 was over when the notice was signed: 10 February 2024.
        ("春节前发放到位。", "春节前", "2024-02-09"),
        ("2026年春节前清零。", "2026年春节前", "2026-02-16"),
    ],
)
def test_a_day_in_any_words(text: str, expression: str, due: str) -> None:
    assert [(words, str(day)) for words, day in days(text)] == [(expression, due)]


def test_a_year_said_goes_on_to_the_end_of_its_sentence() -> None:
    frame = Frame(2023, date(2023, 12, 11))
    text = "2024年3月底前出台办法，6月底前完成认定，年底前扩面。12月底前总结。"
    assert [str(day) for _, day in days(text, frame)] == [
        "2024-03-31",
        "2024-06-30",
        "2024-12-31",
        "2023-12-31",
    ]


@pytest.mark.parametrize("day", ["9月31日", "2月30日", "4月31日", "2023年6月31日"])
def test_a_day_that_does_not_exist_is_kept_and_settles_nothing(day: str) -> None:
    assert days(f"{day}前报送。") == [(f"{day}前", None)]


@pytest.mark.parametrize(
    ("text", "rule", "period"),
    [
        (
            "每季度首月10日前报送。",
            "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10",
            Period.QUARTER,
        ),
        (
            "每季度末月25日前报送。",
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",
            Period.QUARTER,
        ),
        ("每季度末公示。", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", Period.QUARTER),
        (
            "每季度结束后10日内报送。",
            "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10",
            Period.QUARTER,
        ),
        (
            "每季度末前5个工作日报送。",
            f"FREQ=MONTHLY;BYMONTH=3,6,9,12;{WORKDAYS};BYSETPOS=-5",
            Period.QUARTER,
        ),
        ("每月底3个工作日前报送。", f"FREQ=MONTHLY;{WORKDAYS};BYSETPOS=-3", Period.MONTH),
        ("每半年末前报送。", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", Period.HALF_YEAR),
        ("双月10日前报送。", "FREQ=YEARLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=10", None),
        ("单月5日前报送。", "FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYMONTHDAY=5", None),
        ("次月10日前报送。", "FREQ=MONTHLY;BYMONTHDAY=10", Period.MONTH),
        ("每月10日、25日前报送。", "FREQ=MONTHLY;BYMONTHDAY=10,25", Period.MONTH),
        ("每月最后一个工作日公示。", f"FREQ=MONTHLY;{WORKDAYS};BYSETPOS=-1", Period.MONTH),
        ("每月前5个工作日内报送。", f"FREQ=MONTHLY;{WORKDAYS};BYSETPOS=5", Period.MONTH),
        ("每月第一个星期五召开例会。", "FREQ=MONTHLY;BYDAY=1FR", Period.MONTH),
        ("每周五前报送。", "FREQ=WEEKLY;BYDAY=FR", Period.WEEK),
        ("每周一、周四报送。", "FREQ=WEEKLY;BYDAY=MO,TH", Period.WEEK),
        ("每年6月底和12月底前检查。", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", Period.YEAR),
        (
            "每年6月30日、12月31日前检查。",
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
            Period.YEAR,
        ),
        ("每年第一季度公布清单。", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1", Period.YEAR),
        ("每日18时前报告水位。", "FREQ=DAILY", None),
        ("每季度通报进展。", "FREQ=MONTHLY;INTERVAL=3", Period.QUARTER),
        ("每半年评估风险。", "FREQ=MONTHLY;INTERVAL=6", Period.HALF_YEAR),
        ("按月公布数据。", "FREQ=MONTHLY", Period.MONTH),
        ("半年一次检查。", "FREQ=MONTHLY;INTERVAL=6", Period.HALF_YEAR),
    ],
)
def test_work_that_comes_again(text: str, rule: str, period: Period | None) -> None:
    (limit,) = limits(text)
    assert (limit.kind, limit.rule, limit.period) == (DeadlineKind.RECURRING, rule, period)
    assert limit.due is None


def test_points_of_the_year_that_no_one_rule_can_say_are_a_limit_each() -> None:
    first, second = limits("每年3月15日、9月10日前报送。")
    assert (first.expression, second.expression) == ("每年3月15日", "9月10日前")
    assert first.rule == "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15"
    assert second.rule == "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=10"


def test_a_point_of_each_year_goes_on_in_the_sentence() -> None:
    _, second = limits("每年1月10日前报送总结，7月10日前报送小结。")
    assert second.rule == "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=10"


@pytest.mark.parametrize(
    ("text", "expression", "count", "unit", "rule"),
    [
        ("每季度召开1次会议。", "每季度…1次", 1, "次", "FREQ=MONTHLY;INTERVAL=3"),
        ("每年接访12次以上。", "每年…12次以上", 12, "次", "FREQ=YEARLY"),
        ("每周更新不少于三篇。", "每周…不少于三篇", 3, "篇", "FREQ=WEEKLY"),
        ("培训2次/年。", "2次/年", 2, "次", "FREQ=YEARLY"),
        ("每两年开展一次评估。", "每两年…一次", 1, "次", "FREQ=YEARLY;INTERVAL=2"),
        ("隔月召开一次会议。", "隔月…一次", 1, "次", "FREQ=MONTHLY;INTERVAL=2"),
    ],
)
def test_a_count_with_a_period_needs_no_at_least(
    text: str, expression: str, count: int, unit: str, rule: str
) -> None:
    (limit,) = limits(text)
    assert limit.kind is DeadlineKind.QUANTITY
    assert (limit.expression, limit.count, limit.count_unit) == (expression, count, unit)
    assert limit.rule == rule


def test_what_each_time_takes_has_no_period_of_its_own() -> None:
    _, each = limits("每年不少于2次，每次不少于10人。")
    assert (each.count, each.period, each.rule) == (10, None, None)


@pytest.mark.parametrize(
    ("text", "event", "amount", "unit", "before"),
    [
        ("突发事件发生后24小时内发布。", "突发事件发生", 24, AmountUnit.HOUR, False),
        ("应自收到申请之日起20个工作日内答复。", "收到申请", 20, AmountUnit.WORKING_DAY, False),
        ("验收合格后半个月内移交。", "验收合格", 15, AmountUnit.DAY, False),
        ("摘牌后半年内开工。", "摘牌", 6, AmountUnit.MONTH, False),
        ("批准后1年内完成。", "批准", 12, AmountUnit.MONTH, False),
        ("公布后两周内解读。", "公布", 14, AmountUnit.DAY, False),
        ("材料须在会议召开前5个工作日送达。", "会议召开", 5, AmountUnit.WORKING_DAY, True),
        ("会前3日送达材料。", "会", 3, AmountUnit.DAY, True),
        ("合同期满30日前提出。", "合同期满", 30, AmountUnit.DAY, True),
        ("提前3个工作日报送。", None, 3, AmountUnit.WORKING_DAY, True),
        ("要在5个工作日内办结。", None, 5, AmountUnit.WORKING_DAY, False),
    ],
)
def test_a_stretch_told_from_an_event(
    text: str, event: str | None, amount: int, unit: AmountUnit, before: bool
) -> None:
    (limit,) = limits(text)
    assert limit.kind is DeadlineKind.RELATIVE
    assert (limit.event, limit.amount, limit.amount_unit) == (event, amount, unit)
    assert (limit.before, limit.due) == (before, None)


def test_an_event_and_its_stretch_may_be_parted_by_a_comma() -> None:
    (limit,) = limits("本通知印发后，10日内报送方案。")
    assert limit.expression == "本通知印发后，10日内"
    assert limit.due == date(2023, 3, 30)


@pytest.mark.parametrize(
    "words", ["汛期前", "入冬前", "任期内", "换届前", "尽快", "近期", "立即"]
)
def test_words_of_the_season_settle_no_day(words: str) -> None:
    (limit,) = limits(f"{words}完成排查整治。")
    assert (limit.expression, limit.kind, limit.due) == (words, DeadlineKind.VAGUE, None)


@pytest.mark.parametrize(
    ("field", "kind", "due"),
    [
        ("6月底", DeadlineKind.DATE, "2023-06-30"),
        ("2023年10月", DeadlineKind.DATE, "2023-10-31"),
        ("2025年", DeadlineKind.DATE, "2025-12-31"),
        ("长期坚持", DeadlineKind.ONGOING, None),
        ("全年", DeadlineKind.ONGOING, None),
        ("常态化", DeadlineKind.ONGOING, None),
        ("每季度", DeadlineKind.RECURRING, None),
        ("20个工作日", DeadlineKind.RELATIVE, None),
        ("按上级要求", DeadlineKind.VAGUE, None),
    ],
)
def test_a_field_of_its_own_is_always_a_limit(
    field: str, kind: DeadlineKind, due: str | None
) -> None:
    (stated,) = read_stated(Traced.of(field, 0, len(field)), FRAME)
    assert (stated.expression, stated.kind) == (field, kind)
    assert stated.due == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize("field", ["及时", "定期更新", "/", ""])
def test_a_field_that_says_no_time_is_no_limit(field: str) -> None:
    assert read_stated(Traced.of(field, 0, len(field)), FRAME) == []


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("（责任单位：区民政局；完成时限：11月底）", "11月底"),
        ("完成时限：长期；责任单位：各村。", "长期"),
        ("整改期限：2023年6月30日。", "2023年6月30日"),
    ],
)
def test_a_field_inside_running_text(text: str, expression: str) -> None:
    assert [limit.expression for limit in limits(text)] == [expression]


@pytest.mark.parametrize(
    "text",
    [
        "改造对象为2000年底前建成的城镇老旧小区。",
        "梳理2022年12月31日前印发的文件。",
        "已于2022年10月底前完成。",
        "2023年2月28日前，全区已完成120户。",
        "去年12月底前完成的项目。",
        "2022年3月，市政府印发了实施细则。",
        "经2023年2月10日第12次常务会议审议通过。",
        "本办法自2023年5月1日起施行，有效期至2028年4月30日。",
        "改造八一中学，开展“五四”青年节活动。",
        "深入实施“十四五”规划和2023年重点工作安排。",
        "1—2月，全县工业增加值同比增长7.2%。",
        "国庆节期间加强巡查。",
        "将办理时限压缩至5个工作日内。",
        "三个月内不得重复申报。",
        "近三年未发生事故的企业可参评。",
        "补助标准为每人每月650元。",
        "每年增长10%以上，新增就业3000人。",
        "推行“最多跑一次”和一次性告知。",
        "第25届科普周和《史话》第3期。",
        "云政办发〔2022〕31号文件。",
        "热线0537-6210312实行24小时值守。",
        "近期，部分单位更新不及时。",
        "2020年12月31日前成立的合作社均可参评。",
        "云溪区人民政府办公室 2023年8月16日",
    ],
)
def test_no_work_is_limited(text: str) -> None:
    assert limits(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2025年底前建成便捷高效的服务体系。",
        "6月底前印发全市统一的流程图。",
        "6月底前补齐已批的成果。",
    ],
)
def test_what_is_to_be_made_may_have_an_attribute_of_its_own(text: str) -> None:
    (limit,) = limits(text)
    assert limit.kind is DeadlineKind.DATE


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("9月底前完成。", True),
        ("2023年9月，组织督查。", False),
        ("25日前报送。", False),
        ("每季度25日前报送。", False),
    ],
)
def test_weak_evidence_is_told(text: str, sure: bool) -> None:
    (limit,) = limits(text)
    assert (limit.confidence >= 0.7) is sure


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else HAN[tens]) + "十" * (tens > 0) + (HAN[ones] if ones else "")


STYLES: dict[str, Callable[[date], str]] = {
    "plain": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "zeros": lambda day: f"{day:%Y年%m月%d日}",
    "full width": lambda day: f"{day.year}年{day.month}月{day.day}日".translate(FULL_WIDTH),
    "blanks": lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    "chinese": lambda day: (
        "".join(HAN[int(digit)] for digit in str(day.year))
        + f"年{_han(day.month)}月{_han(day.day)}日"
    ),
    "stops": lambda day: f"{day.year}.{day.month}.{day.day}",
    "strokes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "iso": lambda day: day.isoformat(),
}


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.sampled_from(sorted(STYLES)))
def test_any_day_in_any_numerals_before_its_stop_is_that_day(day: date, style: str) -> None:
    words = STYLES[style](day)
    assert days(f"各单位于{words}前报送材料。") == [(f"{words}前", day)]


def test_every_day_of_a_year() -> None:
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(days=number)
        words = f"{day.month}月{day.day}日前"
        assert days(f"{words}完成。", Frame(2024)) == [(words, day)]


@given(st.integers(1, 28), st.sampled_from(["首", "末"]))
def test_a_point_in_each_quarter_falls_in_its_month(day: int, place: str) -> None:
    (limit,) = limits(f"每季度{place}月{day}日前报送。")
    rule = rrulestr(limit.rule or "", dtstart=datetime(2024, 1, 1))  # noqa: DTZ001
    months = [1, 4, 7, 10] if place == "首" else [3, 6, 9, 12]
    assert [(each.month, each.day) for each in islice(rule, 4)] == [(m, day) for m in months]


@given(st.integers(1, 5), st.sampled_from("一二三四五六日"))
def test_a_weekday_of_the_month_is_that_weekday(place: int, weekday: str) -> None:
    (limit,) = limits(f"每月第{place}个星期{weekday}召开例会。")
    first = next(iter(rrulestr(limit.rule or "", dtstart=datetime(2024, 1, 1))))  # noqa: DTZ001
    assert first.weekday() == "一二三四五六日".index(weekday)
    assert (first.day - 1) // 7 == place - 1


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("春节", 2024, "2024-02-10"),
        ("春节", 2025, "2025-01-29"),
        ("元宵", 2023, "2023-02-05"),
        ("除夕", 2023, "2023-01-21"),
        ("清明", 2023, "2023-04-05"),
        ("清明", 2024, "2024-04-04"),
        ("端午", 2023, "2023-06-22"),
        ("中秋", 2020, "2020-10-01"),
        ("中秋", 2023, "2023-09-29"),
        ("重阳", 2023, "2023-10-23"),
        ("国庆", 2023, "2023-10-01"),
    ],
)
def test_festivals_fall_on_the_days_of_the_calendar(name: str, year: int, day: str) -> None:
    assert festival(name, year) == date.fromisoformat(day)


def test_festivals_beyond_the_tables_are_not_guessed() -> None:
    assert {name for name in NAMES if festival(name, 2100) is None} == {
        "春节", "除夕", "元宵", "端午", "中秋", "重阳", "清明",
    }  # fmt: skip
    assert festival("双十一", 2023) is None


VOCABULARY = """
2023年 今年 次年 9月 十二月 13月 3、6、 底 末 上旬 30日 九日 99日 前 以内 止 至 — 、 和 ，
。 ； ： （ ） “ 《 》 年底 年内 上半年 三季度 首月 末月 最后一个工作日 每年 每季度 每月
每周 每两个月 双月 按月 半年一次 次月 五 结束后 后 起 之日起 自 10 半 个工作日 日 个月 年 次
场 以上 不少于 至少 全年 召开 报送 印发 会议召开 提前 国庆节 “五一” 汛期前 立即 长期坚持
上半年 下半年 各 收到申请 接到举报的 本季度 持续推进 每季末的 力争 到 通过网站
2023.9.30 9/30 17:00 下班 截至 已 的 完成时限 到2025年 即日起 １２月 〔2023〕8号 é %
"""
WORDS = st.sampled_from([*VOCABULARY.split(), " ", "\n", "\x00", "\u200f", "\U00020000"])
FRAMES = st.sampled_from([Frame(), FRAME, Frame(1, date.min), Frame(9999, date.max)])


@given(st.lists(WORDS, max_size=24).map("".join), FRAMES)
def test_any_words_of_time_read_without_fault(text: str, frame: Frame) -> None:
    taken: set[int] = set()
    for limit in limits(text, frame):
        printed = "".join(text[start:end] for start, end in limit.spans)
        assert printed == limit.expression.replace("…", "") != ""
        assert 0 < limit.confidence <= 1
        assert limit.start is None or limit.due is None or limit.start <= limit.due
        if limit.rule:
            rrulestr(limit.rule, dtstart=datetime(2023, 1, 1))  # noqa: DTZ001
        places = {place for start, end in limit.spans for place in range(start, end)}
        assert not taken.intersection(range(*limit.spans[0]))  # two halves share a count
        taken |= places
    stated = read_stated(Traced.of(text, 0, len(text)), frame)
    assert all(limit.expression for limit in stated)


def _calls(text: str) -> int:
    """How many calls the reading of a text takes: work told without a clock."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        limits(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "unit",
    [
        "每月5日、",
        "每年",
        "至少",
        "3、",
        "（完成时限：6月底",
        "会议召开前3日",
        "9月",
        "自",
        "1次",
    ],
)
def test_a_clause_without_end_takes_work_in_line_with_its_length(unit: str) -> None:
    assert _calls(unit * 2000) <= 12 * _calls(unit * 200)
    assert _calls(unit * 60_000) <= 60 * _calls(unit * 2000)


@pytest.mark.parametrize("unit", ["9月", "，每年", "下月", "9月，", "一月"])
def test_a_sentence_beyond_all_language_is_read_as_far_as_its_bounds(unit: str) -> None:
    assert _calls(unit * 100_000) <= 12 * _calls(unit * 2000)
