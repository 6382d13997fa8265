"""Repairs that answer who a printed name is: in the directory, or at the row itself."""

from __future__ import annotations

from gkdesk.domain.changes import FieldChange, Value, differing
from gkdesk.domain.directory import NameWay
from gkdesk.domain.findings import Finding, Repair, RepairWay
from gkdesk.services import directory, directory_edits
from gkdesk.services.preflight_plan import ROLES
from gkdesk.services.session import Session
from gkdesk.store import columns, nodes, records

Fields = tuple[FieldChange, ...]


def named(session: Session, finding: Finding, repair: Repair) -> Fields:
    """The name leads to a unit, or is none; nothing where somebody has answered already.
    Inside a transaction."""
    if directory.matcher(session).match(finding.about).settled:
        return ()
    is_unit = repair.way is RepairWay.IS_UNIT
    record = {
        "unit_id": int(repair.value) if is_unit else None,
        "name": finding.about,
        "way": (NameWay.ALIAS if is_unit else NameWay.ASIDE).value,
        "since": None,
        "until": None,
    }
    return records.add(session.ledger, "unit_name", [record])[1]


def new_unit(session: Session, finding: Finding, repair: Repair) -> Fields:
    """The name as a unit of its own, the last in order. Inside a transaction."""
    if directory.matcher(session).match(finding.about).settled:
        return ()
    wanted = directory_edits.guessed(repair.value)
    return directory_edits.new_units(session, [wanted])[1]


def written_in_full(session: Session, finding: Finding, repair: Repair) -> Fields:
    """The unit's own name in the place of one that several could bear."""
    node_id, unit = (
        finding.node_id or 0,
        directory.matcher(session).units.get(int(repair.value)),
    )
    if unit is None:
        return ()
    stored = nodes.stored(session.ledger, node_id)
    wanted: dict[str, Value] = {}
    for role in ROLES:
        names = columns.as_names(str(stored[role]))
        new = (unit.name if name == finding.about else name for name in names)
        wanted[role] = columns.names(dict.fromkeys(new))
    return differing("node", node_id, stored, wanted)
