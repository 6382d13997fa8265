"""The body of a Word document -> lines and grids in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gkdesk.documents.blocks import Block, Line
from gkdesk.documents.word_fields import Fields
from gkdesk.documents.word_lines import lines_of
from gkdesk.documents.word_numbering import Numbering
from gkdesk.documents.word_runs import Runs, Tally, Words
from gkdesk.documents.word_styles import Look, Styles
from gkdesk.documents.word_tables import table_blocks
from gkdesk.documents.word_xml import MC, VAL, Element, W, value

_UNREAD = {f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "sectPr", "tcPr", "del", "moveFrom")}
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_MOST_BOXES = 8


class Body:
    """Walks paragraphs, tables and text boxes; counts lists and fields on the way."""

    def __init__(
        self, styles: Styles, numbering: Numbering, *, keep_contents: bool = False
    ) -> None:
        self.fields = Fields(keep_contents=keep_contents)
        self.tally = Tally()
        self._styles = styles
        self._numbering = numbering
        self._runs = Runs(styles, self.fields, self.tally)
        self._carried: list[tuple[str, Look]] = []
        self._boxes = 0
        self._cells = 0
        self._readers: dict[str, Callable[[Element], list[Block]]] = {
            f"{W}p": self._paragraph,
            f"{W}tbl": lambda table: table_blocks(table, self._cell),
            f"{W}sdt": self._control,
            f"{MC}AlternateContent": self._alternative,
        }

    def blocks(self, container: Iterable[Element]) -> list[Block]:
        """The blocks of the body, a cell, a text box or whatever else holds paragraphs."""
        found: list[Block] = []
        for child in container:
            reader = self._readers.get(child.tag)
            if reader:
                found += reader(child)
            elif child.tag not in _UNREAD:
                found += self.blocks(child)
        return found

    def _cell(self, cell: Element) -> list[Block]:
        self._cells += 1
        found = self.blocks(cell)
        self._cells -= 1
        return found

    def _control(self, control: Element) -> list[Block]:
        """A content control; the one that holds a table of contents is not read."""
        gallery = control.find(_GALLERY)
        if gallery is not None and gallery.get(VAL) == "Table of Contents":
            self.fields.contents += 1
            return []
        return self.blocks(control)

    def _alternative(self, element: Element) -> list[Block]:
        for way in element:
            if found := self.blocks(way):
                return found
        return []

    def _paragraph(self, paragraph: Element) -> list[Block]:
        properties = paragraph.find(f"{W}pPr")
        look = self._styles.paragraph(properties)
        words = self._runs.read(paragraph, look)
        if _mark_removed(properties):
            self._carried += words.stretches
            return [*self._boxed(words, first=True), *self._boxed(words, first=False)]
        stretches = self._carried + words.stretches
        self._carried = []
        lines = lines_of(self._label(properties, look, words), stretches, look)
        if not self.fields.shown and not words.shown:
            return []
        return [*self._boxed(words, first=True), *lines, *self._boxed(words, first=False)]

    def _label(self, properties: Element | None, look: Look, words: Words) -> str:
        """The automatic number; outside a table a paragraph without words shows none, but
        counts."""
        if look.number is None or look.hidden:
            return ""
        style = value(properties, "pStyle") or self._styles.default
        label = self._numbering.label(look.number, look.level, style)
        return label if words.shown or self._cells else ""

    def _boxed(self, words: Words, *, first: bool) -> list[Block]:
        """The text boxes that stand before the words, or those behind."""
        found: list[Block] = []
        if self._boxes < _MOST_BOXES:
            self._boxes += 1
            for box, leads in words.boxes:
                if leads == first:
                    found += [block for block in self.blocks(box) if block != Line("")]
            self._boxes -= 1
        return found


def _mark_removed(properties: Element | None) -> bool:
    """Whether a tracked change took the paragraph's end away, which joins it to the next."""
    if properties is None:
        return False
    mark = properties.find(f"{W}rPr")
    if mark is None:
        return False
    return mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
