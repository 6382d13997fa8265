"""One writer at a time, and the second learns who the first is."""

from __future__ import annotations

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from gkdesk.errors import LedgerBusy, LedgerDamaged, LedgerUnwritable
from gkdesk.store import file_lock
from gkdesk.store.lock import Hold, holder_of
from gkdesk.store.opening import open_ledger
from gkdesk.terms import message_for
from tests import drafts
from tests.drafts import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.db"


def test_a_second_writer_is_told_who_holds_it(path: Path) -> None:
    first = open_ledger(path, NOW, write=True, program="gkdesk 窗口")
    before = path.read_bytes()
    with pytest.raises(LedgerBusy) as caught:
        open_ledger(path, NOW, write=True, wait=0)
    assert "gkdesk 窗口" in caught.value.detail
    assert str(os.getpid()) in caught.value.detail
    assert caught.value.detail in message_for(caught.value)
    assert path.read_bytes() == before
    first.close()


def test_the_lock_is_given_back(path: Path) -> None:
    open_ledger(path, NOW, write=True).close()
    open_ledger(path, NOW, write=True, wait=0).close()
    assert holder_of(path) is None


def test_closing_twice_does_not_take_the_lock_from_the_next(path: Path) -> None:
    first = open_ledger(path, NOW, write=True)
    first.close()
    second = open_ledger(path, NOW, write=True, wait=0)
    first.close()
    assert holder_of(path) is not None
    with pytest.raises(LedgerBusy):
        open_ledger(path, NOW, write=True, wait=0)
    second.close()


def test_the_lock_is_given_back_while_somebody_reads_the_holder(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = Hold(path, NOW, 0, "gkdesk")

    def held_open(_: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held_open)
        hold.release()
    Hold(path, NOW, 0, "gkdesk").release()


def test_a_share_that_knows_no_locks_is_not_taken_for_a_holder(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(file_lock, "_take", no_locks)
    with pytest.raises(LedgerUnwritable):
        Hold(path, NOW, 0, "gkdesk")


def test_readers_need_no_lock(path: Path) -> None:
    with drafts.ledger(path) as session:
        drafts.take_in(session)
        reader = open_ledger(path, NOW, write=False, wait=0)
        assert reader.value("SELECT count(*) FROM plan") == 1
        reader.close()


def test_a_refused_opening_keeps_no_lock(path: Path) -> None:
    with drafts.ledger(path) as session:
        drafts.take_in(session)
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 20000)
    later = NOW + timedelta(days=1)
    for _ in range(2):
        with pytest.raises(LedgerDamaged):
            open_ledger(path, later, write=True, wait=0)


def test_a_holder_nobody_can_read_is_still_busy(path: Path) -> None:
    hold = Hold(path, NOW, 0, "gkdesk")
    path.with_name(path.name + ".holder").write_text("half a rec")
    with pytest.raises(LedgerBusy) as caught:
        Hold(path, NOW, 0, "gkdesk")
    assert "另一个程序" in message_for(caught.value)
    hold.release()
