"""A whole notice: header, preamble, outline, closing, and a home for every character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gkdesk.domain.answers import Answer
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Doubt, Draft, Leftover, Piece
from gkdesk.domain.spans import Span
from gkdesk.reading.deadlines import Frame, read_deadlines
from gkdesk.reading.doubts import doubts_of
from gkdesk.reading.furniture import furniture
from gkdesk.reading.items import Nodes
from gkdesk.reading.notice import read_footer, read_header
from gkdesk.reading.openings import openings_of
from gkdesk.reading.outline import Item, read_outline
from gkdesk.reading.paragraphs import Paragraph, paragraphs
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import says_first_leads
from gkdesk.reading.wrapping import wrapping_of


def read_plan(document: Document | str, answers: Sequence[Answer] = ()) -> Draft:
    """The draft of a notice; never raises, what is odd stands in its doubts.

    ``answers`` are what a person has said about places of the text so far.
    """
    if isinstance(document, str):
        document = Document(document)
    source = document.text
    lines = paragraphs(document)
    scraps = furniture(lines)
    parts = [part for part in lines if part.span.start not in scraps]
    wrapping = wrapping_of(parts)
    openings = openings_of(parts, wrapping, answers)
    header = read_header(parts[: openings.first])
    outline = read_outline(parts, openings, wrapping, answers)
    closing = read_footer(header, outline.rest)
    notice = header.notice
    frame = Frame(notice.year, notice.signed_on, notice.printed_on)
    nodes = Nodes(outline.roots, frame, first_leads=says_first_leads(source))
    roots = tuple(nodes.node(item) for item in outline.roots)
    closing_words = _joined(closing)
    closing_deadlines = tuple(read_deadlines(closing_words, frame))
    homes = (
        header.homes | _homes(outline.roots) | {part.span.start: "closing" for part in closing}
    )
    return Draft(
        source=source,
        notice=notice,
        preamble=_joined(header.preamble).text,
        outline=roots,
        closing=closing_words.text,
        closing_deadlines=closing_deadlines,
        doubts=tuple(
            _sorted(
                [
                    *outline.doubts,
                    *nodes.doubts,
                    *doubts_of(source, roots, header, closing_deadlines),
                ]
            )
        ),
        pieces=tuple(_pieces(lines, homes, len(source))),
        leftovers=tuple(_leftovers(lines, homes, scraps)),
        pages=document.pages,
        remarks=document.remarks,
    )


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


def _pieces(parts: Sequence[Paragraph], homes: dict[int, str], length: int) -> Iterator[Piece]:
    """Every paragraph with the blanks before it, so that nothing is left between."""
    position = 0
    for index, part in enumerate(parts):
        end = length if index == len(parts) - 1 else part.span.end
        yield Piece(Span(position, end), homes.get(part.span.start, "leftover"))
        position = end
    if position < length:
        yield Piece(Span(position, length), "blank")


def _leftovers(
    lines: Sequence[Paragraph], homes: dict[int, str], scraps: dict[int, str]
) -> Iterator[Leftover]:
    return (
        Leftover(line.text, scraps.get(line.span.start, "没有找到它属于哪一条。"), line.span)
        for line in lines
        if line.span.start not in homes
    )


def _sorted(doubts: Iterable[Doubt]) -> list[Doubt]:
    return sorted(doubts, key=lambda doubt: doubt.span)
