"""Extension: a later day with reason and approver; what was before is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.supervision import Extension
from gkdesk.domain.tasks import EditField, Light, Row
from gkdesk.errors import (
    DayInFuture,
    DeadlineNotUnderstood,
    ExtensionNeedsDay,
    ExtensionNotLater,
    FieldNotEditable,
    GkdeskError,
    NoApprover,
    NoReason,
    NothingToExtend,
    UnknownTask,
)
from gkdesk.services import editing, extending, outline
from gkdesk.services.session import Session
from tests import drafts
from tests.drafts import BUDGET_ID, FINANCE, MARCH_MEASURE, SUBSIDY_ID, WEBSITE_ID

TODAY = date(2023, 4, 3)
MARCH_END = date(2023, 3, 31)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def extended(session: Session, typed: str, node: int = MARCH_MEASURE) -> Row:
    return extending.extend(session, node, None, typed, "系统改版", "张区长", TODAY)


def test_the_new_day_holds_and_the_former_is_kept(session: Session) -> None:
    assert outline.row(session, MARCH_MEASURE).light(session.outlook) is Light.OVERDUE
    row = extended(session, "2023-06-30")
    assert (row.due, row.words, row.deadline_kind, row.deadline_set) == (
        date(2023, 6, 30),
        "2023年6月30日前",
        DeadlineKind.DATE,
        True,
    )
    assert row.light(session.outlook) is Light.RUNNING
    assert extending.extensions(session, MARCH_MEASURE) == [
        Extension(
            id=1,
            node_id=MARCH_MEASURE,
            occurrence_id=None,
            former_due=MARCH_END,
            former_words="3月底前",
            due=date(2023, 6, 30),
            words="2023年6月30日前",
            reason="系统改版",
            approver="张区长",
            decided_on=TODAY,
        )
    ]


def test_a_task_follows_its_measure(session: Session) -> None:
    extended(session, "2023-06-30")
    assert outline.row(session, BUDGET_ID).due == date(2023, 6, 30)


def test_a_phrase_is_read_in_the_year_of_the_day_that_stands(session: Session) -> None:
    extended(session, "2024年3月底前")
    assert extended(session, "5月底前").due == date(2024, 5, 31)


def test_several_extensions_keep_the_whole_chain(session: Session) -> None:
    for typed in ("2023-04-30", "6月底前", "2023-12-31"):
        extended(session, typed)
    (standing,) = extending.put_back(session, [MARCH_MEASURE])[MARCH_MEASURE]
    days = [(step.former_due, step.due) for step in standing.steps]
    assert days == [
        (MARCH_END, date(2023, 4, 30)),
        (date(2023, 4, 30), date(2023, 6, 30)),
        (date(2023, 6, 30), date(2023, 12, 31)),
    ]
    assert standing.former_words == "3月底前"
    # the task is put back with its measure
    assert extending.put_back(session, [BUDGET_ID, SUBSIDY_ID]) == {BUDGET_ID: [standing]}


def test_one_undo_takes_one_extension_back(session: Session) -> None:
    before = outline.row(session, MARCH_MEASURE), outline.row(session, BUDGET_ID)
    extended(session, "2023-04-30")
    extended(session, "2023-06-30")
    editing.undo(session)
    assert outline.row(session, MARCH_MEASURE).due == date(2023, 4, 30)
    assert len(extending.extensions(session, MARCH_MEASURE)) == 1
    editing.undo(session)
    assert (outline.row(session, MARCH_MEASURE), outline.row(session, BUDGET_ID)) == before
    assert extending.extensions(session, MARCH_MEASURE) == []
    assert not extending.put_back(session, [MARCH_MEASURE])


def test_another_day_set_since_ends_the_chain_but_not_the_record(session: Session) -> None:
    extended(session, "2023-06-30")
    editing.set_field(session, MARCH_MEASURE, EditField.DEADLINE, "2023-05-04")
    assert not extending.put_back(session, [MARCH_MEASURE])
    assert len(extending.extensions(session, MARCH_MEASURE)) == 1
    editing.set_field(session, MARCH_MEASURE, EditField.DEADLINE, "")
    assert not extending.put_back(session, [MARCH_MEASURE])


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("2023-03-31", ExtensionNotLater),
        ("2023-01-01", ExtensionNotLater),
        ("3月中旬前", ExtensionNotLater),
        ("2023-02-30", DeadlineNotUnderstood),
        ("尽量快些", DeadlineNotUnderstood),
        ("", DeadlineNotUnderstood),
        ("每季度末前", ExtensionNeedsDay),
        ("长期坚持", ExtensionNeedsDay),
        ("决策文件出台后30日内", ExtensionNeedsDay),
    ],
)
def test_what_is_no_later_day_is_refused(
    session: Session, typed: str, error: type[GkdeskError]
) -> None:
    before = outline.row(session, MARCH_MEASURE)
    with pytest.raises(error):
        extended(session, typed)
    assert outline.row(session, MARCH_MEASURE) == before
    assert extending.extensions(session, MARCH_MEASURE) == []


def test_the_refusal_names_the_day_that_stands(session: Session) -> None:
    extended(session, "2023-06-30")
    with pytest.raises(ExtensionNotLater) as caught:
        extended(session, "2023-05-31")
    assert caught.value.value == "2023-06-30"


@pytest.mark.parametrize(
    ("reason", "approver", "day", "error"),
    [
        (" ", "张区长", TODAY, NoReason),
        ("系统改版", "\n", TODAY, NoApprover),
        ("系统改版", "张区长", date(2023, 4, 4), DayInFuture),
    ],
)
def test_reason_approver_and_a_past_day_are_wanted(
    session: Session, reason: str, approver: str, day: date, error: type[GkdeskError]
) -> None:
    with pytest.raises(error):
        extending.extend(session, MARCH_MEASURE, None, "2023-06-30", reason, approver, day)
    assert extending.extensions(session, MARCH_MEASURE) == []


@pytest.mark.parametrize(
    ("node", "error"),
    [
        (SUBSIDY_ID, NothingToExtend),
        (WEBSITE_ID, NothingToExtend),
        (BUDGET_ID, FieldNotEditable),
        (FINANCE, FieldNotEditable),
        (-1, FieldNotEditable),
        (99, UnknownTask),
    ],
)
def test_where_no_day_stands_there_is_nothing_to_put_back(
    session: Session, node: int, error: type[GkdeskError]
) -> None:
    with pytest.raises(error):
        extended(session, "2023-06-30", node)


def test_understand_changes_nothing(session: Session) -> None:
    limit = extending.understand(session, MARCH_MEASURE, None, "6月底前")
    assert limit.due == date(2023, 6, 30)
    assert extending.present(session, MARCH_MEASURE).due == MARCH_END
    assert not any(line.what is ChangeKind.EXTEND for line in editing.history(session))


def test_the_history_tells_why_and_by_whom(session: Session) -> None:
    extended(session, "2023-06-30")
    lines = {line.field: line for line in editing.history(session, MARCH_MEASURE)}
    assert lines["extension"].what is ChangeKind.EXTEND
    assert lines["extension"].after == "延至2023年6月30日，张区长于2023年4月3日批准：系统改版"
    assert (lines["deadline"].before, lines["deadline"].after) == ("2023-03-31", "2023-06-30")
