"""The pages of a PDF as pdfium gives them.

pdfium is one state for the whole process, so one lock is held while a file is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as api

from gkdesk.documents.paged import PageWords, ReadPage, document_of_pages, read_page
from gkdesk.documents.pdf_characters import Characters
from gkdesk.documents.pdf_drawings import drawings_of
from gkdesk.domain.document import Document
from gkdesk.errors import FileDamaged, FileProtected, FileTooLarge

MOST_PAGES = 2000
MOST_CHARACTERS = 3_000_000
FORM = "PDF 文件"
_LOCK = Lock()


def pdf_document(data: bytes, path: Path) -> Document:
    """The words of a PDF; ``path`` is only named in faults.

    Raises FileProtected, FileDamaged, FileTooLarge or ScanWithoutText.
    """
    with _LOCK:
        pages = list(_pages(data, path))
    return document_of_pages(pages, path, FORM)


def _pages(data: bytes, path: Path) -> Iterator[ReadPage]:
    file = _opened(data, path)
    try:
        if len(file) > MOST_PAGES:
            raise FileTooLarge(path, f"{len(file)} 页")
        count = 0
        for number in range(len(file)):
            page = read_page(_page(file, number))
            count += page.letters
            if count > MOST_CHARACTERS:
                raise FileTooLarge(path, FORM)
            yield page
    finally:
        file.close()


def _opened(data: bytes, path: Path) -> pdfium.PdfDocument:
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if fault.err_code in (api.FPDF_ERR_PASSWORD, api.FPDF_ERR_SECURITY):
            raise FileProtected(path, FORM) from fault
        raise FileDamaged(path, FORM) from fault
    if not len(file):
        file.close()
        raise FileDamaged(path, FORM)
    return file


def _page(file: pdfium.PdfDocument, number: int) -> PageWords:
    """One page; a broken one is given without words."""
    try:
        page = file[number]
    except pdfium.PdfiumError:
        return PageWords(number, 0, 0, broken=True)
    try:
        words = page.get_textpage()
    except pdfium.PdfiumError:
        page.close()
        return PageWords(number, 0, 0, broken=True)
    try:
        characters = Characters(page, words)
        drawings = drawings_of(page, characters.turn)
        return PageWords(
            number,
            characters.turn.width,
            characters.turn.height,
            characters.glyphs,
            drawings.rules,
            pictured=drawings.pictured,
            recognised=characters.recognised,
            slanted=characters.slanted,
        )
    finally:
        words.close()
        page.close()
