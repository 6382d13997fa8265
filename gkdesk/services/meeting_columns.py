"""Which columns a list has unless a person chose others, and their heads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from gkdesk.domain.print_scheme import ListColumn, ListColumnChoice, ListKind, PrintScheme
from gkdesk.exports.printed_list import PrintedColumn
from gkdesk.services.listed_plan import ListedPlan
from gkdesk.terms import label

_OPINION, _SIGNED, _ANSWER, _LEADERS = "会议意见", "签字", "答复情况", "领导意见"
_C = ListColumn

# The code stands beside the room for handwriting, where the eye is when it is typed in.
_USUAL: Final[Mapping[ListKind, tuple[ListColumn | str, ...]]] = {
    ListKind.SECTION: (
        *(_C.ORDINAL, _C.TASK, _C.UNITS, _C.DEADLINE, _C.STATUS),
        *(_OPINION, _C.CODE),
    ),
    ListKind.UNIT: (
        *(_C.ORDINAL, _C.TASK, _C.ROLE, _C.DEADLINE, _C.STATUS),
        *(_C.PROGRESS, _SIGNED, _C.CODE),
    ),
    ListKind.LEADER: (
        *(_C.ORDINAL, _C.TASK, _C.UNITS, _C.DEADLINE, _C.STATUS),
        *(_C.PROGRESS, _LEADERS, _C.CODE),
    ),
    ListKind.DEADLINE: (
        *(_C.ORDINAL, _C.DEADLINE, _C.TASK, _C.UNITS, _C.STATUS, _C.PROGRESS),
        _C.CODE,
    ),
    ListKind.OVERDUE: (
        *(_C.ORDINAL, _C.TASK, _C.UNITS, _C.DEADLINE, _C.STATUS, _C.REMINDERS),
        *(_C.CONTACT, _ANSWER, _C.CODE),
    ),
    ListKind.PERIOD: (
        *(_C.ORDINAL, _C.TASK, _C.UNITS, _C.DEADLINE, _C.STATUS, _C.PROGRESS),
        *(_OPINION, _C.CODE),
    ),
}
_SHORT: Final = {_C.CODE, _C.ORDINAL, _C.ROLE, _C.DEADLINE, _C.REMINDERS}


def usual_columns(plan: ListedPlan, kind: ListKind) -> tuple[ListColumnChoice, ...]:
    """The columns of a kind of list; those of units are left out where the plan names none,
    and a unit's own list says what its part is, where the plan knows several."""
    shown = [
        ListColumnChoice(each) if isinstance(each, ListColumn) else _by_hand(each)
        for each in _USUAL[kind]
        if not isinstance(each, ListColumn) or _used(plan, each)
    ]
    if plan.unit and kind is not ListKind.UNIT and _used(plan, _C.ROLE):
        at = next(at for at, one in enumerate(shown) if one.shows is _C.TASK)
        shown.insert(at + 1, ListColumnChoice(_C.ROLE))
    return tuple(shown)


def columns_of(plan: ListedPlan, scheme: PrintScheme) -> tuple[ListColumnChoice, ...]:
    """The columns a scheme asks for, else the usual ones. A unit's part is only shown where
    the list is a unit's."""
    of_units = bool(plan.unit) or scheme.kind is ListKind.UNIT
    chosen = tuple(one for one in scheme.columns if of_units or one.shows is not _C.ROLE)
    return chosen or usual_columns(plan, scheme.kind)


def printed_columns(columns: Iterable[ListColumnChoice]) -> tuple[PrintedColumn, ...]:
    """The columns as pages know them; one for handwriting may have no head."""
    return tuple(
        PrintedColumn(_head(one), one.share, centred=one.shows in _SHORT) for one in columns
    )


def _head(one: ListColumnChoice) -> str:
    return one.head or ("" if one.shows is _C.BLANK else label(one.shows))


def _by_hand(head: str) -> ListColumnChoice:
    return ListColumnChoice(_C.BLANK, head)


def _used(plan: ListedPlan, column: ListColumn) -> bool:
    if column is _C.ROLE:
        return len(plan.used_roles) > 1
    return column not in (_C.UNITS, _C.CONTACT) or bool(plan.used_roles)
