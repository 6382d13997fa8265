"""What the columns a unit fills in hold at present (domain.feedback.FillField).

Where a unit is the only one that answers for a row, its progress, status and count are the
row's own, or those of the due point the row is about; else they are what the unit has said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gkdesk.domain.characters import storable
from gkdesk.domain.feedback import Feedback, FillField
from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.tasks import Status
from gkdesk.domain.units import Role
from gkdesk.services.answering_units import Answerers, UnitKey, answering
from gkdesk.services.session import Session
from gkdesk.store import feedback, occurrences

__all__ = ["FillFrame", "answering", "cleaned", "standing"]

Row = tuple[int, int | None, Role | None, str]
"""A row of the ledger, the due point it is about, the unit's role in it, the unit."""
Key = tuple[int, int | None, str]
Values = dict[FillField, str]
_Answer = tuple[int, int | None, UnitKey]
_OPEN = Status.OPEN.value


def cleaned(words: str) -> str:
    """Words as they are compared and kept: no line ends with blanks, none is empty at the
    beginning or the end."""
    if words.isprintable():  # neither line breaks nor halves of signs
        return words.strip()
    lines = storable(words).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def evidence_lines(words: str) -> tuple[str, ...]:
    """The single pieces of a cell of evidence, each once."""
    if "\n" not in words:
        return (words.strip(),) if words.strip() else ()
    return tuple(dict.fromkeys(line.strip() for line in words.split("\n") if line.strip()))


def standing(session: Session, rows: Iterable[Row]) -> dict[Key, Values]:
    """What each of the rows holds for its unit, without what is empty; words as ``SentRow``
    and ``CollectedCell`` have them. Rows that do not stand are left out.

    The status of a row that stands is always told.
    """
    wanted = list(rows)
    frame = FillFrame.of(session, (row[0] for row in wanted))
    return {
        (node_id, point, unit): frame.values(node_id, point, unit)
        for node_id, point, _, unit in wanted
        if frame.stands(node_id, point)
    }


@dataclass(frozen=True, slots=True)
class FillFrame:
    """All that is known of some rows, read in a few queries."""

    answerers: Answerers
    rows: Mapping[int, feedback.Answered]
    points: Mapping[int, Mapping[int, Occurrence]]
    answers: Mapping[_Answer, Feedback]
    evidence: Mapping[_Answer, tuple[str, ...]]

    @classmethod
    def of(cls, session: Session, node_ids: Iterable[int]) -> FillFrame:
        """What is known of these rows now."""
        ids = set(node_ids)
        ledger = session.ledger
        answerers = Answerers(session)
        key = answerers.key
        given: dict[_Answer, list[str]] = {}
        for each in feedback.evidence_of_rows(ledger, ids):
            of_unit = each.node_id, each.occurrence_id, key(each.unit)
            given.setdefault(of_unit, []).append(each.words)
        return cls(
            answerers,
            feedback.answered_rows(ledger, ids),
            {
                node_id: {point.id: point for point in points}
                for node_id, points in occurrences.of_rows(ledger, ids).items()
            },
            {
                (said.node_id, said.occurrence_id, key(said.unit)): said
                for said in feedback.of_rows(ledger, ids)
            },
            {of_unit: tuple(dict.fromkeys(words)) for of_unit, words in given.items()},
        )

    def stands(self, node_id: int, point: int | None) -> bool:
        """Whether the row, and the due point it is about, are in the ledger."""
        if node_id not in self.rows:
            return False
        return point is None or point in self.points.get(node_id, {})

    def key(self, unit: str) -> UnitKey:
        """Who a unit is."""
        return self.answerers.key(unit)

    def only_one(self, node_id: int, unit: str) -> bool:
        """Whether the unit is the only one that answers for the row."""
        return self.answerers.only_one(self.rows[node_id], unit)

    def answer(self, node_id: int, point: int | None, unit: str) -> Feedback | None:
        """What the unit last answered, None where it never did."""
        return self.answers.get((node_id, point, self.key(unit)))

    def counts(self, node_id: int, point: int | None) -> Occurrence | None:
        """The due point whose count a row is about: its own, or the only counted one of the
        row; None where it counts nothing, or nobody can say which."""
        points = self.points.get(node_id, {})
        if point is not None:
            return points[point] if points[point].term.count is not None else None
        counted = [each for each in points.values() if each.term.count is not None]
        return counted[0] if len(counted) == 1 else None

    def values(self, node_id: int, point: int | None, unit: str) -> Values:
        """What stands for the unit at the row, without what is empty."""
        own = self.only_one(node_id, unit)
        said = self.answer(node_id, point, unit)
        status, progress = self._own(node_id, point) if own else _said(said)
        found = {FillField.STATUS: status}
        if progress:
            found[FillField.PROGRESS] = cleaned(progress)
        if status == Status.DONE:
            found[FillField.DONE_ON] = self._done_on(node_id, point, said, own=own)
        found[FillField.COUNT] = self._count(node_id, point, said, own=own)
        found[FillField.EVIDENCE] = self._evidence(node_id, point, unit, own=own)
        if said is not None:
            found[FillField.PERSON] = said.person
            found[FillField.PROBLEM] = said.problem
        return {field: value for field, value in found.items() if value}

    def _own(self, node_id: int, point: int | None) -> tuple[str, str]:
        """The row's own status and progress, or those of its due point."""
        if point is None:
            row = self.rows[node_id]
            return row.status, row.progress
        due = self.points[node_id][point]
        return due.status.value, due.progress

    def _done_on(
        self, node_id: int, point: int | None, said: Feedback | None, *, own: bool
    ) -> str:
        day: date | None = said.done_on if said else None
        if own and point is not None:
            day = self.points[node_id][point].done_on
        return day.isoformat() if day else ""

    def _count(
        self, node_id: int, point: int | None, said: Feedback | None, *, own: bool
    ) -> str:
        counted = self.counts(node_id, point) if own else None
        if counted is not None:
            return str(counted.reached) if counted.reached else ""
        return "" if said is None or said.count is None else str(said.count)

    def _evidence(self, node_id: int, point: int | None, unit: str, *, own: bool) -> str:
        given = self.evidence.get((node_id, point, self.key(unit)), ())
        noted = self.points[node_id][point].evidence if own and point is not None else ""
        return (
            "\n".join(dict.fromkeys((*evidence_lines(noted), *given)))
            if noted
            else ("\n".join(given))
        )


def _said(said: Feedback | None) -> tuple[str, str]:
    """What a unit of several has said."""
    if said is None:
        return _OPEN, ""
    return said.status.value if said.status else _OPEN, said.progress
