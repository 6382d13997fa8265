"""Putting a copy back: what is compared, kept, refused, and read of a damaged file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from gkdesk.domain.backups import BackupKind, PlanDifference
from gkdesk.domain.tasks import EditField
from gkdesk.errors import (
    BackupUnfit,
    FileFault,
    FileMissing,
    LedgerBusy,
    LedgerDamaged,
    LedgerEmptied,
    LedgerItself,
    LedgerNewer,
)
from gkdesk.services import backing_up, checking, editing, outline, restoring
from gkdesk.services.session import Session
from gkdesk.store import backup
from gkdesk.store.version import VERSION
from tests import drafts
from tests.drafts import BUDGET_ID, NOW, SUBSIDY_ID, WEBSITE_ID

LATER = NOW + timedelta(days=1)
LEDGERS = Path(__file__).parent / "ledgers"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one plan."""
    path = tmp_path / "台账.db"
    with drafts.ledger(path) as session:
        drafts.take_in(session)
    return path


@pytest.fixture
def chosen(path: Path) -> Path:
    """A copy of it, after which two notes were written into it."""
    with drafts.ledger(path) as session:
        copy, _ = backing_up.take(session)
        editing.set_field(session, BUDGET_ID, EditField.NOTE, "一")
        editing.set_field(session, WEBSITE_ID, EditField.NOTE, "二")
    return copy


def note(path: Path, row: int = BUDGET_ID) -> str:
    with Session.open(path, lambda: LATER, daily=False) as session:
        assert checking.check(session) == []
        return outline.row(session, row).note


def restore(path: Path, chosen: Path) -> Path | None:
    return restoring.restore(path, chosen, LATER, wait=0).kept


def spoil(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def test_what_was_there_is_there_again_and_the_present_file_is_kept(
    path: Path, chosen: Path
) -> None:
    kept = restore(path, chosen)
    assert note(path) == ""
    assert kept is not None
    assert note(kept) == "一"
    assert [each.kind for each in backup.all_copies(path)].count(BackupKind.BEFORE_RESTORE) == 1
    assert not list(path.parent.glob("*.restored*"))


def test_a_restore_can_be_taken_back_by_the_copy_it_kept(path: Path, chosen: Path) -> None:
    kept = restore(path, chosen)
    assert kept is not None
    restore(path, kept)
    assert note(path, WEBSITE_ID) == "二"


def test_it_is_told_what_would_change(path: Path, chosen: Path) -> None:
    with drafts.ledger(path, LATER) as session:
        drafts.take_in(session, name="二.txt")
        second = outline.plans(session)[-1]
        editing.set_field(session, SUBSIDY_ID, EditField.DEADLINE, "2023-11-30")
        holdings = backing_up.look_into(chosen)
        found = restoring.difference(path, chosen, holdings, session.clock)
        entries = restoring.lost_entries(session, found, 2)
    title = second.title
    assert found.plans == (
        PlanDifference(title, second.tasks, goes=True),
        PlanDifference(title, 3),  # two notes and a limit
    )
    assert (found.elsewhere, len(found.lost)) == (0, 4)
    assert [entry.field for entry in entries] == ["deadline", "plan"]


def test_what_was_undone_is_no_difference_but_a_lost_change(path: Path, chosen: Path) -> None:
    with drafts.ledger(path) as session:
        editing.undo(session)
        editing.undo(session)
        found = restoring.difference(path, chosen, backing_up.look_into(chosen), session.clock)
    assert (found.plans, found.elsewhere, len(found.lost)) == ((), 0, 4)
    assert not found.same


def test_a_plan_that_would_come_back_is_told(path: Path, chosen: Path) -> None:
    from gkdesk.services import importing

    with drafts.ledger(path) as session:
        importing.remove(session, [1])
        holdings = backing_up.look_into(chosen)
        found = restoring.difference(path, chosen, holdings, session.clock)
    assert found.plans == (PlanDifference(drafts.DRAFT.notice.plan_title or "", 3, comes=True),)


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_copy_of_an_older_program_is_compared_and_put_back(path: Path, version: int) -> None:
    chosen = LEDGERS / f"version-{version}.db"
    before = chosen.read_bytes()
    holdings = backing_up.look_into(chosen)
    found = restoring.difference(path, chosen, holdings, lambda: LATER)
    assert found.plans
    restore(path, chosen)
    assert chosen.read_bytes() == before
    with Session.open(path, lambda: LATER) as session:
        assert checking.check(session) == []
        assert len(outline.plans(session)) == holdings.plans


def test_nothing_is_lost_where_there_was_nothing(tmp_path: Path, chosen: Path) -> None:
    assert restore(tmp_path / "新电脑" / "台账.db", chosen) is None
    assert note(tmp_path / "新电脑" / "台账.db") == ""


def _nothing(_: Path) -> None: ...


def _cut(path: Path) -> None:
    os.truncate(path, 3 * 4096)


def _flip(path: Path) -> None:
    """Spoil the page at which the rows begin."""
    _page_of(path, "node")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (Path.unlink, FileMissing),
        (lambda path: path.write_bytes(b""), BackupUnfit),
        (lambda path: path.write_bytes(b"no ledger" * 1000), BackupUnfit),
        (_cut, BackupUnfit),
        (_flip, BackupUnfit),
        (_newer, LedgerNewer),
    ],
)
def test_an_unfit_copy_is_refused_and_nothing_moves(
    path: Path, chosen: Path, harm: Callable[[Path], object], fault: type[FileFault]
) -> None:
    harm(chosen)
    before = path.read_bytes()
    with pytest.raises(fault):
        restore(path, chosen)
    assert path.read_bytes() == before
    assert not any(each.kind is BackupKind.BEFORE_RESTORE for each in backup.all_copies(path))


