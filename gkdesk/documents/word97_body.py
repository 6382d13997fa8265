"""The text of a Word 97 file -> lines and grids: [MS-DOC] 2.4.2 and 2.4.3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gkdesk.documents.blocks import Block, Line
from gkdesk.documents.word97_file import Word97
from gkdesk.documents.word97_formats import (
    Styles97,
    character_stretches,
    paragraph_stretches,
)
from gkdesk.documents.word97_lists import Lists97
from gkdesk.documents.word97_pieces import Pieces
from gkdesk.documents.word97_properties import (
    ParagraphMarks,
    Row,
    RunMarks,
    paragraph_marks,
    run_marks,
)
from gkdesk.documents.word97_signs import Signs
from gkdesk.documents.word97_tables import Table97
from gkdesk.documents.word_lines import lines_of
from gkdesk.documents.word_runs import Tally
from gkdesk.documents.word_styles import Look

_END = re.compile("[\r\x07\x0c]")
_CELL = "\x07"
_BREAK = "\x0c"
_DRAWN = "\x08"
_marks_of_paragraph = lru_cache(4096)(paragraph_marks)
_marks_of_run = lru_cache(4096)(run_marks)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph: its characters from ``start`` to the mark at ``end``, and its looks."""

    start: int
    end: int
    marks: ParagraphMarks
    look: Look


class Body97:
    """Walks the paragraphs of a file and puts tables together."""

    def __init__(
        self, file: Word97, lists: Lists97 | None, *, keep_contents: bool = False
    ) -> None:
        self.tally = Tally()
        self.signs = Signs(keep_contents=keep_contents)
        self._file = file
        self._lists = lists
        self._pieces = Pieces(file)
        self._paragraphs = paragraph_stretches(file)
        self._characters = character_stretches(file)
        self._styles = Styles97(file)
        self._carried: list[tuple[str, Look]] = []

    def blocks(self) -> list[Block]:
        """The blocks of the body; the text boxes stand where the first of them hangs."""
        length = self._file.length(3)
        boxes = [block for block in self._story(*self._box_story()) if block != Line("")]
        if not boxes:
            return list(self._story(0, length))
        anchor = self._pieces.text.find(_DRAWN, 0, length)
        cut = self._pieces.text.rfind("\r", 0, max(anchor, 0)) + 1
        head, tail = list(self._story(0, cut)), list(self._story(cut, length))
        return [*head, *boxes, *tail]

    @property
    def text(self) -> str:
        """The characters of the body with all marks."""
        return self._pieces.text[: self._file.length(3)]

    def _box_story(self) -> tuple[int, int]:
        start = sum(self._file.length(index) for index in (3, 4, 5, 6, 7, 8))
        return start, start + self._file.length(9)

    def _story(self, start: int, end: int) -> Iterator[Block]:
        table: Table97 | None = None
        for paragraph in self._split(start, min(end, len(self._pieces.text))):
            marks = paragraph.marks
            if table and not marks.in_table:
                yield from table.blocks()
                table = None
            if not marks.in_table:
                yield from self._lines(paragraph, in_table=False)
                continue
            table = table or Table97()
            self._take(table, paragraph)
        if table:
            yield from table.blocks()

    def _take(self, table: Table97, paragraph: _Paragraph) -> None:
        """A paragraph of a table; tables within its cells are read as lines."""
        marks = paragraph.marks
        ends = self._pieces.text[paragraph.end : paragraph.end + 1] == _CELL
        if ends and marks.row_end:
            table.end_row(marks.row or Row())
            return
        table.add(list(self._lines(paragraph, in_table=True)))
        if ends:
            table.end_cell()

    def _split(self, start: int, end: int) -> Iterator[_Paragraph]:
        text = self._pieces.text
        for match in _END.finditer(text, start, end):
            place = match.start()
            if text[place] != _BREAK or self._ends_paragraph(place):
                yield self._paragraph(start, place)
                start = place + 1
        if start < end:
            yield self._paragraph(start, end)

    def _ends_paragraph(self, place: int) -> bool:
        """Whether a page break is the end of a section, not a mark within a paragraph."""
        piece = self._pieces.at(place)
        offset = piece.offset_of(place)
        return self._paragraphs.at(offset)[1] == offset + piece.width

    def _paragraph(self, start: int, end: int) -> _Paragraph:
        piece = self._pieces.at(end)
        found = self._paragraphs.at(piece.offset_of(end))[2]
        style = self._styles.look(int.from_bytes(found[:2], "little"))
        marks = _marks_of_paragraph(found[2:] + piece.properties)
        if marks.long_at is not None:
            marks = paragraph_marks(self._long(marks.long_at), marks)
        return _Paragraph(start, end, marks, marks.look.over(style))

    def _long(self, at: int) -> bytes:
        """Properties too long for their page, which stand in the data stream."""
        data = self._file.data
        size = int.from_bytes(data[at : at + 2], "little")
        return data[at + 2 : at + 2 + size]

    def _lines(self, paragraph: _Paragraph, *, in_table: bool) -> list[Line]:
        look = paragraph.look
        stretches = [
            (words, marks.look.over(look))
            for words, marks in self._runs(paragraph.start, paragraph.end)
        ]
        self.signs.end_paragraph()
        shown = any(words.strip() for words, _ in stretches)
        if self._mark_removed(paragraph.end):
            self._carried += stretches
            return []
        stretches = self._carried + stretches
        self._carried = []
        if not shown and not self.signs.shown:
            return []
        return lines_of(self._label(look, shown or in_table), stretches, look)

    def _label(self, look: Look, shown: bool) -> str:
        if self._lists is None or look.number is None or look.hidden:
            return ""
        label = self._lists.label(look.number, look.level)
        return label if shown else ""

    def _mark_removed(self, place: int) -> bool:
        return any(marks.removed for _, marks in self._marked(place, place + 1))

    def _runs(self, start: int, end: int) -> Iterator[tuple[str, RunMarks]]:
        """The words from one character to another as they are printed."""
        for words, marks in self._marked(start, end):
            self.tally.changes += marks.removed or marks.added
            shown = self.signs.printed(words, marks.sign)
            if shown and not marks.removed and not marks.look.hidden:
                yield shown, marks

    def _marked(self, start: int, end: int) -> Iterator[tuple[str, RunMarks]]:
        """The characters with the properties of their runs."""
        text = self._pieces.text
        for piece in self._pieces.within(start, end):
            at = max(start, piece.start)
            last = min(end, piece.end)
            while at < last:
                _, run_end, found = self._characters.at(piece.offset_of(at))
                following = last
                if run_end > 0:
                    count = (run_end - piece.offset_of(at)) // piece.width
                    following = min(last, at + max(count, 1))
                yield text[at:following], _marks_of_run(found + piece.properties)
                at = following
