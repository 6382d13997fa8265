"""Repairs of findings carried out, any number of them as one change; findings set aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gkdesk.domain.changes import Change, ChangeKind, FieldChange, differing
from gkdesk.domain.findings import Finding, Repair, RepairWay
from gkdesk.errors import NoReasonToSetAside
from gkdesk.services import (
    limit_placing,
    preflight_directory,
    preflight_plan,
    reached_counts,
    shown_limits,
)
from gkdesk.services.preflight_labels import renumbered
from gkdesk.services.preflight_plan import ROLES
from gkdesk.services.preflight_units import identity
from gkdesk.services.rearranging import Plot, carry_out
from gkdesk.services.session import Session
from gkdesk.services.typed_limits import understood_all
from gkdesk.store import arranging, changes, checked_rows, columns, limited_rows, nodes, records
from gkdesk.store import plans as store_plans

Fields = tuple[FieldChange, ...]
_LIMITS = frozenset(
    (
        *(RepairWay.YEAR_END, RepairWay.PREVIOUS_LIMIT, RepairWay.NEXT_YEAR),
        *(RepairWay.NEXT_WORKING_DAY, RepairWay.LAST_WORKING_DAY),
        *(RepairWay.TASK_DAY, RepairWay.TASK_LATER),
    )
)


def carry_out_all(session: Session, work: Sequence[tuple[Finding, Repair]]) -> int:
    """Repair findings as one change; how many were repaired. One that is not there any more
    is passed over. Raises what an edit of such a field raises; nothing is written then."""
    done, number = 0, None
    if len(work) == 1 and work[0][1].way is RepairWay.MERGE:
        return _merge(session, *work[0])
    with session.ledger.transaction():
        for finding, repair in work:
            fields = _MEND[repair.way](session, finding, repair)
            if not fields:
                continue
            if number is None:
                change = Change(ChangeKind.REPAIR, fields)
                number = changes.apply(session.ledger, change, session.hand)
            else:
                changes.append(session.ledger, number, fields)
            if repair.way in _LIMITS:
                reached_counts.close_new(session, number, fields)
                shown_limits.follow(session, number, [_limited(session, finding, repair)])
            done += 1
    return done


# units


def _units_like(session: Session, finding: Finding, repair: Repair) -> Fields:
    """The units of another row, in all roles."""
    theirs = nodes.stored(session.ledger, int(repair.value))
    return _node(session, finding, {role: theirs[role] for role in ROLES})


def _lead(session: Session, finding: Finding, repair: Repair) -> Fields:
    """A unit leads, and is no longer one of the others."""
    stored = nodes.stored(session.ledger, finding.node_id or 0)
    wanted: dict[str, str | int | None] = {"lead": columns.names([repair.value])}
    for role in ("responsible", "supporting"):
        names = columns.as_names(str(stored[role]))
        wanted[role] = columns.names(name for name in names if name != repair.value)
    return _node(session, finding, wanted)


def _drop_double(session: Session, finding: Finding, repair: Repair) -> Fields:
    """Each unit once, where it stands first."""
    node_id = finding.node_id or 0
    stored = nodes.stored(session.ledger, node_id)
    plan = preflight_plan.read(session, nodes.row(session.ledger, node_id).plan_id)
    seen: set[object] = set()
    wanted: dict[str, str | int | None] = {}
    for role in ROLES:
        kept = []
        for name in columns.as_names(str(stored[role])):
            who = identity(plan, name)
            if who not in seen:
                kept.append(name)
            seen.add(who)
        wanted[role] = columns.names(kept)
    return _node(session, finding, wanted)


def _node(session: Session, finding: Finding, wanted: dict[str, str | int | None]) -> Fields:
    node_id = finding.node_id or 0
    return differing("node", node_id, nodes.stored(session.ledger, node_id), wanted)


# limits


def _limit(session: Session, finding: Finding, repair: Repair) -> Fields:
    """The typed words in force at the row."""
    rows = limited_rows.of_ids(session.ledger, [_limited(session, finding, repair)])
    if not rows:
        return ()
    year, signed_on = store_plans.reading_frame(session.ledger, rows[0].plan_id)
    limits = understood_all(repair.value, year or session.now().year, signed_on)
    return limit_placing.set_by_hand(session, rows[0], limits)


def _limited(session: Session, finding: Finding, repair: Repair) -> int:
    """The row whose limit a repair changes: the task's where that is put later."""
    later = repair.way is RepairWay.TASK_LATER and finding.others
    return finding.others[0] if later else finding.node_id or 0


# items


