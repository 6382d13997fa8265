"""Opening: what is made, what is refused, and that a refused file stays as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PureWindowsPath

import pytest
from sqlite_utils import Database, Migrations

from gkdesk.errors import (
    FileFault,
    LedgerBusy,
    LedgerDamaged,
    LedgerForeign,
    LedgerMissing,
    LedgerNewer,
    LedgerUnwritable,
    TargetFull,
)
from gkdesk.store import backup, opening, schema, version
from gkdesk.store.connecting import address
from gkdesk.store.opening import open_ledger
from tests import drafts
from tests.drafts import NOW

ROOT = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.db"


def make(path: Path) -> None:
    with drafts.ledger(path) as session:
        drafts.take_in(session)


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def assert_refused(path: Path, fault: type[FileFault]) -> None:
    """Both ways of opening are refused, and nothing is changed or left behind."""
    before = path.read_bytes()
    for write in (True, False):
        with pytest.raises(fault) as caught:
            open_ledger(path, NOW, write=write, wait=0)
        assert caught.value.path == path
    assert path.read_bytes() == before
    assert not backup.folder_of(path).exists()


def test_a_new_ledger_is_marked_strict_and_follows_references(path: Path) -> None:
    ledger = open_ledger(path, NOW, write=True)
    assert ledger.value("PRAGMA application_id") == version.APPLICATION_ID
    assert ledger.value("PRAGMA user_version") == version.VERSION
    assert ledger.value("PRAGMA foreign_keys") == 1
    ours = [table for table in ledger.db.tables if not table.name.startswith("_")]
    assert {table.name for table in ours} >= {"plan", "node", "deadline", "change"}
    assert all(table.strict for table in ours)
    ledger.close()


def test_the_version_is_the_number_of_migrations(path: Path) -> None:
    open_ledger(path, NOW, write=True).close()
    assert len(schema.migrations.applied(Database(path))) == version.VERSION


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    path = tmp_path / "甲" / "乙" / "台账.db"
    open_ledger(path, NOW, write=True).close()
    assert path.is_file()


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    make(path)
    assert open_ledger(path, NOW, write=False).value("SELECT count(*) FROM plan") == 1


def test_reading_makes_no_ledger(path: Path) -> None:
    with pytest.raises(LedgerMissing):
        open_ledger(path, NOW, write=False)
    assert not list(path.parent.iterdir())


def test_reading_leaves_nothing_behind(path: Path) -> None:
    make(path)
    before = sorted(path.parent.iterdir())
    open_ledger(path, NOW, write=False).close()
    assert sorted(path.parent.iterdir()) == before


def test_a_newer_ledger_is_refused(path: Path) -> None:
    make(path)
    execute(path, f"PRAGMA user_version = {version.VERSION + 1}")
    assert_refused(path, LedgerNewer)


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    execute(path, "CREATE TABLE moz_places (id INTEGER)")
    assert_refused(path, LedgerForeign)


def test_a_folder_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(LedgerForeign):
        open_ledger(path, NOW, write=True)


@pytest.mark.parametrize("content", [b"plain text, no database", b"\0" * 5000])
def test_what_is_no_database_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert_refused(path, LedgerDamaged)


def test_a_ledger_with_a_broken_head_is_refused(path: Path) -> None:
    make(path)
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)
    path.write_bytes(data)
    assert_refused(path, LedgerDamaged)


def test_a_ledger_cut_short_is_refused(path: Path) -> None:
    make(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert_refused(path, LedgerDamaged)


def test_damage_inside_is_found_before_anything_is_written(path: Path) -> None:
    make(path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 8192))
    before = path.read_bytes()
    with pytest.raises(LedgerDamaged):
        open_ledger(path, NOW, write=True)
    assert path.read_bytes() == before
    assert not backup.copies(path)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder any user may enter, and for the time of the test no right of root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="rights as of a POSIX system")
def test_a_read_only_ledger_can_be_read_but_not_opened_for_writing(open_folder: Path) -> None:
    path = open_folder / "台账.db"
    make(path)
    path.chmod(stat.S_IRUSR)
    before = path.read_bytes()
    with pytest.raises(LedgerUnwritable):
        open_ledger(path, NOW, write=True)
    assert open_ledger(path, NOW, write=False).value("SELECT count(*) FROM plan") == 1
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="rights as of a POSIX system")
def test_a_folder_without_the_right_to_write_is_told(open_folder: Path) -> None:
    folder = open_folder / "只读"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(LedgerUnwritable):
        open_ledger(folder / "台账.db", NOW, write=True)
    folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="rights as of a POSIX system")
def test_a_ledger_without_the_right_to_read_is_told(open_folder: Path) -> None:
    path = open_folder / "台账.db"
    make(path)
    path.chmod(0)
    with pytest.raises(LedgerUnwritable):
        open_ledger(path, NOW, write=False)


def test_writing_through_a_reading_ledger_is_refused(path: Path) -> None:
    make(path)
    ledger = open_ledger(path, NOW, write=False)
    with pytest.raises(LedgerUnwritable):
        ledger.execute("UPDATE plan SET year = 2000")


def test_a_ledger_that_another_program_writes_is_busy(path: Path) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for write in (True, False):
            with pytest.raises(LedgerBusy):
                open_ledger(path, NOW, write=write, wait=0)
    open_ledger(path, NOW, write=True, wait=0).close()


def test_a_full_disk_is_told_and_nothing_is_half_written(path: Path) -> None:
    with drafts.ledger(path) as session:
        pages = session.ledger.value("PRAGMA page_count")
        session.ledger.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(TargetFull):
            for number in range(100):
                drafts.take_in(session, name=f"{number}.txt")
        whole = session.ledger.rows("SELECT count(*) FROM node GROUP BY plan_id")
        assert set(whole) <= {(7,)}


_POWER_CUT = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE node SET note = hex(randomblob(4000))")
connection.execute("UPDATE node SET progress = hex(randomblob(4000))")
os._exit(0)
"""


