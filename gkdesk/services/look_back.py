"""回头看: a plan beside last year's or a superior one, task by task.

``read`` takes from the ledger what is compared; ``likenesses`` and ``compare`` are pure, the
first one is for a worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from gkdesk.domain.look_back import LookBack, LookBackTask, SettledPair
from gkdesk.domain.tasks import Assignment, NodeKind, Status
from gkdesk.domain.units import Role
from gkdesk.errors import SamePlan
from gkdesk.services import directory, outline
from gkdesk.services.look_back_pairs import Paired, alike, pairs_of
from gkdesk.services.look_back_rows import Told, rows_of
from gkdesk.services.session import Session
from gkdesk.store import columns, look_back, occurrences
from gkdesk.store.look_back import ComparedTask


@dataclass(frozen=True, slots=True)
class Side:
    """One of the plans: its leaf tasks in printed order."""

    id: int
    title: str
    year: int | None
    tasks: tuple[LookBackTask, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """What is compared: this plan, the other, what a person settled of them, and the names
    that are others of a unit of the directory, with that unit's own."""

    own: Side
    former: Side
    settled: tuple[SettledPair, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def words(self) -> tuple[tuple[int, str, str, str], ...]:
        """All that likeness depends on: as long as it is the same, so are the likenesses."""
        sides = (*self.own.tasks, *self.former.tasks)
        return tuple((each.id, each.above, each.heading, each.text) for each in sides)


def look_back_on(session: Session, plan_id: int, former_plan_id: int) -> LookBack:
    """Both plans compared at once. Raises SamePlan, UnknownPlan."""
    both = read(session, plan_id, former_plan_id)
    return compare(both, likenesses(both))


def read(session: Session, plan_id: int, former_plan_id: int) -> Both:
    """What is compared, as the ledger has it now. Raises SamePlan, UnknownPlan."""
    if plan_id == former_plan_id:
        raise SamePlan
    own, former = (_side(session, each) for each in (plan_id, former_plan_id))
    settled = look_back.settled(session.ledger, plan_id, former_plan_id)
    return Both(own, former, tuple(settled), _other_names(session, (own, former)))


def likenesses(both: Both) -> tuple[Paired, ...]:
    """Which tasks are like which. Pure, and costly where the plans are long; holds as long
    as the words of both do (``Both.words``)."""
    return alike(both.own.tasks, both.former.tasks)


def compare(both: Both, found: Iterable[Paired]) -> LookBack:
    """Every task of either plan in one row, by what was settled and by likeness. Pure."""
    own, former = both.own, both.former
    pairs = pairs_of(own.tasks, former.tasks, found, both.settled)
    years = (own.year, former.year)
    told = Told(both.settled, years, both.names)
    rows = rows_of(own.tasks, former.tasks, pairs, told)
    return LookBack(own.id, former.id, own.title, former.title, tuple(rows))


def last_former(session: Session, plan_id: int) -> int | None:
    """The plan a plan was last compared with by hand."""
    return look_back.last_former(session.ledger, plan_id)


def _side(session: Session, plan_id: int) -> Side:
    summary = outline.plan(session, plan_id)
    points = occurrences.of_plan(session.ledger, plan_id)
    staged = {
        node_id: "，".join(
            dict.fromkeys(
                each.term.words for each in sorted(some, key=lambda each: each.term.series)
            )
        )
        for node_id, some in points.items()
    }
    rows = look_back.tasks(session.ledger, plan_id)
    return Side(plan_id, summary.title, summary.year, tuple(_tasks(rows, staged)))


def _other_names(session: Session, sides: Iterable[Side]) -> dict[str, str]:
    """Former and short names of units (机构改革), by what they are called now."""
    units = {each.id: each.name for each in directory.units(session)}
    if not units:
        return {}
    known = directory.matcher(session)
    printed = {unit.name for side in sides for task in side.tasks for unit in task.units}
    found = ((name, known.match(name)) for name in printed)
    return {
        name: units[match.units[0]]
        for name, match in found
        if match.settled and len(match.units) == 1 and not match.without
    }


class _Under(NamedTuple):
    """What a row takes from the sections over it: its number's beginning, and their words."""

    place: str
    words: str


def _tasks(rows: Iterable[ComparedTask], staged: Mapping[int, str]) -> Iterator[LookBackTask]:
    sections: dict[int | None, _Under] = {}
    top = _Under("", "")
    for row in rows:
        above = sections.get(row.parent_id, top)
        place = above.place + row.label.strip().rstrip("、.．")
        if row.kind == NodeKind.SECTION:
            words = filter(None, (above.words, row.heading or row.text))
            sections[row.id] = _Under(place, "　".join(words))
            continue
        yield LookBackTask(
            id=row.id,
            place=place,
            above=above.words,
            heading=row.heading,
            text=row.text,
            units=_units(row.lead, row.responsible, row.supporting),
            limit=staged.get(row.id) or _limit(row),
            status=Status(row.status),
            progress=row.progress,
            note=row.note,
        )


def _limit(row: ComparedTask) -> str:
    if row.own or not row.measured:
        return row.words
    return "，".join(dict.fromkeys(row.measured.split("，")))


@lru_cache(maxsize=1024)
def _units(lead: str, responsible: str, supporting: str) -> tuple[Assignment, ...]:
    """Units from JSON lists; many rows have the same."""
    lists = (
        (Role.LEAD, lead),
        (Role.RESPONSIBLE, responsible),
        (Role.SUPPORTING, supporting),
    )
    return tuple(
        Assignment(role, name) for role, listed in lists for name in columns.as_names(listed)
    )