def test_a_ledger_is_not_restored_from_itself(path: Path) -> None:
    with pytest.raises(LedgerItself):
        restore(path, path)
    with drafts.ledger(path) as session, pytest.raises(LedgerItself):
        backing_up.take(session, path)


def test_a_ledger_in_use_is_not_exchanged(path: Path, chosen: Path) -> None:
    with drafts.ledger(path), pytest.raises(LedgerBusy):
        restore(path, chosen)
    assert note(path) == "一"


# Damage


def _gone(path: Path) -> None:
    path.unlink()


def _wrong_head(path: Path) -> None:
    spoil(path, 0, b"MZ" + b"\0" * 98)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "别的.txt").write_text("别的")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _bits(path: Path) -> None:
    spoil(path, 4096, b"\xff" * (path.stat().st_size - 8192))


@pytest.mark.parametrize("harm", [_cut, _bits, _wrong_head, _folder, _empty, _gone])
def test_a_harmed_ledger_is_restored_and_what_was_there_is_kept(
    path: Path, chosen: Path, harm: Callable[[Path], object]
) -> None:
    harm(path)
    found = backing_up.newest_good(path)
    assert found is not None
    assert found[0].path == chosen
    was = path.read_bytes() if path.is_file() else b""
    kept = restore(path, chosen)
    assert note(path) == ""
    if was:
        assert kept is not None
        assert "损坏" in kept.name
        assert kept.read_bytes() == was
    if harm is _folder:
        assert kept is not None
        assert (kept / "别的.txt").read_text() == "别的"


def test_a_file_that_was_emptied_is_no_new_ledger(path: Path, chosen: Path) -> None:
    _empty(path)
    with pytest.raises(LedgerEmptied):
        drafts.ledger(path, LATER).__enter__()
    assert path.read_bytes() == b""


def test_the_journal_of_a_damaged_file_does_not_reach_the_new_one(
    path: Path, chosen: Path
) -> None:
    """A write was broken off, then the file was damaged: the journal belongs to it."""
    journal = path.with_name(path.name + "-journal")
    _bits(path)
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 1000)
    kept = restore(path, chosen)
    assert not journal.exists()
    assert kept is not None
    assert note(path) == ""


