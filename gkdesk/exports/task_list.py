"""A task list as it is printed for a meeting: banners and tasks, before fonts and paper."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.domain.tasks import Light
from gkdesk.exports.printed_list import (
    PrintedCell,
    PrintedColumn,
    PrintedHeading,
    PrintedLine,
    PrintedList,
    PrintedRow,
)


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

    def printed(self) -> PrintedList:
        """The list as pages are laid out from it."""
        shares = self.shares or (0.0,) * 6
        heads = self.heads or ("序号", "任务内容", "牵头单位", "责任单位", "完成时限", "状态")
        columns = tuple(
            PrintedColumn(head, share, not self.heads and at in (0, 4))
            for at, (head, share) in enumerate(zip(heads, shares, strict=True))
        )
        lines = tuple(map(_printed, self.rows))
        return PrintedList(self.title, self.subtitle, columns, lines, self.tasks)


def _printed(row: PrintRow) -> PrintedLine:
    if isinstance(row, PrintBanner):
        return PrintedHeading(row.level, row.text)
    if isinstance(row, PrintRecord):
        return PrintedRow(tuple(map(PrintedCell, row.cells)))
    content = "。".join(part for part in (row.heading, row.text) if part)
    return PrintedRow(
        (
            PrintedCell(str(row.ordinal)),
            PrintedCell(content, strong=len(row.heading)),
            PrintedCell(names=row.lead),
            PrintedCell(names=row.responsible),
            PrintedCell(row.deadline),
            PrintedCell(row.standing, light=row.light),
        )
    )
