"""What the history says of the schemes of printing (打印方案)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gkdesk.domain import stored_schemes
from gkdesk.domain.print_scheme import PrintScheme
from gkdesk.store.history_supervision import Sides, Told
from gkdesk.store.ledger import Ledger
from gkdesk.terms import label

ENTITIES = frozenset({"print_scheme"})
"""The tables this room of the history knows."""

_STORED = "SELECT name, scheme FROM print_scheme WHERE id = ?"


def told(ledger: Ledger, _entity: str, target: int, sides: Sides) -> Told:
    """One scheme that came, went or was changed; it is about no row of a plan."""
    stored = dict(zip(("name", "scheme"), ledger.one(_STORED, (target,)) or (), strict=False))
    before, after = (_words(stored, sides, side) for side in (0, 1))
    return Told(None, before, after)


def _words(stored: dict[str, Any], sides: Sides, side: int) -> str | None:
    values = stored | {name: values[side] for name, values in sides.items()}
    if values.get("deleted"):
        return None
    parts: list[str] = []
    if "scheme" in sides or "deleted" in sides:
        parts += _scheme(stored_schemes.read("", values.get("scheme") or ""))
    if "place" in sides:
        parts.append(f"第 {values['place']} 位")
    return f"{values.get('name')}（{'，'.join(parts)}）" if parts else values.get("name")


def _scheme(scheme: PrintScheme) -> Iterator[str]:
    """按单位，区财政局，8 栏，A3 横向，16 磅: what the eye sees first."""
    yield label(scheme.kind)
    if scheme.unit:
        yield scheme.unit
    if scheme.columns:
        yield f"{len(scheme.columns)} 栏"
    yield f"{scheme.paper.size} {'横向' if scheme.paper.wide else '纵向'}"
    yield f"{scheme.paper.points:g} 磅"
