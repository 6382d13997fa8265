"""The rows of a look-back: tasks put together by their pairs, and what of them differs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gkdesk.domain.look_back import (
    Differs,
    LookBackRow,
    LookBackTask,
    SettledPair,
    Sort,
    Verdict,
)
from gkdesk.services.look_back_pairs import Paired


class Told(NamedTuple):
    """What else is known of two plans: what a person settled, the year of this one and of
    the other, and the present names of units by their other names."""

    settled: Sequence[SettledPair]
    years: tuple[int | None, int | None]
    names: Mapping[str, str]


_SILENT = re.compile(r"[\s、，。；：,.;:“”\"'‘’《》〈〉()（）-]+")


def rows_of(
    tasks: Sequence[LookBackTask],
    formers: Sequence[LookBackTask],
    pairs: Iterable[Paired],
    told: Told,
) -> Iterator[LookBackRow]:
    """Every task of either plan in one row: this plan's in printed order, the rest of the
    other behind them."""
    own = {each.id: (at, each) for at, each in enumerate(tasks)}
    theirs = {each.id: (at, each) for at, each in enumerate(formers)}
    groups = _Groups(pairs)
    sure = {(e.node_id, e.former_id) for e in told.settled if e.verdict is Verdict.PAIR}
    done: set[int] = set()
    for task in tasks:
        if task.id not in done:
            mine, other, joined = groups.of_task(task.id)
            done |= mine
            sides = _in_order(own, mine), _in_order(theirs, other)
            yield _row(*sides, joined, sure, told)
    for former in formers:
        if former.id not in groups.formers:
            yield _row([], [former], (), sure, told)


def _in_order(
    tasks: Mapping[int, tuple[int, LookBackTask]], ids: Iterable[int]
) -> list[LookBackTask]:
    return [task for _, task in sorted((tasks[i] for i in ids), key=lambda each: each[0])]


class _Groups:
    """Tasks that hang together by pairs: a task of either plan stands in one group."""

    def __init__(self, pairs: Iterable[Paired]) -> None:
        self._of_task: dict[int, list[Paired]] = {}
        self._of_former: dict[int, list[Paired]] = {}
        for each in pairs:
            self._of_task.setdefault(each.node_id, []).append(each)
            self._of_former.setdefault(each.former_id, []).append(each)
        self.formers = self._of_former.keys()

    def of_task(self, node_id: int) -> tuple[set[int], set[int], tuple[Paired, ...]]:
        """All tasks, all former tasks and all pairs of the group a task stands in."""
        mine, other = {node_id}, set[int]()
        joined: dict[tuple[int, int], Paired] = {}
        waiting = list(self._of_task.get(node_id, ()))
        while waiting:
            each = waiting.pop()
            if (each.node_id, each.former_id) in joined:
                continue
            joined[each.node_id, each.former_id] = each
            mine.add(each.node_id)
            other.add(each.former_id)
            waiting += self._of_task[each.node_id] + self._of_former[each.former_id]
        return mine, other, tuple(joined.values())


def _row(
    tasks: Sequence[LookBackTask],
    formers: Sequence[LookBackTask],
    pairs: Sequence[Paired],
    sure: set[tuple[int | None, int | None]],
    told: Told,
) -> LookBackRow:
    ids = tuple((each.node_id, each.former_id) for each in pairs)
    if not (tasks and formers):
        alone = (tasks[0].id, None) if tasks else (None, formers[0].id)
        sort = Sort.NEW if tasks else Sort.DROPPED
        return LookBackRow(tuple(formers), tuple(tasks), sort, settled=alone in sure)
    differs = frozenset(_differing(tasks, formers, told))
    return LookBackRow(
        tuple(formers),
        tuple(tasks),
        Sort.CHANGED if differs else Sort.SAME,
        differs,
        round(max(each.likeness for each in pairs)),
        all(each in sure for each in ids),
        ids,
    )


def _differing(
    tasks: Sequence[LookBackTask], formers: Sequence[LookBackTask], told: Told
) -> Iterator[Differs]:
    if len(tasks) > 1 or len(formers) > 1:
        yield Differs.PARTS
    if plain("".join(t.text for t in tasks), told.years[0]) != plain(
        "".join(f.text for f in formers), told.years[1]
    ):
        yield Differs.WORDS
    if _units(tasks, told.names) != _units(formers, told.names):
        yield Differs.UNITS
    if _limits(tasks, told.years[0]) != _limits(formers, told.years[1]):
        yield Differs.LIMIT


def _limits(tasks: Sequence[LookBackTask], year: int | None) -> set[str]:
    return {plain(each.limit, year) for each in tasks if each.limit}


def _units(tasks: Sequence[LookBackTask], names: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in tasks:
        for unit in each.units:
            found.setdefault(unit.role.value, set()).add(names.get(unit.name, unit.name))
    return found


def plain(text: str, year: int | None) -> str:
    """Words as they are compared: without blanks and stops, full-width letters as plain
    ones, years told by their distance from the plan's own."""
    said = _SILENT.sub("", unicodedata.normalize("NFKC", text))
    if year is None:
        return said
    return re.sub(r"(20\d\d)(?=年)", lambda found: f"{int(found[1]) - year:+d}", said)
