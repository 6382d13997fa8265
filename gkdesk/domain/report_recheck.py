"""What is found when an edited report is held against its words and against the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Found(StrEnum):
    """Changed: a figure is not the one written. Outdated: the ledger says another one now.
    Dropped: a sentence with figures is gone. Added: one came that the program did not
    write."""

    CHANGED = "changed"
    OUTDATED = "outdated"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``line`` is the paragraph of the edited text, from 0, and ``start`` to
    ``end`` the place in it; ``line`` is None where nothing of it is left there. ``wrote``
    says what was written, ``stands`` what the edited text has, ``now`` what the ledger says
    today; "" for none. ``sentence`` is where it stands, in the edited text if possible."""

    found: Found
    line: int | None
    start: int
    end: int
    wrote: str
    stands: str
    now: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Recheck:
    """All that was found, by place. ``lines`` are the paragraphs of the edited text,
    ``figures`` how many figures were held against the ledger."""

    lines: tuple[str, ...]
    figures: int
    findings: tuple[Finding, ...]
