"""The responsibility clause in its own words, where the chips do not say all of it."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.tasks import Row


def printed_clauses(row: Row, clauses: Sequence[str]) -> str:
    """原文“…” when the printed clause names others (等…) or the units were changed by hand;
    "" when the chips repeat it anyway."""
    if not clauses:
        return ""
    printed = "".join(clauses)
    names = [unit.name for unit in row.units]
    changed = not names or any(name not in printed for name in names)
    more = "等" in printed[-12:] or any("等" in clause[-12:] for clause in clauses)
    if not changed and not more:
        return ""
    return "原文“" + "；".join(clauses) + "”"
