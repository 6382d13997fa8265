"""Returned workbooks compared with what was sent and with what stands, all in one go.

Nothing is written here. The same books against the same ledger give the same collection.
"""

from __future__ import annotations

import gc
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import cast

from gkdesk.domain.collected import (
    CollectedCell,
    CollectedFile,
    CollectedRow,
    Collection,
    Why,
)
from gkdesk.domain.dispatches import SentField
from gkdesk.domain.returned import ReturnedBook, Unread
from gkdesk.services import (
    collect_doubles,
    collect_hints,
    collect_masters,
    collect_mixed,
    collect_status,
    row_values,
)
from gkdesk.services.collect_cells import cells_of
from gkdesk.services.collect_files import FileFacts, facts_of
from gkdesk.services.collect_frame import CollectFrame
from gkdesk.services.collect_pairs import RowFrame
from gkdesk.services.collect_rows import Placed, place_rows
from gkdesk.services.exchange_books import at_home
from gkdesk.services.fill_values import FillFrame
from gkdesk.services.session import Session
from gkdesk.store import changes

Assigned = Mapping[tuple[int, str], int]
_NOBODY: Assigned = MappingProxyType({})


def compare(
    session: Session, books: Sequence[ReturnedBook | Unread], assigned: Assigned = _NOBODY
) -> Collection:
    """What the books say; ``assigned`` are the rows a person has told the tasks of, by file
    and row."""
    with _collector_at_rest():
        return _Comparison(session, at_home(session, books), assigned).collection()


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Nothing here is made in circles; looking for such among the cells of two hundred files
    again and again would take a quarter of the time."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


class _Comparison:
    """One run over all books."""

    def __init__(
        self, session: Session, books: Sequence[ReturnedBook | Unread], assigned: Assigned
    ) -> None:
        self._session = session
        self._books = tuple(books)
        self._assigned = dict(assigned)
        self._line = changes.last(session.ledger)
        readable = [book for book in books if isinstance(book, ReturnedBook)]
        self._frame = CollectFrame(session, readable)
        self._facts = {
            number: facts_of(self._frame, number, book)
            for number, book in enumerate(books)
            if isinstance(book, ReturnedBook)
        }
        self._placed = self._places()
        found = {row.key[0] for rows in self._placed.values() for row in rows if row.key}
        self._fill = FillFrame.of(session, found)
        masters = (
            row.key[0]
            for number, rows in self._placed.items()
            for row in rows
            if row.key and self._facts[number].master
        )
        self._row_values = row_values.standing(session, masters)

    def _places(self) -> dict[int, list[Placed]]:
        placed, first = {}, 0
        for number, facts in self._facts.items():
            rows = place_rows(self._frame, facts, first, self._assigned)
            placed[number] = collect_mixed.asked(self._frame, facts, rows)
            first += len(facts.book.rows)
        return placed

    def collection(self) -> Collection:
        """All files with their rows and cells."""
        self._placed = {
            number: [self._standing(each) for each in rows]
            for number, rows in self._placed.items()
        }
        statuses, cells = self._judged()
        by_file: dict[int, list[CollectedCell]] = {number: [] for number in self._facts}
        for cell in cells:
            by_file[cell.file].append(cell)
        files = (
            self._file(number, book, statuses, by_file)
            for number, book in enumerate(self._books)
        )
        rows = (_row(number, each) for number, some in self._placed.items() for each in some)
        told = tuple(files), tuple(rows), tuple(cells)
        return Collection(*told, self._line, self._books, MappingProxyType(self._assigned))

    def _judged(self) -> tuple[dict[int, collect_status.Status], list[CollectedCell]]:
        """The status of each file before its cells are counted, and all cells."""
        seen: dict[str, str] = {}
        statuses, cells = {}, []
        for number, facts in self._facts.items():
            rows = self._placed[number]
            status = collect_status.first_status(self._frame, facts, rows, seen)
            statuses[number] = status
            asks = collect_status.unasked(self._frame, facts, status[0])
            cells += self._cells(facts, rows, unasked=asks)
        if any(facts.master for facts in self._facts.values()):
            cells = collect_masters.understood(self._session, cells)
        cells = collect_doubles.settled(cells, self._told)
        return statuses, collect_hints.with_hints(cells, self._fill, self._facts)

    def _standing(self, placed: Placed) -> Placed:
        """A row whose due point is gone has no task."""
        if placed.key is None or self._fill.stands(*placed.key):
            return placed
        return replace(placed, key=None, doubt=Why.ROW_GONE)

    def _cells(
        self, facts: FileFacts, rows: Sequence[Placed], *, unasked: bool
    ) -> list[CollectedCell]:
        found: list[CollectedCell] = []
        for placed in rows:
            plan = placed.plan.plan if placed.plan else None
            frame = RowFrame(
                facts.number,
                self._now(facts, placed),
                facts.master or bool(self.unit_of(facts, placed)),
                unasked,
                self._frame.today,
                (plan.year if plan else None) or self._frame.today.year,
                plan.signed_on if plan else None,
                facts.master,
                placed.key is not None and self._fill.counts(*placed.key) is not None,
            )
            found += cells_of(placed, frame)
        return found

    def _now(self, facts: FileFacts, placed: Placed) -> Mapping[SentField, str]:
        if placed.key is None:
            return {}
        node_id, point = placed.key
        # Fields are compared as their names; which kind of field a mapping has is known.
        if facts.master:
            return cast(Mapping[SentField, str], self._row_values.get(node_id, {}))
        values = self._fill.values(node_id, point, self.unit_of(facts, placed))
        return cast(Mapping[SentField, str], values)

    def unit_of(self, facts: FileFacts, placed: Placed) -> str:
        """Whose answer a row is; where the file does not say, the only unit that answers for
        its task."""
        if facts.unit or placed.key is None or facts.master:
            return facts.unit
        units = self._fill.answerers.of(self._fill.rows[placed.key[0]])
        return units[0].name if len(units) == 1 else ""

    def _told(self, cell: CollectedCell) -> tuple[Hashable, int]:
        facts = self._facts[cell.file]
        version = facts.handed.id if facts.handed else 0
        return (facts.master, facts.key), version

    def _file(
        self,
        number: int,
        book: ReturnedBook | Unread,
        statuses: Mapping[int, collect_status.Status],
        cells: Mapping[int, Sequence[CollectedCell]],
    ) -> CollectedFile:
        if isinstance(book, Unread):
            return collect_status.unread(number, book)
        facts = self._facts[number]
        placed = self._placed[number]
        return collect_status.told(facts, statuses[number], placed, cells[number])


def _row(number: int, placed: Placed) -> CollectedRow:
    node_id, point = placed.key or (None, None)
    return CollectedRow(
        placed.group,
        number,
        placed.found,
        node_id,
        point,
        placed.score / 100,
        placed.others,
        placed.row.locked,
    )
