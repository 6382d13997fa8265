"""The lines of a filled form on the form's own paper: heights, pages, cells merged down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gkdesk.domain.own_form import OwnForm
from gkdesk.exports.own_cells import height_of_row, points_of, width_of_column
from gkdesk.exports.own_rows import FormLine
from gkdesk.exports.pages import fill
from gkdesk.exports.sheet import POINTS_PER_MM, Block, Paper, column_points, paper_of
from gkdesk.exports.text_fit import height_of, lines_of, most_lines, room_of, split

_PAPERS = {8: "A3", 9: "A4"}
_POINTS_PER_INCH = 72
_UNSEEN = 1_000_000
"""The room of a hidden column: its words make no row taller."""


@dataclass(slots=True)
class PlacedLine:
    """One physical row: the words of each column ("" where the block above covers it).
    ``follows``: it goes on with the row before, which was too tall."""

    words: list[str]
    height: float
    banner: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True)
class FormRuling:
    """Half-width characters a line of each column has room for, and the size of its
    letters; ``whole`` is the room of all columns together."""

    rooms: tuple[int, ...]
    points: tuple[float, ...]
    whole: int
    least: float


def ruling_of(sheet: Any, form: OwnForm, least: float) -> FormRuling:
    """What the columns of a form hold; ``least`` is the height its rows have at least."""
    row = next((row for row in form.samples if row not in form.banners), form.head)
    points = tuple(points_of(sheet.cell(row + 1, one.at + 1)) for one in form.columns)
    widths = [width_of_column(sheet, one.at) for one in form.columns]
    rooms = tuple(
        room_of(width, size) if width else _UNSEEN
        for width, size in zip(widths, points, strict=True)
    )
    return FormRuling(rooms, points, room_of(sum(widths), max(points)), least)


def placed_lines(ruling: FormRuling, lines: Sequence[FormLine]) -> Iterator[PlacedLine]:
    """Every line with its height; one taller than Excel allows becomes several."""
    for line in lines:
        if line.banner:
            size = max(ruling.points)
            tall = height_of(lines_of(line.banner, ruling.whole), size)
            blank = [""] * (len(ruling.rooms) - 1)
            yield PlacedLine([line.banner, *blank], max(tall, 2 * size), banner=True)
        else:
            yield from _pieces(ruling, line)


def _pieces(ruling: FormRuling, line: FormLine) -> Iterator[PlacedLine]:
    columns = list(zip(line.words, ruling.rooms, ruling.points, strict=True))
    cut = [
        [words]
        if lines_of(words, room) <= most_lines(points)
        else [piece.strip("\n") for piece in split(words, room, most_lines(points))]
        for words, room, points in columns
    ]
    for at in range(max(map(len, cut))):
        words = [pieces[at] if at < len(pieces) else "" for pieces in cut]
        tall = max(
            height_of(lines_of(one, room), points)
            for one, (_, room, points) in zip(words, columns, strict=True)
        )
        yield PlacedLine(words, min(409.0, max(tall, ruling.least)), follows=at > 0)


def pages_of(sheet: Any, form: OwnForm, lines: Sequence[PlacedLine]) -> list[range]:
    """Which lines go on which page of the form's paper."""
    above = sum(height_of_row(sheet, row) for row in range(form.head))
    heads = sum(height_of_row(sheet, row) for row in range(form.head, form.body))
    room = _page_points(sheet, form)

    def fits(page: int, start: int, stop: int) -> bool:
        free = room - heads - (0 if page else above)
        return sum(line.height for line in lines[start:stop]) <= free

    keep = [
        line.banner or (at + 1 < len(lines) and lines[at + 1].follows)
        for at, line in enumerate(lines)
    ]
    return list(fill(len(lines), fits, keep))


def paper_of_form(sheet: Any) -> Paper:
    """The paper a form is printed on, A4 where it says none that we know."""
    setup = sheet.page_setup
    name = _PAPERS.get(int(setup.paperSize or 9), "A4")
    return paper_of(name, wide=setup.orientation == "landscape")


def _page_points(sheet: Any, form: OwnForm) -> float:
    """The height between the margins, in the sheet's own points, a little in reserve."""
    paper, margins = paper_of_form(sheet), sheet.page_margins
    tall = paper.height * POINTS_PER_MM - _POINTS_PER_INCH * (margins.top + margins.bottom)
    if is_fitted(sheet, form):
        scale = min(1.0, _width_share(sheet, form))
    else:
        scale = (sheet.page_setup.scale or 100) / 100
    return float(max(120.0, tall / scale - 8))


def _width_share(sheet: Any, form: OwnForm) -> float:
    """How much of the table's width goes between the margins."""
    paper, margins = paper_of_form(sheet), sheet.page_margins
    wide = paper.width * POINTS_PER_MM - _POINTS_PER_INCH * (margins.left + margins.right)
    table = sum(column_points(width_of_column(sheet, at)) for at in range(form.width))
    return float(wide / max(table, 1.0))


def is_fitted(sheet: Any, form: OwnForm) -> bool:
    """Whether the form is printed at the width of its paper: where it says so, and where it
    says nothing and would else be cut at the right."""
    properties = sheet.sheet_properties.pageSetUpPr
    if properties is not None and properties.fitToPage:
        return True
    return sheet.page_setup.scale in (None, 100) and _width_share(sheet, form) < 1


def merged_down(
    form: OwnForm, lines: Sequence[PlacedLine], pages: Sequence[range], ruling: FormRuling
) -> Iterator[Block]:
    """The blocks of the wider work over its rows, page by page, and those of a row of
    several lines. Lines grow where a block's words need more than its rows give; columns
    count from the form's first."""
    wider = [form.columns.index(column) for column in form.work[:-1]]
    for page in pages:
        for left in wider:
            held = (set(wider) & set(range(left))) if left else set()
            for start, stop in _runs(lines, page, left, sorted(held)):
                _grow(lines, start, stop, left, ruling)
                if stop - start > 1:
                    yield Block(start, left, stop - 1, left)
    yield from _tall(lines, set(wider))


def _runs(
    lines: Sequence[PlacedLine], page: range, left: int, held: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Lines with the same words in a column and in those left of it."""
    start = page.start
    for at in range(page.start + 1, page.stop + 1):
        goes_on = (
            at < page.stop
            and not lines[at].banner
            and not lines[start].banner
            and (
                lines[at].follows
                or all(lines[at].words[one] == lines[start].words[one] for one in (*held, left))
            )
        )
        if not goes_on:
            if lines[start].words[left] and not lines[start].banner:
                yield start, at
            start = at


def _grow(
    lines: Sequence[PlacedLine], start: int, stop: int, left: int, ruling: FormRuling
) -> None:
    words, room, points = lines[start].words[left], ruling.rooms[left], ruling.points[left]
    missing = height_of(lines_of(words, room), points) - sum(
        line.height for line in lines[start:stop]
    )
    for line in lines[start:stop]:
        if missing > 0:
            more = min(missing / (stop - start), 409.0 - line.height)
            line.height += more


def _tall(lines: Sequence[PlacedLine], wider: set[int]) -> Iterator[Block]:
    """A row of several lines: its shorter cells reach over all of them."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and lines[at].follows:
            continue
        for left in range(len(lines[start].words)):
            filled = [row for row in range(start, at) if lines[row].words[left]]
            last = max(filled, default=start)
            if at - start > 1 and last < at - 1 and left not in wider:
                yield Block(last, left, at - 1, left)
        start = at
