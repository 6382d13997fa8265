"""Which tasks of two plans are one work: proposed by likeness, each at most once, where it is
not part of a task that became several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gkdesk.domain.look_back import LookBackTask, SettledPair, Verdict
from gkdesk.services import item_likeness
from gkdesk.services.item_likeness import Said
from gkdesk.services.likeness import Candidate, rank

SURE, PART, LEAST = 60.0, 30.0, 22.0
"""From which likeness on tasks are proposed as one: whatever else is like them; where one is
the likest of the other; where each is the other's likest. Fitted on pairs matched by hand."""


class Paired(NamedTuple):
    """A task of this plan, one of the other, and how like they are, 0 to 100."""

    node_id: int
    former_id: int
    likeness: float


def alike(tasks: Sequence[LookBackTask], formers: Sequence[LookBackTask]) -> tuple[Paired, ...]:
    """All pairs that are like enough to be proposed; the costly part, pure."""
    found = item_likeness.alike(_said(tasks), _said(formers), LEAST)
    return tuple(
        Paired(tasks[pair.one].id, formers[pair.other].id, pair.score) for pair in found
    )


def pairs_of(
    tasks: Sequence[LookBackTask],
    formers: Sequence[LookBackTask],
    found: Iterable[Paired],
    settled: Iterable[SettledPair] = (),
) -> list[Paired]:
    """The pairs a person settled, and of those ``found`` alike proposals for the tasks that
    nobody settled."""
    told, likeness = list(settled), {(e.node_id, e.former_id): e.likeness for e in found}
    known = [each for each in told if each.verdict is Verdict.PAIR]
    closed = {each.node_id for each in known}, {each.former_id for each in known}
    apart = {(each.node_id, each.former_id) for each in told if each.verdict is Verdict.APART}
    sure = [
        Paired(each.node_id, each.former_id, likeness.get((each.node_id, each.former_id), 0.0))
        for each in known
        if each.node_id is not None and each.former_id is not None
    ]
    free = [
        Paired(*ids, score)
        for ids, score in likeness.items()
        if ids not in apart and ids[0] not in closed[0] and ids[1] not in closed[1]
    ]
    return sure + _proposed(free, tasks, formers)


def _said(tasks: Sequence[LookBackTask]) -> list[Said]:
    return [Said(each.heading, each.text) for each in tasks]


def _proposed(
    found: Iterable[Paired], tasks: Sequence[LookBackTask], formers: Sequence[LookBackTask]
) -> list[Paired]:
    """The likest first, each task once; then those that are the likest of one already taken,
    as parts of it."""
    place = {each.id: at for at, each in enumerate(tasks)}
    other_place = {each.id: at for at, each in enumerate(formers)}
    ranked = sorted(
        (Candidate(score, False, one, other, place[one], other_place[other])
         for one, other, score in found),
        key=rank,
    )  # fmt: skip
    likest_of_task: dict[int, int] = {}
    likest_of_former: dict[int, int] = {}
    for each in ranked:
        likest_of_task.setdefault(each.one, each.other)
        likest_of_former.setdefault(each.other, each.one)
    joined = _Joined()
    for each in ranked:
        if each.score >= SURE:
            joined.alone(each)
    for each in ranked:
        if likest_of_task[each.one] == each.other and likest_of_former[each.other] == each.one:
            joined.alone(each)
    for each in ranked:
        likest = (
            likest_of_task[each.one] == each.other,
            likest_of_former[each.other] == each.one,
        )
        if each.score >= PART and any(likest):
            joined.part(each, of_former=likest[0], of_task=likest[1])
    return joined.pairs


class _Joined:
    """Pairs as they are put together; only one side of a row holds several tasks."""

    def __init__(self) -> None:
        self.pairs: list[Paired] = []
        self._tasks: dict[int, list[int]] = {}
        self._formers: dict[int, list[int]] = {}

    def alone(self, each: Candidate) -> None:
        """A pair of two tasks that have no partner."""
        if each.one not in self._tasks and each.other not in self._formers:
            self._join(each)

    def part(self, each: Candidate, *, of_former: bool, of_task: bool) -> None:
        """A task without partner as a further part of a row; of which side it may be one."""
        mine, theirs = self._tasks.get(each.one, []), self._formers.get(each.other, [])
        new_task = of_former and not mine and all(len(self._tasks[i]) == 1 for i in theirs)
        new_former = of_task and not theirs and all(len(self._formers[i]) == 1 for i in mine)
        if new_task or new_former:
            self._join(each)

    def _join(self, each: Candidate) -> None:
        self._tasks.setdefault(each.one, []).append(each.other)
        self._formers.setdefault(each.other, []).append(each.one)
        self.pairs.append(Paired(each.one, each.other, each.score))
