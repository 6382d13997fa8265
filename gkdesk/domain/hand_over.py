"""The hand-over archive (交接包): what lies in it, and the list that vouches for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FORMAT: Final = 1
"""Which form of list this program writes; one with a higher number is refused."""

LEDGER: Final = "台账.db"
WORKBOOK: Final = "任务分解表.xlsx"
PAGE: Final = "任务台账.html"
LIST: Final = "清单.json"
LIST_TEXT: Final = "清单.txt"
SOURCES: Final = "原文"
EVIDENCE: Final = "佐证"

MOST_UNPACKED: Final = 4 * 1024**3
"""Bytes of all files of an archive together, written or read."""
MOST_FILES: Final = 5_000


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file of an archive: its name with forward slashes, its bytes, their SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class HandedPlan:
    """A plan of the ledger handed over, and how many tasks it has."""

    title: str
    tasks: int


@dataclass(frozen=True, slots=True)
class HandOverList:
    """What the list of an archive tells. ``made_at`` is an ISO moment, ``ledger_hash`` what
    the ledger says as one number, ``missing`` the evidence that was named and not found."""

    made_at: str
    made_by: str
    program: str
    ledger_hash: str
    changes: int
    plans: tuple[HandedPlan, ...]
    files: tuple[HandedFile, ...]
    missing: tuple[str, ...] = ()

    @property
    def tasks(self) -> int:
        """The tasks of all plans."""
        return sum(plan.tasks for plan in self.plans)

    @property
    def size(self) -> int:
        """The bytes of all files together, unpacked."""
        return sum(file.size for file in self.files)

    def below(self, folder: str) -> tuple[HandedFile, ...]:
        """The files of one folder of the archive."""
        return tuple(file for file in self.files if file.name.startswith(folder + "/"))
