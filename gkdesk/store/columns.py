"""How domain values stand in the ledger's columns: days as ISO text, lists as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date

from gkdesk.domain.spans import Span

Shown = Callable[[str], tuple[str, ...]]
"""Under which names a printed one is counted."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def day(value: date | None) -> str | None:
    """A day as ISO text."""
    return value.isoformat() if value else None


def as_day(value: str | None) -> date | None:
    """The day of an ISO text."""
    return date.fromisoformat(value) if value else None


def names(values: Iterable[str]) -> str:
    """Names as a JSON list that reads well."""
    listed = list(values)
    return _encode(listed) if listed else "[]"


def as_names(value: str) -> tuple[str, ...]:
    """The names of a JSON list."""
    return () if value == "[]" else tuple(json.loads(value))


def as_it_is(name: str) -> tuple[str, ...]:
    """A printed name stands for itself."""
    return (name,)


def shown_names(lists: Iterable[str], shown: Shown) -> Iterable[str]:
    """The names under which JSON lists of printed names are counted, each once."""
    return dict.fromkeys(
        name for each in lists for printed in as_names(each) for name in shown(printed)
    )


def places(spans: Iterable[Span]) -> str:
    """Places in the source as a JSON list of [start, end]."""
    return f"[{','.join(f'[{start},{end}]' for start, end in spans)}]"


def as_spans(value: str) -> tuple[Span, ...]:
    """The places of a JSON list."""
    return () if value == "[]" else tuple(Span(*pair) for pair in json.loads(value))


def all_spans(values: Iterable[str]) -> list[list[Span]]:
    """The places of many JSON lists, read in one go."""
    lists = json.loads(f"[{','.join(values)}]")
    return [[Span(start, end) for start, end in pairs] for pairs in lists]
