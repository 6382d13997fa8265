"""What the page of a look-back has worked out away from the window's thread."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.look_back import LookBack, LookBackTask
from gkdesk.services import look_back
from gkdesk.services.look_back import Both
from gkdesk.services.look_back_pairs import Paired

Known = tuple[object, Sequence[Paired]]
"""The words of two plans, and which of their tasks are alike."""


def compared(
    both: Both, words: object, found: Sequence[Paired] | None
) -> tuple[Known, LookBack]:
    """The worker's part; likenesses that are known (``found``) still hold."""
    found = look_back.likenesses(both) if found is None else found
    return (words, found), look_back.compare(both, found)


def offered(
    both: Both, known: Known | None, task: LookBackTask, *, of_former: bool
) -> list[tuple[LookBackTask, int]]:
    """The tasks of one plan with their likeness to one of the other, in printed order; those
    ``of_former`` or our own."""
    scores = {
        (each.former_id if of_former else each.node_id): round(each.likeness)
        for each in (known[1] if known is not None else ())
        if task.id == (each.node_id if of_former else each.former_id)
    }
    side = both.former if of_former else both.own
    return [(each, scores.get(each.id, 0)) for each in side.tasks]
