"""A newer version of a notice and the plan it is of: finding it, comparing, accepting."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gkdesk.domain.changes import Change
from gkdesk.domain.draft import Notice
from gkdesk.domain.rereading import (
    NOTICE_ROW,
    ComparedRow,
    Difference,
    Part,
    Pick,
    RowKind,
    picks,
)
from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import NotAPlan
from gkdesk.services import backing_up, edition_taking, limit_placing, outline
from gkdesk.services.edition_items import items_of, rows_of_draft
from gkdesk.services.edition_measures import LIMIT_COLUMNS
from gkdesk.services.importing import Loaded
from gkdesk.services.item_comparing import compared_rows
from gkdesk.services.item_matching import squeezed
from gkdesk.services.notice_words import notice_words
from gkdesk.services.session import Session
from gkdesk.store import changes, editions, plans, reworded
from gkdesk.store.editions import PlanRows
from gkdesk.store.reworded import NOTHING, ByHand

_SHOWN_LIMIT = frozenset(LIMIT_COLUMNS)
_FORMS = str.maketrans("[]［］()（）【】﹝﹞", "〔〕〔〕〔〕〔〕〔〕〔〕")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger holds of a plan: everything a comparison looks at."""

    plan_id: int
    rows: PlanRows
    units_by_hand: frozenset[int]
    notice: Notice
    arranged: ByHand = NOTHING


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan beside a newer version of its notice. Every task of the ledger and every leaf
    of the document is in exactly one row; the rows stand in printed order, what is dropped
    where it stood. ``notice`` is what differs in the notice itself."""

    plan_id: int
    loaded: Loaded
    rows: tuple[ComparedRow, ...]
    notice: tuple[Difference, ...] = ()

    @property
    def differing(self) -> bool:
        """Whether there is anything to accept."""
        return any(True for _ in self.picks())

    def picks(self) -> Iterator[tuple[Pick, Difference]]:
        """Everything that can be accepted, in order."""
        for each in self.notice:
            yield Pick(NOTICE_ROW, each.part), each
        yield from picks(self.rows)


def candidates(session: Session, loaded: Loaded) -> list[PlanSummary]:
    """The plans a document is a newer version of, the one taken in last first: those with
    its document number; where it prints none, those with its title, year and issuer. A
    plan that came from the very same file is none."""
    wanted = loaded.draft.notice
    same = plans.with_source(session.ledger, loaded.sha256)
    found = [
        plan for plan in outline.plans(session) if plan.id != same and _is_of(wanted, plan)
    ]
    return sorted(found, key=lambda plan: plan.id, reverse=True)


def same_number(session: Session, plan: PlanSummary) -> list[int]:
    """The other plans that bear a plan's document number, in the order they came."""
    if not plan.document_number:
        return []
    number = _plain(plan.document_number)
    return sorted(
        each.id
        for each in outline.plans(session)
        if each.id != plan.id and _plain(each.document_number) == number
    )


def _is_of(notice: Notice, plan: PlanSummary) -> bool:
    if notice.document_number or plan.document_number:
        return _plain(notice.document_number) == _plain(plan.document_number)
    title = notice.plan_title or notice.title
    return bool(title) and (_plain(title), notice.year, _plain(notice.issuer)) == (
        _plain(plan.title),
        plan.year,
        _plain(plan.issuer),
    )


def _plain(words: str | None) -> str:
    """Words without blanks and with one form of brackets."""
    return squeezed(words or "").translate(_FORMS)


def standing(session: Session, plan_id: int) -> Standing:
    """What is to be compared with a document. Raises UnknownPlan."""
    ledger = session.ledger
    return Standing(
        plan_id,
        editions.standing(ledger, plan_id),
        frozenset(editions.units_by_hand(ledger, plan_id)),
        plans.notice(ledger, plan_id),
        reworded.by_hand(ledger, plan_id),
    )


def compared(held: Standing, loaded: Loaded) -> Comparison:
    """A plan beside a document; pure, so a worker thread may do it. Raises NotAPlan."""
    if not loaded.draft.outline:
        raise NotAPlan(loaded.path)
    old = items_of(held.rows, held.units_by_hand, held.arranged)
    new = items_of(rows_of_draft(loaded.draft))
    before, after = notice_words(held.notice), notice_words(loaded.draft.notice)
    notice = () if before == after else (Difference(Part.NOTICE, *_apart(before, after)),)
    return Comparison(held.plan_id, loaded, compared_rows(old, new, held.arranged.gone), notice)


def _apart(before: dict[str, str], after: dict[str, str]) -> tuple[str, str]:
    """The fields that differ, in the words of both sides."""
    names = [name for name in before if before[name] != after[name]]
    one, other = (
        "\n".join(f"{name}：{side[name] or '—'}" for name in names) for side in (before, after)
    )
    return one, other


def compare(session: Session, plan_id: int, loaded: Loaded) -> Comparison:
    """A plan beside a document. Raises UnknownPlan, NotAPlan."""
    return compared(standing(session, plan_id), loaded)


def advised(comparison: Comparison) -> frozenset[Pick]:
    """What is accepted unless a person says otherwise: everything but what a person
    entered, and what is dropped though work was done on it."""
    worked = {
        row.number
        for row in comparison.rows
        if row.kind is RowKind.DROPPED and row.old is not None and row.old.worked
    }
    return frozenset(
        pick for pick, each in comparison.picks() if not each.by_hand and pick.row not in worked
    )


def everything(comparison: Comparison) -> frozenset[Pick]:
    """All that can be accepted."""
    return frozenset(pick for pick, _each in comparison.picks())


def accept(session: Session, comparison: Comparison, chosen: Collection[Pick]) -> Change:
    """Bring the plan to the newer version where it was chosen, as one change.

    Progress, status and notes stay; so do limits and units set by hand unless they were
    chosen. A new item brings the sections it stands in; a section stays as long as
    something in it does. What is kept of the former version points at no place of the
    new text. A copy of the ledger is taken before. Raises StaleEdit where the plan was
    changed since it was compared, and what ``before_import`` raises.
    """
    backing_up.before_import(session)
    with session.ledger.transaction():
        change = edition_taking.take(
            session.ledger,
            comparison.plan_id,
            comparison.loaded,
            rows=comparison.rows,
            chosen=frozenset(chosen),
            at=session.now(),
        )
        number = changes.apply(session.ledger, change, session.hand)
        touched = limit_placing.as_printed(session, comparison.plan_id)
        # The newer version wrote its own days where rows show those of their due points.
        rewritten = {each.target for each in change.fields if each.field in _SHOWN_LIMIT}
        limit_placing.put_in_force(session, number, touched, rewritten)
    return change
