"""回头看: a plan beside last year's or a superior one, task by task.

``read`` takes from the ledger what is compared; ``likenesses`` and ``compare`` are pure, the
first one is for a worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gkdesk.domain.look_back import LookBack, LookBackTask, SettledPair
from gkdesk.domain.tasks import Assignment, NodeKind, Status
from gkdesk.domain.units import Role
from gkdesk.errors import SamePlan
from gkdesk.services import outline
from gkdesk.services.look_back_pairs import Paired, alike, pairs_of
from gkdesk.services.look_back_rows import rows_of
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
    """What is compared: this plan, the other, and what a person settled of them."""

    own: Side
    former: Side
    settled: tuple[SettledPair, ...]

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
    return Both(own, former, tuple(look_back.settled(session.ledger, plan_id, former_plan_id)))


def likenesses(both: Both) -> tuple[Paired, ...]:
    """Which tasks are like which. Pure, and costly where the plans are long; holds as long
    as the words of both do (``Both.words``)."""
    return alike(both.own.tasks, both.former.tasks)


def compare(both: Both, found: Iterable[Paired]) -> LookBack:
    """Every task of either plan in one row, by what was settled and by likeness. Pure."""
    own, former = both.own, both.former
    pairs = pairs_of(own.tasks, former.tasks, found, both.settled)
    years = (own.year, former.year)
    rows = rows_of(own.tasks, former.tasks, pairs, both.settled, years)
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


def _tasks(rows: list[ComparedTask], staged: dict[int, str]) -> Iterator[LookBackTask]:
    sections: dict[int, ComparedTask] = {}
    for row in rows:
        above = list(_above(sections, row.parent_id))
        if row.kind == NodeKind.SECTION:
            sections[row.id] = row
            continue
        limit = staged.get(row.id) or _limit(row)
        yield LookBackTask(
            id=row.id,
            place="".join(_number(each.label) for each in [*above, row]),
            above="　".join(each.heading or each.text for each in above),
            heading=row.heading,
            text=row.text,
            units=tuple(_units(row)),
            limit=limit,
            status=Status(row.status),
            progress=row.progress,
            note=row.note,
        )


def _above(sections: dict[int, ComparedTask], parent: int | None) -> Iterator[ComparedTask]:
    """The sections over a row, the outermost first."""
    if parent in sections:
        section = sections[parent]
        yield from _above(sections, section.parent_id)
        yield section


def _number(label: str) -> str:
    """A label without the stop behind it: 一、 becomes 一, （二） stays."""
    return label.strip().rstrip("、.．")


def _limit(row: ComparedTask) -> str:
    if row.own or not row.measured:
        return row.words
    return "，".join(dict.fromkeys(row.measured.split("，")))


def _units(row: ComparedTask) -> Iterator[Assignment]:
    for role in Role:
        for name in columns.as_names(str(getattr(row, role.value))):
            yield Assignment(role, name)
