"""Which node stands at a place of the source, and which part of a long source is shown."""

from __future__ import annotations

from gkdesk.domain.marks import Mark, MarkKind, SourceText
from gkdesk.domain.spans import Span
from gkdesk.ui.views.source_index import STRETCH, WHOLE, SourceIndex


def index(
    text: str, spans: dict[int, list[Span]], marks: list[Mark] | None = None
) -> SourceIndex:
    return SourceIndex(SourceText(text, marks or [], spans))


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


def test_marks_are_taken_from_the_stretch_alone() -> None:
    marks = [Mark(MarkKind.UNIT, 1, at, at + 2) for at in (30, 0, 10)]
    assert [mark.start for mark in index("字" * 40, {}, marks).marks_in(0, 30)] == [0, 10]


def test_a_short_text_is_shown_whole() -> None:
    assert index("字" * WHOLE, {}).stretch_around(5) == Span(0, WHOLE)


def test_a_long_text_is_shown_in_whole_paragraphs_around_the_place() -> None:
    text = ("字" * 99 + "\n") * 2000
    stretch = index(text, {}).stretch_around(100_050)
    assert stretch.start <= 100_050 < stretch.end
    assert stretch.start % 100 == 0
    assert text[stretch.end] == "\n"
    assert stretch.end - stretch.start <= STRETCH + 200


def test_one_endless_paragraph_is_cut_all_the_same() -> None:
    stretch = index("字" * 500_000, {}).stretch_around(250_000)
    assert stretch.start <= 250_000 < stretch.end
    assert stretch.end - stretch.start <= 2 * STRETCH
