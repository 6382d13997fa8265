"""Search in the source text outside every row: preamble, closing, and what lies between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gkdesk.domain.characters import folded
from gkdesk.domain.queries import SectionLine, SourceHit
from gkdesk.domain.spans import Span
from gkdesk.store import columns
from gkdesk.store.editions import holds
from gkdesk.store.ledger import Ledger

MOST = 200
"""Places told of a plan; nobody walks through more."""

_TEXT = f"SELECT text FROM source WHERE plan_id = ? AND {holds('source')}"
_PLACES = """
SELECT places, heading_places FROM node WHERE plan_id = ? AND deleted = 0
AND kind <> 'measure'
"""
_SECTIONS = """
SELECT id, level, label || iif(heading <> '', heading, text) FROM node
WHERE plan_id = ? AND kind = 'section' AND deleted = 0 AND level <= 2
ORDER BY seq LIMIT 60
"""


def hits(ledger: Ledger, plan_id: int, words: Sequence[str]) -> list[SourceHit]:
    """The lines of a plan's source that hold all of some folded words, the first of them
    outside every row; a plan without a source has none."""
    text = ledger.value(_TEXT, (plan_id,))
    if not text or not words:
        return []
    seen = folded(text)
    if any(word not in seen for word in words):
        return []
    found: list[SourceHit] = []
    for gap in _gaps(ledger, plan_id, len(text)):
        found += _in_gap(plan_id, text, seen, gap, words)
    return found[:MOST]


def _in_gap(
    plan_id: int, text: str, seen: str, gap: Span, words: Sequence[str]
) -> Iterator[SourceHit]:
    at = gap.start
    for line in text[gap.start : gap.end].splitlines(keepends=True):
        here = seen[at : at + len(line)]
        if all(word in here for word in words):
            start = at + here.index(words[0])
            yield SourceHit(plan_id, start, start + len(words[0]), line.strip())
        at += len(line)


def _gaps(ledger: Ledger, plan_id: int, length: int) -> Iterator[Span]:
    """What no row covers."""
    rows = ledger.rows(_PLACES, (plan_id,))
    lists = columns.all_spans(places for row in rows for places in row)
    end = 0
    for span in sorted(span for spans in lists for span in spans):
        if span.start > end:
            yield Span(end, span.start)
        end = max(end, span.end)
    if length > end:
        yield Span(end, length)


def sections(ledger: Ledger, plan_id: int) -> list[SectionLine]:
    """The sections of a plan's first two levels, in printed order."""
    return [SectionLine(*row) for row in ledger.rows(_SECTIONS, (plan_id,))]
