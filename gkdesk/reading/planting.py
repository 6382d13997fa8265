"""Tables put into the outline: under the heading they follow, or behind the items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gkdesk.domain.draft import DraftNode
from gkdesk.reading.tables import TableReading, placed


def planted(roots: Sequence[DraftNode], tables: list[TableReading]) -> tuple[DraftNode, ...]:
    """The whole outline. The readings in ``tables`` are replaced by those with their final
    paths; a path that items and tables both print stands twice, as in the document."""
    outline = list(roots)
    for number, table in enumerate(tables):
        place = _heading_before(outline, table.span.start)
        if place is not None:
            reading = placed(table, under=place.path, level=place.level + 1)
            outline = [_with_children(root, place, reading.nodes) for root in outline]
        else:
            reading = placed(table, unlabelled=sum(not root.label for root in outline))
            outline += reading.nodes
        tables[number] = reading
    return tuple(outline)


def _heading_before(roots: Sequence[DraftNode], offset: int) -> DraftNode | None:
    """The item a table belongs to: the last before it, where it is only a heading."""
    before = [
        node
        for root in roots
        for node in root.walk()
        if 0 < node.span.end <= offset and node.label
    ]
    last = max(before, key=lambda node: node.span, default=None)
    if last is None or last.children or last.measures or not last.heading:
        return None
    return last


def _with_children(
    root: DraftNode, place: DraftNode, children: tuple[DraftNode, ...]
) -> DraftNode:
    if root is place:
        return replace(root, children=(*root.children, *children))
    if not any(node is place for node in root.walk()):
        return root
    return replace(
        root, children=tuple(_with_children(child, place, children) for child in root.children)
    )
