"""Notices on holidays: every wording gives the table of its year, every fault is told."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.calendars import published
from gkdesk.calendars.holiday_notice import read_holiday_notice
from gkdesk.calendars.workdays import SpecialDay, WorkCalendar, YearTable
from tests.holiday_notices import LABOUR_DAY_2019, LONGER_2020, MEMORIAL_2015, NOTICES

CHANGED_LATER = (2019, 2020)
NOT_BUILT_IN = {2006: {date(2005, 12, 31)}}
"""What a notice says and chinesecalendar does not know: a Saturday made up."""

HEADS = ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")


def differing(table: YearTable | None) -> dict[date, bool]:
    """The days of a table, and whether they are worked."""
    assert table is not None
    return {day: special.works for day, special in table.days.items()}


@pytest.mark.parametrize("year", [year for year in NOTICES if year not in CHANGED_LATER])
def test_a_notice_gives_the_table_of_its_year(year: int) -> None:
    reading = read_holiday_notice(NOTICES[year])
    found = differing(reading.table)
    unknown = NOT_BUILT_IN.get(year, set())
    assert {day for day in found if day in unknown} == unknown
    expected = differing(published.table(year))
    assert {day: works for day, works in found.items() if day not in unknown} == expected
    assert (reading.problems, reading.partial) == ((), "")


@pytest.mark.parametrize(
    ("notice", "year"),
    [(LABOUR_DAY_2019, 2019), (LONGER_2020, 2020)],
)
def test_a_change_is_laid_over_what_held(notice: str, year: int) -> None:
    before = read_holiday_notice(NOTICES[year]).table
    assert before is not None
    assert differing(before) != differing(published.table(year))
    reading = read_holiday_notice(notice, year, WorkCalendar({year: before}))
    assert differing(reading.table) == differing(published.table(year))
    assert reading.problems == ()
    assert f"其余沿用原有的{year}年安排" in reading.partial


def test_a_change_takes_away_what_it_does_not_say_again() -> None:
    calendar = WorkCalendar()
    shorter = (
        "调整2025年国庆节、中秋节放假的安排如下。10月1日至6日放假，共6天。9月28日（周日）上班。"
    )
    table = read_holiday_notice(shorter, 2025, calendar).table
    assert table is not None
    kept = {
        day: works for day, works in differing(published.table(2025)).items() if day.month < 9
    }
    autumn = {date(2025, 10, n): False for n in range(1, 7)} | {date(2025, 9, 28): True}
    assert differing(table) == kept | autumn


def test_a_day_that_is_none_of_the_seven() -> None:
    built_in = published.table(2015)
    assert built_in is not None
    others = {d: each for d, each in built_in.days.items() if "纪念日" not in each.name}
    before = WorkCalendar({2015: YearTable(2015, others)})
    reading = read_holiday_notice(MEMORIAL_2015, 2015, before)
    assert differing(reading.table) == differing(built_in)
    assert reading.table is not None
    assert reading.table.days[date(2015, 9, 3)].name == "抗战胜利七十周年纪念日"


def test_a_longer_holiday_is_not_guessed_without_its_beginning() -> None:
    reading = read_holiday_notice(LONGER_2020)
    assert reading.table is None
    assert "原来的2020年安排还没有填入" in reading.problems[0]


def test_names_and_edges_of_the_newest_notice() -> None:
    table = read_holiday_notice(NOTICES[2026], 2026).table
    assert table is not None
    assert table.days[date(2026, 2, 14)] == SpecialDay("春节", True)
    assert table.days[date(2026, 2, 22)] == SpecialDay("春节", False)  # its Sunday too
    assert table.days[date(2026, 9, 27)] == SpecialDay("中秋", False)
    joined = read_holiday_notice(NOTICES[2025]).table
    assert joined is not None
    assert joined.days[date(2025, 10, 6)].name == "国庆、中秋"


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _spread(text: str) -> str:
    """As a page or a Word file gives it: blanks, lines broken after every third sign."""
    return "\u3000\n".join(text[n : n + 3] for n in range(0, len(text), 3))


def _wide(text: str) -> str:
    return text.translate({n: n + 0xFEE0 for n in range(ord("0"), ord("9") + 1)})


@pytest.mark.parametrize("paste", [_squeezed, _spread, _wide])
@pytest.mark.parametrize("year", NOTICES)
def test_how_it_is_pasted_changes_nothing(year: int, paste: object) -> None:
    assert callable(paste)
    plain, pasted = (read_holiday_notice(t) for t in (NOTICES[year], paste(NOTICES[year])))
    assert pasted.table == plain.table
    assert pasted.problems == plain.problems


@pytest.mark.parametrize(
    ("item", "free", "worked"),
    [
        ("元旦：1月1日（星期四）—3日放假，4日（星期日）补班。", (101, 102, 103), (104,)),
        ("元旦：放假时间1月1日至3日。上班时间为1月4日（周日）。", (101, 102, 103), (104,)),
        ("元旦放假3天（1月1日至3日），1月4日正常上班。", (101, 102, 103), (104,)),
        (
            "元旦：1月1日放假至3日，1月4日（星期日）调休上班，1月5日照常上班。",
            (101, 102, 103),
            (104,),
        ),
        ("元旦：一月一日至三日放假，共三天。一月四日上班。", (101, 102, 103), (104,)),
        ("元旦：1月1至3日放假，共3天；1月4日（周日）起上班。", (101, 102, 103), (104,)),
        (
            "元旦：1月1日至3日放假公休。其中，1月1日（星期四）为法定节假日，1月3日（星期六）"
            "照常公休，1月2日（星期五）公休日调至1月4日（星期日）上班。",
            (101, 102, 103),
            (104,),
        ),
        ("元旦：1月1日放假，与周末连休，共2天。", (101,), ()),
        ("元旦——1月1日至3日放假；1月4日（周日）上班。", (101, 102, 103), (104,)),
        ("元旦放假调休3天，即1月1日至3日；1月4日（周日）上班。", (101, 102, 103), (104,)),
        ("元旦：1月1日放假。鼓励各单位让职工在除夕（2月16日）休息。", (101,), ()),
        (
            "元旦：1月1日至3日放假。1月4日（周日），1月10日（周六）上班。",
            (101, 102, 103),
            (104, 110),
        ),
    ],
)
def test_wordings_of_one_item(
    item: str, free: tuple[int, ...], worked: tuple[int, ...]
) -> None:
    table = read_holiday_notice(f"2026年放假安排如下。{item}").table
    assert table is not None
    numbers = [(100 * day.month + day.day, each.works) for day, each in table.days.items()]
    assert [number for number, works in numbers if not works] == list(free)
    assert [number for number, works in numbers if works] == list(worked)


# faults

ITEMS = NOTICES[2026].splitlines()


def changed(old: str, new: str) -> tuple[YearTable | None, tuple[str, ...]]:
    text = NOTICES[2026]
    assert old in text
    reading = read_holiday_notice(text.replace(old, new, 1), 2026)
    return reading.table, reading.problems


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "1月1日（周四）",
            "1月1日（周五）",
            "星期不符：2026年1月1日是星期四，通知写的是周五。",
        ),
        (
            "至23日（农历正月初七、周一）",
            "至24日",
            "天数不符：2月15日至2月24日是10天，通知写的是9天。",
        ),
        ("至23日（农历正月初七、周一）", "至30日", "“30日”不是日历上的一天。"),
        (
            "5月9日（周六）上班",
            "5月11日（周一）上班",
            "5月11日是星期一，本来就是工作日，不用补班。",
        ),
        ("5月9日（周六）上班", "5月2日（周六）上班", "5月2日既写放假又写上班，没有填入。"),
        ("至6日（周一）放假，共3天", "至6日（周一）放假，共4天", "通知写的是4天"),
        ("至5日（周二）放假", "至4月5日（周日）放假", "先后颠倒"),
        ("至5日（周二）放假调休，共5天", "至12月5日放假", "长达219天"),
        ("9月20日（周日）", "9月31日（周日）", "“9月31日(周日)”不是日历上的一天。"),
        (
            "10月1日（周四）至7日",
            "10月2日（周五）至7日",
            "国庆放假的日子里没有国庆当天（10月1日）。",
        ),
        ("10月1日（周四）至7日", "10月1日、5日至7日", "国庆放假中间缺了10月2日。"),
        ("9月20日（周日）", "2028年9月17日（周日）", "2028年9月17日不在2026年之内，没有填入。"),
        ("1月4日（周日）上班", "5月3日（周日）上班", "5月3日既写放假又写上班"),
    ],
)
def test_what_does_not_fit_is_told(old: str, new: str, told: str) -> None:
    _, problems = changed(old, new)
    assert any(told in problem for problem in problems), problems


@pytest.mark.parametrize("line", range(2, 9))
def test_a_holiday_left_out_is_told(line: int) -> None:
    text = "\n".join(ITEMS[:line] + ITEMS[line + 1 :])
    assert read_holiday_notice(text, 2026).problems == (f"没有读到{HEADS[line - 2]}的安排。",)


def test_before_2008_the_regulation_had_four_holidays() -> None:
    text = NOTICES[2007]
    assert read_holiday_notice(text).problems == ()
    as_2026 = read_holiday_notice(text.replace("2007", "2026").replace("2006", "2025"))
    assert any("没有读到清明、端午、中秋的安排" in each for each in as_2026.problems)


def test_a_contradiction_fills_nothing() -> None:
    table, _ = changed("5月9日（周六）上班", "5月2日（周六）上班")
    assert table is not None
    assert date(2026, 5, 2) not in table.days
    table, _ = changed("5月9日（周六）上班", "5月11日（周一）上班")
    assert table is not None
    assert not any(each.works for day, each in table.days.items() if day.month == 5)


def test_a_stretch_that_runs_backwards_fills_nothing() -> None:
    table, _ = changed("至5日（周二）放假", "至4月5日（周日）放假")
    assert table is not None
    assert not any(day.month == 5 and not each.works for day, each in table.days.items())


def test_a_notice_of_another_year_fills_nothing() -> None:
    reading = read_holiday_notice(NOTICES[2025], 2026)
    assert reading.table is None
    assert reading.problems == ("这份通知安排的是2025年，不是2026年。",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "没有读到这是哪一年的放假安排。"),
        ("2026年放假安排", "没有读到放假的日期。"),
        ("关于2026年节假日安排的通知如下。各单位安排好值班。", "没有读到放假的日期。"),
        ("关于9999年节假日的安排如下。元旦：1月1日放假。", "9999年不在日历的范围之内。"),
        ("关于0001年节假日的安排如下。元旦：1月1日放假。", "1年不在日历的范围之内。"),
        ("1" * 1_000_000, "文字太长，不像一份放假通知。"),
        ("1" * 60_000, "没有读到这是哪一年的放假安排。"),
    ],
)
def test_text_that_is_no_notice(text: str, told: str) -> None:
    reading = read_holiday_notice(text)
    assert (reading.table, reading.problems) == (None, (told,))


@pytest.mark.parametrize(
    "piece",
    [
        "元旦、",
        "元旦：1月1日",
        "如下",
        "如下1日放假",
        "（",
        "1月1日（",
        "1日、",
        "1月1至",
        "关于",
    ],
)
def test_long_text_is_read_in_passing(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert read_holiday_notice(text, 2026).problems != ()


@given(
    st.text(
        alphabet="0123456789年月日（）周一六上班放假至、。：元旦春节国庆共天 \n次", max_size=120
    )
)
def test_any_text_is_read_without_a_fall(text: str) -> None:
    reading = read_holiday_notice(text, 2026)
    for day, special in reading.table.days.items() if reading.table else ():
        assert day.year == 2026 or (day.year, day.month) == (2025, 12)
        assert not special.works or day.weekday() >= 5
