"""The ledger's file under the open ledger: taken away, exchanged, in a share, on a full disk,
in another journal mode, under a clock that is set back."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from gkdesk.domain.tasks import EditField
from gkdesk.errors import GkdeskError, LedgerBusy, LedgerGone, LedgerReplaced, LedgerUnwritable
from gkdesk.services import agenda, backing_up, checking, editing, outline, restoring
from gkdesk.services.session import Session
from gkdesk.store import backup, identity, journal, shares
from gkdesk.store.shares import kind_of_mount
from tests import drafts
from tests.drafts import BUDGET_ID, NOW, WEBSITE_ID

POSIX = pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved elsewhere")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.db"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with drafts.ledger(path) as session:
        drafts.take_in(session)
        yield session


def write(session: Session, words: str) -> None:
    editing.set_field(session, BUDGET_ID, EditField.NOTE, words)


def note(path: Path) -> str:
    with Session.open(path, lambda: NOW, write=False) as session:
        return outline.row(session, BUDGET_ID).note


# Taken away


@POSIX
def test_an_edit_is_refused_once_the_file_is_gone_and_all_can_be_saved_back(
    session: Session, path: Path
) -> None:
    write(session, "写过的")
    path.unlink()
    with pytest.raises(LedgerGone):
        write(session, "没写成的")
    assert outline.row(session, BUDGET_ID).note == "写过的"  # what stood can still be read
    assert restoring.save_open(session, path) is None
    session.close()
    assert note(path) == "写过的"


@POSIX
def test_a_file_of_another_name_is_not_written_behind_ones_back(
    session: Session, path: Path, tmp_path: Path
) -> None:
    moved = path.rename(tmp_path / "改名.db")
    before = moved.read_bytes()
    with pytest.raises(LedgerGone):
        write(session, "没写成的")
    assert moved.read_bytes() == before
    moved.rename(path)
    write(session, "又写成了")
    assert outline.row(session, BUDGET_ID).note == "又写成了"


@POSIX
def test_a_file_in_its_place_is_not_written_and_is_kept_when_ours_is_saved_back(
    session: Session, path: Path, tmp_path: Path
) -> None:
    with drafts.ledger(tmp_path / "别的.db") as other:
        drafts.take_in(other)
        write(other, "别人的")
    (tmp_path / "别的.db").replace(path)
    with pytest.raises(LedgerReplaced):
        write(session, "没写成的")
    kept = restoring.save_open(session, path)
    session.close()
    assert kept is not None
    assert (note(path), note(kept)) == ("", "别人的")


@POSIX
def test_a_transaction_that_is_under_way_is_not_broken_off(
    session: Session, path: Path
) -> None:
    """The file is looked for before the first statement, never between two."""
    with session.ledger.transaction(), session.ledger.transaction():
        session.ledger.identity.assure()


def test_in_a_share_files_may_be_numbered_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "is_shared", lambda _: True)
    path = tmp_path / "台账.db"
    with drafts.ledger(path) as session:
        drafts.take_in(session)
        copy = path.with_name("同样的.db")
        copy.write_bytes(path.read_bytes())
        copy.replace(path)
        session.assure_in_place()
        path.unlink()
        with pytest.raises(LedgerGone):
            session.assure_in_place()


# Where it lies

_MOUNTINFO = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /mnt/office rw,relatime shared:9 - cifs //server/共享 rw,vers=3.0
31 30 0:41 / /mnt/office/local rw - tmpfs tmpfs rw
32 22 0:42 / /mnt/with\\040blank rw master:3 propagate_from:2 - nfs4 host:/x rw
33 22 0:43 / /home/u/far rw - fuse.sshfs u@host: rw
34 22 0:44 / /mnt/offices rw - ext4 /dev/vdb rw
35 22 0:45 / /twice rw - ext4 /dev/vdc rw
36 35 0:46 / /twice rw - 9p share rw
broken line
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/mnt/office", "cifs"),
        ("/mnt/office/甲/乙", "cifs"),
        ("/mnt/office/local/x", "tmpfs"),
        ("/mnt/offices", "ext4"),
        ("/mnt/with blank/y", "nfs4"),
        ("/home/u/far/z", "fuse.sshfs"),
        ("/twice/z", "9p"),
    ],
)
@POSIX
def test_the_kind_of_a_mount_is_read_off_the_systems_list(
    tmp_path: Path, place: str, kind: str
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(_MOUNTINFO, "utf-8")
    assert kind_of_mount(Path(place), mounts) == kind


def test_a_system_that_tells_nothing_has_no_share(tmp_path: Path) -> None:
    assert kind_of_mount(tmp_path, tmp_path / "nowhere") == ""


@pytest.mark.parametrize(("kind", "shared"), [("cifs", True), ("9p", True), ("ext4", False)])
def test_only_network_kinds_are_shares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, shared: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shares, "kind_of_mount", lambda _: kind)
    assert shares.is_shared(tmp_path / "台账.db") is shared


# How it is written


def test_a_write_ahead_log_is_turned_back(session: Session, path: Path) -> None:
    session.close()
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        other.execute("UPDATE node SET note = '别的工具写的' WHERE id = ?", (BUDGET_ID,))
        other.commit()
    with drafts.ledger(path) as again:
        assert again.ledger.value("PRAGMA journal_mode") == "delete"
        assert outline.row(again, BUDGET_ID).note == "别的工具写的"
        assert sorted(each.name for each in path.parent.glob("台账.db-*")) == []
    assert note(backup.copies(path)[0]) == "别的工具写的"


def test_a_write_ahead_log_in_use_elsewhere_is_told(session: Session, path: Path) -> None:
    session.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM node").fetchone()
        with pytest.raises(LedgerBusy):
            Session.open(path, lambda: NOW, wait=0)


@pytest.mark.parametrize(("shared", "level"), [(False, 3), (True, 2)])
def test_every_commit_reaches_the_disk(session: Session, shared: bool, level: int) -> None:
    """3 is EXTRA, 2 is FULL (the SQLite manual on PRAGMA synchronous)."""
    assert session.ledger.value("PRAGMA synchronous") == 3
    with closing(sqlite3.connect(session.path)) as connection:
        journal.settle(connection, shared=shared)
        assert connection.execute("PRAGMA synchronous").fetchone() == (level,)


# A full disk


def fill_the_disk(path: Path) -> Iterator[str]:
    """Edits while no file can grow, then one when there is room again."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with drafts.ledger(path) as session:
        write(session, "先前的")
        free = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, free[1]))
        for words in ("大" * 40_000, "也大" * 40_000):
            try:
                write(session, words)
            except GkdeskError as fault:
                yield f"{fault.code} {len(editing.history(session))}"
        resource.setrlimit(resource.RLIMIT_FSIZE, free)
        write(session, "后来的")
        yield f"{checking.check(session)} {len(editing.history(session))}"


