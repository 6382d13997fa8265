"""What the lines of a meeting's notes would write, row by row and thing by thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from gkdesk.domain.cells import Cell, Manner
from gkdesk.domain.changes import Value
from gkdesk.domain.meeting_notes import NoteDeed, NoteKind, NoteTarget
from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.domain.written_days import written_day
from gkdesk.errors import (
    AmountNotPositive,
    DayInFuture,
    FieldNotEditable,
    NotCounted,
)
from gkdesk.services import bulk_editing, extending, occurrences, outline
from gkdesk.services.session import Session
from gkdesk.services.typed_days import typed_day
from gkdesk.store import columns

_UNITS = {
    NoteKind.LEAD: (EditField.LEAD, "牵头单位"),
    NoteKind.RESPONSIBLE: (EditField.RESPONSIBLE, "责任单位"),
    NoteKind.SUPPORTING: (EditField.SUPPORTING, "配合单位"),
}
_LONG_AGO_DAYS = 200
"""A day typed without its year that would lie further back is meant for this year."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting: its day, and what it is called where somebody has to have agreed."""

    day: date
    called: str


@dataclass(frozen=True, slots=True)
class PuttingOff:
    """An extension: of which row or due point, to what, and why, by whom, when."""

    node_id: int
    occurrence_id: int | None
    typed: str
    told: dict[str, Value]


@dataclass
class NoteActions:
    """What is to be written: cells, days of closing by row, columns of due points, extensions
    and entries of counts."""

    cells: list[Cell] = field(default_factory=list)
    closed: dict[int, str] = field(default_factory=dict)
    points: dict[int, dict[str, Value]] = field(default_factory=dict)
    put_off: list[PuttingOff] = field(default_factory=list)
    tallies: list[dict[str, Value]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.cells or self.closed or self.points or self.put_off or self.tallies)

    def join(self, more: NoteActions) -> None:
        """Take the actions of another line as well."""
        self.cells += more.cells
        self.closed |= more.closed
        for number, wanted in more.points.items():
            self.points.setdefault(number, {}).update(wanted)
        self.put_off += more.put_off
        self.tallies += more.tallies


