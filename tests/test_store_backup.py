"""Backups are taken once a day, proven, and the newest seven stay."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gkdesk.store import backup
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


def test_the_newest_seven_are_kept(path: Path) -> None:
    for number in range(9):
        open_on(path, NOW + timedelta(days=number))
    names = [copy.name for copy in backup.copies(path)]
    assert len(names) == backup.KEEP
    assert names[0] == "台账-2023-04-05.db"
    assert names[-1] == "台账-2023-04-11.db"


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
    for day in range(backup.KEEP):
        open_on(path, NOW + timedelta(days=day))
    real = Path.unlink

    def held_open(file: Path, missing_ok: bool = False) -> None:
        if file.parent.name == backup.FOLDER and file.suffix == ".db":
            raise PermissionError(13, "in use")
        real(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held_open)
    open_on(path, NOW + timedelta(days=backup.KEEP))
    assert len(backup.copies(path)) == backup.KEEP + 1


def test_copies_of_a_clock_that_ran_ahead_do_not_push_out_the_days(path: Path) -> None:
    for day in range(backup.KEEP):
        open_on(path, NOW + timedelta(days=1000 + day))
    open_on(path, NOW)
    copies = backup.copies(path)
    assert copies[0].name == "台账-2023-04-03.db"
    assert len(copies) == backup.KEEP
