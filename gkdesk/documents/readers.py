"""Which function reads which format. Each is imported when it is first called, so that
neither the window nor the verbs wait for libraries of formats nobody opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gkdesk.documents.kinds import Kind
from gkdesk.domain.document import Document

Reader = Callable[[bytes, Path], Document]


def _text(data: bytes, path: Path) -> Document:
    from gkdesk.documents.delimited import delimited
    from gkdesk.documents.text import read_plain

    document = read_plain(data, path)
    return delimited(document.text) or document


def _html(data: bytes, path: Path) -> Document:
    from gkdesk.documents.html import read_html

    return read_html(data, path)


def _mhtml(data: bytes, path: Path) -> Document:
    from gkdesk.documents.mhtml import read_mhtml

    return read_mhtml(data, path)


def _word(data: bytes, path: Path) -> Document:
    from gkdesk.documents.word import read_docx

    return read_docx(data, path)


def _word97(data: bytes, path: Path) -> Document:
    from gkdesk.documents.word97 import read_doc

    return read_doc(data, path)


def _rtf(data: bytes, path: Path) -> Document:
    from gkdesk.documents.rtf import read_rtf

    return read_rtf(data, path)


def _pdf(data: bytes, path: Path) -> Document:
    from gkdesk.documents.pdf import read_pdf

    return read_pdf(data, path)


def _ofd(data: bytes, path: Path) -> Document:
    from gkdesk.documents.ofd import read_ofd

    return read_ofd(data, path)


def _spreadsheet(data: bytes, path: Path) -> Document:
    from gkdesk.documents.spreadsheet import read_spreadsheet

    return read_spreadsheet(data, path)


READERS: Mapping[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.WORD: _word,
    Kind.WORD97: _word97,
    Kind.RTF: _rtf,
    Kind.HTML: _html,
    Kind.MHTML: _mhtml,
    Kind.PDF: _pdf,
    Kind.OFD: _ofd,
    Kind.XLSX: _spreadsheet,
    Kind.XLS: _spreadsheet,
    Kind.ODS: _spreadsheet,
}
