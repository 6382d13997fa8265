"""会后速录: what was noted on a printed list, typed in and taken in as one change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gkdesk.domain.changes import Change, ChangeKind, FieldChange, differing
from gkdesk.domain.meeting_notes import (
    Noted,
    NoteDeed,
    NoteKind,
    NoteLine,
    NoteTarget,
)
from gkdesk.domain.short_codes import ShortCode
from gkdesk.domain.tasks import Row
from gkdesk.errors import (
    GkdeskError,
    NoCodeGiven,
    NothingNoted,
    NothingSaidOf,
    SaidTwice,
    UnknownCode,
)
from gkdesk.services import bulk_editing, extending, outline, short_codes, shown_limits
from gkdesk.services.note_actions import Meeting, NoteActions, NoteWriter
from gkdesk.services.note_reading import read_notes
from gkdesk.services.reached_counts import close_reached
from gkdesk.services.session import Session
from gkdesk.store import bulk_rows, changes, closing_days, occurrences, records
from gkdesk.terms import message_for

__all__ = ["Meeting", "MeetingTaken", "record", "understand"]

_REPEATED = frozenset({NoteKind.TELL, NoteKind.REMARK, NoteKind.COUNT})
"""What may be said of a row more than once."""
_STATUS = frozenset({NoteKind.CLOSE, NoteKind.CLOSE_ALL, NoteKind.REOPEN})
_LIMIT = frozenset({NoteKind.PUT_OFF, NoteKind.LIMIT})


@dataclass(frozen=True, slots=True)
class MeetingTaken:
    """What was written: the change, how many lines, and the rows that are others now."""

    change_id: int
    lines: int
    rows: tuple[int, ...]


def understand(session: Session, plan_id: int, text: str, meeting: Meeting) -> list[Noted]:
    """What each line means for the rows of a plan; nothing is written, and no line raises."""
    taking = _Taking(session, plan_id, meeting)
    return [taking.take(line)[0] for line in read_notes(text)]


def record(session: Session, plan_id: int, text: str, meeting: Meeting) -> MeetingTaken:
    """Write the lines that can be written, as one change; the others are passed over.

    Raises NothingNoted where there is none, and StaleEdit; nothing is written then.
    """
    with session.ledger.transaction():
        taking, actions, lines = _Taking(session, plan_id, meeting), NoteActions(), 0
        for line in read_notes(text):
            noted, wanted = taking.take(line)
            if noted.ready:
                actions.join(wanted)
                lines += 1
        if not actions:
            raise NothingNoted
        number, rows = _write(session, actions)
    return MeetingTaken(number, lines, rows)


class _Taking:
    """Understands one line after the other; two lines do not settle the same thing."""

    def __init__(self, session: Session, plan_id: int, meeting: Meeting) -> None:
        self._session, self._plan_id = session, plan_id
        self._writer = NoteWriter(session, meeting)
        self._settled: set[tuple[int, int | None, str]] = set()

    def take(self, line: NoteLine) -> tuple[Noted, NoteActions]:
        """A line understood, with what it would write."""
        actions = NoteActions()
        try:
            targets = self._targets(line)
        except GkdeskError as fault:
            return Noted(line, faults=(message_for(fault),)), actions
        told: list[str] = []
        faults: list[str] = []
        for target in targets:
            for deed in line.deeds:
                try:
                    words = self._one(actions, target, deed)
                except GkdeskError as fault:
                    faults.append(message_for(fault))
                else:
                    told += [words] if words else []
        return Noted(line, targets, tuple(told), tuple(dict.fromkeys(faults))), actions

    def _one(self, actions: NoteActions, target: NoteTarget, deed: NoteDeed) -> str:
        found, words = self._writer.write(target, deed)
        at = target.node_id, target.occurrence_id, _about(deed.kind)
        if deed.kind not in _REPEATED:
            if at in self._settled:
                raise SaidTwice(str(target.code))
            self._settled.add(at)
        actions.join(found)
        return words

    def _targets(self, line: NoteLine) -> tuple[NoteTarget, ...]:
        """The rows of a line. Raises NoCodeGiven, UnknownCode and NothingSaidOf."""
        if not line.codes:
            raise NoCodeGiven
        found = tuple(map(self._target, line.codes))
        if not line.deeds:
            raise NothingSaidOf
        return found

    def _target(self, code: ShortCode) -> NoteTarget:
        found = short_codes.found(self._session, self._plan_id, code)
        if found is None:
            raise UnknownCode(str(code))
        node_id, point_id = found
        row = outline.row(self._session, node_id)
        point = "" if point_id is None else _point_name(self._session, point_id)
        return NoteTarget(code, node_id, point_id, _words(row), point)


def _about(kind: NoteKind) -> str:
    if kind in _STATUS:
        return "status"
    return "limit" if kind in _LIMIT else kind.value


def _words(row: Row) -> str:
    return row.label + (row.heading or row.text)


def _point_name(session: Session, occurrence_id: int) -> str:
    return occurrences.one(session.ledger, occurrence_id).term.name


def _write(session: Session, actions: NoteActions) -> tuple[int, tuple[int, ...]]:
    """The change and the rows it touched. Inside a transaction."""
    ledger, today = session.ledger, session.now().date()
    told = bulk_editing.wanted(session, actions.cells)
    moved = [
        extending.wanted(session, each.node_id, each.occurrence_id, each.typed, each.told)
        for each in actions.put_off
    ]
    counted = records.add(ledger, "tally", actions.tallies)[1]
    owners = _owners(session, actions)
    reported = [*(int(str(each["node_id"])) for each in actions.tallies)]
    reported += [owners[i] for i, wanted in actions.points.items() if "progress" in wanted]
    fields = _once(
        (
            *told.fields,
            *(field for fields in moved for field in fields),
            *_points(session, actions.points),
            *closing_days.named_days(ledger, actions.closed),
            *bulk_rows.reported(ledger, reported, today),
            *counted,
        )
    )
    number = changes.apply(ledger, Change(ChangeKind.MEETING, fields), session.hand)
    bulk_editing.follow(session, number, told)
    counting = {int(str(each["node_id"])) for each in actions.tallies}
    close_reached(session, number, counting)
    touched = {*owners.values(), *(each.node_id for each in actions.put_off), *counting}
    if touched:
        shown_limits.follow(session, number, touched)
    rows = (each.target for each in fields if each.entity == "node")
    return number, tuple(dict.fromkeys((*rows, *sorted(touched))))


def _owners(session: Session, actions: NoteActions) -> dict[int, int]:
    return {i: occurrences.one(session.ledger, i).node_id for i in actions.points}


def _points(
    session: Session, points: Mapping[int, Mapping[str, str | int | None]]
) -> Iterator[FieldChange]:
    for number, wanted in points.items():
        before = occurrences.said_columns(occurrences.one(session.ledger, number))
        yield from differing("occurrence", number, before, wanted)


def _once(fields: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """Each column once: two things said may both tell that a row was told of."""
    found: dict[tuple[str, int, str], FieldChange] = {}
    for each in fields:
        found.setdefault((each.entity, each.target, each.field), each)
    return tuple(found.values())


def lines_left(text: str, noted: Sequence[Noted]) -> str:
    """The lines of a text that have faults, to be put right."""
    taken = {each.line.number for each in noted if not each.faults}
    lines = enumerate(text.splitlines(), 1)
    return "\n".join(line for number, line in lines if number not in taken and line.strip())
