"""What the morning page says and which lines it shows, before anything is painted."""

from __future__ import annotations

from datetime import date

import pytest

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.agenda import Bell, Morning
from gkdesk.exports.printed_list import PrintedLine, PrintedRow
from gkdesk.ui.models import morning_words as words
from gkdesk.ui.models.morning_choice import of_lines, of_morning
from gkdesk.ui.models.morning_lines import ORDER, Later, Line, LineKind, lines_of
from gkdesk.ui.models.morning_print import morning_list
from gkdesk.ui.models.morning_text import reminder_text
from tests.ui.made_morning import SEVEN, TODAY, busy, caller, item, late, made_morning, quiet

DAYS = WorkCalendar()


def shown(morning: Morning, opened: set[str] | None = None) -> list[Line]:
    return lines_of(morning, ORDER, opened or set())


def of_group(lines: list[Line], bell: Bell, kind: LineKind) -> list[Line]:
    return [line for line in lines if line.bell is bell and line.kind is kind]


def test_today_stands_before_what_is_late() -> None:
    groups = [line.bell for line in shown(late(30_000)) if line.kind is LineKind.GROUP]
    assert groups[:2] == [Bell.TODAY, Bell.OVERDUE]


def test_a_long_group_shows_six_rows_and_how_many_it_holds_back() -> None:
    lines = shown(late(30_000))
    assert len(of_group(lines, Bell.OVERDUE, LineKind.ROW)) == 6
    (more,) = of_group(lines, Bell.OVERDUE, LineKind.MORE)
    assert more.text == "还有 29994 条，4 个单位"


def test_an_opened_group_stops_at_two_hundred_and_leads_to_the_list() -> None:
    lines = shown(late(30_000), {Bell.OVERDUE.value})
    assert len(of_group(lines, Bell.OVERDUE, LineKind.ROW)) == 200
    (rest,) = of_group(lines, Bell.OVERDUE, LineKind.LIST)
    assert rest.text == "其余 29800 条，到清单里看"
    assert len(of_group(lines, Bell.OVERDUE, LineKind.LESS)) == 1


def test_units_of_one_piece_of_work_share_its_row() -> None:
    lines = shown(busy())
    assert len(of_group(lines, Bell.THIS_WEEK, LineKind.ROW)) == 1
    units = of_group(lines, Bell.THIS_WEEK, LineKind.UNIT)
    assert [line.callers[0].unit for line in units] == list(SEVEN[:3])
    (more,) = of_group(lines, Bell.THIS_WEEK, LineKind.MORE)
    assert more.text == "同一项工作还有 4 个单位"
    opened = of_group(shown(busy(), {more.key}), Bell.THIS_WEEK, LineKind.UNIT)
    assert [line.callers[0].unit for line in opened] == list(SEVEN)


def test_a_row_under_a_second_unit_says_that_it_stood_above() -> None:
    rows = of_group(shown(busy()), Bell.OVERDUE, LineKind.ROW)
    assert [(line.item.node, line.again) for line in rows if line.item] == [
        (22, False),
        (21, False),
        (21, True),
        (23, False),
    ]
    assert words.group_words(Bell.OVERDUE, busy()) == "3 条，3 个单位"


def test_an_empty_group_says_what_it_means() -> None:
    said = [line.text for line in shown(quiet()) if line.kind is LineKind.EMPTY]
    assert said[:2] == ["今天没有到期的工作", "没有逾期的工作"]
    assert len(said) == len(Bell)


def test_a_unit_that_has_not_reported_opens_its_rows() -> None:
    morning = busy()
    (first, *_rest) = of_group(shown(morning), Bell.UNREPORTED, LineKind.UNIT)
    assert of_group(shown(morning), Bell.UNREPORTED, LineKind.ROW) == []
    opened = shown(morning, {first.key})
    assert len(of_group(opened, Bell.UNREPORTED, LineKind.ROW)) == 6
    (rest,) = of_group(opened, Bell.UNREPORTED, LineKind.LIST)
    assert rest.text == "其余 1 条，看这个单位的全部任务"


def test_a_card_begins_and_ends() -> None:
    for line in (card := [line for line in shown(busy()) if line.kind is not LineKind.GROUP]):
        assert line.bell is not None
    firsts = sum(line.first for line in card)
    assert firsts == sum(line.last for line in card) == len(Bell)


def test_what_is_put_off_stands_last() -> None:
    later = Later(7, 7, None, "1.", "编制年报。", date(2022, 9, 29))
    lines = lines_of(quiet(), ORDER, set(), [later])
    assert lines[-1].later == later
    assert words.again_words(later.until, TODAY) == "09-29 周四再提"


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2022, 9, 30), "09-30 周五"),
        (date(2022, 10, 9), "10-09 周日（上班）"),  # make-up workday of the National Day
        (date(2022, 10, 5), "10-05 周三（休）"),
        (date(2023, 1, 31), "2023-01-31 周二"),
    ],
)
def test_a_day_tells_what_its_weekday_does_not(due: date, said: str) -> None:
    assert words.day_words(item(1, due), TODAY, DAYS) == said


def test_a_day_that_is_moved_shows_both_days() -> None:
    forward = item(1, date(2022, 10, 1), late_after=date(2022, 10, 8))
    assert words.day_words(forward, TODAY, DAYS) == "10-01 周六（休）顺延 10-08"
    assert words.day_words(forward, TODAY, DAYS, brief=True) == "10-01休 顺延10-08"
    back = item(1, date(2022, 10, 1), late_after=date(2022, 9, 30))
    assert words.day_words(back, TODAY, DAYS) == "10-01 周六（休）提前 09-30"


