"""What the cells of some rows of a list are told from, read for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.print_scheme import ListColumn
from gkdesk.domain.short_codes import ShortCode
from gkdesk.domain.supervision import Contact
from gkdesk.domain.tasks import Outlook, Row
from gkdesk.services import answering_units, contacts, outline, reminding, short_codes
from gkdesk.services.listed_plan import ListedPlan
from gkdesk.services.meeting_slots import Slot
from gkdesk.services.rows_printed import RowsPrinted
from gkdesk.services.session import Session


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row: ``row`` what it shows, ``task`` the task it is of, ``printed`` what stands
    beside both in the document, ``point`` its due point where it shows one of several;
    ``calls`` are the units to be called."""

    slot: Slot
    row: Row
    task: Row
    printed: RowsPrinted
    point: Occurrence | None = None
    code: ShortCode | None = None
    reminders: int = 0
    calls: tuple[str, ...] = ()


@dataclass
class ListFacts:
    """What holds for a whole list."""

    session: Session
    plan: ListedPlan
    columns: frozenset[ListColumn]
    outlook: Outlook = field(init=False)

    def __post_init__(self) -> None:
        self.outlook = self.session.outlook

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """Whom to call at a unit."""
        return contacts.contacts(self.session)

    def of(self, slots: Sequence[Slot]) -> list[RowFacts | None]:
        """What is known of some rows; None for one that was taken out meanwhile."""
        nodes = list(dict.fromkeys(slot.node for slot in slots))
        tasks = list(dict.fromkeys(slot.task for slot in slots))
        rows = outline.rows(self.session, [*nodes, *tasks])
        printed = RowsPrinted(self.session, rows)
        points = self._points(slots)
        codes = self._codes(slots)
        told = reminding.counts(self.session, nodes)
        calls = {}
        if ListColumn.CONTACT in self.columns:
            calls = answering_units.answering(self.session, nodes)
        return [
            RowFacts(
                slot,
                rows[slot.node],
                rows[slot.task],
                printed,
                points.get(_occurrence(slot)),
                codes.get((slot.node, _occurrence(slot))),
                told.get(slot.node, 0),
                calls.get(slot.node, ()),
            )
            if slot.node in rows and slot.task in rows
            else None
            for slot in slots
        ]

    def _points(self, slots: Sequence[Slot]) -> dict[int, Occurrence]:
        nodes = [slot.node for slot in slots if _occurrence(slot)]
        found = outline.due_points(self.session, nodes) if nodes else {}
        return {point.id: point for of_row in found.values() for point in of_row}

    def _codes(self, slots: Sequence[Slot]) -> dict[tuple[int, int], ShortCode]:
        if ListColumn.CODE not in self.columns:
            return {}
        nodes = [slot.node for slot in slots]
        rows = short_codes.codes(self.session, self.plan.id, nodes)
        codes = {(node, 0): code for node, code in rows.items()}
        with_points = [slot.node for slot in slots if _occurrence(slot)]
        if with_points:
            points = short_codes.point_codes(self.session, self.plan.id, with_points)
            found = {_occurrence(slot): slot.node for slot in slots}
            codes |= {(found[at], at): code for at, code in points.items() if at in found}
        return codes


def _occurrence(slot: Slot) -> int:
    """The due point a row shows, 0 where it shows a row's own day, or all of it."""
    return (slot.item.occurrence or 0) if slot.item else 0
