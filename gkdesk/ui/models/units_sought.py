"""Which units of the directory are listed: by words, initials, and kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gkdesk.domain.directory import Unit
from gkdesk.services import directory
from gkdesk.services.session import Session
from gkdesk.ui.models.unit_words import COLLECTIVE

UNSORTED: Final = "未分类"
_ALL: Final = 100_000


@dataclass(frozen=True, slots=True)
class Sought:
    """What is typed, and the kind chosen: a kind's value, 集体名称 or 未分类; None for all."""

    words: str = ""
    kind: str | None = None


def sought(session: Session, units: Sequence[Unit], wanted: Sought) -> list[Unit]:
    """The units that answer, in the directory's order."""
    kept = [unit for unit in units if _is_kind(unit, wanted.kind)]
    if not wanted.words:
        return kept
    names = set(directory.suggest(session, wanted.words, limit=_ALL))
    return [unit for unit in kept if unit.name in names or _holds(unit, wanted.words)]


def _is_kind(unit: Unit, kind: str | None) -> bool:
    if kind is None:
        return True
    if kind == COLLECTIVE or unit.collective:
        return unit.collective and kind == COLLECTIVE
    return (
        unit.kind is None if kind == UNSORTED else unit.kind is not None and unit.kind == kind
    )


def _holds(unit: Unit, words: str) -> bool:
    """Whether anything that is said of the unit holds the words: a person is found as well."""
    said = (unit.name, unit.short, unit.person, unit.phone, unit.note)
    return any(words in each for each in (*said, *(other.name for other in unit.names)))
