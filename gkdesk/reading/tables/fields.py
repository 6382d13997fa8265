"""The cells beside a row's work: units, persons, time limits, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.document import Cell
from gkdesk.domain.draft import Doubt, Person
from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.deadlines import Frame, read_deadlines
from gkdesk.reading.tables.cell_words import is_blank, text_words, unit_words
from gkdesk.reading.tables.cells import (
    first_leads,
    is_unit_like,
    parts_in,
    people_in,
    stated_in,
    units_in,
)
from gkdesk.reading.tables.columns import Header
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.heads import ROLES, Kind
from gkdesk.reading.tables.standing import Standing, Told, standing_of
from gkdesk.reading.tables.tree import Knot
from gkdesk.reading.traced import Traced

_INHERITED = 0.7
_UNLIKELY = 0.5
_SHORT_NOTE = 16
_SAID = (Kind.NOTE, Kind.PROGRESS, Kind.STATE)


class Fields:
    """Reads the cells of one table; ``doubts`` grow on the way. ``first_in_lead``: the
    first unit leads where no word says who does; ``answers`` may say that a cell holds no
    units, or of which role."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        frame: Frame,
        *,
        first_in_lead: bool = False,
        answers: Sequence[Answer] = (),
    ) -> None:
        self.doubts: list[Doubt] = []
        self._grid = grid
        self._header = header
        self._frame = frame
        self._first_in_lead = first_in_lead
        self._no_units = {one.span for one in answers if one.kind is AnswerKind.NO_UNITS}
        self._roles = {
            one.span: Role(one.value)
            for one in answers
            if one.kind is AnswerKind.UNITS and one.value in [role.value for role in Role]
        }

    def units(self, knot: Knot, path: str) -> Iterator[UnitClause]:
        """The units beside a leaf; ``path`` is only named in doubts."""
        found: list[UnitClause] = []
        for index, cell in knot.fields:
            role = ROLES.get(self._header.columns[index].kind)
            if role is None or cell.span in self._no_units:
                continue
            clauses = self._of_cell(cell, self._roles.get(cell.span, role), path)
            if index in knot.inherited:
                clauses = [replace(clause, confidence=_INHERITED) for clause in clauses]
            found += clauses
        if self._first_in_lead and all(one.role is not Role.LEAD for one in found):
            for clause in found[:1]:
                yield from first_leads(clause)
            found = found[1:]
        yield from found

    def _of_cell(self, cell: Cell, role: Role, path: str) -> list[UnitClause]:
        words = unit_words(self._grid.source, cell.span)
        stretches, limits = parts_in(words)
        clauses = [one for stretch in stretches for one in units_in(stretch, role) if one.names]
        if (limits and not stretches) or is_unit_like(words.text):
            return clauses
        self._doubt_units(cell, path, words.text)
        return [replace(clause, confidence=_UNLIKELY) for clause in clauses]

    def _doubt_units(self, cell: Cell, path: str, words: str) -> None:
        what = f"单位栏里的“{words[:20]}”不像单位名称。"
        choices = (
            Choice("是单位", Answer(AnswerKind.SEEN, cell.span)),
            Choice("不是单位", Answer(AnswerKind.NO_UNITS, cell.span)),
        )
        self.doubts.append(Doubt(path, what, cell.span, "单位待核对", choices))

    def people(self, knot: Knot) -> Iterator[Person]:
        """The persons beside a leaf, each with the head of the column as printed."""
        for index, cell in knot.fields:
            column = self._header.columns[index]
            if column.kind is Kind.PEOPLE:
                words = Traced.of(self._grid.source, *cell.span).stripped()
                yield from people_in(words, column.head)

    def limits(self, knot: Knot) -> list[Deadline]:
        """What the time column says, then the cells of units, then the notes."""
        found: list[Deadline] = []
        for kinds, words_of, read in (
            ((Kind.LIMIT,), text_words, stated_in),
            (tuple(ROLES), unit_words, _beside_units),
            ((Kind.NOTE,), text_words, _in_note),
        ):
            for index, cell in knot.fields:
                if self._header.columns[index].kind not in kinds:
                    continue
                limits = read(words_of(self._grid.source, cell.span), self._frame)
                if index in knot.inherited:
                    limits = [replace(limit, confidence=_INHERITED) for limit in limits]
                found += limits
        return found

    def standing(self, knot: Knot, path: str) -> Standing:
        """Progress, state and notes beside a leaf; ``path`` is only named in doubts."""
        told: list[Told] = []
        for index, cell in knot.fields:
            kind, head = self._header.columns[index].kind, self._header.columns[index].head
            if kind not in _SAID:
                continue
            words = text_words(self._grid.source, cell.span)
            if kind is not Kind.NOTE or not self._only_limit(words):
                told.append(Told(kind, head, "" if is_blank(words.text) else words.text))
                if standing_of(told[-1:]).unclear:
                    self._doubt_state(cell, path, words.text)
        return standing_of(told)

    def _only_limit(self, words: Traced) -> bool:
        """Whether a note is a time limit and nothing else: it stands as that."""
        found = _in_note(words, self._frame)
        return len(found) == 1 and found[0].expression == words.text.rstrip("。；; ")

    def _doubt_state(self, cell: Cell, path: str, words: str) -> None:
        what = f"没有认出“{words[:20]}”是否办结，原话记在进展里，按推进中列入。"
        seen = Choice("没有问题", Answer(AnswerKind.SEEN, cell.span))
        self.doubts.append(Doubt(path, what, cell.span, "状态待核对", (seen,)))


def _beside_units(words: Traced, frame: Frame) -> list[Deadline]:
    return [found for stated in parts_in(words)[1] for found in stated_in(stated, frame)]


def _in_note(words: Traced, frame: Frame) -> list[Deadline]:
    """The limits in a note; one that is nothing else may leave its 前 out."""
    if len(words) <= _SHORT_NOTE:
        stated = stated_in(words, frame)
        if stated and stated[0].kind is not DeadlineKind.VAGUE:
            return stated
    return read_deadlines(words, frame)
