"""Responsibility clauses of an item: who leads, who answers for, who supports a task.

Knows the words of one item, no document and no outline. What stands in no clause (a unit
named in running text) is none of its business.
"""

from gkdesk.reading.units.finding import (
    find_clauses,
    first_leading,
    forced_clause,
    read_clause,
    says_first_leads,
    split_names,
)
from gkdesk.reading.units.found import FoundClause
from gkdesk.reading.units.kinds import is_collective
from gkdesk.reading.units.lines import is_clause_line
from gkdesk.reading.units.marks import without_notes
from gkdesk.reading.units.prefixes import place_before

__all__ = [
    "FoundClause",
    "find_clauses",
    "first_leading",
    "forced_clause",
    "is_clause_line",
    "is_collective",
    "place_before",
    "read_clause",
    "says_first_leads",
    "split_names",
    "without_notes",
]
