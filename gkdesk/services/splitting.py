"""Splitting a task or measure into parts: each takes the printed limits that stand in its
words, with their due points and what was said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkdesk.domain.arranging import Arranged, SplitInto
from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.spans import Span
from gkdesk.domain.tasks import NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import NoCutThere
from gkdesk.services.rearranging import NewRow, Plot, carry_out, next_ids
from gkdesk.services.replanting import Seat
from gkdesk.services.row_labels import following_labels, tail_of
from gkdesk.services.row_limits import frame_of, placed
from gkdesk.services.session import Session
from gkdesk.services.text_places import TextPlaces
from gkdesk.store import (
    arranging,
    columns,
    nodes,
    occurrences,
    printed,
    printed_places,
)
from gkdesk.store.arranging import Spot


def can_split(session: Session, node_id: int) -> bool:
    """Whether a row can be split: a task without measures, or a measure."""
    found = arranging.spots(session.ledger, [node_id])
    return bool(found) and _splittable(found[0])


def _splittable(spot: Spot) -> bool:
    return spot.kind is NodeKind.MEASURE or (
        spot.kind is NodeKind.TASK and spot.last_seq == spot.seq
    )


@dataclass(slots=True)
class _Piece:
    """A part of the text as a row: its places, printed limits and due points."""

    id: int
    text: str
    spans: list[Span]
    limits: list[int]
    own: list[Deadline]
    points: list[Occurrence]


def split(session: Session, node_id: int, cuts: Sequence[int], *, into: SplitInto) -> Arranged:
    """Split a row before the characters ``cuts``: a task into measures below it or tasks
    beside it, a measure into measures beside it. The row's units answer for every part; a
    limit set by hand, progress and note stay at the first. Raises UnknownTask, NoCutThere."""
    spot = arranging.spot(session.ledger, node_id)
    row = nodes.row(session.ledger, node_id)
    edges = [0, *sorted({cut for cut in cuts if 0 < cut < len(row.text)}), len(row.text)]
    if not _splittable(spot) or not edges[1:-1]:
        raise NoCutThere
    below = into is SplitInto.MEASURES and spot.kind is NodeKind.TASK
    texts = [row.text[start:end] for start, end in pairwise(edges)]
    new = next_ids(session, len(texts) - (0 if below else 1))
    ids = list(new) if below else [node_id, *new]
    pieces = _pieces(session, spot, row, list(zip(ids, texts, strict=True)))
    coming = [piece for piece in pieces if piece.id != node_id]
    labels = [""] * len(coming)
    if not below:
        labels = following_labels(session, spot.plan_id, spot.above, len(coming))
    kind = NodeKind.MEASURE if below else spot.kind
    above, level = (node_id, spot.level + 1) if below else (spot.above, spot.level)
    stored = nodes.stored(session.ledger, node_id)
    units_of = {} if below else {role.value: stored[role.value] for role in Role}
    plot = Plot(
        spot.plan_id,
        [Seat(piece.id, above, kind, level) for piece in coming],
        spot.last_seq,
        {
            piece.id: _new_row(session, row, piece, label, units_of)
            for piece, label in zip(coming, labels, strict=True)
        },
        extra=tuple(_following(session, spot, row, pieces, below=below)),
        again=[node_id, *ids],
        current=node_id,
    )
    return carry_out(session, plot)


def _pieces(
    session: Session, spot: Spot, row: Row, texts: Sequence[tuple[int, str]]
) -> list[_Piece]:
    """The parts with the printed limits and due points that go with their words."""
    ledger = session.ledger
    spans = columns.as_spans(arranging.places_of(ledger, spot.id))
    places = TextPlaces(ledger, spot.plan_id, spot.label, row.text, spans)
    pieces, start = [], 0
    for node_id, text in texts:
        end = start + len(text)
        pieces.append(_Piece(node_id, text, places.cut(start, end), [], [], []))
        start = end
    own = printed.own_limits(ledger, spot.plan_id, spot.id).get(spot.id, [])
    listed = printed_places.limits_of(ledger, [spot.id])
    for limit, deadline in zip(listed, own, strict=True):
        piece = _holder(pieces, places, deadline)
        piece.limits.append(limit.id)
        piece.own.append(deadline)
    if not row.deadline_set:
        for point in occurrences.of_rows(ledger, [spot.id]).get(spot.id, []):
            _owner(pieces, point).points.append(point)
    return pieces


def _holder(pieces: Sequence[_Piece], places: TextPlaces, limit: Deadline) -> _Piece:
    """The part whose words print a limit: by its place, else by its words."""
    at = places.offset(limit.spans[0].start) if limit.spans else None
    if at is not None:
        end = 0
        for piece in pieces:
            end += len(piece.text)
            if at < end:
                return piece
    for words in (limit.clause, limit.expression):
        for piece in pieces:
            if words and words in piece.text:
                return piece
    return pieces[0]


def _owner(pieces: Sequence[_Piece], point: Occurrence) -> _Piece:
    term = point.term
    said = term.kind, term.words, term.rule, term.event, term.count
    for piece in pieces:
        for limit in piece.own:
            if said == (limit.kind, limit.expression, limit.rule, limit.event, limit.count):
                return piece
    return pieces[0]


def _new_row(
    session: Session, row: Row, piece: _Piece, label: str, units_of: Mapping[str, Value]
) -> NewRow:
    """A part that comes, with the units of the row it was part of unless it stands below it
    and shows them anyway. Done where its task or all its due points were, with what was said
    of them where it carries its one day itself."""
    values: dict[str, Value] = {
        "places": columns.places(piece.spans),
        "status": Status.OPEN.value,
        "done_on": None,
        "progress": "",
        **units_of,
    }
    if row.status is Status.DONE:
        values["status"] = Status.DONE.value
        values["done_on"] = columns.day(row.done_on)
    if piece.points and not placed(piece.own, frame_of(session, row.plan_id)).staged:
        if all(point.status is Status.DONE for point in piece.points):
            values["status"] = Status.DONE.value
            days = [columns.day(point.done_on) for point in piece.points if point.done_on]
            values["done_on"] = max(filter(None, days), default=None)
        told = (words for each in piece.points for words in (each.progress, each.evidence))
        values["progress"] = "\n".join(filter(None, told))
    return NewRow(piece.text, label, tail_of(label), values)


def _following(
    session: Session, spot: Spot, row: Row, pieces: Sequence[_Piece], *, below: bool
) -> Iterator[FieldChange]:
    """What goes with the words: limits, due points and what hangs on them. The first part of
    a row that is split beside itself keeps its own words only."""
    if not below:
        yield from _shortened(session, row, pieces[0])
    measure = below or spot.kind is NodeKind.MEASURE
    for piece in pieces:
        if piece.id == spot.id:
            continue
        before = None if below else spot.id
        name = "measure_id" if measure else "node_id"
        for limit in piece.limits:
            yield FieldChange("deadline", limit, name, before, piece.id)
        yield from _with_points(session, spot.id, piece)


def _shortened(session: Session, row: Row, piece: _Piece) -> Iterator[FieldChange]:
    yield FieldChange("node", row.id, "text", row.text, piece.text)
    places = arranging.places_of(session.ledger, row.id)
    if (now := columns.places(piece.spans)) != places:
        yield FieldChange("node", row.id, "places", places, now)
    if row.heading and not piece.text.startswith(row.heading):
        yield FieldChange("node", row.id, "heading", row.heading, "")


def _with_points(session: Session, former: int, piece: _Piece) -> Iterator[FieldChange]:
    for point in piece.points:
        yield FieldChange("occurrence", point.id, "node_id", former, piece.id)
        for table in ("extension", "put_off"):
            yield from printed_places.moved(
                session.ledger, table, "occurrence_id = ?", former, piece.id, point.id
            )
    for series in {point.term.series for point in piece.points}:
        yield from printed_places.moved(
            session.ledger, "tally", "series = ?", former, piece.id, series
        )
