"""Copies of a ledger: why one was taken, and what a ledger's file holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class BackupKind(StrEnum):
    """Why a copy was taken."""

    DAILY = "daily"
    BEFORE_MIGRATION = "before_migration"
    BEFORE_IMPORT = "before_import"
    BEFORE_RESTORE = "before_restore"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy in the folder beside its ledger. ``taken`` is local time as the copy's name
    tells it (a daily one names its day alone), ``size`` counts bytes."""

    path: Path
    kind: BackupKind
    taken: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a proven ledger file holds: standing plans and tasks, changes ever made, and
    when the last of them was made (None where there was none)."""

    version: int
    plans: int
    tasks: int
    changes: int
    last_change: datetime | None


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """How one plan differs between two files: tasks and measures that only the present file
    has, only the other one, or both in other words. ``comes`` and ``goes`` tell that the
    plan as a whole stands in one of them only."""

    title: str
    rows: int
    comes: bool = False
    goes: bool = False


@dataclass(frozen=True, slots=True)
class LostChange:
    """A change of the present file that the other one does not have."""

    id: int
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class FileDifference:
    """What putting a copy back would change. ``elsewhere`` counts records that belong to no
    plan (units, holidays, settings, views)."""

    plans: tuple[PlanDifference, ...]
    elsewhere: int
    lost: tuple[LostChange, ...]

    @property
    def same(self) -> bool:
        """Whether both files say the same."""
        return not (self.plans or self.elsewhere or self.lost)


@dataclass(frozen=True, slots=True)
class Restored:
    """A ledger that was put back; ``kept`` is where the file that stood there is now, None
    where there was none."""

    path: Path
    kept: Path | None
    holdings: Holdings
