"""Hints on the worth of an answer: shown, never in the way of taking it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gkdesk.domain.collected import CollectedCell, Hint
from gkdesk.domain.feedback import FillField as Fill
from gkdesk.services import answer_hints, collecting
from gkdesk.services.session import Session
from tests.limited_plan import opened
from tests.returned_books import Sheet, handed
from tests.test_services_collecting import CIVIL, FINANCE, NOTICE


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


def cells(session: Session, sheet: Sheet, field: Fill) -> list[CollectedCell]:
    found = collecting.compare(session, [sheet.book()])
    return [cell for cell in found.cells if cell.field is field]


@pytest.mark.parametrize("words, empty", [
    ("高度重视，认真落实，取得明显成效。", True),
    ("按照要求稳步推进。", True),
    ("已完成", True),
    ("公布信息12条", False),
    ("召开两次会议", False),
    ("已在 www.example.gov.cn 公开", False),
    ("印发《公开指南》", False),
    ("见附件", False),
    ("6月底前已印发实施方案", False),
])  # fmt: skip
def test_a_report_without_any_fact_is_known(words: str, empty: bool) -> None:
    assert (Hint.NO_FACT in answer_hints.of_progress(words, (), ())) is empty


def test_the_same_words_as_for_the_last_period(session: Session) -> None:
    sheet = handed(session, period="2023Q2")[FINANCE].type(0, progress="已公布12条")
    collecting.apply(session, collecting.compare(session, [sheet.book()]))
    (cell,) = cells(session, handed(session, period="2023Q3")[FINANCE], Fill.PROGRESS)
    assert cell.hints == (Hint.AS_LAST_PERIOD,)


def test_other_words_than_for_the_last_period(session: Session) -> None:
    sheet = handed(session, period="2023Q2")[FINANCE].type(0, progress="已公布12条")
    collecting.apply(session, collecting.compare(session, [sheet.book()]))
    again = handed(session, period="2023Q3")[FINANCE].type(0, progress="又公布8条")
    (cell,) = cells(session, again, Fill.PROGRESS)
    assert (cell.hints, cell.taken) == ((), True)


def test_the_same_words_at_two_tasks(session: Session) -> None:
    sheet = handed(session)[CIVIL]
    for place, words in enumerate(("召开专题会议3次", "召开专题会议 3次", "公布名单12份")):
        sheet.type(place, progress=words)
    found = cells(session, sheet, Fill.PROGRESS)
    assert [cell.hints for cell in found] == [(Hint.AS_OTHER_TASK,)] * 2 + [()]
    assert all(cell.taken for cell in found)


@pytest.mark.parametrize("evidence, hints", [
    ("", (Hint.DONE_WITHOUT_EVIDENCE,)),
    ("公开截图.docx", ()),
])  # fmt: skip
def test_done_without_evidence(
    session: Session, evidence: str, hints: tuple[Hint, ...]
) -> None:
    typed = {"status": "已办结", "done_on": "2023-06-20", "evidence": evidence}
    sheet = handed(session)[FINANCE].type(0, **typed)
    status = next(cell for cell in cells(session, sheet, Fill.STATUS) if cell.value == "done")
    assert (status.hints, status.taken) == (hints, True)


def test_evidence_given_before_counts(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, evidence="公开截图.docx")
    collecting.apply(session, collecting.compare(session, [sheet.book()]))
    again = handed(session)[FINANCE].type(0, status="已办结", done_on="2023-06-20")
    status = next(cell for cell in cells(session, again, Fill.STATUS) if cell.value == "done")
    assert status.hints == ()
