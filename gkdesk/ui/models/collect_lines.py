"""What came back, cell by cell, as lines a person decides about: what needs one first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from gkdesk.domain.collected import (
    CollectedCell,
    CollectedFile,
    CollectedRow,
    Collection,
    Verdict,
    Why,
)
from gkdesk.domain.dispatches import LockedField, SentField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import EditField, Status
from gkdesk.terms import label
from gkdesk.ui.models.row_words import NOTHING

RowPlace = tuple[int, str]
"""A row of a file: the file's number and the row's place in it."""


class Shelf(StrEnum):
    """Where a line belongs. Asked: a person has to say which task its row is."""

    ASKED = "asked"
    CONTRADICTORY = "contradictory"
    CONFLICTING = "conflicting"
    NEW = "new"
    UNCHANGED = "unchanged"


SHELF_WORDS: Mapping[Shelf, str] = {
    Shelf.ASKED: "待认任务",
    Shelf.CONTRADICTORY: label(Verdict.CONTRADICTORY),
    Shelf.CONFLICTING: label(Verdict.CONFLICTING),
    Shelf.NEW: label(Verdict.NEW),
    Shelf.UNCHANGED: label(Verdict.UNCHANGED),
}
_FIELDS = {
    (type(field), field): at for at, field in enumerate((*FillField, *EditField, *LockedField))
}
_WEIGHTS = {shelf: 2 * at for at, shelf in enumerate(Shelf)}
_SHELVES = {Verdict(shelf.value): shelf for shelf in Shelf if shelf is not Shelf.ASKED}
_BEHIND = 1
"""An altered word that is never taken comes behind what a person can decide."""


@dataclass(frozen=True)
class Line:
    """One cell with all that is said of it, on its ``shelf``. ``declined`` tells that a
    person found none of the likely tasks to be its row's."""

    cell: CollectedCell
    row: CollectedRow
    file: CollectedFile
    task: str
    order: int
    shelf: Shelf
    declined: bool = False

    @property
    def place(self) -> RowPlace:
        """The row it stands in."""
        return self.file.number, self.row.group

    def rank(self) -> tuple[int, int, int, int]:
        """Its place where what needs a person comes first; a row's cells stay together."""
        weight = _WEIGHTS[self.shelf]
        if self.shelf is Shelf.CONTRADICTORY and isinstance(self.cell.field, LockedField):
            weight = _WEIGHTS[Shelf.CONFLICTING] + _BEHIND
        if self.declined:
            weight = _WEIGHTS[Shelf.NEW] + _BEHIND
        return (
            weight,
            self.file.number,
            self.order,
            _FIELDS[type(self.cell.field), self.cell.field],
        )

    @property
    def open_question(self) -> bool:
        """Whether a person still has to say which task its row is."""
        return self.shelf is Shelf.ASKED and not self.declined

    @property
    def unit(self) -> str:
        """Whose file it stands in; the file's name where nobody can say."""
        return self.file.unit or self.file.path.stem

    @cached_property
    def remark(self) -> str:
        """Why it is not simply taken, and what speaks against it, in one line."""
        if self.declined:
            return "都不是，不收"
        told = [label(self.cell.why)] if self.cell.why else []
        if self.shelf is Shelf.ASKED and not told:
            told = ["没有认出是哪一项任务"]
        return "；".join([*told, *(label(hint) for hint in self.cell.hints)])

    @cached_property
    def searched(self) -> str:
        """What a search looks through."""
        cell = self.cell
        said = (self.unit, self.file.path.name, self.task, field_words(cell.field),
                cell.sent or "", cell.returned, cell.now, self.remark)  # fmt: skip
        return "\n".join(said).casefold()


def asks(cell: CollectedCell) -> bool:
    """Whether the cell's row has no task that a person need not confirm."""
    if cell.why is Why.LIKELY_ROW:
        return True
    return cell.verdict is Verdict.UNKNOWN_ROW


def lines_of(
    collection: Collection, tasks: Mapping[int, str], declined: frozenset[RowPlace]
) -> list[Line]:
    """All lines, those first that need a person; ``tasks`` are the ledger's words of rows."""
    files = {file.number: file for file in collection.files}
    rows = {(row.file, row.group): (at, row) for at, row in enumerate(collection.rows)}
    lines = []
    for cell in collection.cells:
        place = cell.file, cell.group
        order, row = rows[place]
        known = tasks.get(cell.node_id or 0) or NOTHING
        shelf = Shelf.ASKED if asks(cell) else _SHELVES[cell.verdict]
        asked = shelf is Shelf.ASKED
        task = own_words(row) or known if asked else known
        gone = asked and place in declined
        lines.append(Line(cell, row, files[cell.file], task, order, shelf, gone))
    return sorted(lines, key=Line.rank)


def own_words(row: CollectedRow) -> str:
    """What a returned row says it is about."""
    return row.locked.get(LockedField.MEASURE) or row.locked.get(LockedField.TASK) or ""


def field_words(field: SentField | LockedField) -> str:
    """The head of a column."""
    return label(field)


def shown(field: SentField | LockedField, words: str | None) -> str:
    """The canonical words of a value as a person reads them."""
    if field in (FillField.STATUS, EditField.STATUS) and words in set(Status):
        return label(Status(words))
    return words or ""
