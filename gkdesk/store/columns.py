"""How domain values stand in the ledger's columns: days as ISO text, lists as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from gkdesk.domain.spans import Span


def day(value: date | None) -> str | None:
    """A day as ISO text."""
    return value.isoformat() if value else None


def as_day(value: str | None) -> date | None:
    """The day of an ISO text."""
    return date.fromisoformat(value) if value else None


def names(values: Iterable[str]) -> str:
    """Names as a JSON list that reads well."""
    return json.dumps(list(values), ensure_ascii=False)


def as_names(value: str) -> tuple[str, ...]:
    """The names of a JSON list."""
    return () if value == "[]" else tuple(json.loads(value))


def places(spans: Iterable[Span]) -> str:
    """Places in the source as a JSON list of [start, end]."""
    return json.dumps([list(span) for span in spans])


def as_spans(value: str) -> tuple[Span, ...]:
    """The places of a JSON list."""
    return () if value == "[]" else tuple(Span(*pair) for pair in json.loads(value))
