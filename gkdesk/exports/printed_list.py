"""A list as it is printed: columns, headings and rows, before fonts and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gkdesk.domain.print_scheme import Paper
from gkdesk.domain.tasks import Light


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """What stands in a cell: ``text``, its first ``strong`` characters in bold (a run-in
    heading), or ``names`` of units, which are joined by 、 and broken only behind one.
    ``light`` is drawn before the words. An empty cell shows —, one left ``open`` nothing:
    it is for handwriting."""

    text: str = ""
    names: tuple[str, ...] = ()
    strong: int = 0
    light: Light | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """``share`` is its part of the width in proportion to the others, 0 where what it holds
    decides; ``centred`` for short words and figures."""

    head: str
    share: float = 0.0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class PrintedHeading:
    """A heading over the whole width; ``level`` 1 is the outermost. ``new_page`` begins a
    page, where it is not the first line of all."""

    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row, a cell for each column. ``task`` is the row's id in the ledger, 0 for none."""

    cells: tuple[PrintedCell, ...]
    task: int = 0


PrintedLine = PrintedHeading | PrintedRow


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A whole list. ``subtitle`` says date, filter and count. ``lines`` may be read from the
    ledger only as far as they are asked for; ``tasks`` counts the different tasks."""

    title: str
    subtitle: str
    columns: tuple[PrintedColumn, ...]
    lines: Sequence[PrintedLine]
    tasks: int = 0
    paper: Paper = field(default_factory=Paper)
