"""Which tasks of two plans are one work: proposed by likeness, each at most once, where it is
not part of a task that became several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from gkdesk.domain.look_back import LookBackTask, SettledPair, Verdict
from gkdesk.services.item_likeness import Said, all_like
from gkdesk.services.likeness import Candidate, greedy

LEAST: Final = 40.0
"""Less like tasks are not proposed as one."""
PART: Final = 50.0
"""From here on a task left over is proposed as part of one that has a partner already."""


class Paired(NamedTuple):
    """A task of this plan, one of the other, and how like they are, 0 to 100."""

    node_id: int
    former_id: int
    likeness: float


def alike(tasks: Sequence[LookBackTask], formers: Sequence[LookBackTask]) -> tuple[Paired, ...]:
    """All pairs that are like enough to be proposed; the costly part, pure."""
    found = all_like(_said(tasks), _said(formers), min(LEAST, PART))
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
    return [Said(each.heading, each.text, each.above) for each in tasks]


def _proposed(
    found: Sequence[Paired], tasks: Sequence[LookBackTask], formers: Sequence[LookBackTask]
) -> list[Paired]:
    """The likest first, each task once; then what is left over as parts of those."""
    place = {each.id: at for at, each in enumerate(tasks)}
    other_place = {each.id: at for at, each in enumerate(formers)}
    likeness = {(each.node_id, each.former_id): each.likeness for each in found}
    ones = greedy(
        Candidate(score, False, one, other, place[one], other_place[other])
        for (one, other), score in likeness.items()
        if score >= LEAST
    )
    pairs = [Paired(one, other, likeness[one, other]) for one, other in ones]
    return pairs + list(_parts(found, pairs))


def _parts(found: Iterable[Paired], pairs: Sequence[Paired]) -> Iterator[Paired]:
    """Tasks without a partner of their own that are like one that has one; only one side of
    a row holds several."""
    many: Counter[tuple[bool, int]] = Counter()
    for each in pairs:
        many.update([(True, each.node_id), (False, each.former_id)])
    partner = {each.node_id: each.former_id for each in pairs}
    back = {each.former_id: each.node_id for each in pairs}
    for each in sorted(found, key=lambda each: -each.likeness):
        if each.likeness < PART:
            break
        mine, theirs = many[True, each.node_id], many[False, each.former_id]
        of_former = not mine and theirs and many[True, back[each.former_id]] == 1
        of_task = not theirs and mine and many[False, partner[each.node_id]] == 1
        if of_former or of_task:
            many.update([(True, each.node_id), (False, each.former_id)])
            yield each