def _merge(session: Session, finding: Finding, repair: Repair) -> int:
    """The first keeps its words and gets the units of both, and what a person wrote at
    either; the other goes."""
    first, gone = int(repair.value), arranging.spot(session.ledger, finding.node_id or 0)
    mine, theirs = (nodes.stored(session.ledger, i) for i in (first, gone.id))
    seen: set[str] = set()
    wanted: dict[str, str | int | None] = {}
    for role in ROLES:
        lists = (columns.as_names(str(side[role])) for side in (mine, theirs))
        names = [name for each in lists for name in each if name not in seen]
        wanted[role] = columns.names(dict.fromkeys(names))
        seen.update(names)
    for told in ("progress", "note"):
        lines = dict.fromkeys(str(side[told]) for side in (mine, theirs) if side[told])
        wanted[told] = "\n".join(lines)
    wanted["reported_on"] = max(
        (str(day) for day in (mine["reported_on"], theirs["reported_on"]) if day), default=None
    )
    extra = differing("node", first, mine, wanted)
    plot = Plot(gone.plan_id, gone=[gone], left=[gone.above], extra=extra, current=first)
    carry_out(session, plot)
    return 1


def _renumber(session: Session, finding: Finding, repair: Repair) -> Fields:
    """Labels, and the paths of the rows and of everything below them."""
    node_id = finding.node_id or 0
    plan = preflight_plan.read(session, nodes.row(session.ledger, node_id).plan_id)
    wanted = renumbered(plan, node_id)
    fields = [
        FieldChange("node", each.row.id, "label", each.row.label, each.label)
        for each in wanted
        if each.label != each.row.label
    ]
    paths: dict[int, tuple[str, str]] = {}
    for each in wanted:
        top = arranging.spot(session.ledger, each.row.id)
        stem = top.path.rpartition("/")[0]
        new = f"{stem}/{each.numeral}" if stem else each.numeral
        for row in arranging.subtree(session.ledger, top):
            paths[row.id] = row.path, new + row.path[len(top.path) :]
    fields += (
        FieldChange("node", i, "path", old, new)
        for i, (old, new) in paths.items()
        if old != new
    )
    return tuple(fields)


def _printed_text(session: Session, finding: Finding, repair: Repair) -> Fields:
    """The printed words again, and a heading that they begin with."""
    row = nodes.row(session.ledger, finding.node_id or 0)
    wanted = {"text": repair.value}
    if row.heading and not repair.value.startswith(row.heading):
        wanted["heading"] = repair.value.partition("。")[0] if "。" in repair.value else ""
    before = {"text": row.text, "heading": row.heading}
    return differing("node", row.id, before, wanted)


def _settle(session: Session, finding: Finding, repair: Repair) -> Fields:
    ids = checked_rows.doubts_of(
        session.ledger, int(repair.value), finding.node_id, finding.about
    )
    return tuple(FieldChange("doubt", number, "settled", 0, 1) for number in ids)


_MEND: dict[RepairWay, Callable[[Session, Finding, Repair], Fields]] = {
    **dict.fromkeys(_LIMITS, _limit),
    RepairWay.PREVIOUS_UNITS: _units_like,
    RepairWay.SECTION_UNITS: _units_like,
    RepairWay.LIKELY_UNITS: _units_like,
    RepairWay.FIRST_LEADS: _lead,
    RepairWay.PREVIOUS_LEAD: _lead,
    RepairWay.DROP_DOUBLE: _drop_double,
    RepairWay.IS_UNIT: preflight_directory.named,
    RepairWay.NO_UNIT: preflight_directory.named,
    RepairWay.NEW_UNIT: preflight_directory.new_unit,
    RepairWay.WRITE_UNIT: preflight_directory.written_in_full,
    RepairWay.RENUMBER: _renumber,
    RepairWay.PRINTED_TEXT: _printed_text,
    RepairWay.SETTLE: _settle,
}


# set aside


def set_aside(session: Session, plan_id: int, found: Sequence[Finding], reason: str) -> None:
    """Set findings aside as one change; they come again when what was seen is another.
    Raises NoReasonToSetAside."""
    if not reason.strip():
        raise NoReasonToSetAside
    ledger = session.ledger
    rows = [
        {
            "plan_id": plan_id,
            "node_id": each.node_id,
            "code": each.check.value,
            "about": each.about,
            "reason": reason.strip(),
            "day": session.now().date().isoformat(),
        }
        for each in found
    ]
    with ledger.transaction():
        _ids, fields = records.add(ledger, "finding_set_aside", rows)
        if fields:
            changes.apply(ledger, Change(ChangeKind.REPAIR, fields), session.hand)


def take_up_again(session: Session, ids: Sequence[int]) -> None:
    """Look at findings again that were set aside, by the ids of their records."""
    fields = records.removal("finding_set_aside", ids)
    if fields:
        changes.apply(session.ledger, Change(ChangeKind.REPAIR, fields), session.hand)
