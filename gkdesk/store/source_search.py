"""Search in the source text outside every row: preamble, closing, and what lies between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gkdesk.domain.characters import folded
from gkdesk.domain.queries import SectionLine, SourceHit
from gkdesk.domain.spans import Span
from gkdesk.store import columns
from gkdesk.store.editions import holds
from gkdesk.store.ledger import Ledger
from gkdesk.store.source_parts import WHOLE

MOST = 200
"""Places told of a plan; nobody walks through more."""

_LENGTH = f"SELECT length(text) FROM source WHERE plan_id = ? AND {holds('source')}"
_PART = f"SELECT substr(text, ?, ?) FROM source WHERE plan_id = ? AND {holds('source')}"
_OUTER = """
SELECT places FROM node WHERE id IN (SELECT id FROM node INDEXED BY node_standing
    WHERE plan_id = ? AND deleted = 0 ORDER BY seq {way} LIMIT 50)
"""
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
    """The lines of a plan's source that hold all of some folded words outside every row; a
    plan without a source has none. Of a long source only what stands before the first row
    and behind the last one is looked through."""
    length = ledger.value(_LENGTH, (plan_id,))
    if not length or not words:
        return []
    if length > WHOLE:
        gaps = _ends(ledger, plan_id, length)
    else:
        gaps = list(_gaps(ledger, plan_id, length))
    found: list[SourceHit] = []
    for gap in gaps:
        text = ledger.value(_PART, (gap.start + 1, gap.end - gap.start, plan_id))
        found += _in_gap(plan_id, text, gap.start, words)
    return found[:MOST]


def _in_gap(plan_id: int, text: str, at: int, words: Sequence[str]) -> Iterator[SourceHit]:
    seen = folded(text)
    if any(word not in seen for word in words):
        return
    for line in text.splitlines(keepends=True):
        here = folded(line)
        if all(word in here for word in words):
            start = at + here.index(words[0])
            yield SourceHit(plan_id, start, start + len(words[0]), line.strip())
        at += len(line)


def _ends(ledger: Ledger, plan_id: int, length: int) -> list[Span]:
    """What stands before the first row and behind the last one, as far as a few rows at
    either end tell."""
    first, last = (
        [span for spans in columns.all_spans(p for (p,) in rows) for span in spans]
        for way in ("ASC", "DESC")
        for rows in [ledger.rows(_OUTER.format(way=way), (plan_id,))]
    )
    start = min((span.start for span in first), default=length)
    end = max((span.end for span in last), default=length)
    return [Span(0, start), Span(end, length)]


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
