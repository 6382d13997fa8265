"""Saved views: a name for a query, kept in the ledger in the order a person gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gkdesk.domain import stored_queries
from gkdesk.domain.changes import Change, ChangeKind, FieldChange, differing
from gkdesk.domain.characters import storable
from gkdesk.domain.queries import Query
from gkdesk.errors import NoViewName, UnknownView, ViewNameTaken
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.store import changes, records
from gkdesk.store import saved_views as store


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view. ``dropped`` names the parts of its query that could not be kept: a plan or
    section that is gone, a key of another program ("" where nothing could be read)."""

    id: int
    name: str
    query: Query
    place: int
    dropped: tuple[str, ...] = ()


def views(session: Session) -> list[SavedView]:
    """The views that stand, in their order."""
    return [_view(session, *each) for each in store.standing(session.ledger)]


def _view(session: Session, number: int, name: str, text: str, place: int) -> SavedView:
    query, dropped = stored_queries.read(text)
    if query.plan_id is not None and not store.stands(session.ledger, "plan", query.plan_id):
        query, dropped = replace(query, plan_id=None, section=None), (*dropped, "plan_id")
    if query.section is not None and not store.stands(session.ledger, "node", query.section):
        query, dropped = replace(query, section=None), (*dropped, "section")
    return SavedView(number, name, query, place, dropped)


def view(session: Session, view_id: int) -> SavedView:
    """One view. Raises UnknownView."""
    found = next((each for each in views(session) if each.id == view_id), None)
    if found is None:
        raise UnknownView(str(view_id))
    return found


def save(session: Session, name: str, query: Query) -> SavedView:
    """A new view, the last of all. Raises NoViewName and ViewNameTaken."""
    standing = views(session)
    name = _free(name, standing)
    record = {
        "name": name,
        "query": stored_queries.written(query),
        "place": 1 + max((each.place for each in standing), default=0),
    }
    with session.ledger.transaction():
        ids, fields = records.add(session.ledger, "saved_view", [record])
        _apply(session, fields)
    return view(session, ids[0])


def rename(session: Session, view_id: int, name: str) -> SavedView:
    """Another name. Raises UnknownView, NoViewName and ViewNameTaken."""
    former = view(session, view_id)
    others = [each for each in views(session) if each.id != view_id]
    wanted = {"name": _free(name, others)}
    _apply(session, differing("saved_view", view_id, {"name": former.name}, wanted))
    return view(session, view_id)


def replace_query(session: Session, view_id: int, query: Query) -> SavedView:
    """The same name for another query. Raises UnknownView."""
    texts = {number: text for number, _, text, _ in store.standing(session.ledger)}
    if view_id not in texts:
        raise UnknownView(str(view_id))
    wanted = {"query": stored_queries.written(query)}
    _apply(session, differing("saved_view", view_id, {"query": texts[view_id]}, wanted))
    return view(session, view_id)


def remove(session: Session, view_id: int) -> None:
    """Take a view out. Raises UnknownView."""
    view(session, view_id)
    _apply(session, records.removal("saved_view", [view_id]))


def reorder(session: Session, view_ids: Sequence[int]) -> None:
    """The views in another order; those not named follow in theirs. One change."""
    standing = {each.id: each for each in views(session)}
    order = [number for number in view_ids if number in standing]
    order += [number for number in standing if number not in order]
    fields: tuple[FieldChange, ...] = ()
    for place, number in enumerate(order, 1):
        former = {"place": standing[number].place}
        fields += differing("saved_view", number, former, {"place": place})
    _apply(session, fields)


def count(session: Session, query: Query) -> int:
    """How many tasks a view shows."""
    counts = outline.light_counts(session, query)
    return sum(counts[light] for light in query.lights or counts)


def _free(name: str, others: Sequence[SavedView]) -> str:
    wanted = " ".join(storable(name).split())
    if not wanted:
        raise NoViewName
    if any(each.name == wanted for each in others):
        raise ViewNameTaken(wanted)
    return wanted


def _apply(session: Session, fields: tuple[FieldChange, ...]) -> None:
    if fields:
        changes.apply(session.ledger, Change(ChangeKind.VIEW, fields), session.hand)
