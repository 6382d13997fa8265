"""Who a printed name is, for the tip over it; asked when the pointer rests there."""

from __future__ import annotations

from gkdesk.domain.directory import Match
from gkdesk.services.session import Session
from gkdesk.ui.models.unit_words import member_names, who


def told(session: Session, name: str) -> str:
    """A few lines on the unit that a name is; "" while the directory is empty or the name
    was set aside."""
    from gkdesk.services import directory

    units = {unit.id: unit for unit in directory.units(session)}
    if not units:
        return ""
    found = directory.matcher(session).match(name)
    meant = [units[each] for each in found.units if each in units]
    if found.how is Match.UNKNOWN:
        return "名录里没有这个名称，列在“待认领”里"
    if found.how is Match.AMBIGUOUS:
        return f"几个单位都像：{member_names(meant)}"
    if not meant:
        return ""
    members = directory.members(session, found) if meant[0].collective else ()
    return who(meant[0], [units[each] for each in members if each in units])
