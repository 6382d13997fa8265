"""Which task a returned row is: never another one's, and asked about where it is not sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gkdesk.domain.arranging import SplitInto
from gkdesk.domain.collected import (
    CollectedCell,
    CollectedRow,
    Collection,
    FileStatus,
    RowFound,
    Verdict,
    Why,
)
from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.tasks import EditField
from gkdesk.services import (
    arranging,
    collecting,
    directory,
    editing,
    importing,
    rewording,
    splitting,
)
from gkdesk.services.session import Session
from tests import drafts
from tests.limited_plan import opened, points, task
from tests.returned_books import Sheet, handed, sheet

NOTICE = """某区人民政府办公室
关于印发2023年工作要点的通知
各有关单位：
现将工作要点印发给你们。
某区人民政府办公室
2023年4月20日
2023年工作要点
一、主动公开
1.公布财政预算和三公经费。逐月公布执行情况。（责任单位：区财政局）
2.公布困难群众补贴发放名单。（责任单位：区财政局）
3.每季度公布一次政府采购结果。（责任单位：区财政局）
4.改进政务公开专区服务。（责任单位：区司法局）
5.建立政策解读工作台账。（责任单位：区司法局）
"""
FINANCE, JUSTICE = "区财政局", "区司法局"
BUDGET, AID, BUYING, SERVICE, READING = range(1, 6)
WORDS = "6月20日已在网站公布"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


@pytest.fixture
def desk(session: Session) -> Sheet:
    """The workbook of the finance bureau, which has three rows."""
    return handed(session)[FINANCE]


def compare(session: Session, *sheets: Sheet) -> Collection:
    return collecting.compare(session, [each.book() for each in sheets])


def changed(found: Collection) -> list[CollectedCell]:
    return [cell for cell in found.cells if cell.verdict is not Verdict.UNCHANGED]


def only(found: Collection) -> CollectedCell:
    (cell,) = changed(found)
    return cell


def row_of(found: Collection, cell: CollectedCell) -> CollectedRow:
    return next(row for row in found.rows if row.group == cell.group and row.file == cell.file)


def lose_code(desk: Sheet, at: int) -> None:
    desk.rows[at] = replace(desk.rows[at], code=None)


def test_rows_are_found_in_any_order(session: Session, desk: Sheet) -> None:
    desk.type(1, progress=WORDS).rows.reverse()
    cell = only(compare(session, desk))
    assert (cell.node_id, cell.taken) == (task(session, AID).id, True)


def test_a_row_without_code_is_found_by_its_words(session: Session, desk: Sheet) -> None:
    desk.type(1, progress=WORDS)
    lose_code(desk, 1)
    found = compare(session, desk)
    cell = only(found)
    assert (cell.node_id, cell.taken) == (task(session, AID).id, True)
    assert row_of(found, cell).found is RowFound.COLUMNS


def test_codes_that_stayed_while_words_were_sorted_prove_nothing(
    session: Session, desk: Sheet
) -> None:
    codes = [row.code for row in desk.rows]
    desk.type(0, progress=WORDS).rows.reverse()
    desk.rows = [replace(row, code=code) for row, code in zip(desk.rows, codes, strict=True)]
    cell = only(compare(session, desk))
    assert (cell.node_id, cell.why, cell.taken) == (
        task(session, BUDGET).id, Why.LIKELY_ROW, False,
    )  # fmt: skip


def test_a_code_dragged_to_another_row_proves_nothing(session: Session, desk: Sheet) -> None:
    desk.rows[1] = replace(desk.rows[1], code=desk.rows[0].code)
    desk.type(1, progress=WORDS)
    cell = only(compare(session, desk))
    assert (cell.node_id, cell.taken) == (task(session, AID).id, False)


def test_altered_fixed_words_are_shown_and_the_row_is_asked_about(
    session: Session, desk: Sheet
) -> None:
    desk.type(1, progress=WORDS).lock(1, measure="公布困难群众补贴的发放名单。")
    found = compare(session, desk)
    words, fixed = changed(found)
    assert (words.why, words.takable, words.taken) == (Why.LIKELY_ROW, True, False)
    assert (fixed.field, fixed.why, fixed.takable) == (
        LockedField.MEASURE, Why.LOCKED_ALTERED, False,
    )  # fmt: skip


def test_altered_time_limits_are_shown_and_the_row_is_sure(
    session: Session, desk: Sheet
) -> None:
    desk.type(1, progress=WORDS).lock(1, deadline="2024年6月底前")
    words, fixed = changed(compare(session, desk))
    assert (words.taken, fixed.why, fixed.takable) == (True, Why.LOCKED_ALTERED, False)


def test_blanks_and_wide_signs_alter_nothing(session: Session, desk: Sheet) -> None:
    measure = desk.rows[1].locked[LockedField.MEASURE]
    desk.type(1, progress=WORDS).lock(1, measure=f" {measure[:4]}\n {measure[4:]}")
    assert only(compare(session, desk)).taken


def test_a_row_of_the_units_own_is_no_task(session: Session, desk: Sheet) -> None:
    desk.type(1, progress=WORDS).lock(1, measure="我局另外开展了培训", task="")
    desk.rows[1] = replace(desk.rows[1], code=None, sent=None)
    cell = only(compare(session, desk))
    assert (cell.verdict, cell.node_id, cell.takable) == (Verdict.UNKNOWN_ROW, None, False)


def test_likeness_is_a_question_with_a_proposal(session: Session, desk: Sheet) -> None:
    desk.type(1, progress=WORDS).lock(1, measure="公布全区困难群众的补贴名单")
    lose_code(desk, 1)
    found = compare(session, desk)
    cell = changed(found)[0]
    assert (cell.why, cell.taken, cell.takable) == (Why.LIKELY_ROW, False, True)
    row = row_of(found, cell)
    assert (row.found, row.node_id) == (RowFound.LIKENESS, task(session, AID).id)
    assert 0.6 <= row.likeness < 1


def test_a_person_says_which_task_a_row_is(session: Session, desk: Sheet) -> None:
    desk.type(1, progress=WORDS).lock(1, measure="我局另外开展了培训", task="")
    desk.rows[1] = replace(desk.rows[1], code=None)
    found = compare(session, desk)
    key, group = only(found).key, only(found).group
    told = collecting.assign(session, found, 0, group, task(session, BUYING).id)
    cell = next(cell for cell in told.cells if cell.key == key)
    assert (cell.node_id, cell.takable) == (task(session, BUYING).id, True)
    collecting.apply(session, told, [key])
    assert task(session, BUYING).progress == WORDS
    assert collecting.assign(session, told, 0, group, None).assigned == {}


def test_a_row_copied_into_anothers_workbook_is_not_its(session: Session) -> None:
    desks = handed(session)
    copied = desks[FINANCE].type(0, progress=WORDS).rows[0]
    desks[JUSTICE].rows.append(replace(copied, place="填报表!99"))
    found = compare(session, desks[JUSTICE])
    cell = only(found)
    assert (cell.verdict, cell.why, cell.taken) == (
        Verdict.CONTRADICTORY, Why.NOT_ITS_ROW, False,
    )  # fmt: skip
    assert found.files[0].status is FileStatus.READY


def test_a_workbook_with_anothers_rows_is_told_whose_they_are(session: Session) -> None:
    desks = handed(session)
    desks[JUSTICE].rows = desks[FINANCE].type(0, progress=WORDS).rows
    (file,) = compare(session, desks[JUSTICE]).files
    assert (file.status, file.detail, file.unit) == (FileStatus.OTHER_UNIT, FINANCE, JUSTICE)


def test_a_row_twice_with_one_answer_counts_once(session: Session, desk: Sheet) -> None:
    desk.type(0, progress=WORDS)
    desk.rows.append(replace(desk.rows[0], place="填报表!99"))
    assert only(compare(session, desk)).taken


def test_a_row_twice_with_two_answers_is_left_to_a_person(
    session: Session, desk: Sheet
) -> None:
    desk.type(0, progress=WORDS)
    desk.rows.append(replace(desk.rows[0], place="填报表!99"))
    desk.type(-1, progress="另一句话")
    cells = changed(compare(session, desk))
    assert [(cell.why, cell.taken) for cell in cells] == [(Why.ROW_TWICE, False)] * 2


def test_two_files_of_a_unit_with_two_answers_are_left_to_a_person(
    session: Session, desk: Sheet
) -> None:
    other = Sheet(desk.mark, list(desk.rows), "改.xlsx").type(0, progress="另一句话")
    cells = changed(compare(session, desk.type(0, progress=WORDS), other))
    assert [(cell.file, cell.why, cell.taken) for cell in cells] == [
        (0, Why.ROW_TWICE, False), (1, Why.ROW_TWICE, False),
    ]  # fmt: skip


def test_of_two_versions_in_one_go_the_newer_holds(session: Session, desk: Sheet) -> None:
    newer = handed(session)[FINANCE].type(0, progress="新的一句话")
    found = compare(session, newer, desk.type(0, progress=WORDS))
    assert [file.status for file in found.files] == [FileStatus.READY, FileStatus.OLDER]
    collecting.apply(session, found)
    assert task(session, BUDGET).progress == "新的一句话"


def test_nothing_of_an_older_version_is_taken_after_the_newer(
    session: Session, desk: Sheet
) -> None:
    newer = handed(session)[FINANCE].type(0, progress="新的一句话")
    collecting.apply(session, compare(session, newer))
    found = compare(session, desk.type(0, progress=WORDS).type(1, progress=WORDS))
    assert found.files[0].status is FileStatus.OLDER
    assert [cell.verdict for cell in changed(found)] == [Verdict.CONFLICTING, Verdict.NEW]
    assert not any(cell.taken for cell in found.cells)


def test_a_row_that_was_taken_out_is_gone(session: Session, desk: Sheet) -> None:
    desk.type(0, progress=WORDS)
    arranging.remove(session, [task(session, BUDGET).id])
    cell = only(compare(session, desk))
    assert (cell.verdict, cell.why, cell.takable) == (
        Verdict.UNKNOWN_ROW, Why.ROW_GONE, False,
    )  # fmt: skip


def test_a_row_that_was_split_since_is_asked_about(session: Session, desk: Sheet) -> None:
    desk.type(0, progress=WORDS)
    row = task(session, BUDGET)
    splitting.split(session, row.id, [row.text.index("逐月")], into=SplitInto.TASKS)
    cell = only(compare(session, desk))
    assert (cell.why, cell.taken) == (Why.LIKELY_ROW, False)


def test_a_row_that_was_reworded_a_little_is_the_same(session: Session, desk: Sheet) -> None:
    desk.type(1, progress=WORDS)
    rewording.set_text(session, task(session, AID).id, "公布困难群众补贴的发放名单。")
    assert only(compare(session, desk)).taken


def test_a_row_that_was_moved_is_the_same(session: Session, desk: Sheet) -> None:
    desk.type(1, progress=WORDS)
    arranging.shift(session, [task(session, AID).id], 1)
    assert only(compare(session, desk)).taken


def test_a_unit_renamed_since_is_the_same(session: Session, desk: Sheet) -> None:
    unit = directory.add(session, name="区财政和国有资产局")
    directory.name_former(session, unit.id, FINANCE, None, None)
    desk.type(0, progress=WORDS)
    collecting.apply(session, compare(session, desk))
    assert task(session, BUDGET).progress == WORDS


def test_a_row_given_to_another_unit_since_keeps_both_words(
    session: Session, desk: Sheet
) -> None:
    editing.set_field(session, task(session, BUDGET).id, EditField.RESPONSIBLE, JUSTICE)
    desk.type(0, progress=WORDS)
    collecting.apply(session, compare(session, desk))
    assert task(session, BUDGET).progress == f"{FINANCE}：{WORDS}"


def test_a_workbook_of_another_ledger_is_another_plans(session: Session, desk: Sheet) -> None:
    assert desk.mark is not None
    desk.mark = replace(desk.mark, mark="00000000", title="别的要点")
    desk.rows = [
        replace(row, code=replace(row.code, mark="00000000")) for row in desk.rows if row.code
    ]
    found = compare(session, desk.type(0, progress=WORDS))
    assert (found.files[0].status, found.files[0].detail) == (
        FileStatus.OTHER_PLAN, "别的要点",
    )  # fmt: skip
    assert {cell.node_id for cell in found.cells} == {None}
    assert not any(cell.takable for cell in found.cells)


def test_a_plan_that_was_removed_takes_nothing(session: Session, desk: Sheet) -> None:
    importing.remove(session, [1])
    found = compare(session, desk.type(0, progress=WORDS))
    assert found.files[0].status is FileStatus.OTHER_PLAN
    assert not any(cell.takable for cell in found.cells)


def test_rows_of_two_plans_in_one_file_go_to_their_own(session: Session, desk: Sheet) -> None:
    drafts.take_in(session)
    sent = handed(session, plan_id=2)
    other = next(each for unit, each in sent.items() if "财政" in unit)
    other.type(0, progress="另一个计划的话")
    desk.type(0, progress=WORDS).rows.append(replace(other.rows[0], place="填报表!99"))
    cells = changed(compare(session, desk))
    assert cells[0].node_id == task(session, BUDGET).id
    assert cells[1].node_id not in {row.code.node_id for row in desk.rows[:-1] if row.code}


def test_without_the_register_the_workbooks_own_values_count(
    session: Session, desk: Sheet
) -> None:
    session.ledger.execute("DELETE FROM dispatch_row")
    session.ledger.execute("DELETE FROM dispatch")
    cell = only(compare(session, desk.type(0, progress=WORDS)))
    assert (cell.sent, cell.verdict, cell.taken) == ("", Verdict.NEW, True)


def test_without_any_record_of_the_sending_a_standing_value_conflicts(
    session: Session, desk: Sheet
) -> None:
    session.ledger.execute("DELETE FROM dispatch_row")
    session.ledger.execute("DELETE FROM dispatch")
    editing.set_field(session, task(session, BUDGET).id, EditField.PROGRESS, "在办")
    desk.rows = [replace(row, sent=None) for row in desk.rows]
    cell = only(compare(session, desk.type(0, progress=WORDS)))
    assert (cell.verdict, cell.why) == (Verdict.CONFLICTING, Why.SENT_UNKNOWN)


def test_a_code_that_means_another_row_since_a_restore_is_not_followed(
    session: Session, desk: Sheet
) -> None:
    """Numbers of rows are given anew in a ledger that was put back."""
    session.ledger.execute("DELETE FROM dispatch_row")
    session.ledger.execute("DELETE FROM dispatch")
    code = desk.rows[0].code
    assert code is not None
    desk.rows[0] = replace(desk.rows[0], code=RowCode(code.mark, task(session, SERVICE).id))
    desk.type(0, progress=WORDS)
    for cell in changed(compare(session, desk)):
        assert not (cell.taken and cell.node_id == task(session, SERVICE).id)


def test_a_file_that_lost_its_mark_is_known_by_its_codes(session: Session, desk: Sheet) -> None:
    desk.mark = None
    found = compare(session, desk.type(0, progress=WORDS))
    assert (found.files[0].unit, only(found).taken) == (FINANCE, True)


def test_a_file_that_lost_mark_and_codes_is_known_by_its_words(
    session: Session, desk: Sheet
) -> None:
    desk.mark = None
    desk.type(0, progress=WORDS)
    desk.rows = [replace(row, code=None, sent=None) for row in desk.rows]
    found = compare(session, desk)
    assert (found.files[0].unit, only(found).taken) == (FINANCE, True)


def pointed(session: Session) -> tuple[Sheet, int]:
    """A workbook with a row for each due point of the quarter, and the place of one of the
    purchases."""
    desk = handed(session, by_points=True)[FINANCE]
    buying = task(session, BUYING).id
    codes = [row.code for row in desk.rows]
    at = next(
        place
        for place, code in enumerate(codes)
        if code and code.node_id == buying and code.occurrence_id
    )
    return desk, at


def test_an_answer_about_a_due_point_is_that_ones(session: Session) -> None:
    desk, at = pointed(session)
    found = compare(session, desk.type(at, progress=WORDS))
    code = desk.rows[at].code
    assert code is not None
    assert (only(found).occurrence_id, only(found).taken) == (code.occurrence_id, True)
    collecting.apply(session, found)
    said = {point.id: point.progress for point in points(session, BUYING)}
    assert {number for number, words in said.items() if words} == {code.occurrence_id}


def test_a_due_point_that_is_gone_takes_nothing(session: Session) -> None:
    desk, at = pointed(session)
    desk.type(at, progress=WORDS)
    editing.set_field(session, task(session, BUYING).id, EditField.DEADLINE, "2023-12-31")
    cell = only(compare(session, desk))
    assert (cell.verdict, cell.why, cell.node_id) == (Verdict.UNKNOWN_ROW, Why.ROW_GONE, None)


def test_a_code_shifted_to_another_due_point_of_the_row_proves_nothing(
    session: Session,
) -> None:
    desk, at = pointed(session)
    other = next(p for p in points(session, BUYING) if p.id != _point(desk, at))
    row = desk.rows[at]
    assert row.code is not None
    desk.rows[at] = replace(row, code=replace(row.code, occurrence_id=other.id))
    for cell in changed(compare(session, desk.type(at, progress=WORDS))):
        assert not (cell.taken and cell.occurrence_id == other.id)


def _point(desk: Sheet, at: int) -> int | None:
    code = desk.rows[at].code
    return code.occurrence_id if code else None


def test_in_a_merged_file_a_row_of_both_units_is_asked_about(session: Session) -> None:
    both = task(session, AID).id
    editing.set_field(session, both, EditField.RESPONSIBLE, f"{FINANCE}、{JUSTICE}")
    desks = handed(session)
    shared = [row for row in desks[JUSTICE].rows if row.code and row.code.node_id == both]
    own = [row for row in desks[JUSTICE].rows if row not in shared]
    desks[FINANCE].rows = [
        row for row in desks[FINANCE].rows if row.code and row.code.node_id != both
    ]
    desks[FINANCE].rows += [
        replace(row, place=f"填报表!{at + 90}") for at, row in enumerate(shared + own)
    ]
    place = len(desks[FINANCE].rows) - len(shared + own)
    cell = only(compare(session, desks[FINANCE].type(place, progress=WORDS)))
    assert (cell.node_id, cell.why, cell.taken) == (both, Why.NOT_ITS_ROW, False)


def test_a_row_in_another_role_is_another_units(session: Session, desk: Sheet) -> None:
    cell = only(compare(session, desk.type(0, progress=WORDS).lock(0, role="配合单位")))
    assert (cell.why, cell.taken) == (Why.NOT_ITS_ROW, False)


def test_a_sheet_of_the_register_lies_on_the_desk(session: Session) -> None:
    handed(session)
    assert len(sheet(session, 1).rows) in (2, 3)
