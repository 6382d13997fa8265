"""Tables put into the outline: under the heading they follow, or as a part of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gkdesk.domain.draft import DraftNode
from gkdesk.domain.spans import Span
from gkdesk.reading.paragraphs import Paragraph
from gkdesk.reading.tables import TableReading, placed

_CONFIDENCE = 0.8


def planted(
    roots: Sequence[DraftNode],
    tables: list[TableReading],
    titles: Sequence[Paragraph],
    source: str,
) -> tuple[tuple[DraftNode, ...], list[int]]:
    """The whole outline, and where the titles start that became headings of tables.

    The readings in ``tables`` are replaced by those with their final paths.
    """
    if not roots:
        return _tables_only(tables), []
    outline = list(roots)
    used: list[int] = []
    for number, table in enumerate(tables):
        place = _heading_before(outline, table.span.start)
        if place is not None:
            reading = placed(table, under=place.path, level=place.level + 1)
            outline = [_with_children(root, place, reading.nodes) for root in outline]
        else:
            path = f"#{1 + sum(not root.label for root in outline)}"
            title = _title_before(titles, table.span.start)
            used += [title.span.start] if title else []
            reading = placed(table, under=path, level=2)
            outline.append(_part(path, title, reading))
        tables[number] = reading
    return tuple(outline), used


def _tables_only(tables: list[TableReading]) -> tuple[DraftNode, ...]:
    """Roots of several tables follow each other; what repeats a path is counted on."""
    roots: list[DraftNode] = []
    for number, table in enumerate(tables):
        taken = {root.path for root in roots}
        if any(node.path in taken for node in table.nodes):
            path = f"#{1 + sum(not root.label for root in roots)}"
            reading = placed(table, under=path, level=2)
            roots.append(_part(path, None, reading))
            tables[number] = reading
        else:
            roots += table.nodes
    return tuple(roots)


def _heading_before(roots: Sequence[DraftNode], offset: int) -> DraftNode | None:
    """The item a table belongs to: the last before it, where it is only a heading."""
    nodes = [node for root in roots for node in root.walk()]
    before = [node for node in nodes if node.span.end <= offset and node.span.end > 0]
    after = [node for node in nodes if node.span.start >= offset]
    last = max(before, key=lambda node: node.span, default=None)
    if last is None or last.children or last.measures or not last.heading:
        return None
    return last if after or not _closed(last) else None


def _closed(node: DraftNode) -> bool:
    return node.text.endswith("。")


def _with_children(
    root: DraftNode, place: DraftNode, children: tuple[DraftNode, ...]
) -> DraftNode:
    if root is place:
        return replace(root, children=(*root.children, *children))
    if place not in root.walk():
        return root
    return replace(
        root, children=tuple(_with_children(child, place, children) for child in root.children)
    )


def _title_before(titles: Sequence[Paragraph], offset: int) -> Paragraph | None:
    return next((part for part in reversed(titles) if part.span.end <= offset), None)


def _part(path: str, title: Paragraph | None, reading: TableReading) -> DraftNode:
    """The table as a part of its own, headed by its title."""
    words = title.text if title else "附表"
    span = title.span if title else Span(reading.span.start, reading.span.start)
    return DraftNode(
        label="",
        level=1,
        path=path,
        heading=words,
        text=words,
        children=reading.nodes,
        span=span,
        heading_spans=(span,) if title else (),
        confidence=_CONFIDENCE,
    )
