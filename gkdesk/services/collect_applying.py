"""What was accepted of returned workbooks, taken in as one change that is undone as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from gkdesk.domain.cells import Cell
from gkdesk.domain.changes import Change, ChangeKind, FieldChange, differing
from gkdesk.domain.collected import (
    Applied,
    CollectedCell,
    CollectedFile,
    Collection,
    Verdict,
)
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import EditField, Status
from gkdesk.errors import CollectionStale
from gkdesk.services import bulk_editing, reached_counts, shown_limits
from gkdesk.services.answer_words import Answer
from gkdesk.services.bulk_editing import Wanted
from gkdesk.services.collect_answers import AnswerWriter, Written
from gkdesk.services.collect_receipts import coming_back, receipts
from gkdesk.services.fill_values import FillFrame
from gkdesk.services.late_answers import LateAnswers
from gkdesk.services.session import Session
from gkdesk.store import bulk_rows, changes, closing_days, occurrences, records
from gkdesk.store import collecting as store
from gkdesk.store import feedback as store_feedback

Fields = tuple[FieldChange, ...]


def apply(
    session: Session, collection: Collection, accepted: Some[int] | None = None
) -> Applied:
    """Write the accepted cells, by their keys (None: those taken unless a person refuses), and
    note which files came back. Of two accepted values of one cell that of the newest workbook
    holds.

    Raises CollectionStale where the ledger was changed since the comparison.
    """
    cells = _accepted(collection, accepted)
    files = coming_back(collection, cells)
    if not cells and not files:
        return Applied(None, 0, 0, 0)
    with session.ledger.transaction():
        if changes.last(session.ledger) != collection.line:
            raise CollectionStale
        number = _Taking(session, collection, cells, files).write()
    rows = {(cell.file, cell.group) for cell in cells}
    return Applied(number, len(cells), len(rows), len(files))


def _accepted(collection: Collection, accepted: Some[int] | None) -> list[CollectedCell]:
    if accepted is None:
        return [cell for cell in collection.cells if cell.taken]
    wanted = frozenset(accepted)
    return [cell for cell in collection.cells if cell.takable and cell.key in wanted]


class _Taking:
    """One change that takes answers in."""

    def __init__(
        self,
        session: Session,
        collection: Collection,
        cells: Sequence[CollectedCell],
        files: Sequence[CollectedFile],
    ) -> None:
        self._session = session
        self._collection = collection
        self._cells = cells
        self._files = files
        self._by_number = {file.number: file for file in collection.files}
        nodes = {cell.node_id for cell in collection.cells if cell.node_id is not None}
        self._fill = FillFrame.of(session, nodes)
        self._today = session.now().date()
        self._late = LateAnswers(session, self._fill, collection.files)

    def write(self) -> int | None:
        """Write all of it; the change, None where nothing was to be written."""
        writer = AnswerWriter(self._fill, self._today)
        for answer in self._answers():
            writer.take(answer)
        written = writer.written
        told = bulk_editing.wanted(self._session, [*written.cells(), *self._row_cells()])
        rest = self._points(written), self._records(written), self._closed(written)
        fields = _once((*self._came_back(), *told.fields, *chain(*rest)))
        if not fields:
            return None
        met = self._met(written)
        change = Change(ChangeKind.COLLECT, fields)
        number = changes.apply(self._session.ledger, change, self._session.hand)
        self._follow(number, told, written, met)
        return number

    # what is accepted

    def _answers(self) -> Iterator[Answer]:
        """The accepted values by row and unit, and the rows that say what stands already."""
        values: dict[tuple[int, str], dict[FillField, str]] = defaultdict(dict)
        about: dict[tuple[int, str], CollectedCell] = {}
        for cell in (*self._cells, *self._confirming()):
            if isinstance(cell.field, FillField):
                at = cell.file, cell.group
                about[at] = cell
                said = values[at]
                if cell.takable and cell.value is not None:
                    said[cell.field] = cell.value
        for at, said in sorted(values.items(), key=self._sending):
            cell, file = about[at], self._by_number[at[0]]
            unit = self._unit(file, cell)
            if cell.node_id is not None and unit:
                key = cell.node_id, cell.occurrence_id
                period = self._late.period(file, key, unit)
                yield Answer(key, unit, period, file.path.name, said)

    def _sending(self, told: tuple[tuple[int, str], object]) -> int:
        """The newest workbook last, in whatever order the files were chosen."""
        return self._by_number[told[0][0]].dispatch_id or 0

    def _confirming(self) -> Iterator[CollectedCell]:
        """Cells in which a unit says, other than it was sent, what stands already: it has
        answered, though there is nothing to take."""
        coming = {file.number for file in self._files}
        for cell in self._collection.cells:
            same = cell.verdict is Verdict.UNCHANGED and cell.node_id is not None
            if (
                same
                and cell.file in coming
                and cell.value
                and cell.sent not in (None, cell.value)
            ):
                file = self._by_number[cell.file]
                assert cell.node_id is not None
                former = self._fill.answer(cell.node_id, cell.occurrence_id, file.unit)
                if file.unit and (former is None or former.period != file.period):
                    yield cell

    def _unit(self, file: CollectedFile, cell: CollectedCell) -> str:
        if file.unit or cell.node_id is None:
            return file.unit
        units = self._fill.answerers.of(self._fill.rows[cell.node_id])
        return units[0].name if len(units) == 1 else ""

    def _row_cells(self) -> list[Cell]:
        """The accepted cells of master tables."""
        return [
            Cell(cell.node_id, cell.field, cell.value)
            for cell in self._cells
            if isinstance(cell.field, EditField)
            and cell.node_id is not None
            and cell.value is not None
        ]

    # what is written

    def _closed(self, written: Written) -> Fields:
        """The days that units have named of rows that are done now."""
        done = {
            node_id: day
            for node_id, day in written.done_on.items()
            if written.status.get(node_id, self._fill.rows[node_id].status) is Status.DONE
        }
        return closing_days.named_days(self._session.ledger, done)

    def _points(self, written: Written) -> Iterator[FieldChange]:
        every = {
            point.id: point
            for points in self._fill.points.values()
            for point in points.values()
        }
        for number, wanted in written.points.items():
            before = occurrences.said_columns(every[number])
            yield from differing("occurrence", number, before, wanted)
        told = [
            every[number].node_id
            for number, wanted in written.points.items()
            if "progress" in wanted
        ]
        yield from bulk_rows.reported(self._session.ledger, told, self._today)

    def _records(self, written: Written) -> Iterator[FieldChange]:
        ledger = self._session.ledger
        stored = store_feedback.columns_of(ledger, written.feedback)
        for number, wanted in written.feedback.items():
            yield from differing("feedback", number, stored[number], wanted)
        for entity, new in (
            ("feedback", written.new_feedback),
            ("evidence", written.evidence),
            ("tally", written.tallies),
        ):
            yield from records.add(ledger, entity, new)[1]
        yield from store.settling(self._answered_anew())

    def _came_back(self) -> Fields:
        """The files, first in the history of the change: they say whose answers follow."""
        new = receipts(self._collection, self._cells, self._files, self._session.now())
        return records.add(self._session.ledger, "receipt", new)[1]

    def _answered_anew(self) -> Iterator[int]:
        """What was sent back of the rows that are answered now."""
        answered = {
            (cell.node_id, cell.occurrence_id, self._fill.key(self._by_number[cell.file].unit))
            for cell in self._cells
        }
        nodes = [node_id for node_id, *_ in answered if node_id is not None]
        for some in store.open_sent_back(self._session.ledger, nodes).values():
            for number, key, unit in some:
                if (*key, self._fill.key(unit)) in answered:
                    yield number

    # what follows

    def _met(self, written: Written) -> set[int]:
        nodes = {int(str(record["node_id"])) for record in written.tallies}
        return set(_reached(self._session, nodes))

    def _follow(self, number: int, told: Wanted, written: Written, met: set[int]) -> None:
        session = self._session
        bulk_editing.follow(session, number, told)
        counted = {int(str(record["node_id"])) for record in written.tallies}
        closing = [each for each in _reached(session, counted) if each not in met]
        changes.append(session.ledger, number, reached_counts.closing(session, closing))
        owners = {
            node_id
            for node_id, points in self._fill.points.items()
            if points.keys() & written.points
        }
        if counted | owners:
            shown_limits.follow(session, number, counted | owners)


def _reached(session: Session, node_ids: Iterable[int]) -> list[int]:
    """The open due points whose count is reached."""
    return [
        point.id
        for points in occurrences.of_rows(session.ledger, node_ids).values()
        for point in points
        if point.term.count is not None
        and point.status == "open"
        and point.reached >= point.term.count
    ]


def _once(fields: Iterable[FieldChange]) -> Fields:
    """Each column once: two parts of a change may both say that a row was told of."""
    found: dict[tuple[str, int, str], FieldChange] = {}
    for each in fields:
        found.setdefault((each.entity, each.target, each.field), each)
    return tuple(found.values())