@pytest.mark.parametrize(
    ("due", "bell", "said"),
    [
        (date(2022, 9, 15), Bell.OVERDUE, "超 13 天"),
        (TODAY, Bell.TODAY, "今天"),
        (date(2022, 9, 30), Bell.THIS_WEEK, "剩 2 天"),
        # 29 and 30 September, then 8 and 9 October, both make-up days
        (date(2022, 10, 9), Bell.SOON, "剩 4 个工作日"),
        (None, Bell.UNREPORTED, ""),
    ],
)
def test_how_long_still_or_since(due: date | None, bell: Bell, said: str) -> None:
    assert words.left_words(item(1, due), bell, TODAY, DAYS) == said


@pytest.mark.parametrize(
    ("path", "label", "said"),
    [
        ("三/十三/1", "1.", "（十三）-1"),
        ("三/一", "（一）", "三（一）"),
        ("三/一", "(一)", "三(一)"),
        ("三/2", "2.", "三-2"),
        ("5", "5.", "5."),
        ("", "", ""),
    ],
)
def test_a_row_is_named_by_its_number_and_the_one_above(
    path: str, label: str, said: str
) -> None:
    assert words.number(item(1, TODAY, label=label)._replace(path=path)) == said


def test_one_of_several_limits_of_a_row_is_named() -> None:
    one = item(1, TODAY, "开展培训。")
    assert words.item_words(one) == "开展培训。"
    several = one._replace(series=2, words="每年至少2次")
    assert words.item_words(several) == "每年至少2次　开展培训。"
    assert words.item_words(several._replace(name="2022年")) == "2022年　开展培训。"


def test_a_free_day_says_so() -> None:
    assert words.heading(TODAY, DAYS) == "9月28日　星期三"
    assert words.heading(date(2022, 10, 8), DAYS) == "10月8日　星期六（上班）"
    assert words.heading(date(2022, 10, 2), DAYS) == "10月2日　星期日（休）"


def test_the_holiday_line() -> None:
    assert words.holiday_line(quiet()) == "节前还有 3 个工作日，国庆节假期 10月1日至7日"
    doubtful = made_morning({}, uncertain=True)
    assert words.holiday_line(doubtful).endswith("10月1日至7日（暂算）")


def test_the_reminder_is_a_letter_to_each_unit() -> None:
    assert reminder_text(busy(), ["邳庄镇"]) == (
        "邳庄镇（孙海燕，内线 6205）：\n"
        "1. （十三）-1参考试点领域和其他领域标准指引，持续优化完善本地区各领域事项标准目录。"
        "时限2022年6月30日，已超 90 天。\n"
        "2. （十六）-2对照本要点提出的重点任务，梳理形成本地区、本系统工作台账，"
        "明确责任主体和时限要求。时限2022年7月18日，已超 72 天。"
    )


def test_the_reminder_tells_what_was_not_reported() -> None:
    said = reminder_text(busy(), ["马兰屯镇"])
    assert said == (
        "马兰屯镇（王秀兰，内线 6203）：\n"
        "2022年三季度还有 7 条没有报送进展，2022年9月30日截止。"
    )


def test_the_reminder_of_all_holds_every_unit_once() -> None:
    paragraphs = reminder_text(busy()).split("\n\n")
    heads = [paragraph.partition("\n")[0].partition("（")[0] for paragraph in paragraphs]
    assert len(heads) == len(set(heads)) == 3 + 1 + 7 + 1 + 4 - 1  # 区发展改革局 stands twice


def test_a_reminder_is_about_the_units_and_rows_chosen() -> None:
    lines = shown(busy())
    unit = next(line for line in lines if line.callers and line.callers[0].unit == "邳庄镇")
    row = of_group(lines, Bell.THIS_WEEK, LineKind.ROW)[0]
    wanted = of_lines([unit, row])
    assert [(one.unit, one.rows) for one in wanted[:2]] == [
        ("邳庄镇", (22, 21)),
        (SEVEN[0], (31,)),
    ]
    assert len(wanted) == 8


def test_nothing_chosen_offers_today_and_late() -> None:
    units = [wanted.unit for wanted in of_morning(busy())]
    assert units == ["区发展改革局", "邳庄镇", "泥沟镇", "区政府办公室"]


def test_work_without_a_unit_has_nobody_to_call() -> None:
    morning = made_morning({Bell.TODAY: (caller("", item(1, TODAY)),)})
    assert of_morning(morning) == []
    assert reminder_text(morning) == ""


def words_of(line: PrintedLine) -> str:
    return line.cells[1].text if isinstance(line, PrintedRow) else line.text


def test_a_printed_page_names_each_due_point_once_and_every_unit() -> None:
    printed = morning_list(busy(), DAYS)
    said = list(map(words_of, printed.lines))
    assert sum("梳理形成本地区" in text for text in said) == 1
    assert "泥沟镇（张建军 内线 6208）　另见第 3 条" in said
    assert printed.title == "2022年9月28日政务公开工作晨报"
    assert printed.tasks == 1 + 3 + 1 + 2


def test_a_printed_page_stops_where_nobody_calls_any_more() -> None:
    printed = morning_list(late(30_000), DAYS)
    assert printed.tasks == 1 + 300
    assert words_of(printed.lines[-1]) == "其余 29700 条未印，可打印各计划的任务清单"
