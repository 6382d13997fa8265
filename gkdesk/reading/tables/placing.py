"""A table's reading put below a heading of the text, or behind other roots."""

from __future__ import annotations

from dataclasses import replace

from gkdesk.domain.draft import DraftNode
from gkdesk.reading.tables.reading import TableReading


def placed(
    reading: TableReading, under: str = "", level: int = 1, unlabelled: int = 0
) -> TableReading:
    """The reading below the path ``under`` with its roots on ``level``; ``unlabelled`` roots
    stand before its own."""
    shift = level - 1

    def path(old: str) -> str:
        if not old:
            return under
        first, _, rest = old.partition("/")
        if unlabelled and first.startswith("#"):
            first = f"#{int(first[1:]) + unlabelled}"
        return "/".join(part for part in (under, first, rest) if part)

    def node(old: DraftNode) -> DraftNode:
        children = tuple(node(child) for child in old.children)
        return replace(old, path=path(old.path), level=old.level + shift, children=children)

    homes = {piece.home for piece in reading.pieces} - {"leftover", "title", "closing", "blank"}
    return replace(
        reading,
        nodes=tuple(node(root) for root in reading.nodes),
        doubts=tuple(replace(doubt, path=path(doubt.path)) for doubt in reading.doubts),
        pieces=tuple(
            replace(piece, home=path(piece.home)) if piece.home in homes else piece
            for piece in reading.pieces
        ),
    )
