"""What tables, lists and programs see of a limit that was put back, and of reminders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.print_scheme import ListColumn, ListColumnChoice, PrintScheme
from gkdesk.domain.supervision import Extension, PutBack, Way
from gkdesk.domain.tasks import EditField
from gkdesk.exports.ledger_json import task_json
from gkdesk.exports.plain_text import task_line
from gkdesk.exports.printed_list import PrintedRow
from gkdesk.services import editing, exporting, extending, meeting_lists, outline, reminding
from gkdesk.services.limit_in_force import day_below, limit_cell, put_back_words
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import BUDGET_ID, MARCH_MEASURE, SUBSIDY_ID

TODAY = date(2023, 4, 3)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def extended(session: Session, typed: str, node: int = MARCH_MEASURE) -> None:
    extending.extend(session, node, None, typed, "系统改版", "张区长", TODAY)


def cells(session: Session, rows_by: RowsBy) -> list[str]:
    return [row.deadline for row in exporting.breakdown(session, 1, rows_by).rows]


def printed(session: Session, shows: ListColumn = ListColumn.DEADLINE) -> list[str]:
    """A column of the plan's printed list."""
    scheme = PrintScheme(columns=(ListColumnChoice(shows),))
    lines = meeting_lists.meeting_list(session, 1, scheme).lines
    return [line.cells[0].text for line in lines if isinstance(line, PrintedRow)]


def test_the_exported_table_shows_the_old_day_with_the_new(session: Session) -> None:
    extended(session, "2023-06-30")
    assert cells(session, RowsBy.TASK)[0] == "3月底前（延至2023年6月30日）；每年"
    assert cells(session, RowsBy.MEASURE)[:2] == ["3月底前（延至2023年6月30日）", "每年"]


def test_the_whole_chain_is_printed(session: Session) -> None:
    extended(session, "2023-06-30")
    extended(session, "2023年9月底前")
    words = "3月底前（延至2023年6月30日，再延至2023年9月30日）"
    assert cells(session, RowsBy.MEASURE)[0] == words


def test_a_day_set_by_hand_is_kept_beside_its_extension(session: Session) -> None:
    editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, "2023-09-30")
    extended(session, "2023-10-31", SUBSIDY_ID)
    assert cells(session, RowsBy.TASK)[1] == "2023年9月30日前（延至2023年10月31日）"
    assert printed(session)[1] == "2023年9月30日前（延至2023年10月31日）"


def test_several_limits_set_by_hand_all_stand(session: Session) -> None:
    """A task limited to June and December shows both, the one put back with its new day."""
    typed = "6月底前制定方案，12月底前完成"
    editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, typed)
    assert cells(session, RowsBy.TASK)[1] == "6月底前；12月底前"
    first = outline.due_points(session, [SUBSIDY_ID])[SUBSIDY_ID][0]
    extending.extend(session, SUBSIDY_ID, first.id, "2023-07-31", "汛期", "区长", TODAY)
    assert cells(session, RowsBy.TASK)[1] == "6月底前（延至2023年7月31日）；12月底前"
    assert printed(session)[1].startswith("6月底前（延至2023年7月31日）；12月底前")


def test_another_day_set_since_stands_alone(session: Session) -> None:
    extended(session, "2023-06-30")
    editing.set_field(session, MARCH_MEASURE, EditField.DEADLINE, "2023-05-04")
    assert cells(session, RowsBy.MEASURE)[0] == "2023年5月4日"
    editing.set_field(session, MARCH_MEASURE, EditField.DEADLINE, "")
    assert cells(session, RowsBy.MEASURE)[0] == "3月底前"


def test_a_task_set_by_hand_shows_its_own_day_alone(session: Session) -> None:
    extended(session, "2023-06-30")
    editing.set_field(session, BUDGET_ID, EditField.DEADLINE, "2023-12-31")
    assert cells(session, RowsBy.TASK)[0] == "2023年12月31日"


def test_a_task_set_by_hand_and_put_back_shows_nothing_of_its_measures(
    session: Session,
) -> None:
    extended(session, "2023-06-30")
    editing.set_field(session, BUDGET_ID, EditField.DEADLINE, "2023-10-31")
    extended(session, "2023-12-31", BUDGET_ID)
    assert cells(session, RowsBy.TASK)[0] == "2023年10月31日前（延至2023年12月31日）"


