"""The directory of units (单位名录): what it holds, who a printed name is, its edits.

A collective name (各镇街) stands for its members, or where none were entered for all units
of the kind its words name. It is printed and counted under its own name; each member counts
the task as well, and is found by it.
"""

from __future__ import annotations

from gkdesk.domain.directory import MatchedName
from gkdesk.services.directory_edits import add, collect, edit, remove, reorder, set_members
from gkdesk.services.directory_merging import merge
from gkdesk.services.directory_names import drop_name, name_alias, name_former, set_aside
from gkdesk.services.known_units import (
    matcher,
    meaning,
    names_for,
    printed_names,
    unit,
    units,
)
from gkdesk.services.session import Session
from gkdesk.services.unit_suggesting import suggest

__all__ = [
    "add",
    "collect",
    "drop_name",
    "edit",
    "matcher",
    "meaning",
    "members",
    "merge",
    "name_alias",
    "name_former",
    "names_for",
    "printed_names",
    "remove",
    "reorder",
    "set_aside",
    "set_members",
    "suggest",
    "unit",
    "units",
]


def members(session: Session, matched: MatchedName) -> tuple[int, ...]:
    """The units a collective name means, in the office's order, less those it leaves out;
    none for a name of one unit."""
    return matcher(session).members(matched)
