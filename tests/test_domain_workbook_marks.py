"""What a workbook says of itself: short enough for a defined name, readable after a journey."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gkdesk.domain import workbook_marks
from gkdesk.domain.dispatches import DispatchKind, LockedField, WorkbookMark

MARK = WorkbookMark(
    mark="85EFD0DE",
    code="940E9D443E507A63",
    kind=DispatchKind.REPORT,
    title="2023年政务公开工作要点",
    year=2023,
    unit="区财政局",
    version=2,
    period="2023Q1",
    sent_at="2023-04-03T09:30:00+08:00",
    rows=12,
    checksum="4db755f09dc5bdb1",
)
LOCKED = (
    {
        LockedField.CODE: "85EFD0DE-2-X",
        LockedField.TASK: "公布 预算",
        LockedField.LIGHT: "● 推进中",
    },
    {LockedField.CODE: "85EFD0DE-5-Y", LockedField.TASK: "公布补贴"},
)


def test_the_pairs_say_all_of_it() -> None:
    assert workbook_marks.read_pairs(dict(workbook_marks.pairs(MARK))) == MARK


def test_the_short_text_says_what_the_register_asks_for() -> None:
    read = workbook_marks.read_text(workbook_marks.short_text(MARK))
    assert read == replace(MARK, title="", year=None, sent_at="")


@given(unit=st.text(max_size=300))
def test_the_short_text_goes_into_a_defined_name(unit: str) -> None:
    text = workbook_marks.short_text(replace(MARK, unit=unit))
    assert len(text) + text.count('"') <= 255
    read = workbook_marks.read_text(text)
    assert read is not None
    assert read.code == MARK.code


@given(st.text(max_size=40))
def test_other_words_are_no_mark(words: str) -> None:
    assert workbook_marks.read_text(words) is None


def test_a_half_of_a_mark_is_none() -> None:
    said = dict(workbook_marks.pairs(MARK))
    assert workbook_marks.read_pairs({**said, "kind": "letter"}) is None
    assert workbook_marks.read_pairs({**said, "dispatch": ""}) is None
    assert workbook_marks.read_text('["85EFD0DE"]') is None


def test_numbers_that_a_program_wrote_as_fractions() -> None:
    said = dict(workbook_marks.pairs(MARK)) | {
        "year": "2023.0",
        "rows": "12.0",
        "version": "2.0",
    }
    assert workbook_marks.read_pairs(said) == MARK


def test_the_sum_knows_words_and_not_order_blanks_or_lights() -> None:
    total = workbook_marks.checksum(LOCKED)
    first, second = LOCKED
    blanks = {**first, LockedField.TASK: "公布\n预算", LockedField.LIGHT: "▲ 逾期"}
    assert workbook_marks.checksum([second, blanks]) == total
    assert workbook_marks.checksum([first, {**second, LockedField.TASK: "公布津贴"}]) != total
    assert workbook_marks.checksum([first]) != total
