"""Copies are taken once a day and before what may harm, proven, and the right ones stay."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gkdesk.domain.backups import BackupKind
from gkdesk.store import backup
from gkdesk.store import copying as backup_copying
from gkdesk.store.backup_rotation import KEPT
from tests import drafts
from tests.drafts import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "台账.db"
    with drafts.ledger(path) as session:
        drafts.take_in(session)
    return path


def open_on(path: Path, now: datetime) -> None:
    with drafts.ledger(path, now):
        pass


def test_a_new_ledger_needs_no_copy(path: Path) -> None:
    assert not backup.folder_of(path).exists()


def test_the_first_opening_of_a_day_takes_a_copy(path: Path) -> None:
    open_on(path, NOW)
    (copy,) = backup.copies(path)
    assert copy.name == "台账-2023-04-03.db"
    with closing(sqlite3.connect(copy)) as connection:
        assert backup.counts(connection) == (1, 7, 1)


def test_the_second_opening_of_a_day_takes_none(path: Path) -> None:
    open_on(path, NOW)
    first = backup.copies(path)[0].stat().st_mtime_ns
    with drafts.ledger(path, NOW) as session:
        drafts.take_in(session, name="二.txt")
    assert [copy.stat().st_mtime_ns for copy in backup.copies(path)] == [first]


def test_of_many_days_the_newest_seven_and_the_ends_of_weeks_stay(path: Path) -> None:
    """NOW is a Monday: of the first week its Sunday stays, which ends no month."""
    for number in range(16):
        open_on(path, NOW + timedelta(days=number))
    days = [copy.stem[-5:] for copy in backup.copies(path)]
    assert days == ["04-09", *(f"04-{day}" for day in range(12, 19))]


def test_copies_of_a_neighbour_are_left_alone(path: Path) -> None:
    open_on(path, NOW)
    neighbour = backup.folder_of(path) / "台账-二-2023-04-03.db"
    neighbour.touch()
    assert neighbour not in backup.copies(path)


def test_a_folder_that_cannot_be_written_does_not_keep_the_ledger_shut(path: Path) -> None:
    backup.folder_of(path).write_text("a file where the folder should be")
    with drafts.ledger(path, NOW) as session:
        assert session.last_backup is None


def test_the_session_tells_when_the_last_copy_was_taken(path: Path) -> None:
    with drafts.ledger(path, NOW) as session:
        taken = session.last_backup
    assert taken is not None
    assert abs(taken - datetime.now().astimezone()) < timedelta(minutes=5)


def test_no_half_copy_is_left(path: Path) -> None:
    open_on(path, NOW)
    assert [file.suffix for file in backup.folder_of(path).iterdir()] == [".db"]


def test_copies_that_cannot_be_dropped_keep_no_ledger_shut(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(8):
        open_on(path, NOW + timedelta(days=day))
    real = Path.unlink

    def held_open(file: Path, missing_ok: bool = False) -> None:
        if file.parent.name == backup.FOLDER and file.suffix == ".db":
            raise PermissionError(13, "in use")
        real(file, missing_ok=missing_ok)

    before = len(backup.copies(path))
    monkeypatch.setattr(Path, "unlink", held_open)
    open_on(path, NOW + timedelta(days=8))
    assert len(backup.copies(path)) == before + 1


def test_a_clock_that_ran_ahead_or_back_loses_no_copy(path: Path) -> None:
    """Seven days in 2025, then back to 2023 for as many: all of them stay."""
    for day in (*range(1000, 1007), *range(7)):
        open_on(path, NOW + timedelta(days=day))
    assert len(backup.copies(path)) == 14


def test_copies_before_imports_have_their_own_limit(path: Path) -> None:
    open_on(path, NOW)
    for hour in range(12):
        backup.take(path, BackupKind.BEFORE_IMPORT, NOW + timedelta(hours=hour))
        backup.take(path, BackupKind.BY_HAND, NOW + timedelta(hours=hour))
    kinds = Counter(each.kind for each in backup.all_copies(path))
    assert kinds == {
        BackupKind.DAILY: 1,
        BackupKind.BEFORE_IMPORT: KEPT[BackupKind.BEFORE_IMPORT],
        BackupKind.BY_HAND: 12,
    }


def test_two_copies_of_one_second_stand_beside_each_other(path: Path) -> None:
    first, second = (backup.take(path, BackupKind.BY_HAND, NOW) for _ in range(2))
    assert first != second
    assert [each.taken for each in backup.all_copies(path)] == [NOW.replace(tzinfo=None)] * 2


def test_others_may_write_while_a_gentle_copy_is_taken(path: Path) -> None:
    """Between two steps another connection writes; the copy then holds that as well."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE node SET note = hex(randomblob(2000000)) WHERE id = 1")
        other.commit()
        rested = backup_copying._rest

        def write_meanwhile(*told: int) -> None:
            other.execute("UPDATE node SET note = '先' WHERE id = 2")
            other.commit()
            rested(*told)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(backup_copying, "_REST_SECONDS", 0)
            patch.setattr(backup_copying, "_rest", write_meanwhile)
            target = backup.copy(path, path.with_name("副本.db"), gently=True)
    with closing(sqlite3.connect(target)) as copied:
        assert copied.execute("SELECT note FROM node WHERE id = 2").fetchone() == ("先",)


def test_a_draft_left_by_a_killed_program_is_taken_away(path: Path) -> None:
    open_on(path, NOW)
    old, fresh = (backup.folder_of(path) / f"台账-{day}.db.part" for day in ("一", "二"))
    for draft in (old, fresh):
        draft.write_bytes(b"half")
    os.utime(old, (0, 0))
    open_on(path, NOW)
    assert (old.exists(), fresh.exists()) == (False, True)