class NoteWriter:
    """Turns things said about rows into actions, and into words that tell of them."""

    def __init__(self, session: Session, meeting: Meeting) -> None:
        self._session, self._meeting = session, meeting
        self._points: dict[int, list[Occurrence]] = {}

    def write(self, target: NoteTarget, deed: NoteDeed) -> tuple[NoteActions, str]:
        """What one thing said of one row comes to, and its words, "" where it stands already.

        Raises what the edits themselves raise, FieldNotEditable for rows that are no tasks,
        AmountNotPositive, DayInFuture and NotCounted.
        """
        row = outline.row(self._session, target.node_id)
        if row.kind in (NodeKind.SECTION, NodeKind.PLAN):
            raise FieldNotEditable("status")
        actions = NoteActions()
        told = "".join(self._tell(actions, row, target, deed))
        faults = bulk_editing.understood(self._session, actions.cells)
        if faults:
            raise faults[0].why
        return actions, told

    def _tell(
        self, actions: NoteActions, row: Row, target: NoteTarget, deed: NoteDeed
    ) -> Iterator[str]:
        match deed.kind:
            case NoteKind.CLOSE | NoteKind.CLOSE_ALL:
                yield self._close(actions, row, target, deed)
            case NoteKind.REOPEN:
                yield self._reopen(actions, row, target)
            case NoteKind.PUT_OFF:
                yield self._put_off(actions, target, deed)
            case NoteKind.COUNT:
                yield self._count(actions, row, target, deed)
            case NoteKind.TELL:
                yield self._progress(actions, target, deed)
            case NoteKind.REMARK:
                actions.cells.append(Cell(row.id, EditField.NOTE, deed.words, Manner.ADD))
                yield f"备注加上“{deed.words}”"
            case NoteKind.LIMIT:
                actions.cells.append(Cell(row.id, EditField.DEADLINE, deed.words))
                yield f"时限改为“{deed.words}”"
            case _:
                units, head = _UNITS[deed.kind]
                actions.cells.append(Cell(row.id, units, deed.words))
                yield f"{head}改为{deed.words}"

    # the status

    def _close(self, actions: NoteActions, row: Row, target: NoteTarget, deed: NoteDeed) -> str:
        day = self._day(deed.day)
        on = f"（{written_day(day)}）"
        open_points = [each for each in self._of(row) if each.status is Status.OPEN]
        if deed.kind is NoteKind.CLOSE_ALL or not self._of(row):
            closing = open_points
            if row.status is Status.DONE and not closing:
                return self._closed_on(actions, row, day)
        else:
            closing = self._asked(row, target)
            if not closing:
                return ""
        for each in closing:
            actions.points[each.id] = {"status": "done", "done_on": columns.day(day)}
        if len(closing) < len(open_points):
            return f"{'、'.join(each.term.name for each in closing)}办结{on}"
        if row.status is not Status.DONE:
            actions.cells.append(Cell(row.id, EditField.STATUS, Status.DONE.value))
            actions.closed[row.id] = day.isoformat()
        return f"办结{on}"

    def _closed_on(self, actions: NoteActions, row: Row, day: date) -> str:
        """Another day for a row that is done; the same one stands already."""
        if row.done_on == day:
            return ""
        actions.closed[row.id] = day.isoformat()
        return f"办结日期改为{written_day(day)}"

    def _asked(self, row: Row, target: NoteTarget) -> list[Occurrence]:
        """The open due point a line is about: that of its code, else the next one."""
        points = [each for each in self._of(row) if each.status is Status.OPEN]
        if target.occurrence_id is not None:
            return [each for each in points if each.id == target.occurrence_id]
        return points[:1]

    def _reopen(self, actions: NoteActions, row: Row, target: NoteTarget) -> str:
        told = ""
        if target.occurrence_id is not None:
            point = next(each for each in self._of(row) if each.id == target.occurrence_id)
            if point.status is Status.DONE:
                actions.points[point.id] = {"status": "open", "done_on": None}
                told = f"{point.term.name}改回推进中"
        if row.status is Status.DONE:
            actions.cells.append(Cell(row.id, EditField.STATUS, Status.OPEN.value))
            told = told or "改回推进中"
        return told

    # what else is said

    def _put_off(self, actions: NoteActions, target: NoteTarget, deed: NoteDeed) -> str:
        session, meeting = self._session, self._meeting
        limit = extending.understand(session, target.node_id, target.occurrence_id, deed.words)
        told = extending.decision(session, deed.reason, meeting.called, meeting.day)
        actions.put_off.append(
            PuttingOff(target.node_id, target.occurrence_id, deed.words, told)
        )
        assert limit.due is not None
        former = extending.present(session, target.node_id, target.occurrence_id)
        name = f"{former.name}" if former.name else ""
        return f"{name}延期到{written_day(limit.due)}，因{deed.reason}"

    def _progress(self, actions: NoteActions, target: NoteTarget, deed: NoteDeed) -> str:
        words = f"进展加上“{deed.words}”"
        if target.occurrence_id is None:
            cell = Cell(target.node_id, EditField.PROGRESS, deed.words, Manner.ADD)
            actions.cells.append(cell)
            return words
        point = occurrences.of_row(self._session, target.node_id)
        former = next(each for each in point if each.id == target.occurrence_id).progress
        today = self._session.now().date()
        actions.points[target.occurrence_id] = {
            "progress": "\n".join(part for part in (former, deed.words) if part),
            "reported_on": columns.day(today),
        }
        return f"{target.point}{words}"

    def _count(self, actions: NoteActions, row: Row, target: NoteTarget, deed: NoteDeed) -> str:
        counted = [each for each in self._of(row) if each.term.count is not None]
        if target.occurrence_id is not None:
            counted = [each for each in counted if each.id == target.occurrence_id]
        if not counted:
            raise NotCounted(str(target.code))
        if deed.amount <= 0:
            raise AmountNotPositive(str(deed.amount))
        day = self._day(deed.day)
        actions.tallies.append(
            {
                "plan_id": row.plan_id,
                "node_id": row.id,
                "series": counted[0].term.series,
                "day": day.isoformat(),
                "amount": deed.amount,
                "note": deed.words,
            }
        )
        return f"次数加 {deed.amount}（{written_day(day)}）"

    def _day(self, words: str) -> date:
        """The day that is meant, the meeting's where none is named; never one to come."""
        if not words:
            return self._meeting.day
        today = self._session.now().date()
        day = typed_day(words, today)
        far = (today - day).days > _LONG_AGO_DAYS
        if far and str(day.year) not in words and day.replace(day=1, year=today.year) > today:
            raise DayInFuture(day.replace(year=today.year).isoformat())
        if day > today:
            raise DayInFuture(day.isoformat())
        return day

    def _of(self, row: Row) -> list[Occurrence]:
        if row.id not in self._points:
            self._points[row.id] = occurrences.of_row(self._session, row.id)
        return self._points[row.id]
