"""An official document, written from its head to its signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from gkdesk.exports.official import paragraphs, tables
from gkdesk.exports.official.ink import Element, element, writable
from gkdesk.exports.official.measures import TABLE
from gkdesk.exports.official.page import lay_page
from gkdesk.exports.official.styles import dress, refill


class OfficialDocument:
    """A document after GB/T 9704-2012. What is called first stands first; ``bytes`` ends it.

    Words stand as given, apart from what XML cannot hold; a line feed breaks a line.
    """

    def __init__(self) -> None:
        self._document = Document()
        dress(self._document)
        self._root: Element = self._document.element.body
        self._last = self._root.find(qn("w:sectPr"))
        lay_page(self._document)
        refill(self._document.core_properties._element, ())

    def red_head(self, mark: str, number: str) -> None:
        """The issuer's mark in red with the document number and the red line below."""
        self._put(*paragraphs.red_head(mark, number))

    def number(self, number: str) -> None:
        """The document number of a plain letter, above its title."""
        self._put(paragraphs.paragraph(number, side="right"), paragraphs.blank())

    def title(self, text: str) -> None:
        """The title with an empty line below; a line feed breaks it."""
        self._document.core_properties.title = writable(text).replace("\n", "")[:255]
        self._put(paragraphs.title(text), paragraphs.blank())

    def recipients(self, text: str) -> None:
        """主送机关."""
        self._put(paragraphs.recipients(text))

    def heading(self, level: int, text: str) -> None:
        """A heading of level 1 (一、) to 4 （1）, with its number."""
        self._put(paragraphs.heading(level, text))

    def paragraph(self, text: str, *, strong: int = 0, first: float = 2) -> None:
        """A paragraph of the body, ``first`` characters in, its first ``strong`` in bold."""
        self._put(paragraphs.paragraph(text, strong=strong, first=first))

    def caption(self, text: str) -> None:
        """The line above a table."""
        self._put(paragraphs.caption(text))

    def table(
        self,
        heads: Sequence[str],
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        points: float = TABLE,
    ) -> None:
        """A table as wide as the text; ``widths`` are parts of it, 0 for an equal one.
        Heads come again on every page, no row is cut that fits a page."""
        self._put(tables.table(heads, widths, rows, points=points))

    def attachments(self, *names: str) -> None:
        """附件说明, an empty line below the body."""
        self._put(paragraphs.blank(), *paragraphs.attachments(names))

    def signature(self, issuer: str, day: date | None, *, sealed: bool = True) -> None:
        """Issuer and date at the right with room for the seal; without a day, room for one.
        They never stand on a page without the line before them."""
        self._bind()
        self._put(*paragraphs.signature(issuer, day, sealed=sealed))

    def note_below(self, text: str) -> None:
        """附注 in brackets, as who to call."""
        self._put(paragraphs.note_below(text))

    def page_break(self) -> None:
        """The next begins a page, as an attachment does."""
        ended = element("r", element("br", type="page"))
        self._put(element("p", ended))

    def bytes(self) -> bytes:
        """The whole document as a .docx file."""
        stream = BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _put(self, *blocks: Element) -> None:
        for block in blocks:
            if self._last is None:
                self._root.append(block)
            else:
                self._last.addprevious(block)

    def _bind(self) -> None:
        """Binds what stands last to what follows."""
        blocks = [block for block in self._root if block is not self._last]
        if not blocks:
            return
        rows = blocks[-1].findall(qn("w:tr"))
        for lines in (rows[-1] if rows else blocks[-1]).iter(qn("w:pPr")):
            if lines.find(qn("w:keepNext")) is None:
                lines.insert(_behind_style(lines), element("keepNext"))


def _behind_style(lines: Element) -> int:
    return 0 if lines.find(qn("w:pStyle")) is None else 1
