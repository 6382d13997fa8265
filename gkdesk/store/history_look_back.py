"""What the history says of pairs of two plans that were settled (回头看)."""

from __future__ import annotations

from typing import Any

from gkdesk.domain.look_back import Verdict
from gkdesk.store.history_supervision import Sides, Told
from gkdesk.store.ledger import Ledger

ENTITIES = frozenset({"look_back_pair"})
"""The tables this room of the history knows."""
OF_ROWS = ("look_back_pair",)
"""Those of them whose records are about a row."""

_LONGEST = 30
"""Of a longer wording only the beginning is told."""

_STORED = """
SELECT pair.node_id, pair.verdict, plan.title,
       own.label || iif(own.heading <> '', own.heading, own.text),
       former.label || iif(former.heading <> '', former.heading, former.text)
FROM look_back_pair AS pair JOIN plan ON plan.id = pair.former_plan_id
LEFT JOIN node AS own ON own.id = pair.node_id
LEFT JOIN node AS former ON former.id = pair.former_id
WHERE pair.id = ?
"""


def told(ledger: Ledger, _entity: str, target: int, sides: Sides) -> Told:
    """One pair that was settled or taken back."""
    task, *stored = ledger.one(_STORED, (target,)) or (None, Verdict.PAIR, "", None, None)
    words = _words(*stored)
    before, after = (words if _stands(sides, side) else None for side in (0, 1))
    return Told(task, before, after)


def _stands(sides: Sides, side: int) -> bool:
    return not sides.get("deleted", (0, 0))[side]


def _words(verdict: str, title: str, own: Any, former: Any) -> str:
    """与“（一）公布预算”（2022年要点）是同一项工作."""
    if former is None:
        return f"“{_short(own)}”是新增，《{title}》里没有"
    if own is None:
        return f"《{title}》的“{_short(former)}”没有再列入"
    same = "不是" if verdict == Verdict.APART else "是"
    return f"“{_short(own)}”和《{title}》的“{_short(former)}”{same}同一项工作"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