def test_the_newest_copy_that_holds_is_the_one_that_knows_most(path: Path) -> None:
    """One of a clock that ran ahead knows less; one that knows more is broken."""
    with drafts.ledger(path) as session:
        ahead = backup.take(path, BackupKind.BY_HAND, NOW + timedelta(days=900))
        editing.set_field(session, BUDGET_ID, EditField.NOTE, "一")
        good = backup.take(path, BackupKind.BY_HAND, NOW)
        editing.set_field(session, BUDGET_ID, EditField.NOTE, "二")
        broken = backup.take(path, BackupKind.BY_HAND, LATER)
    _flip(broken)
    found = backing_up.newest_good(path)
    assert found is not None
    assert found[0].path == good
    assert found[1].changes == 2
    good.unlink()
    found = backing_up.newest_good(path)
    assert found is not None
    assert found[0].path == ahead
    ahead.unlink()
    backup.copies(path)[0].unlink()
    assert backing_up.newest_good(path) is None


@pytest.mark.parametrize("harm", [_wrong_head, lambda path: _page_of(path, "unit_clause")])
def test_the_changes_after_the_copy_are_read_where_they_can_be(
    path: Path, chosen: Path, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    harm(path)
    with pytest.raises(LedgerDamaged):
        drafts.ledger(path, LATER).__enter__()
    before = path.read_bytes()
    rescued = restoring.rescued(path, chosen, backing_up.look_into(chosen))
    assert path.read_bytes() == before
    assert rescued.changes == 2
    assert [(field.target, field.field, field.after) for field in rescued.fields] == [
        (BUDGET_ID, "note", "一"),
        (WEBSITE_ID, "note", "二"),
    ]
    lines = restoring.write_rescued(rescued, tmp_path / "读出.csv").read_text("utf-8-sig")
    assert "备注,,一" in lines
    assert "公布预算" in lines


@pytest.mark.parametrize("harm", [_cut, _bits, _empty, _gone])
def test_where_nothing_can_be_read_nothing_is_claimed(
    path: Path, chosen: Path, harm: Callable[[Path], object]
) -> None:
    holdings = backing_up.look_into(chosen)
    harm(path)
    assert restoring.rescued(path, chosen, holdings).changes == 0


def _page_of(path: Path, table: str) -> None:
    """Spoil the page at which a table begins."""
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = connection.execute(sql, (table,)).fetchone()
    spoil(path, (page - 1) * 4096, b"\xff" * 200)


# Before an import


def test_the_first_import_needs_no_copy_and_a_later_one_takes_it(path: Path) -> None:
    assert not backup.folder_of(path).exists()
    with drafts.ledger(path) as session:
        editing.set_field(session, BUDGET_ID, EditField.NOTE, "一")
        drafts.take_in(session, name="二.txt")
        drafts.take_in(session, name="三.txt")  # of the same errand
        taken = [each.kind for each in backup.all_copies(path)]
        assert taken.count(BackupKind.BEFORE_IMPORT) == 1
        editing.set_field(session, BUDGET_ID, EditField.NOTE, "二")
        drafts.take_in(session, name="四.txt")
    copies = [e for e in backup.all_copies(path) if e.kind is BackupKind.BEFORE_IMPORT]
    assert [backing_up.look_into(each.path).plans for each in copies] == [1, 3]


def test_a_ledger_of_another_past_is_copied_again(path: Path, chosen: Path) -> None:
    """After a restore the numbers of changes begin anew: the copy that knows change 3 knows
    another one."""
    with drafts.ledger(path) as session:
        backup.take(path, BackupKind.BEFORE_IMPORT, NOW)
    restore(path, chosen)
    with Session.open(path, lambda: LATER, daily=False) as session:
        for value in ("甲", "乙"):
            editing.set_field(session, BUDGET_ID, EditField.NOTE, value)
        drafts.take_in(session, name="二.txt")
    imports = [e for e in backup.all_copies(path) if e.kind is BackupKind.BEFORE_IMPORT]
    with Session.open(imports[-1].path, lambda: LATER, daily=False) as session:
        assert outline.row(session, BUDGET_ID).note == "乙"
