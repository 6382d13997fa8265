"""A draft as the JSON object that other programs read (format gkdesk-reading/1)."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.draft import Draft, DraftNode, Notice
from gkdesk.domain.units import UnitClause

FORMAT = "gkdesk-reading/1"
_LIMIT_KEYS = tuple(item.name for item in fields(Deadline) if item.name != "spans")
"""Asked for once: a document has thousands of limits."""


def as_json(draft: Draft) -> dict[str, Any]:
    """The whole draft; keys are only ever added."""
    return {
        "format": FORMAT,
        "notice": notice_json(draft.notice),
        "preamble": draft.preamble,
        "outline": [node_json(node) for node in draft.outline],
        "closing": draft.closing,
        "closing_deadlines": [deadline_json(limit) for limit in draft.closing_deadlines],
        "doubts": [{"path": doubt.path, "what": doubt.what} for doubt in draft.doubts],
        "leftovers": [{"text": each.text, "why": each.why} for each in draft.leftovers],
    }


def notice_json(notice: Notice) -> dict[str, Any]:
    """The notice fields, null where not printed."""
    return {item.name: _plain(getattr(notice, item.name)) for item in fields(notice)}


def node_json(node: DraftNode) -> dict[str, Any]:
    """One item with all below it."""
    return {
        "label": node.label,
        "level": node.level,
        "path": node.path,
        "heading": node.heading,
        "text": node.text,
        "measures": [{"text": measure.text} for measure in node.measures],
        "units": [
            {"role": unit.role.value, "raw": unit.raw}
            | units_json(unit)
            | {"restored": list(unit.restored), "confidence": round(unit.confidence, 2)}
            for unit in node.units
        ],
        "people": [{"role": person.role, "name": person.name} for person in node.people],
        "deadlines": [deadline_json(limit) for limit in node.deadlines],
        "confidence": round(node.confidence, 2),
        "progress": node.progress,
        "done": node.done,
        "note": node.note,
        "children": [node_json(child) for child in node.children],
    }


def units_json(clause: UnitClause) -> dict[str, Any]:
    """Role, names and whether the list goes on (等)."""
    return {
        "role": clause.role.value,
        "names": list(clause.names),
        "and_others": clause.and_others,
    }


def deadline_json(limit: Deadline) -> dict[str, Any]:
    """A time limit with every key of the contract."""
    return {name: _plain(getattr(limit, name)) for name in _LIMIT_KEYS}


def _plain(value: Any) -> Any:
    if value is None or value.__class__ is str:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value
