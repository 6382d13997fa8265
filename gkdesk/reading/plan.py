"""A whole notice: header, preamble, outline, closing, and a home for every character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gkdesk.domain.answers import Answer, AnswerKind
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Doubt, Draft, Leftover, Piece
from gkdesk.domain.spans import Span
from gkdesk.reading.answering import limits_answered, open_doubts
from gkdesk.reading.deadlines import Frame, read_deadlines
from gkdesk.reading.doubts import binding, doubts_of
from gkdesk.reading.furniture import furniture, without
from gkdesk.reading.items import Nodes
from gkdesk.reading.notice import (
    read_footer,
    read_header,
    read_page_fields,
    take_table_titles,
)
from gkdesk.reading.openings import openings_of
from gkdesk.reading.outline import Item, read_outline
from gkdesk.reading.paragraphs import Paragraph, paragraphs
from gkdesk.reading.planting import planted
from gkdesk.reading.tables import Found, TableReading, find_tables, read_table
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import says_first_leads
from gkdesk.reading.wrapping import wrapping_of

_ASIDE = "已确认不列为任务。"
_HOMELESS = "没有找到它属于哪一条。"
_PREAMBLE, _LETTER, _CLOSING = "开头段", "通知正文", "结尾段"


def read_plan(document: Document | str, answers: Sequence[Answer] = ()) -> Draft:
    """The draft of a notice; never raises, what is odd stands in its doubts.

    ``answers`` are what a person has said about places of the text so far.
    """
    if isinstance(document, str):
        document = Document(document)
    source = document.text
    found = find_tables(document)
    lines = paragraphs(document, [table.span for table in found])
    left_out = furniture(lines) | _asides(lines, answers)
    parts = without(lines, left_out)
    wrapping = wrapping_of(parts)
    openings = openings_of(parts, wrapping, answers)
    split = _header_end(parts, openings.first, found)
    header = read_header(parts[:split])
    outline = read_outline(parts, openings, wrapping, answers)
    if openings.first == len(parts):
        outline.rest = list(parts[split:])
    closing = read_footer(header, outline.rest, [table.span.start for table in found])
    read_page_fields(header, _page_words(lines, header.homes, left_out, split))
    take_table_titles(header, [title for table in found for title in table.titles])
    notice = header.notice
    frame = Frame(notice.year, notice.signed_on, notice.printed_on)
    first_leads = says_first_leads(source)
    nodes = Nodes(outline.roots, frame, first_leads=first_leads, answers=answers)
    tables = [read_table(each, source, frame, first_leads, answers) for each in found]
    roots = planted([nodes.node(item) for item in outline.roots], tables)
    roots = limits_answered(roots, answers)
    closing_words = _closing_words(closing, tables, source)
    closing_deadlines = tuple(read_deadlines(closing_words, frame))
    letter_deadlines = read_deadlines(_joined(header.letter), frame) if header.letter else []
    homes = header.homes | _homes(outline.roots)
    homes |= {part.span.start: "closing" for part in closing}
    return Draft(
        source=source,
        notice=notice,
        preamble=_joined(header.preamble).text,
        outline=roots,
        closing=closing_words.text,
        closing_deadlines=closing_deadlines,
        doubts=_sorted(
            open_doubts(
                [
                    *outline.doubts,
                    *nodes.doubts,
                    *(doubt for table in tables for doubt in table.doubts),
                    *doubts_of(
                        source,
                        roots,
                        header,
                        {
                            _PREAMBLE: binding(read_deadlines(_joined(header.preamble), frame)),
                            _LETTER: binding(letter_deadlines),
                            _CLOSING: closing_deadlines,
                        },
                        tables=bool(found),
                    ),
                ],
                answers,
            )
        ),
        pieces=tuple(_pieces(lines, homes, tables, len(source))),
        leftovers=tuple(
            _leftovers(
                lines,
                homes,
                left_out | _of_letter(header.letter),
                [*nodes.leftovers, *(left for table in tables for left in table.leftovers)],
            )
        ),
        pages=document.pages,
        remarks=document.remarks,
    )


def _page_words(
    lines: Sequence[Paragraph], homes: Mapping[int, str], left_out: Mapping[int, str], head: int
) -> list[str]:
    """The page's own lines, and those of the head that are no field."""
    return [
        line.text
        for number, line in enumerate(lines)
        if line.span.start in left_out
        or (number <= head + len(left_out) and line.span.start not in homes)
    ]


def _of_letter(letter: Sequence[Paragraph]) -> dict[int, str]:
    return dict.fromkeys((part.span.start for part in letter), f"{_LETTER}，不是任务。")


def _asides(lines: Sequence[Paragraph], answers: Sequence[Answer]) -> dict[int, str]:
    """The lines a person said are no task."""
    said = [answer.span for answer in answers if answer.kind is AnswerKind.ASIDE]
    return {
        line.span.start: _ASIDE
        for line in lines
        if any(span.start < line.span.end and line.span.start < span.end for span in said)
    }


def _header_end(parts: Sequence[Paragraph], first: int, found: Sequence[Found]) -> int:
    """Index behind the header: the first item, or the first table where there is no item."""
    if first < len(parts) or not found:
        return first
    start = found[0].span.start
    return next((n for n, part in enumerate(parts) if part.span.start > start), len(parts))


def _closing_words(
    closing: Sequence[Paragraph], tables: Sequence[TableReading], source: str
) -> Traced:
    notes = [Traced.of(source, *note) for table in tables for note in table.notes]
    words = [_joined(closing)] if closing else []
    return Traced.joined(sorted([*notes, *words], key=lambda one: one.origins[0]), "\n")


def _joined(parts: Sequence[Paragraph]) -> Traced:
    """Paragraphs as one text: cut ones joined, finished ones on a line each."""
    lines: list[Traced] = []
    for index, part in enumerate(parts):
        if index and not parts[index - 1].closed:
            lines[-1] = Traced.joined([lines[-1], part.words])
        else:
            lines.append(part.words)
    return Traced.joined(lines, "\n")


def _homes(roots: Iterable[Item]) -> dict[int, str]:
    homes: dict[int, str] = {}
    for item in roots:
        homes |= {part.span.start: item.path for part in item.paragraphs}
        homes |= _homes(item.children)
    return homes


def _pieces(
    lines: Sequence[Paragraph],
    homes: Mapping[int, str],
    tables: Sequence[TableReading],
    length: int,
) -> Iterator[Piece]:
    """Every line and table piece with the blanks before it, so that nothing is left between."""
    own = [(line.span.end, homes.get(line.span.start, "leftover")) for line in lines]
    own += [(piece.span.end, piece.home) for table in tables for piece in table.pieces]
    own.sort()
    position = 0
    for index, (end, home) in enumerate(own):
        last = length if index == len(own) - 1 else end
        if last > position:
            yield Piece(Span(position, last), home)
            position = last
    if position < length:
        yield Piece(Span(position, length), "blank")


def _leftovers(
    lines: Sequence[Paragraph],
    homes: Mapping[int, str],
    left_out: Mapping[int, str],
    others: Sequence[Leftover],
) -> list[Leftover]:
    left = [
        Leftover(line.text, left_out.get(line.span.start, _HOMELESS), line.span)
        for line in lines
        if homes.get(line.span.start, "letter") == "letter"
    ]
    return sorted([*left, *others], key=lambda each: each.span)


def _sorted(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    return tuple(sorted(doubts, key=lambda doubt: doubt.span))
