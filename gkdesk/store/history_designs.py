"""What the history says of the designs of the breakdown table (模板)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gkdesk.domain import stored_designs
from gkdesk.domain.table_design import TableDesign, UnitsShown
from gkdesk.store.history_supervision import Sides, Told
from gkdesk.store.ledger import Ledger
from gkdesk.terms import label

ENTITIES = frozenset({"table_design"})
"""The tables this room of the history knows."""

_STORED = "SELECT name, design FROM table_design WHERE id = ?"


def told(ledger: Ledger, _entity: str, target: int, sides: Sides) -> Told:
    """One design that came, went or was changed; it is about no row of a plan."""
    stored = dict(zip(("name", "design"), ledger.one(_STORED, (target,)) or (), strict=False))
    before, after = (_words(stored, sides, side) for side in (0, 1))
    return Told(None, before, after)


def _words(stored: dict[str, Any], sides: Sides, side: int) -> str | None:
    values = stored | {name: values[side] for name, values in sides.items()}
    if values.get("deleted"):
        return None
    parts: list[str] = []
    if "design" in sides or "deleted" in sides:
        parts += _design(stored_designs.read("", values.get("design") or ""))
    if "place" in sides:
        parts.append(f"第 {values['place']} 位")
    return f"{values.get('name')}（{'，'.join(parts)}）" if parts else values.get("name")


def _design(design: TableDesign) -> Iterator[str]:
    """合并单元格，按任务，9 栏，A4 横向: what the eye sees first."""
    yield label(design.layout)
    yield label(design.rows_by)
    if design.units is UnitsShown.EXPANDED:
        yield label(design.units)
    if design.columns:
        yield f"{len(design.columns)} 栏"
    yield f"{design.paper} {'横向' if design.wide else '纵向'}"
