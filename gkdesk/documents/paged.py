"""Pages of placed characters (PDF, OFD) -> one Document, with what is missing told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gkdesk.documents.blocks import document_of
from gkdesk.documents.page_paragraphs import blocks_of
from gkdesk.documents.radicals import unknown
from gkdesk.documents.ruled_tables import Rule, ruled_tables
from gkdesk.documents.running_lines import Sheet, without_running_lines
from gkdesk.documents.typeset import Glyph, draws_blanks, rows_of
from gkdesk.domain.document import Document
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
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictured: bool = False
    recognised: bool = False
    slanted: int = 0
    broken: bool = False

    @property
    def letters(self) -> int:
        return sum(not glyph.text.isspace() for glyph in self.glyphs)

    @property
    def is_scan(self) -> bool:
        return self.pictured and self.letters < _FEW


def document_of_pages(pages: Sequence[PageWords], path: Path, form: str) -> Document:
    """The document that pages make; ``path`` and ``form`` are only named in faults.

    Raises ScanWithoutText where no page has words, or words only their fonts know.
    """
    letters = sum(page.letters for page in pages)
    if not letters or all(page.is_scan for page in pages):
        raise ScanWithoutText(path, form)
    strange = sum(unknown(glyph.text) for page in pages for glyph in page.glyphs)
    if strange > _UNKNOWN_SHARE * letters:
        raise ScanWithoutText(path, "文字没有编码")
    drawn = any(draws_blanks(page.glyphs) for page in pages)
    sheets, running = without_running_lines([_sheet(page, drawn) for page in pages])
    remarks = [*_remarks(pages, strange), *_running_remark(running)]
    return document_of(blocks_of(sheets), remarks)


def _sheet(page: PageWords, blanks_drawn: bool) -> Sheet:
    tables, outside = ruled_tables(page.rules, page.glyphs, blanks_drawn)
    rows = rows_of(outside, blanks_drawn)
    return Sheet(page.number, page.width, page.height, tuple(rows), tuple(tables))


def _remarks(pages: Sequence[PageWords], strange: int) -> Iterator[str]:
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
