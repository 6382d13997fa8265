"""Carrying out one change of the tree: places, kinds, paths, and the limits that follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gkdesk.domain.arranging import Arranged
from gkdesk.domain.changes import Change, ChangeKind, FieldChange, Value, differing
from gkdesk.domain.tasks import NodeKind, Status
from gkdesk.domain.units import Role
from gkdesk.services import rearranged_limits
from gkdesk.services.replanting import Replanting, Seat, renamed
from gkdesk.services.session import Session
from gkdesk.store import arranging, changes, editions, occurrences, records
from gkdesk.store.arranging import Spot, Stretch
from gkdesk.store.nodes import stored

_TOP_LEVEL = 1
_ROLES = tuple(role.value for role in Role)

Record = dict[str, Value]


@dataclass(slots=True)
class NewRow:
    """A row that comes: its columns beside those that its seat gives."""

    text: str
    label: str = ""
    tail: str = "#"
    columns: Record = field(default_factory=dict)


@dataclass(slots=True)
class Plot:
    """What one change of the tree is made of.

    ``seats`` stand in printed order behind the place ``behind``; ``new`` are the rows among
    them that come, by the ids that ``next_ids`` gave; ``gone`` are rows taken out with all
    below them; ``left`` are the rows that some of them leave, ``again`` rows whose limits
    are put in force again beside those that the tree alone settles, ``extra`` further
    changes, told of in ``extra`` after the rows stand.
    """

    plan_id: int
    seats: Sequence[Seat] = ()
    behind: int = 0
    new: Mapping[int, NewRow] = field(default_factory=dict)
    gone: Sequence[Spot] = ()
    left: Sequence[int] = ()
    extra: Sequence[FieldChange] = ()
    again: Sequence[int] = ()
    current: int | None = None


def next_ids(session: Session, many: int) -> range:
    """The ids that the next new rows get."""
    first = editions.next_node(session.ledger)
    return range(first, first + many)


def seats_of(session: Session, tops: Sequence[Spot], target: Spot | None) -> list[Seat]:
    """Rows with all below them, in their order, as they stand under another row. Under a task
    they become measures of it, and so do their measures."""
    level = level_below(session, tops[0].plan_id, target, {top.id for top in tops})
    above = target.id if target else 0
    under_task = target is not None and target.kind is NodeKind.TASK
    seats = []
    for top in tops:
        for each in arranging.subtree(session.ledger, top):
            if under_task:
                seats.append(Seat(each.id, above, NodeKind.MEASURE, level, each))
            elif each.id == top.id:
                kind = NodeKind.TASK if each.kind is NodeKind.MEASURE else each.kind
                seats.append(Seat(each.id, above, kind, level, each))
            else:
                by = level - top.level
                seats.append(Seat(each.id, each.above, each.kind, each.level + by, each))
    return seats


def level_below(
    session: Session, plan_id: int, target: Spot | None, but: Iterable[int] = ()
) -> int:
    """The level of rows under a row: that of those there, else one below it."""
    if target is not None and target.kind is NodeKind.TASK:
        return target.level + 1
    above = target.id if target else 0
    beside = arranging.first_level(session.ledger, plan_id, above, but)
    return beside or (target.level + 1 if target else _TOP_LEVEL)


def carry_out(session: Session, plot: Plot) -> Arranged:
    """Make a change of the tree, with all that follows, as one change; none where every row
    stands already as it shall, and nothing is touched then."""
    ledger = session.ledger
    stretches = _left_places(plot)
    stretches += [spot.stretch for spot in plot.gone]
    with ledger.transaction():
        planting = Replanting(
            ledger,
            plot.plan_id,
            plot.seats,
            behind=plot.behind,
            out=stretches,
            left=[each for each in plot.left if each],
        )
        fields = [*_new_rows(session, plot, planting), *planting.fields()]
        fields += _gone(session, plot)
        fields += _emptied(session, plot, stretches)
        fields += _as_shown(session, plot)
        if not fields and not plot.extra:
            return Arranged((), (), plot.current, plot.plan_id)
        change = Change(ChangeKind.ARRANGE, (*fields, *plot.extra))
        number = changes.apply(ledger, change, session.hand)
        parents = _parents(plot)
        changes.append(ledger, number, tuple(renamed(ledger, plot.plan_id, parents)))
        again = {*plot.again, *_of_other_kind(plot), *parents} - {0}
        rearranged_limits.follow(session, number, plot.plan_id, again)
    rows = (*(seat.id for seat in plot.seats), *(i for i in parents if i))
    touched = tuple(dict.fromkeys(rows))
    return Arranged(tuple(parents), touched, plot.current, plot.plan_id)


def _left_places(plot: Plot) -> list[Stretch]:
    """The places that rows leave with all below them."""
    spots = {seat.id: seat.spot for seat in plot.seats if seat.spot is not None}
    return [spot.stretch for spot in spots.values() if spot.above not in spots]


def _new_rows(session: Session, plot: Plot, planting: Replanting) -> tuple[FieldChange, ...]:
    rows = [
        {
            "plan_id": plot.plan_id,
            "parent_id": seat.above or None,
            "seq": planting.seq[seat.id],
            "last_seq": planting.last[seat.id],
            "kind": seat.kind.value,
            "level": seat.level,
            "label": plot.new[seat.id].label,
            "path": plot.new[seat.id].tail,
            "heading": "",
            "text": plot.new[seat.id].text,
            "by_hand": 1,
            **plot.new[seat.id].columns,
        }
        for seat in plot.seats
        if seat.id in plot.new
    ]
    return records.add(session.ledger, "node", rows)[1]


def _gone(session: Session, plot: Plot) -> tuple[FieldChange, ...]:
    """Rows taken out go with everything below them, and with their due points."""
    stay = {seat.id for seat in plot.seats}
    below = (each.id for top in plot.gone for each in arranging.subtree(session.ledger, top))
    ids = [each for each in below if each not in stay]
    if not ids:
        return ()
    standing = occurrences.of_rows(session.ledger, ids).values()
    kept = {field.target for field in plot.extra if field.entity == "occurrence"}
    points = [point.id for each in standing for point in each if point.id not in kept]
    return records.removal("node", ids) + records.removal("occurrence", points)


def _emptied(
    session: Session, plot: Plot, stretches: Sequence[Stretch]
) -> Iterable[FieldChange]:
    """A section that loses its last row is a task, with what it says itself."""
    taken = {seat.above for seat in plot.seats}
    for each in arranging.spots(session.ledger, set(plot.left) - taken - {0}):
        inner = each.seq + 1, each.last_seq
        left = arranging.last_place(session.ledger, plot.plan_id, inner, stretches)
        if each.kind is NodeKind.SECTION and not left:
            yield FieldChange("node", each.id, "kind", each.kind.value, NodeKind.TASK.value)


def _as_shown(session: Session, plot: Plot) -> Iterable[FieldChange]:
    """A measure that leaves its task keeps the units it showed, and stays done; so does one
    whose task gets other units or is open again."""
    altered = {each.target for each in plot.extra if each.field in (*_ROLES, "status")}
    for seat in plot.seats:
        spot = seat.spot
        if spot is None or spot.kind is not NodeKind.MEASURE:
            continue
        if seat.above == spot.above and spot.above not in altered:
            continue
        own, above = stored(session.ledger, seat.id), stored(session.ledger, spot.above)
        wanted = {role: above[role] for role in _ROLES if own[role] == "[]"}
        if above["status"] == Status.DONE.value:
            wanted["status"], wanted["done_on"] = above["status"], above["done_on"]
        yield from differing("node", seat.id, own, wanted)


def _parents(plot: Plot) -> list[int]:
    """The rows whose rows below are others now."""
    ids = {seat.id for seat in plot.seats}
    outer = (seat.above for seat in plot.seats if seat.above not in ids)
    return list(dict.fromkeys([*plot.left, *outer]))


def _of_other_kind(plot: Plot) -> Iterable[int]:
    """Rows that are of another kind now, and measures of another task."""
    for seat in plot.seats:
        spot = seat.spot
        measure = NodeKind.MEASURE in {seat.kind, spot.kind if spot else seat.kind}
        if spot is None or (measure and (seat.kind, seat.above) != (spot.kind, spot.above)):
            yield seat.id
