"""What the filter bar offers: each choice with the query it leads to, and the active filters
with the query without them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gkdesk.domain.due_spans import DueSpan
from gkdesk.domain.queries import Query, SectionLine
from gkdesk.domain.tasks import Light, Status
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import written_day
from gkdesk.terms import label

UNITS_OFFERED: Final = 20
"""The busiest units stand in the menu; any other is found by the palette."""

SPLIT: Final = None
"""A line between choices."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a chooser: its words, the query it leads to, and whether it is in force.
    ``counted`` is the query whose number stands beside it, None for none."""

    text: str
    query: Query
    chosen: bool
    counted: Query | None = None


Choices = list[Choice | None]


def _choice(text: str, query: Query, wanted: Query, alone: Query) -> Choice:
    """Chosen again, a choice is dropped: ``alone`` is the query without it."""
    chosen = wanted == query
    return Choice(text, alone if chosen else wanted, chosen, wanted)


def unit_choices(query: Query, units: Iterable[str]) -> Choices:
    """The roles, then the busiest units; one in force is always among them."""
    alone = replace(query, role=None)
    found: Choices = [
        _choice(label(role), query, replace(query, role=role), alone) for role in Role
    ]
    names = list(units)[:UNITS_OFFERED]
    if query.unit and query.unit not in names:
        names.insert(0, query.unit)
    nobody = replace(query, unit=None, names=())
    return [
        *found,
        SPLIT,
        *(_choice(name, query, replace(query, unit=name, names=()), nobody) for name in names),
    ]


def light_choices(query: Query) -> Choices:
    """The lights, several at once."""
    found: Choices = []
    for light in Light:
        chosen = light in query.lights
        others = {each for each in query.lights if each is not light}
        wanted = others if chosen else others | {light}
        asked = replace(query, lights=tuple(each for each in Light if each in wanted))
        found.append(Choice(label(light), asked, chosen, replace(query, lights=(light,))))
    return found


def span_choices(query: Query) -> Choices:
    """The spans that go with the day."""
    alone = replace(query, span=None, due_from=None, due_until=None)
    return [_choice(label(span), query, replace(alone, span=span), alone) for span in DueSpan]


def section_choices(query: Query, sections: Sequence[SectionLine]) -> Choices:
    """The sections of the shown plan, those below another set in."""
    alone = replace(query, section=None)
    return [
        _choice("\u3000" * (each.level - 1) + each.words, query, asked, alone)
        for each in sections
        for asked in [replace(query, section=each.id)]
    ]


def other_choices(query: Query) -> Choices:
    """Status, told of or not in the period, with or without a unit, limit set by hand."""
    found: Choices = []
    for field, values in _OTHERS:
        alone = replace(query, **{field: None})  # type: ignore[arg-type]
        for value, words in values:
            asked = replace(query, **{field: value})  # type: ignore[arg-type]
            found.append(_choice(words, query, asked, alone))
        found.append(SPLIT)
    return found[:-1]


_OTHERS: Final = (
    ("status", ((Status.OPEN, "未办结"), (Status.DONE, "已办结"))),
    ("reported", ((True, "本期已报"), (False, "本期未报"))),
    ("has_unit", ((True, "有单位"), (False, "没有单位"))),
    ("set_by_hand", ((True, "时限由人设定"), (False, "时限按原文"))),
)


def active(query: Query, section: str) -> list[tuple[str, Query]]:
    """The filters in force that the heading does not show, each with the query without it;
    ``section`` names the row whose subtree is asked for."""
    found: list[tuple[str, Query]] = []
    if query.role:
        found.append((label(query.role), replace(query, role=None)))
    if query.span or query.due_from or query.due_until:
        without = replace(query, span=None, due_from=None, due_until=None)
        found.append((_period(query), without))
    if query.due_before:
        day = written_day(query.due_before)
        found.append((f"{day}之前", replace(query, due_before=None)))
    if query.section is not None:
        found.append((section, replace(query, section=None)))
    for field, values in _OTHERS:
        for value, words in values:
            if getattr(query, field) == value:
                without = replace(query, **{field: None})  # type: ignore[arg-type]
                found.append((words, without))
    return found


def _period(query: Query) -> str:
    parts = [f"{label(query.span)}到期"] if query.span else []
    if query.due_from and query.due_until:
        parts.append(f"{query.due_from}至{query.due_until}到期")
    elif query.due_from:
        parts.append(f"{query.due_from}起到期")
    elif query.due_until:
        parts.append(f"{query.due_until}止到期")
    return "、".join(parts)