@POSIX
def test_on_a_full_disk_an_edit_is_refused_whole_and_the_next_one_works(
    session: Session, path: Path
) -> None:
    """In a process of its own: the limit would keep the tests' own report from its file."""
    session.close()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, "\n".join(fill_the_disk(path)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        first, second, last = told.read().split("\n")
    os.waitpid(child, 0)
    assert first in {"target_full 2", "ledger_unwritable 2"}
    assert second == first
    assert last == "[] 3"
    assert note(path) == "后来的"


# A folder that may no longer be written


@POSIX
def test_an_edit_in_a_folder_without_the_right_to_write_is_refused_until_it_is_given() -> None:
    """As another user: the rights of a folder mean nothing to root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            own = folder / "账"
            own.mkdir()
            with drafts.ledger(own / "台账.db") as session:
                drafts.take_in(session)
                own.chmod(0o500)
                with pytest.raises(LedgerUnwritable):
                    write(session, "没写成的")
                own.chmod(0o700)
                write(session, "写成的")
                assert editing.history(session)[0].after == "写成的"
                assert checking.check(session) == []
        finally:
            if root:
                os.seteuid(0)


# A clock that is set back


def test_a_clock_set_back_changes_no_order(path: Path) -> None:
    """The history stands in the order things were done; undo takes back the last one done;
    a copy of the day is taken whatever later days there are."""
    with drafts.ledger(path, NOW) as session:
        drafts.take_in(session)
        write(session, "今天的")
    earlier = NOW - timedelta(days=400)
    with drafts.ledger(path, earlier) as session:
        editing.set_field(session, WEBSITE_ID, EditField.NOTE, "去年的")
        assert [each.after for each in editing.history(session)][:2] == ["去年的", "今天的"]
        assert checking.check(session) == []
        (undone,) = editing.undo(session)
        assert undone.before == "去年的"
    with drafts.ledger(path, NOW) as session:
        found = backing_up.newest_good(path)
    assert {each.name for each in backup.copies(path)} == {
        f"台账-{earlier:%Y-%m-%d}.db",
        f"台账-{NOW:%Y-%m-%d}.db",
    }
    assert found is not None
    assert found[1].changes == 4  # import, two edits, one taken back


def test_the_agenda_is_the_same_under_a_clock_set_back(path: Path) -> None:
    """3月底前, and 每年 of 2023."""
    with drafts.ledger(path, NOW) as session:
        drafts.take_in(session)
    for now in (NOW - timedelta(days=400), NOW):
        with drafts.ledger(path, now) as session:
            found = agenda.agenda(session, date(2023, 1, 1), date(2023, 12, 31))
        assert [item.due for item in found] == [date(2023, 3, 31), date(2023, 12, 31)]
