"""What the history says of the directory: units, their further names, members of groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gkdesk.domain.directory import NameWay, UnitKind
from gkdesk.store.history_supervision import Sides, Told
from gkdesk.store.ledger import Ledger
from gkdesk.store.units import UNIT
from gkdesk.terms import label

_Side = dict[str, Any]

_STORED = {
    "unit": f"SELECT {', '.join(UNIT)} FROM unit WHERE id = ?",
    "unit_name": "SELECT each.name, each.way, each.since, each.until, unit.name AS of_unit"
    " FROM unit_name AS each LEFT JOIN unit ON unit.id = each.unit_id WHERE each.id = ?",
    "unit_member": "SELECT bunch.name AS bunch, unit.name FROM unit_member AS each"
    " JOIN unit AS bunch ON bunch.id = each.group_id"
    " JOIN unit ON unit.id = each.unit_id WHERE each.id = ?",
}
_COLUMNS = {
    "unit": UNIT,
    "unit_name": ("name", "way", "since", "until", "of_unit"),
    "unit_member": ("bunch", "name"),
}
_ALWAYS = {"name", "person", "phone"}


def told(ledger: Ledger, entity: str, target: int, sides: Sides) -> Told:
    """One record that came, went or was changed; it is about no row of a plan."""
    stored = dict(
        zip(_COLUMNS[entity], ledger.one(_STORED[entity], (target,)) or (), strict=False)
    )
    before, after = (_words(entity, stored, sides, side) for side in (0, 1))
    return Told(None, before, after)


def _words(entity: str, stored: _Side, sides: Sides, side: int) -> str | None:
    values = stored | {name: values[side] for name, values in sides.items()}
    if values.get("deleted"):
        return None
    if entity == "unit" and "deleted" in sides:
        values.pop("place", None)
    elif entity == "unit":
        values = {name: values[name] for name in UNIT if name in sides or name in _ALWAYS}
    return _WORDS[entity](values)


def _unit(values: _Side) -> str:
    """The unit, whom to call there, and whatever else a change touched."""
    said = {
        "short": "简称{}",
        "prefix": "前缀{}",
        "place": "第 {} 位",
        "note": "备注：{}",
    }
    parts = [values.get("name"), values.get("person"), values.get("phone")]
    parts += [form.format(values[name]) for name, form in said.items() if values.get(name)]
    if values.get("kind"):
        parts.append(label(UnitKind(values["kind"])))
    if values.get("collective"):
        parts.append("集体名称")
    return " ".join(_filled(parts))


def _name(values: _Side) -> str:
    """区教育局（区教育和体育局的曾用名，2019-03 前）."""
    way = label(NameWay(values["way"]))
    of_unit = f"{values['of_unit']}的" if values.get("of_unit") else ""
    days = "至".join((values.get("since") or "", values.get("until") or ""))
    days = f"，{days}" if days != "至" else ""
    return f"{values['name']}（{of_unit}{way}{days}）"


def _member(values: _Side) -> str:
    return f"{values['bunch']}：{values['name']}"


def _filled(parts: Iterable[str | None]) -> list[str]:
    return [part for part in parts if part]


_WORDS: dict[str, Callable[[_Side], str]] = {
    "unit": _unit,
    "unit_name": _name,
    "unit_member": _member,
}
ENTITIES = frozenset(_WORDS)
"""The tables this room of the history knows."""
