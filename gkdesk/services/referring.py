"""参照: units and limits of a plan taken over from like items of another, last year's of the
same office or the superior's, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gkdesk.domain.changes import Change, ChangeKind, FieldChange, Value, differing
from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.services import limit_placing, outline, preflight_plan, reached_counts, shown_limits
from gkdesk.services.item_likeness import Said, likest
from gkdesk.services.preflight_plan import ROLES, CheckedPlan
from gkdesk.services.session import Session
from gkdesk.services.typed_limits import understood_all
from gkdesk.store import changes, columns, limited_rows, nodes, occurrences, plans
from gkdesk.store.checked_rows import CheckedRow

LEAST = 36.0
"""Less like items are not proposed."""
LIKELY = 50.0
"""From here on a proposal is mostly right."""
_EMPTY = "[]"
_GAP = "…"
"""Words of a count (每年…不少于2次) that nobody can type again."""
_LEVELS = "省市区县"
_LEVEL = re.compile(r"([省市区县])(?:人民)?政府")
_YEAR = re.compile(r"(\d{4})(?=年)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item, the likest of the other plan, and what could be taken over. ``units`` are
    names by role, ``limit`` words as one types them, "" where there is none to take;
    ``adapted`` are the names (theirs, ours) that another level's office bears."""

    node_id: int
    other_id: int
    likeness: int
    item: str
    other: str
    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    limit: str = ""
    adapted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What of a proposal is taken over; ``note`` is put beside the row's own."""

    proposal: Proposal
    units: bool = True
    limit: bool = True
    note: str = ""


def candidates(session: Session, plan_id: int) -> list[PlanSummary]:
    """The other plans, the likeliest first: earlier ones of the same office, the latest
    first, then those of a superior level, then the rest."""
    listed = outline.plans(session)
    own = next(each for each in listed if each.id == plan_id)
    others = [each for each in listed if each.id != plan_id]
    return sorted(others, key=lambda each: _rank(own, each))


def _rank(own: PlanSummary, other: PlanSummary) -> tuple[int, bool, int, int]:
    apart = (own.year or 0) - (other.year or 0)
    same = bool(own.issuer) and own.issuer == other.issuer
    above = _over(other.issuer or "", own.issuer or "")
    group = 0 if same and apart > 0 else 1 if above else 2
    return group, apart < 0, abs(apart), -other.id


def _level(issuer: str | None) -> str:
    found = _LEVEL.search(issuer or "")
    return found[1] if found else ""


def _over(one: str, other: str) -> bool:
    """Whether an office is one above another: of a higher level, and of a place the other
    names (烟台市 of 烟台市福山区), where that names its city at all."""
    levels = _level(one), _level(other)
    if not all(levels) or _LEVELS.index(levels[0]) >= min(_LEVELS.index(levels[1]), 2):
        return False
    place = re.split("(?:人民)?政府", one)[0]
    own_place = re.split("(?:人民)?政府", other)[0]
    return place in own_place or not re.search("[省市]", own_place)


def proposals(
    session: Session, plan_id: int, other_id: int, *, everything: bool = False
) -> list[Proposal]:
    """For each task without units or limit, or for all of them, the likest of the other
    plan and what it could give. Raises UnknownPlan."""
    mine, theirs = (preflight_plan.read(session, each) for each in (plan_id, other_id))
    exchange = _Exchange(session, mine, theirs)
    ones = [row for row in mine.tasks if everything or _lacks(mine, row)]
    others = list(theirs.tasks)
    found = []
    for pair in likest([_said(row) for row in ones], [_said(row) for row in others], LEAST):
        made = exchange.proposal(ones[pair.one], others[pair.other], pair.score, everything)
        if made.units or made.limit:
            found.append(made)
    return found


def for_pairs(
    session: Session, plan_id: int, other_id: int, pairs: Iterable[tuple[int, int]]
) -> list[Proposal]:
    """What known pairs, ours first, could give, be it nothing. Raises UnknownPlan."""
    mine, theirs = (preflight_plan.read(session, each) for each in (plan_id, other_id))
    exchange = _Exchange(session, mine, theirs)
    return [
        exchange.proposal(mine.by_id[one], theirs.by_id[other], 100, everything=False)
        for one, other in pairs
        if one in mine.by_id and other in theirs.by_id
    ]


def _lacks(plan: CheckedPlan, row: CheckedRow) -> bool:
    below = plan.below.get(row.id, ())
    units = row.lead != _EMPTY or row.responsible != _EMPTY
    return not units or not any(each.words or each.staged for each in (row, *below))


def _said(row: CheckedRow) -> Said:
    return Said(row.heading, row.text)


