"""What cells mean that a person typed, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gkdesk.domain.cells import Cell, CellFault
from gkdesk.domain.characters import storable
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.tasks import EditField, NodeKind
from gkdesk.errors import (
    DeadlineNotUnderstood,
    FieldNotEditable,
    GkdeskError,
    NoSuchDay,
    UnknownStatus,
    UnknownTask,
)
from gkdesk.services.session import Session
from gkdesk.services.typed_days import impossible_day
from gkdesk.services.typed_limits import understood_all
from gkdesk.store import bulk_rows, plans
from gkdesk.store.bulk_rows import Standing
from gkdesk.terms import STATUS_WORDS

Limits = tuple[Deadline, ...]

CELL_FIELDS = frozenset(EditField(name) for name in (
    "status", "progress", "deadline", "lead", "responsible", "supporting", "note"))  # fmt: skip
"""The fields whose cells are written many at once; the words of a row are not."""


@dataclass
class Meaning:
    """Cells that can be written, and those that cannot. ``limits`` holds the limits of each
    row that gets some, None where the printed ones come back; ``texts`` the other cells."""

    places: Mapping[int, Standing]
    texts: list[Cell] = field(default_factory=list)
    limits: dict[int, Limits | None] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


def read(session: Session, cells: Iterable[Cell]) -> Meaning:
    """What the cells mean. Of a limit given twice for a row the last one holds."""
    wanted = list(cells)
    ids = dict.fromkeys(cell.node_id for cell in wanted)
    meaning = Meaning(bulk_rows.standing(session.ledger, ids))
    reader = _Reader(session)
    for cell in wanted:
        try:
            _take(meaning, cell, reader)
        except GkdeskError as fault:
            meaning.faults.append(CellFault(cell, fault))
    return meaning


def _take(meaning: Meaning, cell: Cell, reader: _Reader) -> None:
    place = meaning.places.get(cell.node_id)
    if place is None:
        raise UnknownTask(str(cell.node_id))
    section = place.kind is NodeKind.SECTION
    if cell.field not in CELL_FIELDS:
        raise FieldNotEditable(cell.field.value)
    if cell.field is EditField.DEADLINE:
        limits = reader.limits(place.plan_id, cell.value)
        if limits is None and not place.limited_by_hand:
            meaning.limits.pop(cell.node_id, None)
            return
        if section:
            raise FieldNotEditable(cell.field.value)
        meaning.limits[cell.node_id] = limits
        return
    if cell.field is EditField.STATUS:
        if section:
            raise FieldNotEditable(cell.field.value)
        if storable(cell.value).strip() not in STATUS_WORDS:
            raise UnknownStatus(cell.value)
    meaning.texts.append(cell)


class _Reader:
    """Reads each typed limit once for a plan; a column is mostly filled with few of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._frames: dict[int, tuple[int, date | None]] = {}
        self._read: dict[tuple[int, str], Limits | GkdeskError | None] = {}

    def limits(self, plan_id: int, typed: str) -> Limits | None:
        """The limits typed, None for nothing. Raises DeadlineNotUnderstood, NoSuchDay."""
        key = plan_id, typed
        if key not in self._read:
            try:
                self._read[key] = self._limits(plan_id, storable(typed).strip())
            except GkdeskError as fault:
                self._read[key] = fault
        found = self._read[key]
        if isinstance(found, GkdeskError):
            raise found
        return found

    def _limits(self, plan_id: int, typed: str) -> Limits | None:
        if not typed:
            return None
        if plan_id not in self._frames:
            year, signed_on = plans.reading_frame(self._session.ledger, plan_id)
            self._frames[plan_id] = year or self._session.now().year, signed_on
        year, signed_on = self._frames[plan_id]
        try:
            return understood_all(typed, year, signed_on)
        except DeadlineNotUnderstood:
            if impossible := impossible_day(typed, year):
                raise NoSuchDay(impossible) from None
            raise
