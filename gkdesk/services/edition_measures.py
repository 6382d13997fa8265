"""The measures of a task once its newer words were taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gkdesk.services.edition_items import worked
from gkdesk.services.item_matching import squeezed
from gkdesk.services.likeness import Candidate, alike, greedy
from gkdesk.store.editions import Record

_ALIKE = 50
"""From which likeness on a sentence of the same task is the old one, reworded."""

NOWHERE = "[]"
LIMIT_COLUMNS = ("due", "words", "deadline_kind", "deadline_rule")

Paired = tuple[Record | None, Record | None]
"""A measure of the ledger and the sentence it is in the newer document."""


def paired(old: Sequence[Record], new: Sequence[Record]) -> list[Paired]:
    """The sentences of the newer document in order, each with the measure it was; those
    that are dropped stand at the end."""
    partner = dict(_pairs(old, new))
    found: list[Paired] = [
        (old[partner[at]] if at in partner else None, each) for at, each in enumerate(new)
    ]
    left = set(range(len(old))).difference(partner.values())
    return found + [(old[at], None) for at in sorted(left)]


def _pairs(old: Sequence[Record], new: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Positions in the new list with those in the old one."""
    ones, others = ([squeezed(each["text"]) for each in side] for side in (new, old))
    candidates = (
        Candidate(score, at == other, at, other, at, other)
        for at, other, score in alike(ones, others, _ALIKE)
    )
    return greedy(candidates)


def taken_over(pair: Paired, limits: bool, anew: bool) -> Record | None:
    """What becomes of a measure when the task's newer words are taken over; None where it
    goes. One that a person worked on stays, though its sentence is gone. ``limits`` tells
    that printed limits are taken over, ``anew`` also those a person set."""
    old, new = pair
    if new is None:
        assert old is not None
        return {**old, "places": NOWHERE} if worked(old) else None
    if old is None:
        return dict(new) if limits else {**new, **without_limit()}
    kept = {**old, "text": new["text"], "places": new["places"]}
    if limits and (anew or not old["deadline_set"]):
        kept.update({name: new[name] for name in LIMIT_COLUMNS}, deadline_set=0)
    return kept


def left_alone(pair: Paired, places: bool, limits: bool) -> Record | None:
    """What becomes of a measure when its task's words stay; None for a sentence only the
    newer document has. ``places`` tells that the words are those of the document, and
    ``limits`` that its printed limits are taken over."""
    old, new = pair
    if old is None:
        return None
    same = places and new is not None and squeezed(new["text"]) == squeezed(old["text"])
    kept = {**old, "places": new["places"] if same and new else NOWHERE}
    if limits:
        wanted = new or without_limit()
        kept.update({name: wanted[name] for name in LIMIT_COLUMNS}, deadline_set=0)
    return kept


def without_limit() -> Record:
    """The columns of a row that has no limit."""
    return {"due": None, "words": "", "deadline_kind": None, "deadline_rule": None}
