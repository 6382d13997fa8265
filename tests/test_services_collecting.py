"""Answers taken back: three ways per cell, one change, one undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.collected import CollectedCell, Collection, FileStatus, Verdict, Why
from gkdesk.domain.feedback import FillField as Fill
from gkdesk.domain.tasks import EditField, Row, Status
from gkdesk.errors import CollectionStale
from gkdesk.services import collecting, editing, feedback, history_pages, occurrences
from gkdesk.services.session import Session
from tests.ledger_content import content
from tests.limited_plan import opened, points, task
from tests.returned_books import Sheet, handed

NOTICE = """某区人民政府办公室
关于印发2023年工作要点的通知
各有关单位：
现将工作要点印发给你们。
某区人民政府办公室
2023年4月20日
2023年工作要点
一、主动公开
1.公布财政预算和三公经费。（牵头单位：区财政局；配合单位：区民政局）
2.公布困难群众补贴发放名单。（责任单位：区财政局、区民政局）
3.全年列席区政府常务会议不少于3次。（责任单位：区民政局）
4.改进政务公开专区服务。（责任单位：区司法局）
5.做好重要政策解读工作。
"""
BUDGET, AID, SITTINGS, SERVICE = range(1, 5)
FINANCE, CIVIL, JUSTICE = "区财政局", "区民政局", "区司法局"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


def at(sheet: Sheet, words: str) -> int:
    """The place of the row with these words."""
    texts = [" ".join(row.locked.values()) for row in sheet.rows]
    return next(place for place, text in enumerate(texts) if words in text)


def collected(session: Session, *sheets: Sheet) -> Collection:
    return collecting.compare(session, [sheet.book() for sheet in sheets])


def changed(found: Collection) -> list[CollectedCell]:
    return [cell for cell in found.cells if cell.verdict is not Verdict.UNCHANGED]


def only(found: Collection) -> CollectedCell:
    (cell,) = changed(found)
    return cell


def say(session: Session, number: int, words: str) -> Row:
    return editing.set_field(session, task(session, number).id, EditField.PROGRESS, words)


# three ways per cell


def test_a_workbook_that_comes_back_as_it_went_changes_nothing(session: Session) -> None:
    found = collected(session, *handed(session).values())
    assert changed(found) == []
    assert {file.status for file in found.files} == {FileStatus.BLANK}
    assert [file.blank for file in found.files] == [file.rows for file in found.files]


def test_what_only_the_unit_changed_is_new_and_taken(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布")
    cell = only(collected(session, sheet))
    assert (cell.verdict, cell.sent, cell.now, cell.value) == (
        Verdict.NEW, "", "", "6月20日已公布",
    )  # fmt: skip
    assert (cell.takable, cell.taken, cell.node_id) == (True, True, task(session, 1).id)


def test_what_both_changed_is_left_to_a_person(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布")
    say(session, BUDGET, "电话报来：已公布")
    cell = only(collected(session, sheet))
    assert (cell.verdict, cell.now) == (Verdict.CONFLICTING, "电话报来：已公布")
    assert (cell.takable, cell.taken) == (True, False)


def test_what_says_what_stands_already_changes_nothing(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布")
    say(session, BUDGET, "6月20日已公布")
    assert changed(collected(session, sheet)) == []


def test_what_only_the_ledger_changed_stays(session: Session) -> None:
    say(session, BUDGET, "正在起草")
    sheet = handed(session)[FINANCE]
    say(session, BUDGET, "6月20日已公布")
    assert changed(collected(session, sheet)) == []


def test_blank_never_deletes(session: Session) -> None:
    say(session, BUDGET, "正在起草")
    sheet = handed(session)[FINANCE].type(0, progress="")
    found = collected(session, sheet)
    assert changed(found) == []
    collecting.apply(session, found)
    assert task(session, BUDGET).progress == "正在起草"


# applying


def test_the_only_units_answer_is_the_rows_own(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(
        0, progress="6月20日已公布", status="已办结", done_on="2023-06-20",
        evidence="http://example.gov.cn/1.html\n公开截图.docx", person="王某", problem="无",
    )  # fmt: skip
    applied = collecting.apply(session, collected(session, sheet))
    row = task(session, BUDGET)
    assert (row.progress, row.status, row.reported_on) == (
        "6月20日已公布", Status.DONE, date(2023, 8, 1),
    )  # fmt: skip
    assert (applied.cells, applied.rows, applied.files) == (6, 1, 1)
    sql = "SELECT unit, period, progress, status, done_on, person, problem FROM feedback"
    assert session.ledger.rows(sql) == [
        (FINANCE, "2023Q3", "6月20日已公布", "done", "2023-06-20", "王某", "无")
    ]
    sql = "SELECT words, link, day, source FROM evidence ORDER BY id"
    link = "http://example.gov.cn/1.html"
    assert session.ledger.rows(sql) == [
        (link, link, "2023-08-01", "区财政局.xlsx"),
        ("公开截图.docx", "", "2023-08-01", "区财政局.xlsx"),
    ]


def test_each_of_several_has_its_line_and_all_have_to_be_done(session: Session) -> None:
    say(session, AID, "领导批示：抓紧")
    sheets = handed(session)
    done = {"status": "已办结", "done_on": "2023-07-01"}
    for unit in (FINANCE, CIVIL):
        sheets[unit].type(at(sheets[unit], "补贴"), progress=f"{unit}已发", **done)
    first, second = sheets[FINANCE], sheets[CIVIL]
    collecting.apply(session, collected(session, first))
    row = task(session, AID)
    assert row.progress == "领导批示：抓紧\n区财政局：区财政局已发"
    assert row.status is Status.OPEN
    collecting.apply(session, collected(session, second))
    row = task(session, AID)
    assert row.progress.splitlines()[1:] == ["区财政局：区财政局已发", "区民政局：区民政局已发"]
    assert row.status is Status.DONE


def test_a_units_former_line_is_replaced(session: Session) -> None:
    for words in ("六月名单已公示", "七月名单已公示"):
        sheet = handed(session)[CIVIL]
        sheet.type(at(sheet, "补贴"), progress=words)
        collecting.apply(session, collected(session, sheet))
    assert task(session, AID).progress == "区民政局：七月名单已公示"


def test_one_of_several_never_opens_a_row_again(session: Session) -> None:
    sheet = handed(session)[CIVIL]
    place = at(sheet, "补贴")
    sheet.type(place, status="已办结", done_on="2023-07-01")
    collecting.apply(session, collected(session, sheet))
    editing.set_field(session, task(session, AID).id, EditField.STATUS, "done")
    again = handed(session)[CIVIL].type(place, status="推进中", done_on="")
    collecting.apply(session, collected(session, again))
    assert task(session, AID).status is Status.DONE
    assert session.ledger.value("SELECT status FROM feedback") == "open"


def test_a_supporting_unit_writes_only_its_own_answer(session: Session) -> None:
    sheet = handed(session)[CIVIL]
    sheet.type(at(sheet, "预算"), progress="已配合", status="已办结", done_on="2023-07-01")
    collecting.apply(session, collected(session, sheet))
    row = task(session, BUDGET)
    assert (row.progress, row.status) == ("", Status.OPEN)
    (said,) = feedback.of_row(session, row.id)
    assert (said.unit, said.progress, said.status) == (CIVIL, "已配合", Status.DONE)


def test_the_lead_meets_no_change_where_a_supporting_unit_answered(session: Session) -> None:
    sheets = handed(session)
    sheets[CIVIL].type(at(sheets[CIVIL], "预算"), progress="已配合")
    collecting.apply(session, collected(session, sheets[CIVIL]))
    lead = sheets[FINANCE]
    lead.type(at(lead, "预算"), progress="已公布")
    found = collected(session, lead)
    (told,) = (c for c in found.cells if c.returned == "已公布")
    assert (told.verdict, told.taken) == (Verdict.NEW, True)


def test_a_count_becomes_an_entry_of_the_difference(session: Session) -> None:
    occurrences.add_tally(session, task(session, SITTINGS).id, 1, date(2023, 5, 8), 1)
    sheet = handed(session)[CIVIL]
    sheet.type(at(sheet, "列席"), count="3次")
    collecting.apply(session, collected(session, sheet))
    (point,) = points(session, SITTINGS)
    assert (point.reached, point.status) == (3, Status.DONE)
    entries = occurrences.tallies(session, task(session, SITTINGS).id)
    assert [(each.amount, each.note) for each in entries] == [(1, ""), (2, CIVIL)]


def test_taking_a_file_twice_changes_nothing(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布")
    collecting.apply(session, collected(session, sheet))
    before = content(session)
    found = collected(session, sheet)
    assert [file.status for file in found.files] == [FileStatus.TAKEN]
    assert collecting.apply(session, found).change_id is None
    assert content(session) == before


def test_the_same_file_twice_in_one_go_is_taken_once(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布")
    found = collected(session, sheet, sheet)
    assert [file.status for file in found.files] == [FileStatus.READY, FileStatus.TAKEN]
    assert len(changed(found)) == 1
    assert collecting.apply(session, found).files == 1


def test_all_of_it_is_one_change_and_one_undo(session: Session) -> None:
    sheets = handed(session)
    before, lines = content(session), len(editing.history(session))
    for unit, sheet in sheets.items():
        for place in range(len(sheet.rows)):
            sheet.type(
                place, progress=f"{unit}第{place}项", status="已办结", done_on="2023-07-01",
                count="3", evidence="附件.docx", person="张某", problem="缺人手",
            )  # fmt: skip
    applied = collecting.apply(session, collected(session, *sheets.values()))
    after = content(session)
    assert applied.files == len(sheets)
    assert len(editing.history(session)) > lines
    editing.undo(session)
    assert content(session) == before
    editing.redo(session)
    assert content(session) == after


def test_a_ledger_changed_meanwhile_refuses(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布")
    found = collected(session, sheet)
    say(session, SERVICE, "另一件事")
    before = content(session)
    with pytest.raises(CollectionStale):
        collecting.apply(session, found)
    assert content(session) == before


def test_only_what_is_accepted_is_written(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布", person="王某")
    found = collected(session, sheet)
    (key,) = (cell.key for cell in found.cells if cell.field is Fill.PERSON)
    assert collecting.apply(session, found, [key]).cells == 1
    assert task(session, BUDGET).progress == ""
    assert session.ledger.value("SELECT person FROM feedback") == "王某"


def test_a_file_of_which_everything_is_refused_has_not_come_back(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布")
    assert collecting.apply(session, collected(session, sheet), []).change_id is None
    assert session.ledger.value("SELECT count(*) FROM receipt") == 0


# contradictions


@pytest.mark.parametrize("typed, field, why", [
    ({"status": "已办结"}, Fill.STATUS, Why.DONE_WITHOUT_DAY),
    ({"done_on": "2023-07-01"}, Fill.DONE_ON, Why.DAY_WITHOUT_DONE),
    ({"status": "已办结", "done_on": "2023-08-02"}, Fill.DONE_ON, Why.DAY_IN_FUTURE),
    ({"status": "已办结", "done_on": "2023-04-19"}, Fill.DONE_ON, Why.DAY_BEFORE_SIGNING),
    ({"status": "已办结", "done_on": "快了"}, Fill.DONE_ON, Why.DAY_NOT_READ),
    ({"status": "领导已阅"}, Fill.STATUS, Why.STATUS_NOT_READ),
    ({"count": "若干"}, Fill.COUNT, Why.COUNT_NOT_READ),
])  # fmt: skip
def test_what_cannot_be_so_is_shown_and_not_taken(
    session: Session, typed: dict[str, str], field: Fill, why: Why
) -> None:
    found = collected(session, handed(session)[FINANCE].type(0, **typed))
    cell = next(cell for cell in changed(found) if cell.field is field)
    assert (cell.verdict, cell.why, cell.taken) == (Verdict.CONTRADICTORY, why, False)
    assert not any(cell.taken for cell in found.cells)


def test_a_day_of_today_is_no_future(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, status="已办结", done_on="2023-08-01")
    assert all(cell.taken for cell in changed(collected(session, sheet)))


def test_a_count_never_becomes_smaller_unasked(session: Session) -> None:
    occurrences.add_tally(session, task(session, SITTINGS).id, 1, date(2023, 5, 8), 2)
    sheet = handed(session)[CIVIL]
    sheet.type(at(sheet, "列席"), count="1")
    cell = only(collected(session, sheet))
    assert (cell.verdict, cell.why) == (Verdict.CONTRADICTORY, Why.COUNT_SMALLER)


def test_evidence_only_comes(session: Session) -> None:
    sheets = handed(session)
    collecting.apply(session, collected(session, sheets[FINANCE].type(0, evidence="甲.docx")))
    sheet = handed(session)[FINANCE].type(0, evidence="乙.docx")
    cell = only(collected(session, sheet))
    assert (cell.value, cell.why, cell.taken) == (
        "甲.docx\n乙.docx", Why.EVIDENCE_MISSING, True,
    )  # fmt: skip
    collecting.apply(session, collected(session, sheet))
    words = session.ledger.rows("SELECT words FROM evidence ORDER BY id")
    assert words == [("甲.docx",), ("乙.docx",)]


def test_the_history_tells_of_the_file_and_of_each_answer(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, progress="6月20日已公布", person="王某")
    collecting.apply(session, collected(session, sheet))
    told = [(each.field, each.after) for each in editing.history(session, limit=1)]
    assert told == [
        ("receipt", "区财政局 区财政局.xlsx，收下 2 处"),
        ("progress", "6月20日已公布"),
        ("feedback", "区财政局 2023年第三季度：6月20日已公布；联系人 王某"),
    ]
    assert history_pages.undo_words(session).startswith("回收反馈")


def test_an_unsigned_row_of_two_units_is_asked_about(session: Session) -> None:
    """Two units share the task; nothing in the file says which of them filled it in."""
    sheet = handed(session)[CIVIL]
    sheet.type(at(sheet, "困难"), progress="已公布")
    sheet.mark = None
    (told,) = (cell for cell in collected(session, sheet).cells if cell.returned == "已公布")
    assert (told.why, told.taken, told.takable) == (Why.UNIT_GUESSED, False, True)


def test_an_unsigned_row_of_one_unit_is_taken(session: Session) -> None:
    sheet = handed(session)[JUSTICE]
    sheet.type(0, progress="已改进")
    sheet.mark = None
    (told,) = (cell for cell in collected(session, sheet).cells if cell.returned == "已改进")
    assert told.taken


def test_a_file_of_which_nothing_can_be_read_stays_open(session: Session) -> None:
    sheet = handed(session)[CIVIL]
    sheet.type(at(sheet, "列席"), count="好几次")
    collecting.apply(session, collected(session, sheet))
    again = collected(session, sheet)
    assert again.files[0].status is FileStatus.READY
    assert [cell.returned for cell in again.cells if cell.why is Why.COUNT_NOT_READ]
