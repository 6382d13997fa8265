"""Writing what was accepted of a newer version, and the change that makes it stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.rereading import NOTICE_ROW, ComparedRow, Part, Pick
from gkdesk.domain.tasks import NodeKind
from gkdesk.errors import StaleEdit
from gkdesk.services.edition_items import rows_of_draft
from gkdesk.services.edition_merging import Merging
from gkdesk.services.edition_shape import Shape
from gkdesk.services.importing import Loaded
from gkdesk.store import editions, nodes, occurrences, plans, records, source_files
from gkdesk.store.editions import PlanRows, Record
from gkdesk.store.ledger import Ledger
from gkdesk.store.places import STEP

_COLUMNS = (*nodes.EDITABLE, *nodes.PRINTED)


def take(
    ledger: Ledger,
    plan_id: int,
    loaded: Loaded,
    *,
    rows: Sequence[ComparedRow],
    chosen: frozenset[Pick],
    at: datetime,
) -> Change:
    """Write the new rows and the new edition, both without effect, and give the change
    that puts them in force. Inside a transaction. Raises StaleEdit."""
    held = editions.standing(ledger, plan_id)
    _prove_fresh(held, rows)
    first = editions.next_node(ledger)
    planned = rows_of_draft(loaded.draft, plan_id, first)
    merged = _merged(held, planned, rows, chosen, first - 1)
    positioned(merged.final)
    new = [record for record in merged.final if record["id"] >= first]
    ledger.insert_all("node", ({**record, "deleted": 1} for record in new))
    edition = editions.next_edition(ledger, plan_id)
    editions.insert(ledger, plan_id, edition, loaded.draft.source, merged.printed)
    source_files.keep(ledger, plan_id, edition, loaded.name, loaded.data)
    fields = (
        *_plan_fields(ledger, plan_id, _plan_as_of(loaded, chosen, edition, at)),
        *_node_fields(held.nodes, merged.final),
        *(FieldChange("node", record["id"], "deleted", 1, 0) for record in new),
        *_without_row(ledger, held.nodes, merged.final),
    )
    return Change(ChangeKind.UPDATE, fields)


def _prove_fresh(held: PlanRows, rows: Iterable[ComparedRow]) -> None:
    compared = {row.old.key for row in rows if row.old is not None}
    measure = NodeKind.MEASURE.value
    if compared != {node["id"] for node in held.nodes if node["kind"] != measure}:
        raise StaleEdit


def _merged(
    held: PlanRows,
    planned: PlanRows,
    rows: Sequence[ComparedRow],
    chosen: frozenset[Pick],
    shift: int,
) -> Merging:
    """All rows that stand, in printed order. ``shift`` leads from the keys of a comparison
    to the ids that the planned rows got."""
    merging = Merging(held, planned, chosen)
    placed: dict[int | None, Record | None] = {None: None}
    for number, above in Shape(rows, chosen).placed():
        new = rows[number].new
        planned_id = None if new is None else new.key + shift
        placed[number] = merging.add(rows[number], planned_id, placed[above])
    return merging


def positioned(final: Sequence[Record]) -> None:
    """Give rows in printed order their places, and the path."""
    open_rows: list[Record] = []
    unlabelled: Counter[int | None] = Counter()
    for number, record in enumerate(final, 1):
        while open_rows and open_rows[-1]["id"] != record["parent_id"]:
            open_rows.pop()
        above = open_rows[-1] if open_rows else None
        record["seq"] = number * STEP
        tail = record["path"].rpartition("/")[2]
        if tail.startswith("#"):
            unlabelled[record["parent_id"]] += 1
            tail = f"#{unlabelled[record['parent_id']]}"
        record["path"] = f"{above['path']}/{tail}" if above else tail
        open_rows.append(record)
        for each in open_rows:
            each["last_seq"] = number * STEP


def _node_fields(held: Sequence[Record], final: Sequence[Record]) -> Iterator[FieldChange]:
    """What changes at the rows that were there; those that are gone are marked."""
    by_id = {record["id"]: record for record in final}
    for before in held:
        after = by_id.get(before["id"])
        if after is None:
            yield FieldChange("node", before["id"], "deleted", 0, 1)
            continue
        for name in _COLUMNS:
            if before[name] != after[name]:
                yield FieldChange("node", before["id"], name, before[name], after[name])


def _without_row(
    ledger: Ledger, held: Sequence[Record], final: Sequence[Record]
) -> tuple[FieldChange, ...]:
    """The due points of rows that are gone go with them."""
    gone = {record["id"] for record in held} - {record["id"] for record in final}
    points = occurrences.of_rows(ledger, gone).values()
    return records.removal("occurrence", [point.id for each in points for point in each])


def _plan_as_of(loaded: Loaded, chosen: frozenset[Pick], edition: int, at: datetime) -> Record:
    """The plan is of the new file; its notice fields follow where that was chosen."""
    notice = plans.notice_columns(loaded.draft, loaded.name)
    names: tuple[str, ...] = ("preamble", "closing")
    if Pick(NOTICE_ROW, Part.NOTICE) in chosen:
        names += plans.NOTICE
    return {name: notice[name] for name in names} | {
        "edition": edition,
        "source_name": loaded.name,
        "source_sha256": loaded.sha256,
        "imported_at": at.isoformat(timespec="seconds"),
    }


def _plan_fields(ledger: Ledger, plan_id: int, wanted: Record) -> Iterator[FieldChange]:
    stands = editions.plan_columns(ledger, plan_id, list(wanted))
    for name, value in wanted.items():
        if stands[name] != value:
            yield FieldChange("plan", plan_id, name, stands[name], value)
