"""Tasks that a row without code and with other words might be. Loads rapidfuzz when used."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gkdesk.domain.returned import ReturnedRow
from gkdesk.services.collect_columns import fixed
from gkdesk.services.collect_files import FileFacts
from gkdesk.services.collect_frame import CollectFrame
from gkdesk.store.collecting import RowKey

_NAMED, _PROPOSED = 45.0, 60.0
"""How like words must be, of 100, to name a task among others, and to propose it."""
_SOME = 4

Proposal = tuple[tuple[RowKey, float] | None, tuple[tuple[int, float], ...]]
"""The task proposed with its likeness, None for none; further ones by their rows."""


class Likeness:
    """Knows the words of all tasks that a file's rows could be."""

    def __init__(self, words: Mapping[RowKey, str]) -> None:
        self._keys = list(words)
        self._words = list(words.values())

    def propose(self, rows: Sequence[ReturnedRow], taken: Collection[RowKey]) -> list[Proposal]:
        """For each row the task it is likest to and others; each task once, the likest pair
        first, and none that has its row already."""
        found = [self._likest("".join(fixed(row.locked)[:2])) for row in rows]
        pairs = [
            (score, at, key)
            for at, some in enumerate(found)
            for key, score in some
            if score >= _PROPOSED and key not in taken
        ]
        best: dict[int, tuple[RowKey, float]] = {}
        used: set[RowKey] = set()
        for score, at, key in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
            if at not in best and key not in used:
                best[at] = key, score
                used.add(key)
        return [(best.get(at), _others(some, best.get(at))) for at, some in enumerate(found)]

    def _likest(self, words: str) -> list[tuple[RowKey, float]]:
        if not words:
            return []
        from rapidfuzz import fuzz, process

        best = process.extract(
            words, self._words, scorer=fuzz.ratio, limit=_SOME, score_cutoff=_NAMED
        )
        return [(self._keys[at], round(float(score), 1)) for _, score, at in best]


def likeness(frame: CollectFrame, file: FileFacts) -> Likeness:
    """The tasks a file's rows could be: those it was sent with, else those its unit has a
    role in, else all of its plan."""
    if file.sent:
        return Likeness({key: "".join(fixed(row.locked)[:2]) for key, row in file.sent.items()})
    assert file.plan is not None
    every = list(file.plan.words)
    frame.read_roles(every)
    own = [each for each in every if file.unit and file.key in frame.concerns(each)]
    return Likeness({(each, None): file.plan.says(each)[0] for each in own or every})


def _others(
    some: Sequence[tuple[RowKey, float]], best: tuple[RowKey, float] | None
) -> tuple[tuple[int, float], ...]:
    named = {key[0]: score / 100 for key, score in some if best is None or key != best[0]}
    return tuple(named.items())
