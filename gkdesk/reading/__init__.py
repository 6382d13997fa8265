"""Text of a notice -> draft plan: fields, tree, units, time limits, and what is doubtful.

Never raises on odd text: it returns what it read and lists the rest. Knows no file format,
no ledger, no Qt. Every character of the source has a home in the draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkdesk.reading.plan import read_plan

__all__ = ["read_plan"]


def __getattr__(name: str) -> object:
    """The whole reader is loaded when it is first asked for: who only wants to know a unit's
    name or a day in words waits for that part alone."""
    if name != "read_plan":
        raise AttributeError(name)
    from gkdesk.reading.plan import read_plan

    return read_plan
