"""结转: what was not closed last year goes into this year's row: units and limit where it has
none, and how far the work had come as a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.characters import storable
from gkdesk.domain.look_back import LookBack, LookBackRow, LookBackTask
from gkdesk.domain.tasks import Status
from gkdesk.services import outline, referring
from gkdesk.services.referring import Proposal, Taken
from gkdesk.services.session import Session


def unfinished(rows: Iterable[LookBackRow]) -> list[LookBackRow]:
    """The rows whose work was not closed and goes on in this plan."""
    return [row for row in rows if row.unfinished and row.tasks]


def carry_over(session: Session, found: LookBack, rows: Sequence[LookBackRow]) -> int:
    """Take what was not closed into this plan's rows, as one change; how many rows changed.
    What was taken before is not taken twice. Raises StaleEdit, DeadlineNotUnderstood."""
    tasks = {each.id: each for row in rows for each in row.formers}
    pairs = [pair for row in unfinished(rows) for pair in row.pairs]
    open_pairs = [pair for pair in pairs if tasks[pair[1]].status is Status.OPEN]
    given = referring.for_pairs(session, found.plan_id, found.former_plan_id, open_pairs)
    year = outline.plan(session, found.former_plan_id).year
    chosen = list(_taken(given, tasks, year))
    return referring.take(session, chosen, ChangeKind.LOOK_BACK)


def _taken(
    given: Iterable[Proposal], tasks: dict[int, LookBackTask], year: int | None
) -> Iterator[Taken]:
    """Of several that go on in one row only the first gives units and limit."""
    seen: set[int] = set()
    for each in given:
        first = each.node_id not in seen
        seen.add(each.node_id)
        note = _note(tasks[each.other_id], year)
        yield Taken(each, units=first, limit=first, note=note)


def _note(task: LookBackTask, year: int | None) -> str:
    """2022年结转（一（二）3）：已公布三批."""
    when = f"{year}年" if year else "上一计划"
    come = task.progress.strip() or "没有登记进展"
    return storable(f"{when}结转（{task.place}）：{come}")