def test_a_printed_day_is_not_taken_for_the_extended_one(session: Session) -> None:
    """A newer version of the notice prints the very day the limit was put back to."""
    extended(session, "2023-06-30")
    sql = "UPDATE node SET deadline_set = 0 WHERE id = ?"
    session.ledger.execute(sql, (MARCH_MEASURE,))
    assert not extending.put_back(session, [MARCH_MEASURE])


def test_the_printed_list_shows_it_too(session: Session) -> None:
    extended(session, "2023-06-30")
    assert printed(session)[0] == "3月底前（延至2023年6月30日）；每年"


def test_the_printed_list_counts_reminders(session: Session) -> None:
    told = [(BUDGET_ID, "区财政局"), (MARCH_MEASURE, "各镇街")]
    reminding.remind(session, told, TODAY, Way.PHONE)
    assert printed(session, ListColumn.STATUS) == ["逾期\n超3天\n催办2次", "无时限", "无时限"]
    assert printed(session, ListColumn.REMINDERS) == ["2次", "", ""]


def step(number: int, former: date, due: date, words: str, occurrence: int | None) -> Extension:
    return Extension(number, 5, occurrence, former, words, due, "", "甲", "乙", TODAY)


def quarter(number: int, name: str, former: date, due: date) -> PutBack:
    return PutBack(name, (step(number, former, due, "每季度末前", number),))


def test_of_a_recurring_limit_the_period_is_named(session: Session) -> None:
    row = outline.row(session, SUBSIDY_ID)
    third = quarter(1, "2023年三季度", date(2023, 9, 30), date(2023, 10, 31))
    fourth = quarter(2, "2023年四季度", date(2023, 12, 31), date(2024, 1, 15))
    assert put_back_words(third) == "2023年三季度延至2023年10月31日"
    assert limit_cell(row, ["每季度末前"], [third, fourth]) == (
        "每季度末前（2023年三季度延至2023年10月31日；2023年四季度延至2024年1月15日）"
    )


def test_words_printed_twice_stand_with_and_without(session: Session) -> None:
    row = outline.row(session, SUBSIDY_ID)
    back = PutBack("", (step(1, date(2023, 9, 30), date(2023, 10, 31), "9月底前", None),))
    told = limit_cell(row, ["9月底前", "9月底前", "每年"], [back])
    assert told == "9月底前（延至2023年10月31日）；9月底前；每年"


def test_what_programs_read(session: Session) -> None:
    extended(session, "2023-06-30")
    extended(session, "2023-09-30")
    row = outline.row(session, BUDGET_ID)
    put_back = extending.put_back(session, [BUDGET_ID])[BUDGET_ID]
    found = task_json(row, [], session.outlook, put_back, 2)
    assert (found["extended_from"], found["reminders"]) == ("2023-03-31", 2)
    assert task_json(row, [], session.outlook)["extended_from"] is None
    assert task_line(row, session.outlook, 2).endswith("　催办2次")
    assert "催办" not in task_line(row, session.outlook)


@pytest.mark.parametrize(
    ("words", "due", "late_after", "provisional", "told"),
    [
        ("9月底前", date(2023, 9, 30), date(2023, 9, 30), False, "9月底前\n（2023年9月30日）"),
        (
            "国庆节前",
            date(2023, 10, 1),
            date(2023, 10, 7),
            False,
            "国庆节前\n（2023年10月1日，顺延至2023年10月7日）",
        ),
        (
            "2023年10月1日前",
            date(2023, 10, 1),
            date(2023, 9, 28),
            True,
            "2023年10月1日前\n（提前到2023年9月28日，暂算）",
        ),
        ("", date(2023, 9, 30), date(2023, 9, 30), False, "2023年9月30日"),
        ("长期坚持", None, None, False, "长期坚持"),
        ("", None, None, False, ""),
    ],
)
def test_what_the_words_do_not_say_stands_below(
    session: Session,
    words: str,
    due: date | None,
    late_after: date | None,
    provisional: bool,
    told: str,
) -> None:
    row = replace(
        outline.row(session, SUBSIDY_ID),
        due=due,
        late_after=late_after,
        provisional=provisional,
    )
    assert day_below(row, words) == told
