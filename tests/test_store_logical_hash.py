"""One number for what a ledger says: however SQLite laid it, another after any edit."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gkdesk.domain.tasks import EditField
from gkdesk.errors import LedgerDamaged
from gkdesk.services import editing
from gkdesk.store.logical_hash import logical_hash
from tests import drafts


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "台账.db"
    with drafts.ledger(path) as session:
        drafts.take_in(session)
        drafts.take_in(session, name="二.txt")
        editing.set_field(session, drafts.BUDGET_ID, EditField.NOTE, "见附件")
    return path


def rewritten(path: Path, *statements: str) -> str:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for sql in statements:
            connection.execute(sql)
    return logical_hash(path)


def test_pages_and_the_order_of_rows_do_not_count(ledger: Path) -> None:
    before = logical_hash(ledger)
    copies = "CREATE TEMP TABLE away AS SELECT * FROM source"
    back = "INSERT INTO source SELECT * FROM away ORDER BY rowid DESC"
    same = rewritten(
        ledger, copies, "DELETE FROM source", back, "PRAGMA page_size = 8192", "VACUUM",
        "UPDATE _sqlite_migrations SET applied_at = 'another day'",
    )  # fmt: skip
    assert same == before


def test_whatever_it_says_counts(ledger: Path, tmp_path: Path) -> None:
    seen = {logical_hash(ledger)}
    for sql in (
        "UPDATE node SET note = '' WHERE note <> ''",
        "UPDATE node SET deleted = 1 WHERE id = 7",
        "UPDATE change SET who = 'x' WHERE id = 1",
        "UPDATE plan SET printed_on = '' WHERE printed_on IS NULL",
        "UPDATE change_field SET after = CAST(after AS TEXT) WHERE typeof(after) = 'integer'",
        "DELETE FROM person",
        "INSERT INTO setting (name, value) VALUES ('a', 'b')",
        "PRAGMA user_version = 5",
    ):
        other = tmp_path / "另.db"
        shutil.copyfile(ledger, other)
        changed = rewritten(other, sql)
        assert changed not in seen, sql
        seen.add(changed)


def test_words_do_not_run_into_each_other(tmp_path: Path) -> None:
    hashes = set()
    for number, (one, two) in enumerate((("ab", "c"), ("a", "bc"), ("abc", ""))):
        path = tmp_path / f"{number}.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE t (x TEXT, y TEXT)")
            connection.execute("INSERT INTO t VALUES (?, ?)", (one, two))
            connection.commit()
        hashes.add(logical_hash(path))
    assert len(hashes) == 3


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "坏.db"
    path.write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    with pytest.raises(LedgerDamaged):
        logical_hash(path)
