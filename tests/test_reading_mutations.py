"""The tree answers to the source: a sentence deleted, doubled or moved in the document is
deleted, doubled or moved in the tree, and nothing else changes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.draft import Draft, DraftNode, Measure
from gkdesk.domain.spans import Span
from gkdesk.reading import read_plan

ROOT = Path(__file__).parent
PLANS = {
    path.stem[:10]: path.read_text("utf-8")
    for path in [
        *sorted((ROOT.parent / "resources" / "plans").glob("*.txt")),
        ROOT / "layouts" / "tune" / "units-each-sentence-qinghe.txt",
    ]
}


def sentences_of(draft: Draft) -> list[tuple[DraftNode, Measure]]:
    """Finished sentences that stand in one stretch and are not the whole of their item."""
    return [
        (node, measure)
        for node in draft.leaves()
        for measure in node.measures
        if len(node.measures) > 2
        and len(measure.spans) == 1
        and measure.text.endswith("。")
        and len(measure.text) > 12
    ]


def measures_of(draft: Draft) -> Counter[str]:
    return Counter(measure.text for node in draft.leaves() for measure in node.measures)


def chosen(data: st.DataObject, plan: str) -> tuple[Draft, DraftNode, Measure]:
    draft = read_plan(plan)
    node, measure = data.draw(st.sampled_from(sentences_of(draft)))
    return draft, node, measure


def cut(text: str, span: Span) -> tuple[str, str, str]:
    return text[: span.start], text[slice(*span)], text[span.end :]


@pytest.mark.parametrize("name", PLANS)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_a_deleted_sentence_leaves_the_tree(name: str, data: st.DataObject) -> None:
    before, _, measure = chosen(data, PLANS[name])
    head, words, tail = cut(PLANS[name], measure.spans[0])
    after = read_plan(head + tail)
    assert measures_of(before) - measures_of(after) == Counter([words])
    assert not measures_of(after) - measures_of(before)


@pytest.mark.parametrize("name", PLANS)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_a_doubled_sentence_stands_twice(name: str, data: st.DataObject) -> None:
    before, node, measure = chosen(data, PLANS[name])
    head, words, tail = cut(PLANS[name], measure.spans[0])
    after = read_plan(head + words + words + tail)
    assert measures_of(after) - measures_of(before) == Counter([words])
    assert not measures_of(before) - measures_of(after)
    same = next(each for each in after.leaves() if each.path == node.path)
    assert [each.text for each in same.measures].count(words) == 1 + [
        each.text for each in node.measures
    ].count(words)


@pytest.mark.parametrize("name", PLANS)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_sentences_that_change_places_change_places_in_the_tree(
    name: str, data: st.DataObject
) -> None:
    plan = PLANS[name]
    before = read_plan(plan)
    able = sentences_of(before)
    first = data.draw(st.integers(0, len(able) - 2))
    second = data.draw(st.integers(first + 1, len(able) - 1))
    (one_node, one), (other_node, other) = able[first], able[second]
    head, one_words, rest = cut(plan, one.spans[0])
    moved = Span(other.spans[0].start - len(head + one_words), 0).start
    middle, tail = rest[:moved], rest[moved + len(other.text) :]
    after = read_plan(head + other.text + middle + one_words + tail)
    assert measures_of(after) == measures_of(before)
    nodes = {node.path: node for node in after.leaves()}
    assert other.text in [each.text for each in nodes[one_node.path].measures]
    assert one.text in [each.text for each in nodes[other_node.path].measures]
