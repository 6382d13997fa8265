"""Which label style stands above which in one document.

GB/T 9704 gives the usual order; a document's own numbering overrules it: the style whose
numbers run on while another's begin anew stands above that other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from gkdesk.reading.labels import STYLES

PLAIN = "plain"


class Opening(NamedTuple):
    """An item's beginning as the order of styles sees it; ``short`` is a heading on a line
    of its own."""

    style: str
    number: int
    short: bool


def ranks(openings: Sequence[Opening], looks: Sequence[str]) -> dict[str, int]:
    """Rank of each style that occurs, 0 the outermost; ``looks`` are the styles of headings
    without a number, outermost first."""
    used = {opening.style for opening in openings}
    order = [style for style in STYLES if style in used]
    for outer, inner in combinations(list(order), 2):
        if order.index(outer) < order.index(inner) and _reversed(openings, outer, inner):
            order.remove(inner)
            order.insert(order.index(outer), inner)
    for look in looks:
        order.insert(_place(openings, look, order), look)
    return {style: rank for rank, style in enumerate(order)}


def _reversed(openings: Sequence[Opening], outer: str, inner: str) -> bool:
    """Whether the style that is usually inside stands above: its numbers run on while the
    other's restart after each of them."""
    return _restarts(openings, outer, inner) >= 2 and not _restarts(openings, inner, outer)


def _restarts(openings: Sequence[Opening], style: str, above: str) -> int:
    """How often ``style`` begins anew at one behind an opening of ``above``."""
    count = 0
    seen_above = seen = False
    for opening in openings:
        if opening.style == above:
            seen_above = True
        elif opening.style == style:
            count += opening.number == 1 and seen_above
            seen, seen_above = True, False
    return count if seen else 0


def _place(openings: Sequence[Opening], look: str, order: Sequence[str]) -> int:
    """Where headings of a look stand among the styles placed so far."""
    for position in range(len(order), 0, -1):
        if _above(openings, order[position - 1], look):
            return position
    return 0


def _above(openings: Sequence[Opening], style: str, look: str) -> bool:
    """Whether labelled items hold the headings: they are headings themselves, run on across
    them, and have some between one and the next."""
    if style.startswith(PLAIN):
        return True
    own = [opening for opening in openings if opening.style == style]
    if sum(opening.short for opening in own) < 0.5 * len(own):
        return False
    restarts = _restarts(openings, style, look)
    return restarts <= (1 if _first(openings) == look else 0) and _holds(openings, style, look)


def _first(openings: Iterable[Opening]) -> str:
    return next((opening.style for opening in openings), "")


def _holds(openings: Sequence[Opening], style: str, look: str) -> bool:
    """Whether a heading of the look follows directly behind a labelled heading."""
    return any(
        before.style == style and after.style == look for before, after in pairwise(openings)
    )
