"""What limits come to: kinds, names, rest days, what is early and what waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.calendars.schedule import (
    ScheduleFrame,
    counted,
    moved,
    period_name,
    report_period,
    schedule,
    terms_of_year,
)
from gkdesk.calendars.workdays import SpecialDay, WorkCalendar, YearTable
from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.domain.occurrences import RestDays, Schedule, Term
from gkdesk.reading.deadlines import read_deadline

CALENDAR = WorkCalendar()
FRAME = ScheduleFrame(2022, calendar=CALENDAR)
DAY, WORKING, MONTH, HOUR = (
    AmountUnit.DAY,
    AmountUnit.WORKING_DAY,
    AmountUnit.MONTH,
    AmountUnit.HOUR,
)


def typed(words: str, year: int = 2022, signed_on: date | None = None) -> Deadline:
    limit = read_deadline(words, year, signed_on)
    assert limit is not None
    return limit


def terms(words: str, frame: ScheduleFrame = FRAME) -> tuple[Term, ...]:
    return schedule([typed(words, frame.year, frame.signed_on)], frame).terms


def named(*days: Term) -> list[tuple[str, str]]:
    return [(term.name, term.due.strftime("%m%d") if term.due else "") for term in days]


# a row that carries its limit itself


def test_one_plain_day_is_the_rows_own() -> None:
    done = schedule([typed("9月底前")], FRAME)
    assert done == Schedule((), date(2022, 9, 30), date(2022, 9, 30), False)
    assert schedule([typed("第一时间")], FRAME) == Schedule()
    assert schedule([], FRAME) == Schedule()


def test_a_plain_day_moves_by_the_plans_rule() -> None:
    forward, backward = (
        schedule([typed("10月2日前")], replace(FRAME, rest_days=rule))
        for rule in (RestDays.FORWARD, RestDays.BACKWARD)
    )
    assert (forward.due, forward.late_after) == (date(2022, 10, 2), date(2022, 10, 8))
    assert backward.late_after == date(2022, 9, 30)


def test_a_limit_said_twice_is_one() -> None:
    again = replace(typed("9月底前"), clause="另一句", expression="至9月底")
    assert schedule([typed("9月底前"), again], FRAME).terms == ()
    both = schedule([typed("9月底前"), again, typed("每季度")], FRAME)
    assert [term.series for term in both.terms] == [1, 2, 2, 2, 2]


def test_several_days_stand_side_by_side() -> None:
    done = schedule([typed("9月底前"), typed("6月底前"), typed("第一时间")], FRAME)
    assert [(term.series, term.due) for term in done.terms] == [
        (1, date(2022, 9, 30)),
        (2, date(2022, 6, 30)),
        (3, None),
    ]
    assert (done.due, done.late_after) == (date(2022, 6, 30), date(2022, 6, 30))


# what comes again


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("每年", [("2022年", "1231")]),
        ("每半年", [("2022年上半年", "0630"), ("2022年下半年", "1231")]),
        (
            "每季度首月10日前",
            [
                ("2022年一季度", "0110"),
                ("2022年二季度", "0410"),
                ("2022年三季度", "0710"),
                ("2022年四季度", "1010"),
            ],
        ),
        ("每年6月底和12月底前", [("2022年6月", "0630"), ("2022年12月", "1231")]),
        ("每年春节前", [("2022年", "0131")]),  # 春节 of 2022 is 1 February
        (
            "每四个月",
            [("2022年1至4月", "0430"), ("2022年5至8月", "0831"), ("2022年9至12月", "1231")],
        ),
    ],
)
def test_periods_side_by_side(words: str, expected: list[tuple[str, str]]) -> None:
    assert named(*terms(words)) == expected


def test_several_points_of_a_month_have_names_of_their_own() -> None:
    assert named(*terms("每月5日、20日前")[2:4]) == [
        ("2022年2月5日", "0205"),
        ("2022年2月20日", "0220"),
    ]
    assert named(*terms("每旬")[3:6]) == [
        ("2022年2月上旬", "0210"),
        ("2022年2月中旬", "0220"),
        ("2022年2月下旬", "0228"),
    ]


def test_the_last_working_day_goes_by_the_state_councils_calendar() -> None:
    assert terms("每月最后一个工作日")[0].due == date(2022, 1, 30)  # a Sunday made up
    assert terms("每月最后一个工作日", replace(FRAME, year=2023))[8].due == date(2023, 9, 28)


def test_what_lies_before_the_signature_stands_and_is_never_late() -> None:
    signed = replace(FRAME, signed_on=date(2022, 4, 10))
    done = schedule([typed("每季度首月10日前")], signed)
    assert [(term.early, term.late_after is None) for term in done.terms] == [
        (True, True),
        (False, False),  # due on the very day
        (False, False),
        (False, False),
    ]
    assert done.due == date(2022, 4, 10)


def test_a_plan_that_was_carried_on_has_the_periods_of_all_its_years() -> None:
    frame = replace(FRAME, last_year=2024)
    assert [term.year for term in terms("每半年", frame)] == [
        2022,
        2022,
        2023,
        2023,
        2024,
        2024,
    ]
    limits = [typed("9月底前"), typed("每半年"), typed("全年不少于10次"), typed("持续推进")]
    of_2023 = terms_of_year(limits, FRAME, 2023)
    assert [(term.series, term.year) for term in of_2023] == [(2, 2023)] * 2 + [(4, 2023)] * 4
    assert terms_of_year([typed("每两年")], FRAME, 2023) == ()
    assert len(terms_of_year([typed("每两年")], FRAME, 2024)) == 1


def test_a_rule_nobody_understands_stands_without_a_day() -> None:
    odd = Deadline("每逢佳节", "", DeadlineKind.RECURRING, rule="FREQ=MONTHLY;COUNT=3")
    (term,) = schedule([odd], replace(FRAME, last_year=2025)).terms
    assert (term.due, term.late_after, term.words) == (None, None, "每逢佳节")


# ongoing


@pytest.mark.parametrize("words", ["持续推进", "每天", "每个工作日"])
@pytest.mark.parametrize(("months", "count"), [(1, 12), (3, 4), (6, 2), (12, 1)])
def test_ongoing_work_is_told_of_each_period_and_never_late(
    words: str, months: int, count: int
) -> None:
    done = schedule([typed(words)], replace(FRAME, report_months=months))
    assert len(done.terms) == count
    assert {term.late_after for term in done.terms} == {None}
    assert done.terms[-1].due == date(2022, 12, 31)
    assert done.late_after is None


def test_a_reporting_period_before_the_signature_is_early() -> None:
    signed = replace(FRAME, signed_on=date(2022, 6, 30))
    assert [term.early for term in terms("持续推进", signed)] == [True, False, False, False]


# counts


def test_a_count_of_each_period_is_a_target_each() -> None:
    quarters = terms("每季度不少于1次")
    assert [(term.count, term.count_unit) for term in quarters] == [(1, "次")] * 4
    assert (quarters[1].start, quarters[1].due) == (date(2022, 4, 1), date(2022, 6, 30))


def test_a_count_within_the_year_is_one_target() -> None:
    (year,) = terms("全年不少于10次")
    assert (year.count, year.name) == (10, "")
    assert (year.start, year.due) == (date(2022, 1, 1), date(2022, 12, 31))
    (half,) = terms("下半年至少开展2次")
    assert (half.start, half.due) == (date(2022, 7, 1), date(2022, 12, 31))


def test_a_count_without_a_period_has_no_day() -> None:
    (term,) = terms("不少于3次")
    assert (term.count, term.start, term.due, term.late_after) == (3, None, None, None)


# events


def test_an_event_without_a_day_waits() -> None:
    (term,) = terms("决策文件出台后10个工作日内")
    assert (term.event, term.due, term.late_after) == ("决策文件出台", None, None)


def test_an_event_settles_all_its_days() -> None:
    days = (date(2022, 9, 27), date(2022, 3, 1))
    frame = replace(FRAME, events={"决策文件出台": days})
    march, september = terms("决策文件出台后10个工作日内", frame)
    assert (march.due, march.counted_from) == (date(2022, 3, 15), date(2022, 3, 1))
    assert (september.due, september.name) == (date(2022, 10, 14), "2022年9月27日")
    (only,) = terms(
        "决策文件出台后10个工作日内", replace(FRAME, events={"决策文件出台": days[1:]})
    )
    assert only.name == ""


def test_the_notices_own_printing_is_an_event_it_settles() -> None:
    frame = replace(FRAME, signed_on=date(2022, 2, 10))
    (term,) = terms("印发后30日内", frame)
    assert (term.counted_from, term.due) == (date(2022, 2, 10), date(2022, 3, 12))
    assert term.late_after == date(2022, 3, 14)  # 12 March is a Saturday


def test_a_stretch_before_an_event_is_not_put_off_past_it() -> None:
    frame = replace(FRAME, events={"会议召开": (date(2022, 10, 10),)})
    (term,) = terms("会议召开前5日", frame)
    assert (term.due, term.late_after) == (date(2022, 10, 5), date(2022, 10, 5))
    (working,) = terms("会议召开前3个工作日", frame)
    assert working.due == date(2022, 9, 30)  # 10-09 and 10-08 are made up


def test_an_event_in_a_year_without_its_notice_is_provisional_until_it_comes() -> None:
    frame = replace(FRAME, events={"决策文件出台": (date(2038, 2, 1),)})
    words = "决策文件出台后10个工作日内"
    (before,) = terms(words, frame)
    assert (before.due, before.provisional) == (date(2038, 2, 15), True)
    holidays = {date(2038, 2, n): SpecialDay("春节", False) for n in range(5, 12)}
    entered = WorkCalendar({2038: YearTable(2038, holidays)})
    (after,) = terms(words, replace(frame, calendar=entered))
    # 2 3 4, then 12 15 16 17 18 19 22
    assert (after.due, after.provisional) == (date(2038, 2, 22), False)


@pytest.mark.parametrize("day", [date.max, date(9999, 12, 1)])
def test_an_event_at_the_end_of_the_calendar_has_no_end(day: date) -> None:
    frame = replace(FRAME, events={"会议召开": (day,)})
    (term,) = terms("会议召开后3个月内", frame)
    assert (term.due, term.late_after) == (None, None)


# counting


@pytest.mark.parametrize(
    ("day", "amount", "unit", "before", "expected"),
    [
        (date(2022, 1, 31), 1, MONTH, False, date(2022, 2, 28)),
        (date(2024, 1, 31), 1, MONTH, False, date(2024, 2, 29)),
        (date(2022, 2, 28), 1, MONTH, False, date(2022, 3, 28)),
        (date(2022, 12, 31), 2, MONTH, False, date(2023, 2, 28)),
        (date(2022, 3, 31), 1, MONTH, True, date(2022, 2, 28)),
        (date(2022, 2, 10), 30, DAY, False, date(2022, 3, 12)),
        (date(2022, 3, 1), 3, DAY, True, date(2022, 2, 26)),
        (date(2023, 9, 25), 10, WORKING, False, date(2023, 10, 13)),
        (date(2023, 10, 13), 10, WORKING, True, date(2023, 9, 25)),
        (date(2022, 3, 1), 24, HOUR, False, date(2022, 3, 2)),
        (date(2022, 3, 1), 2, HOUR, False, date(2022, 3, 1)),
        (date(2022, 3, 1), 48, HOUR, True, date(2022, 2, 27)),
    ],
)
def test_counting_by_the_civil_code(
    day: date, amount: int, unit: AmountUnit, before: bool, expected: date
) -> None:
    assert counted(day, amount, unit, before, CALENDAR) == (expected, True)


@pytest.mark.parametrize(
    ("day", "amount", "unit", "before"),
    [
        (date.max, 1, DAY, False),
        (date.min, 1, DAY, True),
        (date.max, 1, MONTH, False),
        (date.min, 1, MONTH, True),
        (date(2022, 1, 1), 10**9, WORKING, False),
        (date(2022, 1, 1), 10**30, DAY, False),
    ],
)
def test_counting_past_the_calendar_is_refused(
    day: date, amount: int, unit: AmountUnit, before: bool
) -> None:
    with pytest.raises(OverflowError):
        counted(day, amount, unit, before, CALENDAR)


@given(
    st.dates(date(2003, 1, 1), date(2030, 12, 31)),
    st.integers(0, 200),
    st.sampled_from(AmountUnit),
    st.sampled_from(RestDays),
)
def test_more_days_never_end_earlier(
    day: date, n: int, unit: AmountUnit, rule: RestDays
) -> None:
    dues = [counted(day, amount, unit, False, CALENDAR)[0] for amount in (n, n + 1)]
    assert dues[0] <= dues[1]
    lates = [moved(due, DeadlineKind.RELATIVE, rule, CALENDAR)[0] for due in dues]
    assert lates[0] <= lates[1]


# rest days

SATURDAY = date(2022, 3, 12)


@pytest.mark.parametrize(
    ("kind", "rule", "expected"),
    [
        (DeadlineKind.RELATIVE, RestDays.BY_LAW, date(2022, 3, 14)),
        (DeadlineKind.DATE, RestDays.BY_LAW, SATURDAY),
        (DeadlineKind.RECURRING, RestDays.BY_LAW, SATURDAY),
        (DeadlineKind.QUANTITY, RestDays.BY_LAW, SATURDAY),
        (DeadlineKind.DATE, RestDays.FORWARD, date(2022, 3, 14)),
        (DeadlineKind.DATE, RestDays.BACKWARD, date(2022, 3, 11)),
        (DeadlineKind.RELATIVE, RestDays.KEEP, SATURDAY),
    ],
)
def test_a_limit_on_a_rest_day(kind: DeadlineKind, rule: RestDays, expected: date) -> None:
    assert moved(SATURDAY, kind, rule, CALENDAR) == (expected, True)


@given(
    st.dates(date(2003, 1, 1), date(2035, 12, 31)),
    st.sampled_from(DeadlineKind),
    st.booleans(),
)
def test_never_on_a_rest_day_where_limits_move(
    day: date, kind: DeadlineKind, before: bool
) -> None:
    on, certain = moved(day, kind, RestDays.FORWARD, CALENDAR, before=before)
    back, _ = moved(day, kind, RestDays.BACKWARD, CALENDAR, before=before)
    assert CALENDAR.works(on)
    assert CALENDAR.works(back)
    assert back <= day <= on
    assert certain == (CALENDAR.published(day.year) and CALENDAR.published(on.year))
    assert moved(day, kind, RestDays.KEEP, CALENDAR, before=before) == (day, True)


WORDS = st.sampled_from(
    ["每周五", "每月25日前", "每季度", "每月最后一个工作日", "每半年首月15日前", "每年3月底前"]
)


@given(WORDS, st.integers(2020, 2035), st.sampled_from(RestDays))
def test_a_year_without_data_says_so_wherever_its_days_matter(
    words: str, year: int, rule: RestDays
) -> None:
    for term in terms(words, ScheduleFrame(year, rest_days=rule, calendar=CALENDAR)):
        assert term.due is not None
        asked = rule in (RestDays.FORWARD, RestDays.BACKWARD) or "工作日" in words
        if asked and not CALENDAR.published(term.due.year):
            assert term.provisional
        if not asked:
            assert not term.provisional
        if rule is RestDays.FORWARD:
            assert term.late_after is not None
            assert CALENDAR.works(term.late_after)


# names


@pytest.mark.parametrize(
    ("start", "due", "period", "expected"),
    [
        (None, date(2022, 9, 30), Period.QUARTER, "2022年三季度"),
        (None, date(2022, 3, 31), Period.MONTH, "2022年3月"),
        (None, date(2022, 6, 30), Period.HALF_YEAR, "2022年上半年"),
        (None, date(2022, 12, 31), Period.YEAR, "2022年"),
        (None, date(2022, 3, 27), Period.WEEK, "2022年第12周"),
        (None, date(2023, 1, 1), Period.WEEK, "2022年第52周"),
        (date(2022, 7, 1), date(2022, 9, 30), None, "2022年三季度"),
        (date(2022, 1, 1), date(2022, 2, 28), None, "2022年1至2月"),
        (date(2022, 2, 1), date(2022, 3, 31), None, "2022年2至3月"),
        (date(2022, 2, 1), date(2022, 4, 30), None, "2022年2至4月"),
        (date(2022, 3, 21), date(2022, 3, 27), None, "2022年第12周"),
        (date(2022, 3, 21), date(2022, 3, 31), None, "2022年3月下旬"),
        (None, date(2022, 3, 5), None, "2022年3月5日"),
        (date(2021, 11, 1), date(2022, 3, 31), None, "2022年3月31日"),
    ],
)
def test_names_of_periods(
    start: date | None, due: date, period: Period | None, expected: str
) -> None:
    assert period_name(start, due, period) == expected


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (1, ("2022年8月", date(2022, 8, 1), date(2022, 8, 31))),
        (3, ("2022年三季度", date(2022, 7, 1), date(2022, 9, 30))),
        (6, ("2022年下半年", date(2022, 7, 1), date(2022, 12, 31))),
        (12, ("2022年", date(2022, 1, 1), date(2022, 12, 31))),
    ],
)
def test_reporting_periods(months: int, expected: tuple[str, date, date]) -> None:
    assert report_period(date(2022, 8, 17), months) == expected


@given(st.dates(), st.sampled_from([1, 3, 6, 12]))
def test_reporting_periods_follow_each_other(day: date, months: int) -> None:
    name, start, end = report_period(day, months)
    assert start <= day <= end
    if end < date.max:
        following = report_period(end + timedelta(days=1), months)
        assert following[1] == end + timedelta(days=1)
        assert following[0] != name


def test_other_reporting_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="5"):
        report_period(date(2022, 1, 1), 5)


# the calendar's ends


@pytest.mark.parametrize("year", [1, 2, 1900, 9998, 9999])
@pytest.mark.parametrize(
    "words",
    ["每周五", "每季度结束后10日内", "每月最后一个工作日", "持续推进", "每季度不少于1次"],
)
def test_no_year_makes_it_fall(year: int, words: str) -> None:
    for rule in RestDays:
        frame = ScheduleFrame(year, rest_days=rule, calendar=CALENDAR)
        for term in schedule([typed(words)], frame).terms:
            assert term.due is not None


def test_a_count_ends_on_the_day_that_stands_before_it() -> None:
    """年底前列席会议不少于10次 is one thing to do, not a day and a count without one."""
    words = "年底前列席会议不少于10次"
    day = Deadline("年底前", words, DeadlineKind.DATE, due=date(2022, 12, 31))
    count = Deadline("不少于10次", words, DeadlineKind.QUANTITY, count=10, count_unit="次")
    (term,) = schedule([day, count], ScheduleFrame(2022)).terms
    assert (term.words, term.due, term.count) == ("年底前…不少于10次", date(2022, 12, 31), 10)
    elsewhere = replace(day, clause="年底前建成")
    assert len(schedule([elsewhere, count], ScheduleFrame(2022)).terms) == 2


def test_the_beginning_of_each_year_is_no_day() -> None:
    limit = Deadline(
        "每年年初", "", DeadlineKind.RECURRING, rule="FREQ=YEARLY", period=Period.YEAR
    )
    (term,) = schedule([limit], ScheduleFrame(2023)).terms
    assert (term.name, term.due, term.late_after) == ("2023年一季度", date(2023, 3, 31), None)
