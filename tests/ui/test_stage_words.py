"""What is said of due points: which one presses, their names, days, lights and doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.occurrences import Occurrence, Term
from gkdesk.domain.tasks import Light, Outlook, Status
from gkdesk.ui.models import stage_words
from gkdesk.ui.models.day_words import told_day
from gkdesk.ui.views.stage_tiles import on_a_line, tiles

OUTLOOK = Outlook(date(2022, 9, 28), date(2022, 10, 10))
TODAY = OUTLOOK.today
QUARTERS = (
    ("一", date(2022, 1, 1), date(2022, 3, 31)),
    ("二", date(2022, 4, 1), date(2022, 6, 30)),
    ("三", date(2022, 7, 1), date(2022, 9, 30)),
    ("四", date(2022, 10, 1), date(2022, 12, 31)),
)


def quarters(*done: int, late: bool = True) -> list[Occurrence]:
    """The four quarters of 2022, those counted from 1 in ``done`` closed."""
    return [
        Occurrence(
            id=at,
            plan_id=1,
            node_id=1,
            term=Term(
                series=1,
                kind=DeadlineKind.RECURRING,
                words="每季度",
                name=f"2022年{name}季度",
                year=2022,
                start=start,
                due=due,
                late_after=due if late else None,
            ),
            status=Status.DONE if at in done else Status.OPEN,
        )
        for at, (name, start, due) in enumerate(QUARTERS, 1)
    ]


def test_the_earliest_open_one_that_can_be_late_presses() -> None:
    assert stage_words.present(quarters(1), TODAY) == quarters(1)[1]
    assert stage_words.present(quarters(1, 2, 3), TODAY) == quarters(1, 2, 3)[3]


def test_where_none_can_be_late_the_running_period_is_opened() -> None:
    shown = stage_words.present(quarters(late=False), TODAY)
    assert shown is not None
    assert shown.term.name == "2022年三季度"


@pytest.mark.parametrize("late", [True, False])
def test_one_before_the_signature_never_presses(late: bool) -> None:
    found = quarters(late=late)
    found[0] = replace(found[0], term=replace(found[0].term, early=True, late_after=None))
    assert stage_words.pressing(found) == found[1]


def test_a_single_day_before_the_signature_presses_and_is_late_as_its_row() -> None:
    first, *others = quarters()
    first = replace(first, term=replace(first.term, early=True))
    assert stage_words.pressing([first, *others]) == first
    assert (
        stage_words.standing_words(first, OUTLOOK)[0] is first.light(OUTLOOK) is Light.OVERDUE
    )
    assert "早于成文日期，保留" in stage_words.notes(first, printed=False)


def test_all_done_shows_the_running_one_and_presses_nothing() -> None:
    assert stage_words.pressing(quarters(1, 2, 3, 4)) is None
    shown = stage_words.present(quarters(1, 2, 3, 4), TODAY)
    assert shown is not None
    assert shown.id == 3


def test_the_second_line_of_the_tree() -> None:
    assert stage_words.stage_line(quarters(1, 2), TODAY) == "三季度 2/4 期"
    count = Term(1, DeadlineKind.QUANTITY, "不少于10次", due=date(2022, 12, 31), count=10)
    one = Occurrence(1, 1, 1, replace(count, late_after=count.due, count_unit="次"), reached=3)
    assert stage_words.stage_line([one], TODAY) == "3/10 次"
    waits = Occurrence(1, 1, 1, Term(1, DeadlineKind.RELATIVE, "出台后10日", event="文件出台"))
    assert stage_words.stage_line([waits], TODAY) == ""
    assert stage_words.waiting_words([waits]) == "等待：文件出台"
    assert stage_words.stage_line([], TODAY) == ""


def test_what_was_moved_is_said_with_both_days() -> None:
    term = replace(quarters()[3].term, late_after=date(2023, 1, 3))
    assert stage_words.shift_words(term) == "顺延至 2023年1月3日（周二）"
    earlier = replace(term, late_after=date(2022, 12, 30))
    assert stage_words.shift_words(earlier) == "提前至 2022年12月30日（周五）"
    assert stage_words.shift_words(quarters()[3].term) == ""


def test_days_tell_what_the_holiday_notice_says() -> None:
    calendar = WorkCalendar()
    assert told_day(date(2022, 10, 8), calendar) == "2022年10月8日（周六，上班）"
    assert told_day(date(2022, 10, 7), calendar) == "2022年10月7日（周五，国庆休）"
    assert told_day(date(2022, 9, 30), calendar) == "2022年9月30日（周五）"


def test_days_late_count_from_the_last_day_in_time() -> None:
    each = quarters()[1]
    moved = replace(each, term=replace(each.term, late_after=date(2022, 7, 1)))
    assert stage_words.standing_words(moved, OUTLOOK) == (Light.OVERDUE, "逾期，已超 89 天")
    assert stage_words.standing_words(quarters()[2], OUTLOOK) == (Light.SOON, "临期，剩 2 天")


def test_early_and_waiting_ones_show_the_hollow_ring_and_a_word() -> None:
    each = quarters()[0]
    early = replace(each, term=replace(each.term, early=True, late_after=None))
    assert stage_words.standing_words(early, OUTLOOK) == (Light.UNLIMITED, "早于成文")
    waits = Occurrence(1, 1, 1, Term(1, DeadlineKind.RELATIVE, "出台后10日", event="文件出台"))
    assert stage_words.standing_words(waits, OUTLOOK) == (Light.UNLIMITED, "等待")


def test_notes_say_what_is_doubtful() -> None:
    each = quarters()[0]
    odd = replace(each, term=replace(each.term, early=True, late_after=None, provisional=True))
    notes = stage_words.notes(odd, printed=True)
    assert notes[0] == "“每季度”"
    assert "早于成文日期，保留，不算逾期" in notes
    assert any("暂算" in note for note in notes)


def test_names_tell_the_year_where_several_stand_together() -> None:
    following = quarters()[0]
    term = replace(following.term, name="2023年一季度", year=2023, due=date(2023, 3, 31))
    both = [*quarters(), replace(following, id=9, term=term)]
    assert not stage_words.one_year(both)
    assert [tile.name for tile in tiles(both, OUTLOOK)][-1] == "2023年一季度"
    assert [tile.day for tile in tiles(both, OUTLOOK)][-1] == "2023-03-31"
    assert tiles(quarters(), OUTLOOK)[0].name == "一季度"


def test_tiles_part_evenly() -> None:
    assert on_a_line(4, 4) == 4
    assert on_a_line(4, 3) == 2
    assert on_a_line(12, 5) == 4
    assert on_a_line(52, 20) == 13
    assert on_a_line(52, 9) == 9
    assert on_a_line(7, 3) == 3
    assert on_a_line(3, 1) == 1
