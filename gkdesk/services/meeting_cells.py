"""What stands in the cells of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from gkdesk.domain.print_scheme import ListColumn, ListColumnChoice
from gkdesk.domain.tasks import NodeKind
from gkdesk.domain.units import Role
from gkdesk.exports.printed_list import PrintedCell, PrintedRow
from gkdesk.services.breakdown_words import unit_words
from gkdesk.services.listed_plan import ListedPlan
from gkdesk.services.meeting_facts import ListFacts, RowFacts
from gkdesk.services.meeting_groups import ROLE_WORDS
from gkdesk.services.meeting_limits import light_of, limit_text, standing_text
from gkdesk.services.meeting_slots import Slot

_HANDWRITING: Final = PrintedCell(open=True)
_GONE: Final = PrintedCell("已移除")


class MeetingCells:
    """Reads rows of a list with the columns chosen."""

    def __init__(self, plan: ListedPlan, columns: Sequence[ListColumnChoice]) -> None:
        self._columns = [one.shows for one in columns]
        self._facts = ListFacts(plan.session, plan, frozenset(self._columns))

    def read(self, slots: Sequence[Slot]) -> list[PrintedRow]:
        """These rows, cell by cell."""
        found = self._facts.of(slots)
        return [self._row(slot, facts) for slot, facts in zip(slots, found, strict=True)]

    def _row(self, slot: Slot, facts: RowFacts | None) -> PrintedRow:
        if facts is None:
            cells = [
                _GONE if one is ListColumn.TASK else PrintedCell() for one in self._columns
            ]
        else:
            cells = [_CELLS[one](facts, self._facts) for one in self._columns]
        return PrintedRow(tuple(cells), slot.task)


def _code(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    return PrintedCell(str(facts.code) if facts.code else "")


def _ordinal(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    return PrintedCell(str(facts.slot.number))


def _section(facts: RowFacts, whole: ListFacts) -> PrintedCell:
    return PrintedCell(whole.plan.section(facts.slot.task))


def _task(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    """The task with its run-in heading in bold; of a measure's due point its sentence behind
    the heading of its task."""
    row, task = facts.row, facts.task
    heading = task.label + task.heading if task.heading else ""
    text = row.text
    if row.kind is not NodeKind.MEASURE:
        text = text.removeprefix(row.heading).lstrip("。").strip()
    text = text if heading else task.label + text
    return PrintedCell("。".join(part for part in (heading, text) if part), strong=len(heading))


def _in_role(role: Role) -> Callable[[RowFacts, ListFacts], PrintedCell]:
    def cell(facts: RowFacts, _all: ListFacts) -> PrintedCell:
        return PrintedCell(names=_names(facts, role))

    return cell


def _names(facts: RowFacts, role: Role) -> tuple[str, ...]:
    """The names of a role, the last with the 等… printed behind it."""
    names = facts.row.names(role)
    clauses = facts.printed.clauses(facts.slot.task)
    return (*names[:-1], unit_words(names[-1:], clauses)) if names else ()


def _units(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    """All units of a row; those that lead or support say so where there are others."""
    roles = {role: _names(facts, role) for role in Role}
    used = [role for role in Role if roles[role]]
    if len(used) == 1 and used[0] is not Role.SUPPORTING:
        return PrintedCell(names=roles[used[0]])
    told = [
        name if role is Role.RESPONSIBLE else f"{name}（{ROLE_WORDS[role]}）"
        for role in used
        for name in roles[role]
    ]
    return PrintedCell(names=tuple(told))


def _role(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    role = facts.slot.role
    return PrintedCell(ROLE_WORDS[role] if role else "")


def _leader(facts: RowFacts, whole: ListFacts) -> PrintedCell:
    return PrintedCell(names=whole.plan.leaders.get(facts.slot.task, ()))


def _deadline(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    return PrintedCell(limit_text(facts))


def _status(facts: RowFacts, whole: ListFacts) -> PrintedCell:
    bare = ListColumn.REMINDERS not in whole.columns
    words = standing_text(facts, whole.outlook, reminders=bare)
    return PrintedCell(words, light=light_of(facts, whole.outlook))


def _progress(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    own = facts.point.progress if facts.point else ""
    return _or_room(own or facts.row.progress or facts.task.progress)


def _reminders(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    return PrintedCell(f"{facts.reminders}次" if facts.reminders else "")


def _contact(facts: RowFacts, whole: ListFacts) -> PrintedCell:
    """The persons and telephones of the units that answer; a unit's name beside it where
    there are several."""
    lines = []
    for unit in facts.calls:
        known = whole.contacts.get(unit)
        words = " ".join((known.person, known.phone)).strip() if known else ""
        if words:
            lines.append(f"{unit} {words}" if len(facts.calls) > 1 else words)
    return PrintedCell("\n".join(lines))


def _note(facts: RowFacts, _all: ListFacts) -> PrintedCell:
    return _or_room(facts.row.note or facts.task.note)


def _or_room(words: str) -> PrintedCell:
    """Words, or room to write them in."""
    return PrintedCell(words) if words else _HANDWRITING


def _blank(_facts: RowFacts, _all: ListFacts) -> PrintedCell:
    return _HANDWRITING


_CELLS: Final[Mapping[ListColumn, Callable[[RowFacts, ListFacts], PrintedCell]]] = {
    ListColumn.CODE: _code,
    ListColumn.ORDINAL: _ordinal,
    ListColumn.SECTION: _section,
    ListColumn.TASK: _task,
    ListColumn.LEAD: _in_role(Role.LEAD),
    ListColumn.RESPONSIBLE: _in_role(Role.RESPONSIBLE),
    ListColumn.SUPPORTING: _in_role(Role.SUPPORTING),
    ListColumn.UNITS: _units,
    ListColumn.ROLE: _role,
    ListColumn.LEADER: _leader,
    ListColumn.DEADLINE: _deadline,
    ListColumn.STATUS: _status,
    ListColumn.PROGRESS: _progress,
    ListColumn.REMINDERS: _reminders,
    ListColumn.CONTACT: _contact,
    ListColumn.NOTE: _note,
    ListColumn.BLANK: _blank,
}
