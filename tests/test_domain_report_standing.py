"""What the figures of a report count, by the rules told in its docstrings."""

from __future__ import annotations

from datetime import date

import pytest

from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.occurrences import Occurrence, Term
from gkdesk.domain.report_periods import ReportPeriod, period_of
from gkdesk.domain.report_standing import Totals, Viewed, Work, totals
from gkdesk.domain.tasks import NodeKind, Row, Status

JUNE_30, JULY_1 = date(2023, 6, 30), date(2023, 7, 1)


def _period(key: str) -> ReportPeriod:
    period = period_of(key)
    assert period is not None
    return period


def _work(
    done_on: date | None = None, late_after: date | None = None, *points: Occurrence
) -> Work:
    status = Status.DONE if done_on else Status.OPEN
    row = Row(
        1, 1, None, NodeKind.TASK, 1, "", "", "", "公布", status, "", "", late_after, "",
        None, None, False, (), late_after=late_after, staged=bool(points), done_on=done_on,
    )  # fmt: skip
    return Work(1, "", row, (row,), points, (), (), (), ())


def _point(
    late_after: date, done_on: date | None = None, count: int | None = None, reached: int = 0
) -> Occurrence:
    start = date(late_after.year, late_after.month, 1)
    term = Term(
        1, DeadlineKind.RECURRING, "每月", start=start, due=late_after, late_after=late_after,
        count=count,
    )  # fmt: skip
    status = Status.DONE if done_on else Status.OPEN
    return Occurrence(1, 1, 1, term, status, done_on=done_on, reached=reached)


def _sums(*works: Work, today: date = date(2023, 12, 31), key: str = "2023") -> Totals:
    return totals(works, Viewed.on(_period(key), today))


def test_the_last_day_is_in_time_and_the_next_is_not() -> None:
    kept, missed, bare = _work(JUNE_30, JUNE_30), _work(JULY_1, JUNE_30), _work(JULY_1)
    sums = _sums(kept, missed, bare, _work())
    assert (sums.done, sums.in_time, sums.after, sums.bare) == (3, 1, 1, 1)
    assert (sums.rate, sums.open, sums.late) == ("75.0%", 1, 0)


def test_several_due_points_count_as_one_task_in_time_only_if_all_were() -> None:
    may, june = date(2023, 5, 31), date(2023, 6, 20)
    all_kept = _work(june, None, _point(may, may), _point(JUNE_30, june))
    one_missed = _work(june, None, _point(may, june), _point(JUNE_30, june))
    closed_with_task = _work(june, None, _point(may, may), _point(JUNE_30))
    sums = _sums(all_kept, one_missed, closed_with_task)
    assert (sums.tasks, sums.done, sums.in_time, sums.after) == (3, 3, 2, 1)
    still_open = _work(None, None, _point(may), _point(JUNE_30))
    assert _sums(still_open, today=JUNE_30).late == 1


def test_a_limit_is_late_the_day_after_it_and_a_period_over_is_seen_from_then() -> None:
    work = _work(None, JUNE_30)
    assert _sums(work, today=JUNE_30, key="2023Q2").late == 0
    assert _sums(work, today=JULY_1, key="2023Q2").late == 1
    closed_later = _work(date(2023, 7, 9), JUNE_30)
    assert _sums(closed_later, today=date(2023, 8, 1), key="2023Q2").done == 0
    assert _sums(closed_later, today=date(2023, 8, 1), key="2023Q3").done_now == 1
    assert _sums(_work(JUNE_30), today=JULY_1, key="2023Q3").done_now == 0


def test_counts_are_those_of_due_points_that_meet_the_period() -> None:
    march = _point(date(2023, 3, 31), count=2, reached=1)
    work = _work(None, None, march, _point(JUNE_30, count=3, reached=3))
    spring = _sums(work, key="2023Q1")
    assert (spring.counted, spring.wanted, spring.reached) == (1, 2, 1)
    year = _sums(work)
    assert (year.counted, year.wanted, year.reached) == (1, 5, 4)


@pytest.mark.parametrize(
    ("done", "tasks", "rate"),
    [(0, 0, "0.0%"), (1, 3, "33.3%"), (2, 3, "66.7%"), (1, 16, "6.3%"), (3, 3, "100.0%")],
)
def test_the_rate_has_one_decimal_halves_upwards(done: int, tasks: int, rate: str) -> None:
    works = [_work(JUNE_30)] * done + [_work()] * (tasks - done)
    assert _sums(*works).rate == rate
