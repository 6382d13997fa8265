"""Two clerks, two ledgers of one plan: what one of them changed comes to the other, and
where both changed, a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gkdesk.domain.collected import CollectedCell, Collection, FileStatus, Verdict
from gkdesk.domain.tasks import EditField, Status
from gkdesk.domain.units import Role
from gkdesk.services import collecting, editing, exchanging, importing, outline, returned_files
from gkdesk.services.session import Session
from tests import drafts
from tests.ledger_content import content


@dataclass
class Clerks:
    """Two ledgers that read the same notice, and a folder for what goes between them."""

    here: Session
    there: Session
    folder: Path
    files: int = 0

    def told(self, who: Session) -> Path:
        self.files += 1
        path = self.folder / f"{self.files}.gkx"
        (plan,) = outline.plans(who)
        exchanging.write(who, plan.id, path)
        return path

    def compared(self, who: Session, path: Path) -> Collection:
        files, faults = returned_files.gather([path])
        assert not faults
        return collecting.compare(who, [file.read() for file in files])

    def taken(self, who: Session, path: Path) -> Collection:
        collection = self.compared(who, path)
        collecting.apply(who, collection, None)
        return collection


@pytest.fixture
def clerks(tmp_path: Path) -> Iterator[Clerks]:
    with drafts.ledger(tmp_path / "甲.db") as here, drafts.ledger(tmp_path / "乙.db") as there:
        drafts.take_in(here)
        drafts.take_in(there, name="取错的.txt")
        importing.remove(there, [1])
        drafts.take_in(there)  # its rows bear other numbers there
        yield Clerks(here, there, tmp_path)


def there(row: int) -> int:
    """The number of a row in the other ledger."""
    return row + drafts.WEBSITE_ID


def edit(who: Session, row: int, field: EditField, words: str) -> None:
    editing.set_field(who, row, field, words)


def cell(collection: Collection, row: int, field: EditField) -> CollectedCell:
    (found,) = (c for c in collection.cells if c.node_id == row and c.field is field)
    return found


def test_what_one_wrote_comes_to_the_other(clerks: Clerks) -> None:
    edit(clerks.there, there(drafts.BUDGET_ID), EditField.PROGRESS, "已公布预算")
    edit(clerks.there, there(drafts.WEBSITE_ID), EditField.RESPONSIBLE, "区大数据局")
    edit(clerks.there, there(drafts.SUBSIDY_ID), EditField.STATUS, "已办结")
    clerks.taken(clerks.here, clerks.told(clerks.there))
    assert outline.row(clerks.here, drafts.BUDGET_ID).progress == "已公布预算"
    assert outline.row(clerks.here, drafts.WEBSITE_ID).names(Role.RESPONSIBLE) == (
        "区大数据局",
    )
    assert outline.row(clerks.here, drafts.SUBSIDY_ID).status is Status.DONE


def test_what_stands_here_alone_stays(clerks: Clerks) -> None:
    edit(clerks.here, drafts.BUDGET_ID, EditField.NOTE, "待局务会")
    edit(clerks.there, there(drafts.BUDGET_ID), EditField.PROGRESS, "已公布")
    clerks.taken(clerks.here, clerks.told(clerks.there))
    row = outline.row(clerks.here, drafts.BUDGET_ID)
    assert (row.note, row.progress) == ("待局务会", "已公布")


def test_what_both_changed_is_asked_about(clerks: Clerks) -> None:
    edit(clerks.here, drafts.BUDGET_ID, EditField.NOTE, "甲记的")
    edit(clerks.there, there(drafts.BUDGET_ID), EditField.NOTE, "乙记的")
    found = clerks.taken(clerks.here, clerks.told(clerks.there))
    note = cell(found, drafts.BUDGET_ID, EditField.NOTE)
    assert (note.verdict, note.taken, note.takable) == (Verdict.CONFLICTING, False, True)
    assert outline.row(clerks.here, drafts.BUDGET_ID).note == "甲记的"


def test_a_limit_read_from_the_notice_is_no_edit(clerks: Clerks) -> None:
    edit(clerks.here, drafts.SUBSIDY_ID, EditField.DEADLINE, "2023年6月底前")
    edit(clerks.there, there(drafts.BUDGET_ID), EditField.DEADLINE, "2023年5月底前")
    clerks.taken(clerks.here, clerks.told(clerks.there))
    assert outline.row(clerks.here, drafts.SUBSIDY_ID).words == "2023年6月底前"
    assert outline.row(clerks.here, drafts.BUDGET_ID).words == "2023年5月底前"


def test_one_after_the_other_nothing_comes_twice(clerks: Clerks) -> None:
    """What was told before is what the answer is compared with."""
    edit(clerks.here, drafts.BUDGET_ID, EditField.NOTE, "初稿")
    clerks.taken(clerks.there, clerks.told(clerks.here))
    edit(clerks.there, there(drafts.BUDGET_ID), EditField.NOTE, "改定")
    found = clerks.compared(clerks.here, clerks.told(clerks.there))
    note = cell(found, drafts.BUDGET_ID, EditField.NOTE)
    assert (note.sent, note.now, note.verdict) == ("初稿", "初稿", Verdict.NEW)


def test_the_same_file_again_is_told(clerks: Clerks) -> None:
    edit(clerks.there, there(drafts.BUDGET_ID), EditField.NOTE, "乙记的")
    path = clerks.told(clerks.there)
    clerks.taken(clerks.here, path)
    before = content(clerks.here)
    again = clerks.taken(clerks.here, path)
    assert again.files[0].status is FileStatus.TAKEN
    assert content(clerks.here) == before


def test_it_is_undone_as_one(clerks: Clerks) -> None:
    before = content(clerks.here)
    edit(clerks.there, there(drafts.BUDGET_ID), EditField.NOTE, "一")
    edit(clerks.there, there(drafts.WEBSITE_ID), EditField.PROGRESS, "二")
    clerks.taken(clerks.here, clerks.told(clerks.there))
    assert content(clerks.here) != before
    editing.undo(clerks.here)
    assert content(clerks.here) == before


def test_a_plan_that_is_not_here_is_told(clerks: Clerks) -> None:
    importing.remove(clerks.here, [1])
    found = clerks.compared(clerks.here, clerks.told(clerks.there))
    assert found.files[0].status is FileStatus.OTHER_PLAN
    assert not any(each.taken for each in found.cells)


def test_a_row_only_the_other_has_is_listed(clerks: Clerks) -> None:
    from gkdesk.domain.arranging import Place
    from gkdesk.services import arranging

    made = arranging.add(clerks.there, there(drafts.WEBSITE_ID), Place.AFTER, "新开公众号。")
    assert made.current is not None
    edit(clerks.there, made.current, EditField.PROGRESS, "已开通")
    found = clerks.compared(clerks.here, clerks.told(clerks.there))
    listed = [each for each in found.cells if each.returned == "已开通"]
    assert [each.verdict for each in listed] == [Verdict.UNKNOWN_ROW]


def test_a_damaged_file_is_told_and_nothing_is_read(clerks: Clerks) -> None:
    path = clerks.told(clerks.there)
    path.write_bytes(path.read_bytes()[:-20])
    found = clerks.compared(clerks.here, path)
    assert [file.status for file in found.files] == [FileStatus.UNREADABLE]
