"""A stretch of a plan's source with the marks that lie in it, however long the source is."""

from __future__ import annotations

from gkdesk.domain.marks import Mark, MarkKind, SourcePart
from gkdesk.domain.spans import Span
from gkdesk.errors import UnknownPlan
from gkdesk.store import columns, printed
from gkdesk.store.editions import holds
from gkdesk.store.ledger import Ledger
from gkdesk.store.places import STEP

WHOLE = 60_000
"""Sources of up to this many characters are given whole."""

STRETCH = 24_000
"""Characters given of a longer one, half of them before the row."""

_ROWS = 1_500 * STEP
"""How far rows are looked at on either side: more than a stretch holds of ordinary text."""

_LENGTH = f"SELECT length(text) FROM source WHERE plan_id = ? AND {holds('source')}"

_Places = list[tuple[int, list[Span]]]


def source_part(ledger: Ledger, plan_id: int, row_id: int | None) -> SourcePart:
    """The source around a row, or from its beginning. Raises UnknownPlan."""
    length = ledger.value(_LENGTH, (plan_id,))
    if length is None:
        raise UnknownPlan(str(plan_id))
    if length <= WHOLE:
        whole = printed.source(ledger, plan_id)
        return SourcePart(whole.text, 0, length, whole.marks, whole.spans)
    own, headings, covered = _rows_around(ledger, plan_id, row_id, length)
    centre = next(
        (spans[0].start for row, spans in own if row == row_id and spans), covered.start
    )
    text, start = _paragraphs(ledger, plan_id, _around(centre, covered), length)
    inside = Span(start, start + len(text))
    spans = {row: kept for row, places in own if (kept := _within(places, inside))}
    marks = _marks(ledger, plan_id, spans, headings, inside)
    return SourcePart(text, start, length, marks, spans)


def source_part_at(ledger: Ledger, plan_id: int, place: int) -> SourcePart:
    """The source around a character that need not belong to a row. Raises UnknownPlan."""
    length = ledger.value(_LENGTH, (plan_id,)) or 0
    if length <= WHOLE:
        return source_part(ledger, plan_id, None)
    near = Span(max(0, place - STRETCH // 2), min(length, place + STRETCH // 2))
    text, start = _paragraphs(ledger, plan_id, near, length)
    return SourcePart(text, start, length, [], {})


def _rows_around(
    ledger: Ledger, plan_id: int, row_id: int | None, length: int
) -> tuple[_Places, _Places, Span]:
    """The rows near one in printed order, with their places and their headings' places,
    and the stretch of the source they cover for certain."""
    here = ledger.value("SELECT seq FROM node WHERE id = ? AND plan_id = ?", (row_id, plan_id))
    first, last = (here or 0) - _ROWS, (here or 0) + _ROWS
    sql = """
    SELECT id, seq, places, heading_places FROM node
    WHERE plan_id = ? AND deleted = 0 AND seq BETWEEN ? AND ? ORDER BY seq
    """
    rows = ledger.rows(sql, (plan_id, first, last))
    ids = [row[0] for row in rows]
    own = list(zip(ids, columns.all_spans(row[2] for row in rows), strict=True))
    headings = list(zip(ids, columns.all_spans(row[3] for row in rows), strict=True))
    starts = [span.start for _, places in own for span in places] or [0]
    beyond = "SELECT EXISTS (SELECT 1 FROM node WHERE plan_id = ? AND deleted = 0 AND seq {} ?)"
    start = min(starts) if ledger.value(beyond.format("<"), (plan_id, first)) else 0
    end = max(starts) if ledger.value(beyond.format(">"), (plan_id, last)) else length
    return own, headings, Span(start, end)


def _around(centre: int, covered: Span) -> Span:
    """At most a stretch of what is covered, with the centre in its middle if it can be."""
    start = max(covered.start, centre - STRETCH // 2)
    return Span(start, min(covered.end, start + STRETCH))


def _paragraphs(ledger: Ledger, plan_id: int, wanted: Span, length: int) -> tuple[str, int]:
    """The whole paragraphs inside a stretch, and where they begin; an endless paragraph is
    cut where the stretch ends."""
    sql = f"SELECT substr(text, ?, ?) FROM source WHERE plan_id = ? AND {holds('source')}"
    parameters = (wanted.start + 1, wanted.end - wanted.start, plan_id)
    text: str = ledger.value(sql, parameters)
    before = text.find("\n", 0, STRETCH // 4) + 1 if wanted.start else 0
    after = text.rfind("\n", 3 * STRETCH // 4) if wanted.end < length else -1
    return text[before : after if after > before else len(text)], wanted.start + before


def _within(places: list[Span], stretch: Span) -> list[Span]:
    """The places that lie in a stretch, cut to it."""
    cut = (Span(max(a, stretch.start), min(b, stretch.end)) for a, b in places)
    return [span for span in cut if span.end > span.start]


def _marks(
    ledger: Ledger, plan_id: int, spans: dict[int, list[Span]], headings: _Places, inside: Span
) -> list[Mark]:
    """What is marked in the stretch, in the order of the text."""
    first, last = (min(spans), max(spans)) if spans else (0, 0)
    found = [(MarkKind.HEADING, headings)]
    for kind, sql in _MARKED.items():
        rows = ledger.rows(sql, (plan_id, first, last))
        ids = [row[0] for row in rows]
        places = columns.all_spans(row[1] for row in rows)
        found.append((kind, list(zip(ids, places, strict=True))))
    marks = [
        Mark(kind, row, *span)
        for kind, rows_places in found
        for row, places in rows_places
        for span in _within(places, inside)
    ]
    marks += [
        Mark(MarkKind.DOUBT, row, *span, what)
        for row, start, end, what in ledger.rows(_DOUBTS, (plan_id, inside.start, inside.end))
        for span in _within([Span(start, end)], inside)
    ]
    return sorted(dict.fromkeys(marks), key=lambda mark: (mark.start, mark.end))


# Rows get their ids in printed order, so the ids of a stretch have no gap between them.
# The plus keeps SQLite from walking all clauses of the plan by the other index.
_MARKED = {
    MarkKind.UNIT: "SELECT node_id, places FROM unit_clause"
    f" WHERE +plan_id = ? AND node_id BETWEEN ? AND ? AND {holds('unit_clause')}",
    MarkKind.DEADLINE: "SELECT coalesce(measure_id, node_id), places FROM deadline"
    f" WHERE +plan_id = ? AND node_id BETWEEN ? AND ? AND {holds('deadline')}",
}

_DOUBTS = f"""
SELECT coalesce(node_id, -plan_id), start_at, end_at, what FROM doubt
WHERE plan_id = ? AND settled = 0 AND end_at > ? AND start_at < ? AND {holds("doubt")}
ORDER BY start_at, id
"""
