"""A scheme of printing as kept text: JSON with a version, read by older and newer programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any, Final

from gkdesk.domain.print_scheme import (
    LARGEST_LETTERS,
    PAPERS,
    SMALLEST_LETTERS,
    ListColumn,
    ListColumnChoice,
    ListKind,
    Margins,
    PageNumbers,
    Paper,
    PrintScheme,
)

VERSION: Final = 1
WIDEST_MARGIN: Final = 60.0
"""Millimetres; two such margins still leave room for words on A4."""
_LARGEST_SHARE: Final = 100.0


def written(scheme: PrintScheme) -> str:
    """The scheme as JSON without its name, with what is not the usual."""
    kept = _unusual(asdict(scheme), asdict(PrintScheme()))
    kept.pop("name", None)
    return json.dumps({"version": VERSION, **kept}, ensure_ascii=False)


def read(name: str, text: str) -> PrintScheme:
    """The scheme a text holds. What this program does not know, or cannot read, is left at
    the usual; so is all of a text that is no scheme."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    return PrintScheme(name, **_readable(found, _READERS))


def _unusual(values: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    """What differs; of what has parts, the parts that differ."""
    kept: dict[str, Any] = {}
    for key, value in values.items():
        if value == usual[key]:
            continue
        kept[key] = _unusual(value, usual[key]) if isinstance(value, dict) else value
    return kept


def _readable(found: Any, readers: Mapping[str, Callable[[Any], object]]) -> dict[str, Any]:
    """The parts of an object that can be read."""
    given: dict[str, Any] = {}
    for key, value in found.items() if isinstance(found, dict) else ():
        try:
            given[key] = readers[key](value)
        except (KeyError, ValueError, TypeError):
            continue
    return given


def _columns(value: Any) -> tuple[ListColumnChoice, ...]:
    """Those columns that can be read, in their order."""
    if not isinstance(value, list):
        raise TypeError(value)
    known = {each.value for each in ListColumn}
    return tuple(
        ListColumnChoice(**_readable(one, _COLUMN))
        for one in value
        if isinstance(one, dict) and one.get("shows") in known
    )


def _number(least: float, most: float) -> Callable[[Any], float]:
    def read_number(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(value)
        if not least <= value <= most:
            raise ValueError(value)
        return float(value)

    return read_number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _size(value: Any) -> str:
    if value not in PAPERS:
        raise ValueError(value)
    return _text(value)


_MARGINS: Final = {field.name: _number(0, WIDEST_MARGIN) for field in fields(Margins)}
_COLUMN: Final[Mapping[str, Callable[[Any], object]]] = {
    "shows": ListColumn,
    "head": _text,
    "share": _number(0, _LARGEST_SHARE),
}
_PAPER: Final[Mapping[str, Callable[[Any], object]]] = {
    "size": _size,
    "wide": _yes_no,
    "points": _number(SMALLEST_LETTERS, LARGEST_LETTERS),
    "margins": lambda value: Margins(**_readable(value, _MARGINS)),
    "numbers": PageNumbers,
}
_READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "kind": ListKind,
    "unit": _text,
    "period": _text,
    "columns": _columns,
    "own_pages": _yes_no,
    "title": _text,
    "paper": lambda value: Paper(**_readable(value, _PAPER)),
}
