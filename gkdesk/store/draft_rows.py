"""A draft as rows of the ledger: which item becomes a section, a task, a measure."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.deadlines import Deadline, governing
from gkdesk.domain.draft import Doubt, Draft, DraftNode, measure_of
from gkdesk.domain.spans import Span
from gkdesk.domain.tasks import NodeKind, Status
from gkdesk.domain.units import Role, UnitClause
from gkdesk.store import columns
from gkdesk.store.editions import PlanRows, Record
from gkdesk.store.nodes import limit_columns
from gkdesk.store.places import STEP


class Planter:
    """Walks a draft once in printed order and numbers what it meets."""

    def __init__(self, draft: Draft, plan_id: int, first_node_id: int) -> None:
        self._draft = draft
        self._plan_id = plan_id
        self._first = first_node_id
        self._places: dict[str, list[tuple[Span, int]]] = {}
        self.rows = PlanRows()

    def plant(self) -> PlanRows:
        """The rows of the whole draft."""
        for node in self._draft.outline:
            self._node(node, None, ())
        for limit in self._draft.closing_deadlines:
            self.rows.deadlines.append(self._deadline(limit, None, None))
        self.rows.doubts = [self._doubt(doubt) for doubt in self._draft.doubts]
        return self.rows

    def _node(
        self, node: DraftNode, parent_id: int | None, above: tuple[UnitClause, ...]
    ) -> None:
        """The rows of an item; a task without units takes over those of its section."""
        units = node.units or above
        record = self._record(node, parent_id, node.units if node.children else units)
        node_id = int(record["id"])
        self._places.setdefault(node.path, []).append((node.span, node_id))
        self._printed(node, node_id)
        if node.children:
            for child in node.children:
                self._node(child, node_id, units)
            for limit in node.deadlines:
                self.rows.deadlines.append(self._deadline(limit, node_id, None))
        else:
            self._measures(node, node_id)
        record["last_seq"] = len(self.rows.nodes) * STEP

    def _record(
        self, node: DraftNode, parent_id: int | None, units: tuple[UnitClause, ...]
    ) -> Record:
        kind = NodeKind.SECTION if node.children else NodeKind.TASK
        record = self._blank(kind, parent_id, node.level, node.label, node.path)
        record.update(
            limit_columns(governing(node.deadlines)), heading=node.heading, text=node.text
        )
        record.update(_by_role(units))
        record.update(progress=node.progress, note=node.note)
        if node.done:
            record["status"] = Status.DONE.value
        record["places"] = columns.places([node.span])
        record["heading_places"] = columns.places(node.heading_spans)
        return record

    def _blank(
        self, kind: NodeKind, parent_id: int | None, level: int, label: str, path: str
    ) -> Record:
        number = len(self.rows.nodes)
        seq = (number + 1) * STEP
        record: Record = {
            "id": self._first + number,
            "plan_id": self._plan_id,
            "parent_id": parent_id,
            "seq": seq,
            "last_seq": seq,
            "kind": kind.value,
            "level": level,
            "late_after": None,
            "provisional": 0,
            "deadline_own": 1,
            "staged": 0,
            "reported_on": None,
            "done_on": None,
            "status": Status.OPEN.value,
            "progress": "",
            "note": "",
            "label": label,
            "path": path,
        }
        self.rows.nodes.append(record)
        return record

    def _measures(self, node: DraftNode, node_id: int) -> None:
        """One row a sentence where there are several, and every limit beside its own."""
        measures = node.measures if len(node.measures) > 1 else ()
        owners = [measure_of(limit, measures) for limit in node.deadlines]
        ids: list[int] = []
        for number, measure in enumerate(measures, 1):
            path = f"{node.path}/#{number}"
            record = self._blank(NodeKind.MEASURE, node_id, node.level + 1, "", path)
            own = [
                limit
                for limit, owner in zip(node.deadlines, owners, strict=True)
                if owner == number - 1
            ]
            record.update(limit_columns(governing(own)), heading="", text=measure.text)
            record.update(_by_role(()))
            record.update(places=columns.places(measure.spans), heading_places="[]")
            ids.append(int(record["id"]))
        for limit, owner in zip(node.deadlines, owners, strict=True):
            measure_id = None if owner is None else ids[owner]
            self.rows.deadlines.append(self._deadline(limit, node_id, measure_id))

    def _printed(self, node: DraftNode, node_id: int) -> None:
        """The responsibility clause and the persons as printed."""
        for unit in node.units:
            self.rows.clauses.append(
                {
                    "plan_id": self._plan_id,
                    "node_id": node_id,
                    "role": unit.role.value,
                    "raw": unit.raw,
                    "names": columns.names(unit.names),
                    "and_others": int(unit.and_others),
                    "places": columns.places(unit.spans),
                }
            )
        for person in node.people:
            record: Record = {"node_id": node_id, "role": person.role, "name": person.name}
            self.rows.people.append(record)

    def _deadline(self, limit: Deadline, node_id: int | None, measure_id: int | None) -> Record:
        return {
            "plan_id": self._plan_id,
            "node_id": node_id,
            "measure_id": measure_id,
            "expression": limit.expression,
            "clause": limit.clause,
            "kind": limit.kind.value,
            "due": columns.day(limit.due),
            "start": columns.day(limit.start),
            "rule": limit.rule,
            "count": limit.count,
            "count_unit": limit.count_unit,
            "period": limit.period.value if limit.period else None,
            "event": limit.event,
            "amount": limit.amount,
            "amount_unit": limit.amount_unit.value if limit.amount_unit else None,
            "who": limit.who,
            "before": int(limit.before),
            "counted_from": columns.day(limit.counted_from),
            "places": columns.places(limit.spans),
        }

    def _doubt(self, doubt: Doubt) -> Record:
        return {
            "plan_id": self._plan_id,
            "node_id": self._node_of(doubt),
            "what": doubt.what,
            "start_at": doubt.span.start,
            "end_at": doubt.span.end,
            "settled": 0,
        }

    def _node_of(self, doubt: Doubt) -> int | None:
        """The item a doubt is about: by path, and by place where a path stands twice."""
        same = self._places.get(doubt.path, [])
        for span, node_id in same:
            if span.start <= doubt.span.start < span.end:
                return node_id
        return same[0][1] if same else None


def _by_role(units: Sequence[UnitClause]) -> Record:
    """The names of the clauses, each role's in its own column."""
    return {
        role.value: columns.names(
            dict.fromkeys(name for unit in units if unit.role is role for name in unit.names)
        )
        for role in Role
    }
