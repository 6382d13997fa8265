"""Which node stands at a place of the source."""

from __future__ import annotations

from gkdesk.domain.marks import SourcePart
from gkdesk.domain.spans import Span
from gkdesk.ui.views.source_index import SourceIndex


def index(text: str, spans: dict[int, list[Span]]) -> SourceIndex:
    return SourceIndex(SourcePart(text, 0, len(text), [], spans))


def test_the_innermost_node_is_found() -> None:
    found = index(
        "一、标题。甲句。乙句。（责任单位：丙）",
        {1: [Span(0, 19)], 2: [Span(5, 8)], 3: [Span(8, 11)]},
    )
    assert found.node_at(0) == 1
    assert found.node_at(5) == 2
    assert found.node_at(8) == 3
    assert found.node_at(15) == 1
    assert found.node_at(19) is None


def test_a_node_parted_by_a_page_break_has_both_places() -> None:
    found = index("甲句上\n\n甲句下", {7: [Span(5, 8), Span(0, 3)]})
    assert found.spans_of(7) == [Span(0, 3), Span(5, 8)]
    assert found.node_at(6) == 7
    assert found.node_at(3) is None


def test_the_edges_of_a_part_are_its_first_and_last_node() -> None:
    found = index("甲句。乙句。", {4: [Span(3, 6)], 3: [Span(0, 3)]})
    assert found.edge_node(last=False) == 3
    assert found.edge_node(last=True) == 4
    assert index("", {}).edge_node(last=True) is None
