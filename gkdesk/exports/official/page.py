"""The page: edges, grid of 22 lines of 28 characters, and page numbers."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _Footer

from gkdesk.exports.official.ink import SONG, Element, element, letters, run, value
from gkdesk.exports.official.measures import (
    BLOCK,
    BOTTOM,
    FOOTER,
    LEFT,
    PAGE,
    PITCH,
    RIGHT,
    SMALL,
    TOP,
    characters,
    dxa,
    twentieths,
)


def lay_page(document: Document) -> None:
    """Gives the document's one section its paper and its page numbers."""
    section = document.sections[0]
    root = section._sectPr
    for child in list(root):
        root.remove(child)
    for part in _paper():
        root.append(part)
    section.footer.is_linked_to_previous = False
    section.even_page_footer.is_linked_to_previous = False
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")


def _paper() -> tuple[Element, ...]:
    return (
        element("pgSz", w=dxa(PAGE[0]), h=dxa(PAGE[1])),
        element(
            "pgMar",
            top=dxa(TOP),
            right=dxa(RIGHT),
            bottom=dxa(BOTTOM),
            left=dxa(LEFT),
            header=dxa(15),
            footer=dxa(FOOTER),
            gutter="0",
        ),
        # Lines alone: LibreOffice gives letters larger than a cell of a character grid two.
        element("docGrid", type="lines", linePitch=twentieths(PITCH)),
    )


def _number(footer: _Footer, side: str) -> None:
    """— 1 — at the outer edge, one character in (7.5)."""
    ink = letters(SONG, SMALL)
    parts = [run("— ", ink), *_page_field(), run(" —", letters(SONG, SMALL))]
    lines = element(
        "pPr",
        value("snapToGrid", "0"),
        element("spacing", before="0", after="0", line=twentieths(SMALL + 2), lineRule="exact"),
        element("ind", **{side: characters(1, SMALL)}),
        value("jc", side),
    )
    root = footer._element
    for old in root.findall(qn("w:p")):
        root.remove(old)
    root.append(element("p", lines, *parts))


def _page_field() -> list[Element]:
    code = element("instrText")
    code.text = " PAGE "
    inner = (
        element("fldChar", fldCharType="begin"),
        code,
        element("fldChar", fldCharType="separate"),
        run("1", letters(SONG, SMALL)).find(qn("w:t")),
        element("fldChar", fldCharType="end"),
    )
    return [element("r", letters(SONG, SMALL), part) for part in inner if part is not None]


BLOCK_WIDTH = round(BLOCK[0] / 25.4 * 1440)
"""The text block's width as w:dxa, for tables and lines that fill it."""
