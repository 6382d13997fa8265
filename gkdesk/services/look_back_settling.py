"""What a person settles of a look-back: confirm, part, choose partners, take back. One change
each, undone as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gkdesk.domain.changes import Change, ChangeKind
from gkdesk.domain.look_back import SettledPair, Verdict
from gkdesk.services.session import Session
from gkdesk.store import changes, look_back, records

Ids = tuple[int | None, int | None]
"""A task of this plan and one of the other; None for one of them: there is no partner."""
Plans = tuple[int, int]
"""The id of this plan and of the other."""


def confirm(session: Session, plans: Plans, pairs: Iterable[Ids]) -> int:
    """Settle that these are one work, or that one has no partner; how many were not settled
    so before."""
    return _settle(session, plans, pairs, Verdict.PAIR)


def part(session: Session, plans: Plans, pairs: Iterable[tuple[int, int]]) -> int:
    """Settle that these are not one work; they are not proposed again. How many were not
    settled so before."""
    return _settle(session, plans, pairs, Verdict.APART)


def choose_formers(session: Session, plans: Plans, node_id: int, formers: Sequence[int]) -> int:
    """Settle that exactly these tasks of the other plan are what one of this plan goes on
    with; none: it is new. What was settled of it before goes. How many were not settled so."""
    wanted: list[Ids] = [(node_id, each) for each in formers] or [(node_id, None)]
    known = look_back.settled(session.ledger, *plans)
    stale = [each for each in known if each.node_id == node_id]
    return _settle(session, plans, wanted, Verdict.PAIR, stale)


def choose_tasks(session: Session, plans: Plans, former_id: int, tasks: Sequence[int]) -> int:
    """Settle that exactly these tasks of this plan go on with one of the other; none: it was
    dropped. What was settled of it before goes. How many were not settled so."""
    wanted: list[Ids] = [(each, former_id) for each in tasks] or [(None, former_id)]
    known = look_back.settled(session.ledger, *plans)
    stale = [each for each in known if each.former_id == former_id]
    return _settle(session, plans, wanted, Verdict.PAIR, stale)


def withdraw(session: Session, plans: Plans, ids: Iterable[int]) -> int:
    """Take back all that was settled of some tasks of either plan; how much it was."""
    about = set(ids)
    known = look_back.settled(session.ledger, *plans)
    gone = [each for each in known if {each.node_id, each.former_id} & about]
    _settle(session, plans, (), Verdict.PAIR, gone)
    return len(gone)


def _settle(
    session: Session,
    plans: Plans,
    pairs: Iterable[Ids],
    verdict: Verdict,
    stale: Sequence[SettledPair] = (),
) -> int:
    """Write what is settled now and take out what it contradicts, as one change."""
    wanted = list(dict.fromkeys(pairs))
    with session.ledger.transaction():
        known = look_back.settled(session.ledger, *plans)
        kept = {(e.node_id, e.former_id) for e in known if e.verdict is verdict}
        gone = {
            each.id
            for each in known
            if any(_contradicts(each, ids, verdict) for ids in wanted)
            or (each in stale and (each.node_id, each.former_id) not in wanted)
        }
        new = [ids for ids in wanted if ids not in kept]
        _, came = records.add(
            session.ledger, "look_back_pair", [_record(plans, ids, verdict) for ids in new]
        )
        fields = (*records.removal("look_back_pair", sorted(gone)), *came)
        if fields:
            changes.apply(session.ledger, Change(ChangeKind.LOOK_BACK, fields), session.hand)
    return len(new)


def _record(plans: Plans, ids: Ids, verdict: Verdict) -> dict[str, object]:
    return {
        "plan_id": plans[0],
        "former_plan_id": plans[1],
        "node_id": ids[0],
        "former_id": ids[1],
        "verdict": verdict.value,
        "note": "",
    }


def _contradicts(each: SettledPair, ids: Ids, verdict: Verdict) -> bool:
    """Whether what was settled cannot stand beside what is settled now: the opposite of the
    same pair, a task without a partner that gets one, or with one that has none."""
    settled = each.node_id, each.former_id
    if settled == ids or verdict is Verdict.APART:
        return settled == ids and each.verdict is not verdict
    if each.verdict is Verdict.APART:
        return False
    own, former = ids
    if None in ids:
        return settled[0] == own if own is not None else settled[1] == former
    return settled in ((own, None), (None, former))
