"""What a row is called above its text: 任务（六）, 措施（六）-2, and the way down to it."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.tasks import NodeKind, Row

_DEEP = 3
"""From this level on an item is a measure of the plan, whatever the ledger counts."""


def title(row: Row, above: Sequence[Row]) -> str:
    """The name of a row; ``above`` are its ancestors, outermost first."""
    if row.kind is NodeKind.PLAN:
        return "计划"
    numbers = row.path.split("/")
    if len(numbers) == 1:
        number = numbers[0].lstrip("#")
        return f"第{number}部分" if row.kind is NodeKind.SECTION else f"任务{number}"
    chain = [*above, row]
    second = next((node.label for node in chain if node.path == "/".join(numbers[:2])), "")
    named = second.rstrip("、.．") or numbers[1].lstrip("#")
    rest = "".join(f"-{number.lstrip('#')}" for number in numbers[2:])
    deep = row.kind is NodeKind.MEASURE or len(numbers) >= _DEEP
    return f"{'措施' if deep else '任务'}{named}{rest}"


def crumbs(above: Sequence[Row]) -> list[str]:
    """The ancestors as label and heading, outermost first."""
    return [f"{node.label}{node.heading or node.text}" for node in above]
