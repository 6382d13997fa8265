"""Every row of a plan as it is once some of a comparison was accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from gkdesk.domain.deadlines import Deadline, governing
from gkdesk.domain.rereading import ComparedRow, Part, Pick
from gkdesk.domain.tasks import NodeKind, Status
from gkdesk.domain.units import Role
from gkdesk.services.edition_items import printed_limit
from gkdesk.services.edition_measures import NOWHERE, left_alone, paired, taken_over
from gkdesk.store import nodes
from gkdesk.store.editions import PlanRows, Record

_ROLES = tuple(role.value for role in Role)


class Side:
    """The rows of one edition, looked up by the item they are of."""

    def __init__(self, rows: PlanRows) -> None:
        self.nodes: dict[int, Record] = {}
        self.measures: Mapping[int, list[Record]] = defaultdict(list)
        for node in rows.nodes:
            if node["kind"] == NodeKind.MEASURE.value:
                self.measures[node["parent_id"]].append(node)
            else:
                self.nodes[node["id"]] = node
        self.deadlines = _by_node(rows.deadlines)
        self.clauses = _by_node(rows.clauses)
        self.people = _by_node(rows.people)
        self.doubts = _by_node(rows.doubts)


class Merging:
    """Takes row after row, in the order of the plan as it will be. ``final`` gathers nodes
    that still want their positions, ``printed`` what the new edition prints."""

    def __init__(self, held: PlanRows, planned: PlanRows, chosen: Collection[Pick]) -> None:
        self._held, self._planned = Side(held), Side(planned)
        self._chosen = chosen
        self._settled = {
            (doubt["node_id"], doubt["what"]) for doubt in held.doubts if doubt["settled"]
        }
        self.final: list[Record] = []
        self.printed = PlanRows()
        self.printed.deadlines = list(self._planned.deadlines.get(None, ()))
        self._take_doubts(None, self._planned.doubts.get(None, ()))

    def add(self, row: ComparedRow, planned_id: int | None, above: Record | None) -> Record:
        """The node of a row under the node ``above``; ``planned_id`` is the row's id in the
        planned edition, None where the document has it no more."""
        if row.old is None:
            assert planned_id is not None
            return self._new(planned_id, above)
        if planned_id is None:
            return self._kept(row.old.key, above)
        return self._paired(row, row.old.key, planned_id, above)

    # the three kinds of rows

    def _new(self, planned_id: int, above: Record | None) -> Record:
        side = self._planned
        record = self._put({**side.nodes[planned_id], "parent_id": above and above["id"]})
        self.final += map(dict, side.measures[planned_id])
        self.printed.deadlines += side.deadlines.get(planned_id, ())
        self.printed.clauses += side.clauses.get(planned_id, ())
        self.printed.people += side.people.get(planned_id, ())
        self._take_doubts(planned_id, side.doubts.get(planned_id, ()))
        return record

    def _kept(self, node_id: int, above: Record | None) -> Record:
        """A row of the former edition alone: its words are there, their places are not."""
        record = self._put({**self._held.nodes[node_id], "parent_id": above and above["id"]})
        record.update(places=NOWHERE, heading_places=NOWHERE)
        measures = self._held.measures[node_id]
        self.final += ({**measure, "places": NOWHERE} for measure in measures)
        standing = {measure["id"] for measure in measures}
        self.printed.deadlines += self._former_limits(node_id, standing)
        self._keep_units(node_id)
        self._keep_doubts(node_id)
        return record

    def _paired(
        self, row: ComparedRow, node_id: int, planned_id: int, above: Record | None
    ) -> Record:
        new = self._planned.nodes[planned_id]
        record = self._put({**self._held.nodes[node_id], "parent_id": above and above["id"]})
        self._words(row, record, new)
        if self._chose(row, Part.UNITS):
            record.update({role: new[role] for role in _ROLES})
        self._limits(row, record, planned_id)
        if self._holds(row, Part.UNITS):
            side = self._planned
            self.printed.clauses += _of(node_id, side.clauses.get(planned_id, ()))
            self.printed.people += _of(node_id, side.people.get(planned_id, ()))
        else:
            self._keep_units(node_id)
        if not row.differences or any(self._chose(row, each.part) for each in row.differences):
            self._take_doubts(node_id, self._planned.doubts.get(planned_id, ()))
        else:
            self._keep_doubts(node_id)
        return record

    # what of a pair is taken over

    def _chose(self, row: ComparedRow, part: Part) -> bool:
        """Whether a difference is there and was accepted."""
        return row.differs(part) and Pick(row.number, part) in self._chosen

    def _holds(self, row: ComparedRow, part: Part) -> bool:
        """Whether the newer document's word holds: it was accepted, or is the same."""
        return not row.differs(part) or Pick(row.number, part) in self._chosen

    def _words(self, row: ComparedRow, record: Record, new: Record) -> None:
        if self._chose(row, Part.WORDS):
            record.update(heading=new["heading"], text=new["text"])
        holds = self._holds(row, Part.WORDS)
        headed = holds and record["heading"] == new["heading"]
        record["places"] = new["places"] if holds else NOWHERE
        record["heading_places"] = new["heading_places"] if headed else NOWHERE
        if self._chose(row, Part.LABEL):
            record["label"] = new["label"]
        if self._holds(row, Part.LABEL):
            record["path"] = new["path"]
        if self._chose(row, Part.PLACE):
            record["level"] = new["level"]

    def _limits(self, row: ComparedRow, record: Record, planned_id: int) -> None:
        """The measures of a task, the printed limits beside them, and the one in force."""
        node_id = record["id"]
        kept, ids = self._measures(row, record, planned_id)
        self.final += kept
        if self._holds(row, Part.LIMIT):
            printed = [
                {**each, "node_id": node_id, "measure_id": ids.get(each["measure_id"])}
                for each in self._planned.deadlines.get(planned_id, ())
            ]
        else:
            printed = self._former_limits(node_id, {measure["id"] for measure in kept})
        self.printed.deadlines += printed
        anew = self._chose(row, Part.LIMIT)
        if anew:
            record["deadline_set"] = 0
        touched = anew or (self._chose(row, Part.WORDS) and self._holds(row, Part.LIMIT))
        if touched and not record["deadline_set"]:
            record.update(nodes.limit_columns(_in_force(printed, kept)))

    def _measures(
        self, row: ComparedRow, record: Record, planned_id: int
    ) -> tuple[list[Record], dict[int, int]]:
        """The measures of a task, and the ids of the planned ones with their final ids."""
        old, new = self._held.measures[record["id"]], self._planned.measures[planned_id]
        if not old and not new:
            return [], {}
        anew, holds = self._chose(row, Part.LIMIT), self._holds(row, Part.LIMIT)
        kept, ids = [], {}
        for pair in paired(old, new):
            if self._chose(row, Part.WORDS):
                taken = taken_over(pair, holds, anew)
            else:
                taken = left_alone(pair, self._holds(row, Part.WORDS), anew)
            if taken is not None:
                level = record["level"] + 1
                kept.append({**taken, "parent_id": record["id"], "level": level})
                if pair[1] is not None:
                    ids[pair[1]["id"]] = taken["id"]
        if not self._chose(row, Part.WORDS):
            kept.sort(key=lambda measure: int(measure["seq"]))
        return kept, ids

    # what is printed of a row

    def _former_limits(self, node_id: int, measures: Collection[int]) -> list[Record]:
        """The limits of the former edition, which stand nowhere in the new text."""
        kept = []
        for each in self._held.deadlines.get(node_id, ()):
            measure = each["measure_id"] if each["measure_id"] in measures else None
            kept.append({**each, "measure_id": measure, "places": NOWHERE})
        return kept

    def _keep_units(self, node_id: int) -> None:
        clauses = self._held.clauses.get(node_id, ())
        self.printed.clauses += ({**each, "places": NOWHERE} for each in clauses)
        self.printed.people += self._held.people.get(node_id, ())

    def _take_doubts(self, node_id: int | None, doubts: Iterable[Record]) -> None:
        """The document's doubts; one that was settled before is settled."""
        for each in doubts:
            settled = int((node_id, each["what"]) in self._settled)
            self.printed.doubts.append({**each, "node_id": node_id, "settled": settled})

    def _keep_doubts(self, node_id: int) -> None:
        """The former doubts, about no words of the new text."""
        doubts = self._held.doubts.get(node_id, ())
        self.printed.doubts += ({**each, "start_at": 0, "end_at": 0} for each in doubts)

    def _put(self, record: Record) -> Record:
        self.final.append(record)
        return record


def _in_force(printed: Iterable[Record], measures: Iterable[Record]) -> Deadline | None:
    """The limit of a row: of what is printed outside its measures, and of what those have.
    Once all is done the words stay, but no day presses any more."""
    limits = [printed_limit(each) for each in printed if each["measure_id"] is None]
    open_limits = list(limits)
    for each in measures:
        if each["words"]:
            limits.append(nodes.limit_of(each))
            done = each.get("status") == Status.DONE.value
            open_limits += [] if done else limits[-1:]
    limit = governing(open_limits or limits)
    return limit if open_limits or limit is None else replace(limit, due=None)


def _by_node(records: Iterable[Record]) -> dict[int | None, list[Record]]:
    grouped: dict[int | None, list[Record]] = defaultdict(list)
    for record in records:
        grouped[record["node_id"]].append(record)
    return grouped


def _of(node_id: int, records: Iterable[Record]) -> list[Record]:
    return [{**each, "node_id": node_id} for each in records]
