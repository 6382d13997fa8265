"""Printed names that nobody has claimed yet, each with the units it could be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gkdesk.domain.directory import Match, Unit
from gkdesk.services.known_units import matcher
from gkdesk.services.session import Session
from gkdesk.services.unit_likeness import proposals
from gkdesk.services.unit_matching import Matcher
from gkdesk.store import unit_rows


@dataclass(frozen=True, slots=True)
class WaitingName:
    """``rows`` is the number of rows the name stands in, ``how`` UNKNOWN or AMBIGUOUS;
    ``proposals`` are units by id, the likeliest first."""

    name: str
    rows: int
    how: Match
    proposals: tuple[int, ...]


def waiting(session: Session, plan_id: int | None = None) -> list[WaitingName]:
    """The names that a person has to say something of, of all plans or one; those in most
    rows first. An ambiguous name waits no more where every plan's signing day decides it."""
    known = matcher(session)
    units = list(known.units.values())
    rows = unit_rows.row_counts(session.ledger, plan_id)
    unsettled = [each for name in rows if not (each := known.match(name)).settled]
    several = [each.name for each in unsettled if each.how is Match.AMBIGUOUS]
    days = unit_rows.signing_days(session.ledger, several)
    found = [
        WaitingName(
            each.name, rows[each.name], each.how, each.units or proposals(each.name, units)
        )
        for each in unsettled
        if not _decided(known, each.name, days.get(each.name, set()))
    ]
    return sorted(found, key=lambda each: -each.rows)


def _decided(known: Matcher, name: str, days: set[str | None]) -> bool:
    """Whether each of the days on which plans with the name were signed tells whose it is."""
    return bool(days) and all(
        day is not None and known.match(name, date.fromisoformat(day)).settled for day in days
    )


def proposed(session: Session, name: str) -> list[Unit]:
    """The units a name could be, the likeliest first."""
    known = matcher(session)
    units = list(known.units.values())
    return [known.units[each] for each in proposals(name, units)]
