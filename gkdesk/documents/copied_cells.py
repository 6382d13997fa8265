"""A block of cells as Excel, WPS and LibreOffice put it on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as markup
from lxml.etree import LxmlError, ParserError

Block = list[list[str]]

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_MOST_MARKUP = 32 * 1024 * 1024
_MOST_SPAN = 1000
_PARAGRAPHS = {"p", "div", "li"}


def read_cells(html: str, text: str) -> Block:
    """The copied cells, row by row, all rows of one length; [] where there are none.

    The text is taken where it has the shape of the web form's table: a program that leaves
    line breaks in cells unquoted, and one that copies paragraphs, gives it more rows.
    """
    lines = _even(_of_text(text))
    table = _even(_of_markup(html))
    if table and (len(table), len(table[0])) != (len(lines), len(lines[0]) if lines else 0):
        return table
    return lines


def _even(rows: Block) -> Block:
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows] if width else []


def _of_text(text: str) -> Block:
    """Cells between tabs and line ends. A cell in quotes holds either of them, or quotes
    that are doubled in it; other quotes are the cell's own."""
    words = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not words.strip():
        return []
    rows: Block = [[]]
    at = 0
    while True:
        quoted = _QUOTED.match(words, at)
        if quoted and any(sign in quoted[1] for sign in ("\n", "\t", '""')):
            rows[-1].append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            plain = _PLAIN.match(words, at)
            assert plain is not None  # it matches nothing too
            rows[-1].append(plain[0])
            at = plain.end()
        if at >= len(words):
            return rows
        if words[at] == "\n":
            rows.append([])
        at += 1


def _of_markup(html: str) -> Block:
    """The one table of a web form; a spanning cell has its words at its first place."""
    if "<table" not in html.lower() or len(html) > _MOST_MARKUP:
        return []
    try:
        tables = list(markup.document_fromstring(html).iter("table"))
    except (LxmlError, ParserError, ValueError):
        return []
    if len(tables) != 1:
        return []
    taken: dict[tuple[int, int], str] = {}
    rows = [row for row in tables[0].iter("tr") if not _hidden(row)]
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iter("td", "th"):
            if _hidden(cell):
                continue
            while (number, column) in taken:
                column += 1
            for down in range(_span(cell, "rowspan")):
                for right in range(_span(cell, "colspan")):
                    taken[number + down, column + right] = "" if down or right else _words(cell)
    width = max((column + 1 for _, column in taken), default=0)
    return [
        [taken.get((number, column), "") for column in range(width)]
        for number in range(len(rows))
    ]


def _hidden(element: markup.HtmlElement) -> bool:
    """Rows that a filter hides are copied into the web form all the same."""
    return "display:none" in element.get("style", "").replace(" ", "").lower()


def _span(cell: markup.HtmlElement, name: str) -> int:
    said = cell.get(name, "1")
    return min(max(int(said), 1), _MOST_SPAN) if said.isdigit() else 1


def _words(cell: markup.HtmlElement) -> str:
    """The words of a cell with its line breaks; blanks between words are one."""
    lines = "".join(_pieces(cell)).split("\n")
    shown = [" ".join(line.replace("\xa0", " ").split()) for line in lines]
    return "\n".join(shown).strip("\n")


def _pieces(element: markup.HtmlElement) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ").replace("\r", "")
    for child in element:
        if isinstance(child.tag, str):
            paragraph = child.tag in _PARAGRAPHS
            if child.tag == "br" or (paragraph and child.getprevious() is not None):
                yield "\n"
            yield from _pieces(child)
        yield (child.tail or "").replace("\n", " ").replace("\r", "")
