"""Tasks of a plan -> rows of the breakdown table: what stands in which column.

Sources of the rules: the tables offices print. 重点工作 is the 一级 item, 工作任务 the 二级
item, 具体措施 the words of the task itself; a plan of one level has no 重点工作, and its
headings are the 工作任务.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gkdesk.domain.breakdown import BreakdownRow, RowsBy

_BEHIND_HEADING = "。．.：: 　\n"


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done by whom until when, as the cells of one row say it."""

    text: str
    lead: str = ""
    responsible: str = ""
    supporting: str = ""
    deadline: str = ""
    note: str = ""
    status: str = ""
    due: date | None = None
    light: str = ""
    progress: str = ""
    people: str = ""
    units: tuple[str, ...] = ()
    node_id: int = 0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf task. ``above`` names the items it stands under, outermost first, each with
    its label; ``sentences`` are its measures where it has several."""

    above: tuple[str, ...]
    label: str
    heading: str
    work: Work
    sentences: tuple[Work, ...] = ()

    @property
    def name(self) -> str:
        """Label and heading as one name, "" for an item that is only text."""
        return self.label + self.heading if self.heading else ""

    @property
    def body(self) -> str:
        """The text behind the run-in heading."""
        return self.work.text.removeprefix(self.heading).lstrip(_BEHIND_HEADING)


def _place(leaf: Leaf, flat: bool) -> tuple[str, str, str]:
    """Section, task and measure text of a leaf; ``flat``: the plan has one level only."""
    if flat:
        return "", leaf.name, leaf.body
    if not leaf.above:
        return leaf.name or leaf.label, "", leaf.body
    if len(leaf.above) == 1:
        return leaf.above[0], leaf.name, leaf.body
    return leaf.above[0], "\n".join(leaf.above[1:]), leaf.work.text


def _works(leaf: Leaf, body: str, rows_by: RowsBy) -> Iterable[Work]:
    if rows_by is RowsBy.MEASURE and leaf.sentences:
        return leaf.sentences
    return (replace(leaf.work, text=body),)


def rows_of(leaves: Sequence[Leaf], rows_by: RowsBy) -> Iterator[BreakdownRow]:
    """The rows of a plan's leaves in printed order, 序号 running through all of them."""
    flat = not any(leaf.above for leaf in leaves)
    ordinal = 0
    for leaf in leaves:
        section, task, body = _place(leaf, flat)
        for work in _works(leaf, body, rows_by):
            ordinal += 1
            yield BreakdownRow(
                ordinal,
                section,
                task,
                work.text,
                work.lead,
                work.responsible,
                work.supporting,
                work.deadline,
                work.note,
                work.status,
                work.due,
                work.light,
                work.progress,
                work.people,
                work.units,
                work.node_id,
            )
