"""The elements of a web page -> lines and tables in the order they are read, each with the
part of the page it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from gkdesk.documents.blocks import Block, Line, plain
from gkdesk.documents.html_lists import ListNumbers
from gkdesk.documents.html_styles import Declarations, Style, StyleSheet, is_hidden, style_of
from gkdesk.documents.html_tables import (
    grid_of,
    is_metadata,
    is_too_small,
    lays_out,
    leaf_tables,
    metadata_lines,
    places,
)
from gkdesk.documents.item_labels import has_label

_UNREAD_NAMES = (
    "script style head template noscript noframes select button textarea input option "
    "datalist svg math iframe object applet audio video canvas map rp rt rtc del"
)
_UNREAD = frozenset(_UNREAD_NAMES.split())
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend "
    "li listing main menu nav ol p plaintext pre section summary table tbody td tfoot th "
    "thead tr ul xmp"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’…—]")
_BOLD_SHARE = 0.95


@dataclass(slots=True)
class Part:
    """A block element of the page: the number of the part it stands in, its tag."""

    above: int
    tag: str


@dataclass(slots=True)
class Placed:
    """A block of the page: its part, how many of its characters are links and how many
    links they are, and whether it stands in navigation or a footer."""

    block: Block
    part: int
    size: int = 0
    linked: int = 0
    links: int = 0
    aside: bool = False
    metadata: bool = False

    @property
    def text(self) -> str:
        return self.block.text if isinstance(self.block, Line) else ""


@dataclass(slots=True)
class Page:
    """All blocks of a page; ``unseen`` counts the characters of what is hidden on it."""

    parts: list[Part] = field(default_factory=lambda: [Part(-1, "")])
    blocks: list[Placed] = field(default_factory=list)
    unseen: int = 0


def page_of(root: etree._Element) -> Page:
    """Everything a reader of the page sees, in the order of the page."""
    sheet = StyleSheet("\n".join(style.text or "" for style in root.iter("style")))
    walk = _Walk(sheet, leaf_tables(root))
    walk.over(root)
    return walk.page


class _Walk:
    def __init__(self, sheet: StyleSheet, leaves: set[etree._Element]) -> None:
        self.page = Page()
        self._sheet = sheet
        self._leaves = leaves
        self._styles = [Style()]
        self._part = 0
        self._lists: list[ListNumbers] = []
        self._chunks: list[tuple[str, Style]] = []
        self._marker = ""
        self._links = 0

    def over(self, root: etree._Element) -> None:
        events = ("start", "end", "comment", "pi")
        walker = etree.iterwalk(root, events=events)
        skipped: etree._Element | None = None
        for event, element in walker:
            if event == "start":
                if self._is_read(element) and self._start(element):
                    continue
                walker.skip_subtree()
                skipped = element
            elif event == "end" and element is not skipped:
                self._end(element)
            if event != "start" and element is not root:
                self._words(element.tail)
        self._flush()

    def _is_read(self, element: etree._Element) -> bool:
        if element.tag in _UNREAD:
            return False
        if is_hidden(element):
            self.page.unseen += sum(len(text.strip()) for text in element.itertext())
            return False
        return True

    def _start(self, element: etree._Element) -> bool:
        """Opens an element; False where it has been read as a whole."""
        declared = self._sheet.of(element)
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag == "table" and element in self._leaves and self._table(element):
            return False
        if tag in _BLOCKS:
            self.page.parts.append(Part(self._part, tag))
            self._part = len(self.page.parts) - 1
        self._styles.append(style_of(element, self._styles[-1], declared))
        self._open(element, declared)
        self._words(element.text)
        return True

    def _open(self, element: etree._Element, declared: Declarations) -> None:
        if element.tag == "br":
            self._flush()
        elif element.tag == "a":
            self._links += 1
        elif element.tag in ("ol", "ul"):
            self._lists.append(ListNumbers(element, declared))
        elif element.tag == "li" and self._lists:
            self._marker = self._lists[-1].marker(element, declared)

    def _end(self, element: etree._Element) -> None:
        self._styles.pop()
        if element.tag in _BLOCKS:
            self._flush()
            self._part = self.page.parts[self._part].above
        if element.tag in ("ol", "ul"):
            self._lists.pop()

    def _words(self, text: str | None) -> None:
        if not text or (not self._chunks and text.isspace()):
            return
        style = self._styles[-1]
        if not style.keeps_blanks:
            self._chunks.append((text, style))
            return
        first, *others = text.split("\n")
        self._chunks.append((first, style))
        for line in others:
            self._flush()
            self._chunks.append((line, style))

    def _flush(self) -> None:
        """Ends the line, where there is one."""
        if not self._chunks:
            return
        chunks, self._chunks = self._chunks, []
        links, self._links = self._links, 0
        marks = [words for words, style in chunks if style.marker]
        if marks:
            self._marker = _seen_marker("".join(marks)) or self._marker
            chunks = [(words, style) for words, style in chunks if not style.marker]
        text = _joined(chunks)
        if not text:
            return
        marker, self._marker = self._marker, ""
        if marker and not marks and has_label(text):
            marker = ""
        self._place(f"{marker}{text}", chunks, links)

    def _place(self, text: str, chunks: list[tuple[str, Style]], links: int) -> None:
        sizes: Counter[Style] = Counter()
        for words, style in chunks:
            sizes[style] += len("".join(words.split()))
        whole = sum(sizes.values())
        style = sizes.most_common(1)[0][0]
        bold = sum(count for each, count in sizes.items() if each.bold)
        line = Line(
            text, style.heading, bold >= _BOLD_SHARE * whole, style.centered, style.size
        )
        linked = sum(count for each, count in sizes.items() if each.link)
        self.page.blocks.append(Placed(line, self._part, whole, linked, links, style.aside))

    def _table(self, table: etree._Element) -> bool:
        """Takes a table that is one; False where it only lays out the page."""
        placed = list(places(table))
        if is_too_small([cell for _element, cell in placed]):
            return False
        cells = [replace(cell, text=self._cell_words(element)) for element, cell in placed]
        if cells and is_metadata(cells):
            for text in metadata_lines(cells):
                self._box_line(text)
            return True
        if lays_out(cells):
            return False
        grid = grid_of(table, cells)
        if grid.title:
            self._box_line(grid.title, metadata=False)
        size = sum(len(cell.text) for cell in cells)
        aside = self._styles[-1].aside
        self.page.blocks.append(Placed(grid, self._part, size, aside=aside))
        return True

    def _box_line(self, text: str, metadata: bool = True) -> None:
        line = Line(plain(text))
        aside = self._styles[-1].aside
        self.page.blocks.append(
            Placed(line, self._part, len(text), aside=aside, metadata=metadata)
        )

    def _cell_words(self, cell: etree._Element) -> str:
        if not len(cell) and not {"style", "class"}.intersection(cell.keys()):
            return plain(_collapsed(cell.text or "")).strip()
        walk = _Walk(self._sheet, set())
        walk.over(cell)
        self.page.unseen += walk.page.unseen
        return "\n".join(placed.text for placed in walk.page.blocks).strip()


def _joined(chunks: list[tuple[str, Style]]) -> str:
    """The chunks of a line as a browser shows them."""
    parts: list[str] = []
    for keeps, words in _runs(chunks):
        parts.append(words.expandtabs(4) if keeps else _collapsed(words))
    return plain("".join(parts)).strip()


def _runs(chunks: list[tuple[str, Style]]) -> Iterator[tuple[bool, str]]:
    """Chunks next to each other that treat blanks alike, as one text."""
    run: list[str] = []
    keeps = False
    for words, style in chunks:
        if run and style.keeps_blanks != keeps:
            yield keeps, "".join(run)
            run = []
        keeps = style.keeps_blanks
        run.append(words)
    if run:
        yield keeps, "".join(run)


def _collapsed(text: str) -> str:
    """Blanks as one blank; a line end of the source between two wide characters as none
    (CSS Text 3, 4.1.3)."""

    def seen(match: re.Match[str]) -> str:
        broken = "\n" in match[0] or "\r" in match[0]
        start, end = match.span()
        if broken and _WIDE.match(text, start - 1) and _WIDE.match(text, end):
            return ""
        return " "

    return _SPACE.sub(seen, text)


def _seen_marker(text: str) -> str:
    """The number that Word put before a paragraph, without its filling; a bullet is none."""
    marker = plain(_SPACE.sub(" ", text)).strip()
    if len(marker) < 2 and not has_label(marker):
        return ""
    return f"{marker} " if marker[-1].isascii() else marker
