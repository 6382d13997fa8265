"""Pages of placed characters (PDF, OFD) -> one Document, with what is missing told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gkdesk.documents.blocks import Grid, document_of
from gkdesk.documents.page_paragraphs import blocks_of
from gkdesk.documents.ruled_tables import Rule, RuledTable, ruled_tables
from gkdesk.documents.running_lines import Sheet, without_running_lines
from gkdesk.documents.typeset import NARROW, Glyph, rows_of, settled
from gkdesk.domain.document import Document
from gkdesk.domain.radicals import unknown
from gkdesk.errors import ScanWithoutText

_FEW = 30
"""Letters on a page that is a picture: a scanner's stamp."""
_UNKNOWN_SHARE = 0.2
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page as drawn: its characters, its ruling lines, and what is odd about it.

    ``pictured``: a picture fills it; ``recognised``: its words are a scanner's reading;
    ``slanted``: characters of stamps across the page, left out; ``broken``: it cannot be
    opened.
    """

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph] = ()
    rules: Sequence[Rule] = ()
    pictured: bool = False
    recognised: bool = False
    slanted: int = 0
    broken: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page put into rows and tables; ``strange`` counts the characters only their font
    knows, ``blanks_drawn`` says whether blanks are drawn on it."""

    sheet: Sheet
    letters: int
    strange: int
    blanks_drawn: bool
    pictured: bool
    recognised: bool
    slanted: int
    broken: bool

    @property
    def number(self) -> int:
        return self.sheet.number

    @property
    def is_scan(self) -> bool:
        return self.pictured and self.letters < _FEW


def read_page(page: PageWords) -> ReadPage:
    """Puts a page's characters into rows and cells, so that they need not be kept."""
    tables, outside = ruled_tables(page.rules, page.glyphs)
    rows = tuple(rows_of(outside))
    written = "".join(glyph.text for glyph in page.glyphs)
    return ReadPage(
        sheet=Sheet(page.number, page.width, page.height, rows, tuple(tables)),
        letters=len("".join(written.split())),
        strange=unknown(written),
        blanks_drawn=" " in written,
        pictured=page.pictured,
        recognised=page.recognised,
        slanted=page.slanted,
        broken=page.broken,
    )


def document_of_pages(pages: Sequence[ReadPage], path: Path, form: str) -> Document:
    """The document that pages make; ``path`` and ``form`` are only named in faults.

    Raises ScanWithoutText where no page has words, or words only their fonts know.
    """
    letters = sum(page.letters for page in pages)
    if not letters or all(page.is_scan for page in pages):
        raise ScanWithoutText(path, form)
    strange = sum(page.strange for page in pages)
    if strange > _UNKNOWN_SHARE * letters:
        raise ScanWithoutText(path, "文字没有编码")
    blanks_drawn = any(page.blanks_drawn for page in pages)
    sheets = [_settled(page.sheet, blanks_drawn) for page in pages]
    sheets, running = without_running_lines(sheets)
    remarks = [*_remarks(pages, strange), *_running_remark(running)]
    return document_of(blocks_of(sheets), remarks)


def _settled(sheet: Sheet, blanks_drawn: bool) -> Sheet:
    rows = tuple(
        replace(row, text=settled(row.text, blanks_drawn)) if NARROW in row.text else row
        for row in sheet.rows
    )
    tables = tuple(_settled_table(table, blanks_drawn) for table in sheet.tables)
    return replace(sheet, rows=rows, tables=tables)


def _settled_table(table: RuledTable, blanks_drawn: bool) -> RuledTable:
    cells = (replace(cell, text=settled(cell.text, blanks_drawn)) for cell in table.grid.cells)
    return replace(table, grid=Grid(tuple(cells), table.grid.title))


def _remarks(pages: Sequence[ReadPage], strange: int) -> Iterator[str]:
    if scans := [page.number for page in pages if page.is_scan]:
        yield f"{_named(scans)}没有文字层，是图片，没有读入。"
    if broken := [page.number for page in pages if page.broken]:
        yield f"{_named(broken)}已损坏，没有读入。"
    if read := [page.number for page in pages if page.recognised and not page.is_scan]:
        yield f"{_named(read)}的文字是扫描识别得来的，可能有错字，请对照原件。"
    if slanted := sum(page.slanted for page in pages):
        yield f"页面上斜放的水印（共 {slanted} 字）没有读入。"
    if strange:
        yield f"有 {strange} 个字没有编码，读不出来，请对照原件。"


def _running_remark(running: Sequence[str]) -> Iterator[str]:
    if running:
        words = "”“".join(running[:3])
        yield f"页眉页脚“{words}”{'等' if len(running) > 3 else ''}没有读入。"


def _named(numbers: Sequence[int]) -> str:
    """``第 3、4 页``, numbers counted from 0."""
    said = "、".join(str(number + 1) for number in numbers[:_MOST_NAMED])
    if len(numbers) > _MOST_NAMED:
        return f"第 {said} 等 {len(numbers)} 页"
    return f"第 {said} 页"
