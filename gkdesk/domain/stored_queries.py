"""A query as text that is kept: JSON with a version, read by older and newer programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from gkdesk.domain.due_spans import DueSpan
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import Light, Status
from gkdesk.domain.units import Role

VERSION: Final = 1
_WORKED_OUT: Final = ("names", "report_days")
"""What follows from the directory and the day, and is worked out anew."""


def written(query: Query) -> str:
    """The query as JSON, with the keys that ask for anything."""
    plain = Query()
    asked = {
        field.name: _plain(value)
        for field in fields(Query)
        if field.name not in _WORKED_OUT
        and (value := getattr(query, field.name)) != getattr(plain, field.name)
    }
    return json.dumps({"version": VERSION, **asked}, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def read(text: str) -> tuple[Query, tuple[str, ...]]:
    """The query a text holds, and the keys that were left out of it: those this program does
    not know, and values it cannot read. A text that is no query asks for nothing, and its
    one key is ""."""
    try:
        found = json.loads(text)
    except ValueError:
        return Query(), ("",)
    if not isinstance(found, dict):
        return Query(), ("",)
    asked: dict[str, Any] = {}
    dropped: list[str] = []
    for key, value in found.items():
        try:
            if key != "version":
                asked[key] = _READERS[key](value)
        except (KeyError, ValueError, TypeError):
            dropped.append(key)
    return Query(**asked), tuple(dropped)


def _member(kind: Callable[[str], StrEnum]) -> Callable[[Any], StrEnum]:
    return lambda value: kind(value)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 < value < 2**63:
        raise ValueError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _lights(value: Any) -> tuple[Light, ...]:
    wanted = {Light(each) for each in value}
    return tuple(light for light in Light if light in wanted)


_READERS: Mapping[str, Callable[[Any], object]] = {
    "plan_id": _number,
    "ready": _member(ReadyList),
    "search": _text,
    "unit": _text,
    "role": _member(Role),
    "lights": _lights,
    "status": _member(Status),
    "section": _number,
    "span": _member(DueSpan),
    "due_from": date.fromisoformat,
    "due_until": date.fromisoformat,
    "due_before": date.fromisoformat,
    "reported": _yes_no,
    "has_unit": _yes_no,
    "set_by_hand": _yes_no,
}