class _Exchange:
    """Turns units and limits of one plan into those of another."""

    def __init__(self, session: Session, mine: CheckedPlan, theirs: CheckedPlan) -> None:
        self._session, self._mine, self._theirs = session, mine, theirs
        issuers = [plans.notice(session.ledger, each.id).issuer for each in (mine, theirs)]
        self._own, self._other = (_level(each) for each in issuers)
        self._words = _limit_words(session, theirs)

    def proposal(
        self, row: CheckedRow, other: CheckedRow, score: float, everything: bool
    ) -> Proposal:
        units: dict[str, tuple[str, ...]] = {}
        adapted: dict[str, str] = {}
        if everything or (row.lead == row.responsible == _EMPTY):
            for role in ROLES:
                names = self._theirs.names(getattr(other, role))
                ours = {name: self._ours(name) for name in names}
                adapted |= {name: own for name, own in ours.items() if name != own}
                if names:
                    units[role] = tuple(dict.fromkeys(ours.values()))
        wanted = everything or not (row.words or row.staged)
        return Proposal(
            row.id,
            other.id,
            round(score),
            f"{row.label}{row.heading or row.text}",
            f"{other.label}{other.heading or other.text}",
            units,
            self._limit(other) if wanted else "",
            tuple(adapted.items()),
        )

    def _ours(self, name: str) -> str:
        """The office of our level that does what theirs does: 区财政局 for 市财政局."""
        if not self._own or not self._other or self._own == self._other:
            return name
        if name.startswith(self._other) and len(name) > 2:
            return self._own + name[1:]
        return name

    def _limit(self, other: CheckedRow) -> str:
        """Their words with years moved to ours; "" where they are not understood here, or
        mean a day before the signature."""
        by = self._mine.year - self._theirs.year
        words = _YEAR.sub(lambda year: str(int(year[1]) + by), self._words.get(other.id, ""))
        if not words or _GAP in words:
            return ""
        try:
            limits = understood_all(words, self._mine.year, self._mine.signed_on)
        except DeadlineNotUnderstood:
            return ""
        signed = self._mine.signed_on
        early = any(each.due and signed and each.due < signed for each in limits)
        return "" if early else words


def _limit_words(session: Session, plan: CheckedPlan) -> dict[int, str]:
    """The words of all limits of each task, as one types them."""
    words = {row.id: row.words for row in plan.tasks if row.words and not row.staged}
    points = occurrences.of_plan(session.ledger, plan.id)
    for node_id, some in points.items():
        series = sorted(some, key=lambda point: point.term.series)
        words[node_id] = "，".join(dict.fromkeys(point.term.words for point in series))
    return words


def take(session: Session, chosen: Sequence[Taken], kind: ChangeKind = ChangeKind.REFER) -> int:
    """Take units, limits and notes over as one change; how many rows changed. Raises
    StaleEdit, DeadlineNotUnderstood; nothing is written then."""
    number: int | None = None
    touched: set[int] = set()
    with session.ledger.transaction():
        for each in chosen:
            fields = (*_units(session, each), *_limit(session, each), *_note(session, each))
            if not fields:
                continue
            touched.add(each.proposal.node_id)
            if number is None:
                change = Change(kind, fields)
                number = changes.apply(session.ledger, change, session.hand)
            else:
                changes.append(session.ledger, number, fields)
            reached_counts.close_new(session, number, fields)
        if number is not None:
            shown_limits.follow(session, number, touched)
    return len(touched)


def _units(session: Session, taken: Taken) -> tuple[FieldChange, ...]:
    if not (taken.units and taken.proposal.units):
        return ()
    node_id, units = taken.proposal.node_id, taken.proposal.units
    stored = nodes.stored(session.ledger, node_id)
    wanted: dict[str, Value] = {role: columns.names(units.get(role, ())) for role in ROLES}
    if stored["lead"] == stored["responsible"] == _EMPTY:
        # Nothing of the row is replaced: who supports it already still does.
        answering = {*units.get("lead", ()), *units.get("responsible", ())}
        own = (n for n in columns.as_names(str(stored["supporting"])) if n not in answering)
        both = dict.fromkeys((*own, *units.get("supporting", ())))
        wanted["supporting"] = columns.names(both)
    return differing("node", node_id, stored, wanted)


def _note(session: Session, taken: Taken) -> tuple[FieldChange, ...]:
    node_id = taken.proposal.node_id
    stored = nodes.stored(session.ledger, node_id)
    own = str(stored["note"] or "")
    note = own if taken.note in own else f"{own}\n{taken.note}".strip()
    return differing("node", node_id, stored, {"note": note})


def _limit(session: Session, taken: Taken) -> Iterator[FieldChange]:
    rows = limited_rows.of_ids(session.ledger, [taken.proposal.node_id])
    if taken.limit and taken.proposal.limit and rows:
        year, signed_on = plans.reading_frame(session.ledger, rows[0].plan_id)
        frame_year = year or session.now().year
        limits = understood_all(taken.proposal.limit, frame_year, signed_on)
        yield from limit_placing.set_by_hand(session, rows[0], limits)
