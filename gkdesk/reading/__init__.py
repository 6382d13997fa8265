"""Text of a notice -> draft plan: fields, tree, units, time limits, and what is doubtful.

Never raises on odd text: it returns what it read and lists the rest. Knows no file format,
no ledger, no Qt. Every character of the source has a home in the draft.
"""

from gkdesk.reading.plan import read_plan

__all__ = ["read_plan"]
