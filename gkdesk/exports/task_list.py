"""A task list as it is printed for a meeting: banners and tasks, before fonts and paper."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.domain.tasks import Light


@dataclass(frozen=True, slots=True)
class PrintBanner:
    """A section or 二级 heading over the whole width; ``level`` 1 is the outermost."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class PrintTask:
    """One task. ``heading`` is its run-in heading with its label, "" where it has none;
    ``text`` is what follows. Unit names stand one by one, so that lines break between.
    ``reminders`` counts the 催办."""

    ordinal: int
    heading: str
    text: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    deadline: str
    light: Light
    status: str
    reminders: int = 0

    @property
    def standing(self) -> str:
        """The status, and below it how often units were reminded."""
        return f"{self.status}\n催办{self.reminders}次" if self.reminders else self.status


@dataclass(frozen=True, slots=True)
class PrintRecord:
    """A line of any other table, cell by cell."""

    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """All cells in one."""
        return "\u3000".join(self.cells)


PrintRow = PrintBanner | PrintTask | PrintRecord


@dataclass(frozen=True, slots=True)
class PrintList:
    """A whole list. ``subtitle`` says date, document number and count. A table of records
    has ``heads`` and the ``shares`` its columns have of the width; one of tasks has its own.
    """

    title: str
    subtitle: str
    rows: tuple[PrintRow, ...]
    heads: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()

    @property
    def tasks(self) -> int:
        """The number of tasks."""
        return sum(isinstance(row, PrintTask) for row in self.rows)
