"""Which rows go on which page."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gkdesk.exports.pages import Band, Block, Part, Place, fill, page_from

LINE, AROUND = 10.0, 6.0
BANDS = st.lists(st.integers(1, 12).map(lambda lines: Band(lines, LINE, AROUND)), min_size=1)
ROWS = st.builds(Block, bands=BANDS.map(lambda bands: tuple(bands[:3])))
HEADINGS = st.builds(
    Block, bands=st.just((Band(1, LINE, AROUND),)), keep=st.just(True), new_page=st.booleans()
)
BLOCKS = st.lists(st.one_of(ROWS, HEADINGS), max_size=20)
HEIGHTS = st.floats(40, 300)


def pages_of(
    blocks: Sequence[Block], first: float, rest: float, seen: Callable[[int], object] = id
) -> list[list[Part]]:
    """Every page, where the first and the others offer so much height."""

    def block(row: int) -> Block | None:
        seen(row)
        return blocks[row] if row < len(blocks) else None

    pages: list[list[Part]] = []
    place: Place | None = Place()
    while place is not None:
        parts, place = page_from(place, block, lambda at: first if at == Place() else rest)
        pages.append(parts)
        assert len(pages) <= 1000
    return pages


@given(BLOCKS, HEIGHTS, HEIGHTS)
def test_every_line_stands_once_in_order_and_no_page_is_overfull(
    blocks: list[Block], first: float, rest: float
) -> None:
    pages = pages_of(blocks, first, rest)
    told = [
        (part.row, part.band, line)
        for page in pages
        for part in page
        for line in range(part.first, part.last)
    ]
    assert told == [
        (row, number, line)
        for row, block in enumerate(blocks)
        for number, band in enumerate(block.bands)
        for line in range(band.lines)
    ]
    for number, page in enumerate(pages):
        used = sum(
            blocks[part.row].bands[part.band].tall(part.last - part.first) for part in page
        )
        assert page or not blocks
        assert used <= (rest if number else first) + 0.01


@given(BLOCKS, HEIGHTS, HEIGHTS)
def test_only_a_row_for_which_a_page_is_too_small_is_cut(
    blocks: list[Block], first: float, rest: float
) -> None:
    """Where nothing but headings stands above a row, no page would offer it more."""
    for number, (before, after) in enumerate(pairwise(pages_of(blocks, first, rest))):
        row = before[-1].row
        if row == after[0].row:
            above = sum(blocks[at].height for at in {part.row for part in before} - {row})
            headings = all(blocks[part.row].keep for part in before if part.row != row)
            offered = (rest if number else first) - above if headings else rest
            assert blocks[row].height > offered


@given(BLOCKS, HEIGHTS, HEIGHTS)
def test_a_heading_stands_last_only_before_a_page_of_its_own_or_where_none_fits(
    blocks: list[Block], first: float, rest: float
) -> None:
    for page, following in pairwise(pages_of(blocks, first, rest)):
        if blocks[page[-1].row].keep and not blocks[following[0].row].new_page:
            assert all(blocks[part.row].keep for part in page)


@given(BLOCKS, HEIGHTS)
def test_what_begins_a_page_stands_first_on_one(blocks: list[Block], height: float) -> None:
    for page in pages_of(blocks, height, height):
        begun = [part for part in page if (part.band, part.first) == (0, 0)]
        assert not any(blocks[part.row].new_page for part in begun if part != page[0])


def test_a_heading_goes_to_the_next_page_with_its_row() -> None:
    row, heading = Block((Band(2, 10, 0),)), Block((Band(1, 10, 0),), keep=True)
    pages = pages_of([row, heading, row], 35, 35)
    assert [[part.row for part in page] for page in pages] == [[0], [1, 2]]


def test_a_row_taller_than_a_page_begins_under_its_heading() -> None:
    pages = pages_of([Block((Band(1, 10, 0),), keep=True), Block((Band(9, 10, 0),))], 50, 50)
    assert pages == [[Part(0, 0, 0, 1), Part(1, 0, 0, 4)], [Part(1, 0, 4, 9)]]


def test_a_row_taller_than_a_page_begins_below_the_row_before() -> None:
    pages = pages_of([Block((Band(1, 10, 0),)), Block((Band(9, 10, 0),))], 50, 50)
    assert pages == [[Part(0, 0, 0, 1), Part(1, 0, 0, 4)], [Part(1, 0, 4, 9)]]


def test_a_row_in_bands_is_cut_between_them_where_that_is_enough() -> None:
    row = Block((Band(3, 10, 0), Band(3, 10, 0)))
    assert pages_of([row], 35, 35) == [[Part(0, 0, 0, 3)], [Part(0, 1, 0, 3)]]


def test_a_page_too_small_for_a_line_takes_one_all_the_same() -> None:
    pages = pages_of([Block((Band(2, 50, 6),))], 40, 40)
    assert pages == [[Part(0, 0, 0, 1)], [Part(0, 0, 1, 2)]]


def test_no_row_is_asked_for_beyond_the_page_and_what_must_stay_with_it() -> None:
    asked: list[int] = []
    rows = [Block((Band(1, 10, 0),))] * 1000

    def block(row: int) -> Block | None:
        asked.append(row)
        return rows[row]

    parts, following = page_from(Place(), block, lambda _at: 50.0)
    assert (len(parts), following) == (5, Place(5))
    assert max(asked) == 5


def test_an_item_that_fits_nowhere_has_a_page_of_its_own() -> None:
    pages = fill(3, lambda _page, start, stop: stop - start == 1 and start != 1, [False] * 3)
    assert list(pages) == [range(1), range(1, 2), range(2, 3)]
