"""A table design as kept text: JSON with a version, read by older and newer programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any, Final

from gkdesk.domain.breakdown import Layout, RowsBy
from gkdesk.domain.table_design import (
    PAPERS,
    ColumnDesign,
    Letters,
    TableColumn,
    TableDesign,
    UnitsShown,
)

VERSION: Final = 1
_WIDEST: Final = 255.0
"""Excel's bound for a column."""
_LETTERS: Final = (6.0, 72.0)


def written(design: TableDesign) -> str:
    """The design as JSON without its name, with what is not the usual."""
    usual = TableDesign()
    kept = {
        field.name: value
        for field in fields(TableDesign)
        if field.name != "name"
        and (value := asdict(design)[field.name]) != asdict(usual)[field.name]
    }
    return json.dumps({"version": VERSION, **kept}, ensure_ascii=False)


def read(name: str, text: str) -> TableDesign:
    """The design a text holds. What this program does not know, or cannot read, is left at
    the usual; so is all of a text that is no design."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return TableDesign(name)
    if not isinstance(found, dict):
        return TableDesign(name)
    given: dict[str, Any] = {}
    for key, value in found.items():
        try:
            given[key] = _READERS[key](value)
        except (KeyError, ValueError, TypeError):
            continue
    return TableDesign(name, **given)


def _columns(value: Any) -> tuple[ColumnDesign, ...]:
    """Those columns that can be read, in their order."""
    told = []
    for each in value:
        try:
            told.append(_column(each))
        except (KeyError, ValueError, TypeError):
            continue
    return tuple(told)


def _column(value: Any) -> ColumnDesign:
    if not isinstance(value, dict):
        raise TypeError(value)
    width = _number(value.get("width", 0), 0, _WIDEST)
    return ColumnDesign(TableColumn(value["shows"]), _text(value.get("head", "")), width)


def _letters(value: Any) -> Letters:
    return Letters(_text(value["face"]), _number(value["points"], *_LETTERS))


def _number(value: Any, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not least <= value <= most:
        raise ValueError(value)
    return float(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _paper(value: Any) -> str:
    if value not in PAPERS:
        raise ValueError(value)
    return _text(value)


_READERS: Mapping[str, Callable[[Any], object]] = {
    "layout": Layout,
    "rows_by": RowsBy,
    "columns": _columns,
    "units": UnitsShown,
    "title": _text,
    "subtitle": _text,
    "fill_line": lambda value: tuple(_text(each) for each in value),
    "notes": _text,
    "title_letters": _letters,
    "head_letters": _letters,
    "body_letters": _letters,
    "wide": _yes_no,
    "paper": _paper,
    "charts": _yes_no,
}
