"""An open ledger: the one door through which every statement goes."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gkdesk.store.copying import copy_from
from gkdesk.store.faults import sorted_faults
from gkdesk.store.identity import Identity
from gkdesk.store.lock import Hold

if TYPE_CHECKING:
    from sqlite_utils import Database

Parameters = Sequence[object] | Mapping[str, object]


class Ledger:
    """A connection to a ledger of today's version, with its errors sorted.

    ``hold`` is the writer's lock; without it the ledger is read only.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        hold: Hold | None,
        identity: Identity,
    ) -> None:
        self.path = path
        self.identity = identity
        self._connection = connection
        self._hold = hold

    @cached_property
    def db(self) -> Database:
        """The connection as sqlite-utils sees it. Loaded by the first transaction: reading
        needs it not, and its import takes half as long as opening a bare window."""
        from sqlite_utils import Database

        return Database(self._connection)

    @property
    def read_only(self) -> bool:
        """Whether this ledger was opened without the right to write."""
        return self._hold is None

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with sorted_faults(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with sorted_faults(self.path):
            row: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
            return row

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.one(sql, parameters)
        return None if row is None else row[0]

    def arrays(
        self, sql: str, names: Sequence[str], parameters: Parameters = ()
    ) -> list[array[int]]:
        """The named integer columns of a query, in its order, an array each.

        SQLite hands each column over in one piece: twice as fast as row by row.
        """
        lists = ", ".join(f"json_group_array({name})" for name in names)
        row = self.one(f"SELECT {lists} FROM ({sql})", parameters)
        return [array("q", json.loads(text)) for text in row or ()]

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement; the number of rows it touched."""
        with sorted_faults(self.path):
            return self._connection.execute(sql, parameters).rowcount

    def execute_all(self, sql: str, many: Iterable[Parameters]) -> int:
        """Run one statement once for each set of values; the number of rows it touched."""
        with sorted_faults(self.path):
            return self._connection.executemany(sql, many).rowcount

    def insert_all(self, table: str, records: Iterable[Mapping[str, object]]) -> None:
        """Add rows; every record has the same keys. Nothing happens for none."""
        rows = iter(records)
        first = next(rows, None)
        if first is None:
            return
        names = ", ".join(f'"{name}"' for name in first)
        marks = ", ".join(f":{name}" for name in first)
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'
        with sorted_faults(self.path):
            self._connection.execute(sql, first)
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside happens, or nothing of it. Raises LedgerGone and LedgerReplaced,
        before anything is done, where the file was taken away under the open ledger."""
        if not self._connection.in_transaction:
            self.identity.assure()
        with sorted_faults(self.path), self.db.atomic():
            yield

    @property
    def stamp(self) -> int:
        """A number that is another one once somebody else has written the file."""
        stamp: int = self.value("PRAGMA data_version")
        return stamp

    def copy_to(self, target: Path) -> Path:
        """Write what this open ledger holds, wherever its file may be now, to ``target`` as
        a proven copy. Raises LedgerDamaged, LedgerUnwritable, LedgerBusy or TargetFull."""
        return copy_from(self.path, self._connection, target)

    def close(self) -> None:
        """Close the file and give the lock back; may be called again."""
        self._connection.close()
        if self._hold is not None:
            self._hold.release()
