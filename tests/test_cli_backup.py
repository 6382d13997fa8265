"""The verbs backup and restore, and what other verbs say of a lost ledger."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gkdesk.store import backup, copying, identity
from gkdesk.terms import SHARED_NOTICE
from tests import drafts
from tests.test_cli_verbs import Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A ledger with one plan of three tasks."""
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
    return Shell(tmp_path / "台账.db", capsys)


def test_backup_writes_a_proven_copy_beside_or_where_it_is_told(
    shell: Shell, tmp_path: Path
) -> None:
    beside = shell.data("backup")
    assert Path(beside["file"]).parent == backup.folder_of(shell.db)
    target = tmp_path / "u盘" / "交接.db"
    assert shell.data("backup", "-o", target) == {"file": str(target), "plans": 1, "tasks": 3}
    with closing(sqlite3.connect(target)) as copied:
        assert backup.counts(copied) == (1, 7, 1)


def test_backup_may_run_while_the_window_is_open(shell: Shell) -> None:
    with drafts.ledger(shell.db) as session:
        assert shell.data("backup")["tasks"] == 3
        assert not session.read_only


def test_backup_never_writes_over_the_ledger(shell: Shell) -> None:
    before = shell.db.read_bytes()
    assert "就是这份台账" in shell.refused("backup", "-o", shell.db)
    assert shell.db.read_bytes() == before


def test_restore_puts_back_and_keeps_what_was_there(shell: Shell) -> None:
    copy = shell.data("backup")["file"]
    shell.data("set", drafts.BUDGET_ID, "note", "后来写的")
    done = shell.data("restore", copy)
    assert {key: done[key] for key in ("file", "plans", "tasks")} == {
        "file": str(shell.db),
        "plans": 1,
        "tasks": 3,
    }
    notes = [task.get("note", "") for task in shell.data("tasks")["tasks"]]
    assert "后来写的" not in json.dumps(notes, ensure_ascii=False)
    assert shell.data("history")["changes"][0]["what"] == "import"
    shell.data("restore", done["kept"])
    assert shell.data("history")["changes"][0]["after"] == "后来写的"


def test_restore_speaks_to_people(shell: Shell) -> None:
    copy = shell.data("backup")["file"]
    status, out = shell.run("restore", copy)
    assert (status, shell.said) == (0, "")
    assert "1 份计划、3 条任务" in out
    assert "原来的台账留在" in out


def test_restore_waits_for_nobody_who_holds_the_ledger(shell: Shell) -> None:
    copy = shell.data("backup")["file"]
    with drafts.ledger(shell.db):
        assert "使用" in shell.refused("restore", copy)


def test_restore_refuses_what_is_no_copy(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "别的.db"
    assert "没有找到" in shell.refused("restore", other)
    other.write_text("别的")
    assert "不是完好的台账备份" in shell.refused("restore", other)


def test_a_lost_ledger_is_told_with_the_command_that_brings_it_back(shell: Shell) -> None:
    copy = shell.data("backup")["file"]
    shell.db.write_bytes(b"\x07" * 9000)
    said = shell.refused("tasks")
    assert "已损坏" in said
    assert f'gkdesk restore "{copy}"' in said
    assert shell.data("restore", copy)["tasks"] == 3
    assert len(shell.data("tasks")["tasks"]) == 3


def test_a_full_disk_while_restoring_leaves_the_ledger(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shell.data("backup")["file"]
    before = shell.db.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(copying, "put_in_place", full)
    assert "不能写入" in shell.refused("restore", copy)
    assert shell.db.read_bytes() == before


def test_a_ledger_in_a_share_is_told_once_a_run(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "is_shared", lambda _: True)
    status, out = shell.run("plans", "--json")
    assert status == 0
    assert json.loads(out)["plans"]
    assert shell.said == SHARED_NOTICE + "\n"
