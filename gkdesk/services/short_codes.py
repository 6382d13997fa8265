"""Short codes (速录号) on printed lists, and the rows they lead back to."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.short_codes import ShortCode
from gkdesk.services.session import Session
from gkdesk.store import nodes, occurrences
from gkdesk.store import short_codes as store

__all__ = ["codes", "found", "point_codes"]


def codes(session: Session, plan_id: int, node_ids: Sequence[int]) -> dict[int, ShortCode]:
    """The codes of rows of a plan; rows of another plan are left out."""
    ranks = store.ranks(session.ledger, plan_id, node_ids)
    return {node_id: ShortCode(rank) for node_id, rank in ranks.items()}


def point_codes(
    session: Session, plan_id: int, node_ids: Sequence[int]
) -> dict[int, ShortCode]:
    """The codes of the due points of rows, by the due point's id."""
    ranks = store.ranks(session.ledger, plan_id, node_ids)
    points = store.point_ranks(session.ledger, node_ids)
    return {
        point.id: ShortCode(ranks[node_id], points[point.id])
        for node_id, of_row in occurrences.of_rows(session.ledger, node_ids).items()
        if node_id in ranks
        for point in of_row
    }


def found(session: Session, plan_id: int, code: ShortCode) -> tuple[int, int | None] | None:
    """The row a code leads to, and the due point where it names one; None where it is not in
    the plan, or was taken out."""
    node_id = store.row_of_rank(session.ledger, plan_id, code.number)
    if node_id is None or node_id not in nodes.rows(session.ledger, [node_id]):
        return None
    if not code.point:
        return node_id, None
    point = store.point_of_rank(session.ledger, node_id, code.point)
    standing = occurrences.of_rows(session.ledger, [node_id]).get(node_id, [])
    return (node_id, point) if any(each.id == point for each in standing) else None
