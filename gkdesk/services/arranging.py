"""Working the tree of a plan: rows are added, moved and taken out, each time as one change.
What a row is follows from where it stands: under a section or at the top a task, under a task
a measure; a section is what holds tasks."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.arranging import Arranged, Place, SplitInto
from gkdesk.domain.characters import storable
from gkdesk.domain.tasks import NodeKind
from gkdesk.errors import NoPlaceThere, NothingChosen
from gkdesk.services.rearranging import NewRow, Plot, carry_out, level_below, next_ids, seats_of
from gkdesk.services.replanting import Seat
from gkdesk.services.rewording import relabel, set_label, set_text
from gkdesk.services.row_labels import following_label, tail_of
from gkdesk.services.row_merging import can_merge, merge
from gkdesk.services.session import Session
from gkdesk.services.splitting import can_split, split
from gkdesk.store import arranging
from gkdesk.store.arranging import Spot

__all__ = [
    "Arranged",
    "Place",
    "SplitInto",
    "add",
    "can_add",
    "can_indent",
    "can_merge",
    "can_move",
    "can_outdent",
    "can_shift",
    "can_split",
    "children",
    "indent",
    "merge",
    "move",
    "of_change",
    "outdent",
    "relabel",
    "remove",
    "set_label",
    "set_text",
    "shift",
    "split",
    "tops",
]

_WHOLE_PLAN = (0, 2**62)


def tops(session: Session, node_ids: Sequence[int]) -> list[Spot]:
    """Rows in printed order, without those that stand below another of them."""
    found: list[Spot] = []
    for each in arranging.spots(session.ledger, node_ids):
        last = found[-1] if found else None
        if last is None or each.plan_id != last.plan_id or each.seq > last.last_seq:
            found.append(each)
    return found


def _chosen(session: Session, node_ids: Sequence[int]) -> list[Spot]:
    found = tops(session, node_ids)
    if not found:
        raise NothingChosen
    return found


def of_change(session: Session, change_id: int) -> Arranged | None:
    """What a change of the history touched of the tree, undoing and doing again included;
    None where it touched none of it."""
    moved = arranging.rearranged(session.ledger, change_id)
    if not moved:
        return None
    parents = dict.fromkeys(above for each in moved for above in (each.before, each.now))
    ids = [each.id for each in moved]
    standing = {each.id for each in arranging.spots(session.ledger, [*ids, *parents])}
    rows = [each for each in dict.fromkeys([*ids, *parents]) if each in standing]
    current = next((each for each in ids if each in standing), rows[0] if rows else None)
    return Arranged(tuple(parents), tuple(rows), current, moved[0].plan_id)


def children(session: Session, plan_id: int, above: int) -> list[int]:
    """The ids of the rows directly below a row (0: at the top of a plan), in their order."""
    return arranging.child_ids(session.ledger, plan_id, above)


# adding


def can_add(session: Session, beside_id: int, place: Place) -> bool:
    """Whether a row can come there: nothing stands below a measure."""
    if beside_id < 0:
        return place is Place.BELOW
    found = arranging.spots(session.ledger, [beside_id])
    return bool(found) and (place is not Place.BELOW or found[0].kind is not NodeKind.MEASURE)


def add(session: Session, beside_id: int, place: Place, text: str) -> Arranged:
    """Add a row beside or below another, labelled as those beside it go on. A negative id
    stands for its plan. Raises UnknownTask, NoPlaceThere."""
    if not can_add(session, beside_id, place):
        arranging.spot(session.ledger, beside_id)
        raise NoPlaceThere
    beside = arranging.spot(session.ledger, beside_id) if beside_id > 0 else None
    plan_id = beside.plan_id if beside else -beside_id
    target = beside
    if beside is not None and place is not Place.BELOW:
        target = arranging.spot(session.ledger, beside.above) if beside.above else None
    above = target.id if target else 0
    measure = target is not None and target.kind is NodeKind.TASK
    kind = NodeKind.MEASURE if measure else NodeKind.TASK
    (node_id,) = next_ids(session, 1)
    seat = Seat(node_id, above, kind, level_below(session, plan_id, target))
    label = following_label(session, plan_id, above)
    row = NewRow(storable(text).strip(), label, tail_of(label))
    behind = _behind(session, plan_id, target, beside if place is not Place.BELOW else None)
    if place is Place.AFTER and beside is not None:
        behind = beside.last_seq
    plot = Plot(plan_id, [seat], behind, {node_id: row}, current=node_id)
    return carry_out(session, plot)


def _behind(
    session: Session,
    plan_id: int,
    target: Spot | None,
    before: Spot | None,
    out: Sequence[Spot] = (),
) -> int:
    """The place behind which rows come under a row: before one of those below it, else as
    the last ones."""
    if before is not None:
        return before.seq - 1
    within = target.stretch if target else _WHOLE_PLAN
    stretches = [each.stretch for each in out]
    return arranging.last_place(session.ledger, plan_id, within, stretches)


# moving


def can_move(session: Session, node_ids: Sequence[int], parent_id: int | None) -> bool:
    """Whether rows can stand under a row (None: at the top): of the same plan, not under
    themselves, no section under a task, nothing under a measure."""
    moved = tops(session, node_ids)
    target = None
    if parent_id is not None:
        found = arranging.spots(session.ledger, [parent_id])
        if not found:
            return False
        target = found[0]
    return bool(moved) and _fits(moved, target)


def _fits(moved: Sequence[Spot], target: Spot | None) -> bool:
    if len({each.plan_id for each in moved}) > 1:
        return False
    if target is None:
        return True
    inside = any(each.seq <= target.seq <= each.last_seq for each in moved)
    if target.plan_id != moved[0].plan_id or inside or target.kind is NodeKind.MEASURE:
        return False
    sections = any(each.kind is NodeKind.SECTION for each in moved)
    return not (sections and target.kind is NodeKind.TASK)


def move(
    session: Session, node_ids: Sequence[int], parent_id: int | None, before_id: int | None
) -> Arranged:
    """Bring rows with everything below them under another row (None: to the top), before one
    of those there, else as the last. They keep their order. Raises UnknownTask, NoPlaceThere,
    NothingChosen."""
    moved = _chosen(session, node_ids)
    target = arranging.spot(session.ledger, parent_id) if parent_id is not None else None
    ids = {each.id for each in moved}
    while before_id in ids:  # before itself is where it stands
        following = arranging.brother(
            session.ledger, next(each for each in moved if each.id == before_id), former=False
        )
        before_id = following.id if following else None
    before = arranging.spot(session.ledger, before_id) if before_id is not None else None
    if not _fits(moved, target) or (before and before.above != (parent_id or 0)):
        raise NoPlaceThere
    behind = _behind(session, moved[0].plan_id, target, before, moved)
    return _put(session, moved, target, behind)


def _put(session: Session, moved: Sequence[Spot], target: Spot | None, behind: int) -> Arranged:
    plot = Plot(
        moved[0].plan_id,
        seats_of(session, moved, target),
        behind,
        left=list(dict.fromkeys(each.above for each in moved)),
        current=moved[0].id,
    )
    return carry_out(session, plot)


def can_indent(session: Session, node_ids: Sequence[int]) -> bool:
    """Whether rows can go below the one before them."""
    return _indent_target(session, tops(session, node_ids)) is not None


def _indent_target(session: Session, moved: Sequence[Spot]) -> Spot | None:
    if not moved or not _brothers(moved):
        return None
    target = arranging.brother(session.ledger, moved[0], former=True)
    return target if target is not None and _fits(moved, target) else None


def _brothers(moved: Sequence[Spot]) -> bool:
    return len({(each.plan_id, each.above) for each in moved}) == 1


def indent(session: Session, node_ids: Sequence[int]) -> Arranged:
    """Bring rows below the one before them, as its last. Raises NoPlaceThere,
    NothingChosen."""
    moved = _chosen(session, node_ids)
    target = _indent_target(session, moved)
    if target is None:
        raise NoPlaceThere
    return _put(session, moved, target, _behind(session, target.plan_id, target, None, moved))


def can_outdent(session: Session, node_ids: Sequence[int]) -> bool:
    """Whether rows stand below another that they can follow."""
    moved = tops(session, node_ids)
    return bool(moved) and _brothers(moved) and moved[0].above != 0


def outdent(session: Session, node_ids: Sequence[int]) -> Arranged:
    """Bring rows behind the one they stand below: a measure becomes a task behind its task.
    Raises NoPlaceThere, NothingChosen."""
    moved = _chosen(session, node_ids)
    if not can_outdent(session, node_ids):
        raise NoPlaceThere
    former = arranging.spot(session.ledger, moved[0].above)
    target = arranging.spot(session.ledger, former.above) if former.above else None
    behind = _behind(session, former.plan_id, former, None, moved)
    return _put(session, moved, target, behind)


def can_shift(session: Session, node_ids: Sequence[int], by: int) -> bool:
    """Whether there is a row beside them to pass, upwards (negative) or downwards."""
    moved = tops(session, node_ids)
    return bool(moved) and _brothers(moved) and _passed(session, moved, by) is not None


def _passed(session: Session, moved: Sequence[Spot], by: int) -> Spot | None:
    """The row that is passed last."""
    ids = {each.id for each in moved}
    at, passed = moved[0] if by < 0 else moved[-1], None
    for _ in range(abs(by)):
        following = arranging.brother(session.ledger, at, former=by < 0)
        while following is not None and following.id in ids:
            following = arranging.brother(session.ledger, following, former=by < 0)
        if following is None:
            break
        at = passed = following
    return passed


def shift(session: Session, node_ids: Sequence[int], by: int) -> Arranged:
    """Move rows past those beside them: up for a negative number, as far as there are any.
    Raises NoPlaceThere, NothingChosen."""
    moved = _chosen(session, node_ids)
    passed = _passed(session, moved, by) if _brothers(moved) else None
    if passed is None:
        raise NoPlaceThere
    target = arranging.spot(session.ledger, passed.above) if passed.above else None
    return _put(session, moved, target, passed.seq - 1 if by < 0 else passed.last_seq)


# taking out


def remove(session: Session, node_ids: Sequence[int]) -> Arranged:
    """Take rows out with everything below them; a section that holds nothing any more is a
    task. Raises NothingChosen, NoPlaceThere for rows of several plans."""
    gone = _chosen(session, node_ids)
    if len({each.plan_id for each in gone}) > 1:
        raise NoPlaceThere
    left = list(dict.fromkeys(each.above for each in gone))
    following = arranging.brother(session.ledger, gone[-1], former=False)
    former = arranging.brother(session.ledger, gone[0], former=True)
    kept = following or former
    current = kept.id if kept else gone[0].above or None
    return carry_out(session, Plot(gone[0].plan_id, gone=gone, left=left, current=current))
