"""Where the characters of a row's text stand in the source, so that both are cut alike."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.spans import Span
from gkdesk.store import printed_places
from gkdesk.store.ledger import Ledger

_LOOK_AHEAD = 40
"""How many characters of the source a repaired text may have left out at one place."""


class TextPlaces:
    """A text beside its places in the source. Characters that no place has (they were put
    in by hand or by joining lines) go with those before them."""

    def __init__(
        self, ledger: Ledger, plan_id: int, label: str, text: str, spans: Sequence[Span]
    ) -> None:
        words = printed_places.source_of(ledger, plan_id, spans)
        self._at = [place for start, end in spans for place in range(start, end)]
        printed = "".join(words)
        self._owner = _aligned(printed, label, text) if len(printed) == len(self._at) else []
        if not self._owner:
            self._at = []

    def cut(self, start: int, end: int) -> list[Span]:
        """The places of ``text[start:end]``."""
        chosen = [
            at for at, owner in zip(self._at, self._owner, strict=True) if start <= owner < end
        ]
        spans: list[Span] = []
        for at in chosen:
            if spans and spans[-1].end == at:
                spans[-1] = Span(spans[-1].start, at + 1)
            else:
                spans.append(Span(at, at + 1))
        return spans

    def offset(self, place: int) -> int | None:
        """Which character of the text a place of the source holds; None where it is none."""
        if place not in self._at:
            return None
        return self._owner[self._at.index(place)]


def _aligned(printed: str, label: str, text: str) -> list[int]:
    """For each printed character the one of the text it belongs to; those before the text,
    the label above all, belong to its first."""
    head = len(printed) - len(printed.lstrip())
    at = head + len(label) if printed.startswith(label, head) else 0
    owner = [0] * len(printed)
    for number, char in enumerate(text):
        found = printed.find(char, at, at + _LOOK_AHEAD)
        if found >= 0:
            owner[at:found] = [max(number - 1, 0)] * (found - at)
            owner[found] = number
            at = found + 1
    owner[at:] = [max(len(text) - 1, 0)] * (len(printed) - at)
    return owner
