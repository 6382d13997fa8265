"""All the ledger knows that returned workbooks are compared with, read in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gkdesk.domain.dispatches import DispatchKind
from gkdesk.domain.returned import ReturnedBook
from gkdesk.services.answering_units import UnitKey, meant, unit_key
from gkdesk.services.collect_words import bare
from gkdesk.services.known_units import matcher
from gkdesk.services.session import Session
from gkdesk.services.unit_matching import Matcher
from gkdesk.store import collecting as store
from gkdesk.store import columns, feedback
from gkdesk.store.collecting import HandedOut, HandedRow, MarkedPlan, RowKey, Words

_BEHIND_HEADING = "。．.：: \u3000\n"


@dataclass(slots=True)
class PlanFacts:
    """A plan with the words of its tasks and measures as they stand."""

    plan: MarkedPlan
    words: Mapping[int, Words]
    _by_words: dict[str, list[int]] = field(default_factory=dict)
    _says: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def says(self, node_id: int) -> tuple[str, ...]:
        """The ways in which a row's own words may stand in a workbook, made bare."""
        said = self._says.get(node_id)
        if said is None:
            row = self.words[node_id]
            body = row.text.removeprefix(row.heading).lstrip(_BEHIND_HEADING)
            said = bare(row.text), bare(body), bare(row.name + body), bare(row.name + row.text)
            self._says[node_id] = said
        return said

    def with_words(self, words: str) -> list[int]:
        """The rows that say exactly this, made bare."""
        if not self._by_words:
            by_words: dict[str, list[int]] = defaultdict(list)
            for node_id in self.words:
                for each in dict.fromkeys(self.says(node_id)):
                    by_words[each].append(node_id)
            self._by_words = dict(by_words)
        return self._by_words.get(words, []) if words else []


class CollectFrame:
    """What is asked while files find their sending, and rows their tasks. Plans are read
    when a file first names them."""

    def __init__(self, session: Session, books: Iterable[ReturnedBook]) -> None:
        self.session = session
        self.today = session.now().date()
        self.known: Matcher = matcher(session)
        every = store.plans(session.ledger)
        self.by_mark = {plan.mark: plan for plan in every if plan.stands}
        self.gone_marks = {plan.mark: plan for plan in every if not plan.stands}
        self.receipts = store.receipts(session.ledger)
        self._plans: dict[int, PlanFacts] = {}
        self._rows: dict[int, dict[RowKey, HandedRow]] = {}
        self._roles: dict[int, frozenset[UnitKey]] = {}
        books = list(books)
        self._read_plans(self._named(books))
        codes = {book.mark.code for book in books if book.mark}
        self._read_rows(each.id for each in self.handed if each.code in codes)

    def _named(self, books: Iterable[ReturnedBook]) -> set[int]:
        marks = {book.mark.mark for book in books if book.mark}
        marks |= {row.code.mark for book in books for row in book.rows if row.code}
        return {self.by_mark[mark].id for mark in marks if mark in self.by_mark}

    def _read_plans(self, ids: Iterable[int]) -> None:
        wanted = set(ids) - self._plans.keys()
        words = store.words(self.session.ledger, wanted) if wanted else {}
        for plan in self.by_mark.values():
            if plan.id in wanted:
                self._plans[plan.id] = PlanFacts(plan, words.get(plan.id, {}))

    @cached_property
    def handed(self) -> list[HandedOut]:
        """All that was handed out of standing plans, the oldest first."""
        ids = [plan.id for plan in self.by_mark.values()]
        return store.handed_out(self.session.ledger, ids)

    @cached_property
    def by_code(self) -> dict[str, HandedOut]:
        """What was handed out, by the workbook's own code."""
        return {each.code: each for each in self.handed}

    @cached_property
    def newest(self) -> dict[tuple[int, UnitKey, str], HandedOut]:
        """The last report a unit got, by plan, unit and period."""
        return {
            (each.plan_id, self.handed_key(each), each.period): each
            for each in self.handed
            if each.kind is DispatchKind.REPORT
        }

    def plan(self, plan_id: int) -> PlanFacts:
        """A standing plan."""
        self._read_plans([plan_id])
        return self._plans[plan_id]

    def every_plan(self) -> list[PlanFacts]:
        """All standing plans: for a file that lost whatever said where it belongs."""
        self._read_plans(plan.id for plan in self.by_mark.values())
        return list(self._plans.values())

    def rows(self, dispatch_id: int) -> Mapping[RowKey, HandedRow]:
        """The rows of a workbook as they were handed out."""
        if dispatch_id not in self._rows:
            self._read_rows([dispatch_id])
        return self._rows[dispatch_id]

    def read_all_rows(self) -> None:
        """Read the rows of everything that was handed out, in one go."""
        self._read_rows(each.id for each in self.handed)

    def _read_rows(self, ids: Iterable[int]) -> None:
        wanted = set(ids) - self._rows.keys()
        found = store.rows_of(self.session.ledger, wanted) if wanted else {}
        for dispatch_id in wanted:
            self._rows[dispatch_id] = found.get(dispatch_id, {})

    def key(self, unit: str) -> UnitKey:
        """Who a unit is."""
        return unit_key(self.known, unit)

    def handed_key(self, handed: HandedOut) -> UnitKey:
        """Whom a workbook was handed to, under whatever name it goes today."""
        if handed.unit_id is not None and handed.unit_id in self.known.units:
            return handed.unit_id
        return self.key(handed.unit)

    def concerns(self, node_id: int) -> frozenset[UnitKey]:
        """The units that have any role in a row now."""
        if node_id not in self._roles:
            self.read_roles([node_id])
        return self._roles.get(node_id, frozenset())

    def read_roles(self, ids: Iterable[int]) -> None:
        """Read the units of rows in one go."""
        for node_id, row in feedback.answered_rows(self.session.ledger, ids).items():
            names = [name for listed in row.names for name in columns.as_names(listed)]
            self._roles[node_id] = frozenset(
                each.key for name in names for each in meant(self.known, name)
            )
