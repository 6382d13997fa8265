"""Which rows go on which page."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.exports.pages import Extent, Part, fill, paginate

EXTENTS = st.lists(
    st.builds(
        Extent,
        lines=st.integers(1, 40),
        line=st.just(10.0),
        padding=st.just(6.0),
        keep=st.booleans(),
    ),
    max_size=60,
)


@given(EXTENTS, st.floats(40, 300), st.floats(60, 300))
def test_every_line_stands_once_in_order_and_no_page_is_overfull(
    extents: list[Extent], first: float, rest: float
) -> None:
    pages = paginate(extents, first, rest)
    told = [
        (part.row, line)
        for page in pages
        for part in page
        for line in range(part.first, part.last)
    ]
    assert told == [(row, line) for row, one in enumerate(extents) for line in range(one.lines)]
    for number, page in enumerate(pages):
        used = sum(
            (part.last - part.first) * extents[part.row].line + extents[part.row].padding
            for part in page
        )
        assert page
        assert used <= (rest if number else first)


@given(EXTENTS, st.floats(40, 300), st.floats(60, 300))
def test_only_a_row_taller_than_a_page_is_cut(
    extents: list[Extent], first: float, rest: float
) -> None:
    pages = paginate(extents, first, rest)
    for before, after in pairwise(pages):
        if before[-1].row == after[0].row:
            row = before[-1].row
            assert extents[row].height > (rest if row else min(first, rest))


@given(EXTENTS, st.floats(40, 300), st.floats(60, 300))
def test_a_heading_stands_last_only_on_a_page_of_headings(
    extents: list[Extent], first: float, rest: float
) -> None:
    for page in paginate(extents, first, rest)[:-1]:
        if extents[page[-1].row].keep:
            assert all(extents[part.row].keep for part in page)


def test_a_heading_goes_to_the_next_page_with_its_row() -> None:
    row, heading = Extent(2, 10, 0), Extent(1, 10, 0, keep=True)
    pages = paginate([row, heading, row], 35, 35)
    assert [[part.row for part in page] for page in pages] == [[0], [1, 2]]


def test_a_row_taller_than_a_page_begins_under_its_heading() -> None:
    pages = paginate([Extent(1, 10, 0, keep=True), Extent(9, 10, 0)], 50, 50)
    assert pages == [[Part(0, 0, 1), Part(1, 0, 4)], [Part(1, 4, 9)]]


def test_a_page_too_small_for_a_line_is_refused() -> None:
    with pytest.raises(ValueError, match="one line"):
        paginate([Extent(1, 50, 6)], 40, 60)


def test_an_item_that_fits_nowhere_has_a_page_of_its_own() -> None:
    pages = fill(3, lambda _page, start, stop: stop - start == 1 and start != 1, [False] * 3)
    assert list(pages) == [range(1), range(1, 2), range(2, 3)]