@pytest.mark.parametrize("write", [True, False])
def test_a_write_broken_off_by_a_power_cut_is_taken_back(path: Path, write: bool) -> None:
    make(path)
    subprocess.run([sys.executable, "-c", _POWER_CUT, str(path)], check=True)
    assert path.with_name(path.name + "-journal").stat().st_size
    ledger = open_ledger(path, NOW, write=write)
    assert ledger.value("SELECT max(note || progress) FROM node") == ""
    ledger.close()


def test_a_ledger_in_a_shared_folder_has_an_address_without_a_host() -> None:
    assert address(PureWindowsPath(r"\\server\共享\a b.db")) == (
        "file:////server/%E5%85%B1%E4%BA%AB/a%20b.db"
    )
    assert address(PureWindowsPath(r"C:\a.db")) == "file:///C:/a.db"


_NO_ROOM = """
import resource, sys
from datetime import datetime
from pathlib import Path
from gkdesk.errors import GkdeskError
from gkdesk.store.opening import open_ledger
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    open_ledger(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), write=True)
except GkdeskError as fault:
    print(fault.code)
"""


def test_opening_on_a_full_disk_is_told(path: Path) -> None:
    """In a process of its own: the limit would keep the tests' own report from its file."""
    pytest.importorskip("resource")
    make(path)
    before = path.read_bytes()
    words = [sys.executable, "-c", _NO_ROOM, str(path), NOW.isoformat()]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() in (TargetFull.code, LedgerUnwritable.code)
    assert path.read_bytes() == before
    assert open_ledger(path, NOW, write=False).value("SELECT count(*) FROM plan") == 1


@pytest.mark.parametrize("name", ["账 #1?%41.db", "账[1].db", "账'\"&.db"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    if os.name != "posix" and set(name) & set('?"'):
        pytest.skip("no such name on this system")
    path = tmp_path / name
    make(path)
    assert path.is_file()
    open_ledger(path, NOW, write=True).close()
    assert len(backup.copies(path)) == 1
    assert open_ledger(path, NOW, write=False).value("SELECT count(*) FROM plan") == 1


def test_our_own_mistakes_are_not_blamed_on_the_world(path: Path) -> None:
    ledger = open_ledger(path, NOW, write=True)
    with pytest.raises(sqlite3.OperationalError):
        ledger.rows("SELECT nothing FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError):
        ledger.execute("INSERT INTO source VALUES (99, 1, '')")
    ledger.close()


def test_a_ledger_that_could_not_be_finished_can_be_begun_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = Migrations("gkdesk")

    @failing()
    def m0001_ledger(db: Database) -> None:
        raise sqlite3.OperationalError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "migrations", failing)
        with pytest.raises(sqlite3.OperationalError):
            open_ledger(path, NOW, write=True)
    make(path)
    assert open_ledger(path, NOW, write=False).value("SELECT count(*) FROM plan") == 1


class TestMigration:
    """An older ledger, as a program with one migration more meets it."""

    @pytest.fixture(autouse=True)
    def next_version(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        make(path)
        newer = Migrations("gkdesk")
        for former in (schema.m0001_ledger, schema.m0002_editions):
            newer()(former)

        @newer()
        def m9999_telephone(db: Database) -> None:
            db.conn.execute("ALTER TABLE plan ADD COLUMN telephone TEXT")
            db.conn.execute(f"PRAGMA user_version = {version.VERSION + 1}")

        monkeypatch.setattr(schema, "migrations", newer)
        monkeypatch.setattr(opening, "VERSION", version.VERSION + 1)

    @pytest.mark.parametrize("write", [True, False])
    def test_it_is_brought_up_with_everything_in_it(self, path: Path, write: bool) -> None:
        ledger = open_ledger(path, NOW, write=write)
        assert ledger.value("PRAGMA user_version") == version.VERSION + 1
        assert ledger.rows("SELECT title, telephone FROM plan") == [
            ("2023年政务公开工作要点", None)
        ]
        ledger.close()

    def test_a_copy_of_the_older_one_is_kept(self, path: Path) -> None:
        open_ledger(path, NOW, write=True).close()
        (copy,) = backup.folder_of(path).glob(f"*-v{version.VERSION}-*")
        with closing(sqlite3.connect(copy)) as connection:
            found = connection.execute("PRAGMA user_version").fetchone()
            assert found == (version.VERSION,)
            assert backup.counts(connection) == (1, 7, 1)

    def test_without_a_copy_nothing_is_migrated(self, path: Path) -> None:
        backup.folder_of(path).write_text("a file where the folder should be")
        before = path.read_bytes()
        with pytest.raises(LedgerUnwritable):
            open_ledger(path, NOW, write=True)
        assert path.read_bytes() == before
