"""A file an office holds -> a Document: text with places, tables, hints; one module a format.

Knows no plan, no ledger, no Qt. Only a file that cannot be opened or decoded raises. A
format is told by its content (``kinds``) and read by one function ``read_…(data, path) ->
Document`` in a module of its own, which is imported when the first such file comes
(``readers``); ``path`` is only named in faults.
"""

from __future__ import annotations

from pathlib import Path

from gkdesk.documents.cell_book import cell_book
from gkdesk.documents.content import content
from gkdesk.documents.exchange_file import read_exchange
from gkdesk.documents.gathered import gathered
from gkdesk.documents.kinds import kind_of
from gkdesk.documents.readers import READERS
from gkdesk.documents.text import read_text
from gkdesk.domain.document import Document
from gkdesk.errors import FileEmpty, NotText

__all__ = [
    "cell_book",
    "content",
    "gathered",
    "read",
    "read_clipboard",
    "read_content",
    "read_exchange",
    "read_text",
]


def read(path: Path) -> Document:
    """The document in a file of any known kind.

    Raises FileMissing, FileUnreadable, FileEmpty, FileTooLarge, FileProtected, FileDamaged,
    FileUnsafe, ScanWithoutText or NotText.
    """
    return read_content(content(path), path)


def read_content(data: bytes, path: Path) -> Document:
    """The document in a file's bytes; ``path`` is only named in faults. Raises as ``read``."""
    if not data.strip():
        raise FileEmpty(path)
    kind = kind_of(data, path)
    reader = READERS.get(kind)
    if reader is None:
        raise NotText(path, kind.value)
    document = reader(data, path)
    if not document.text.strip("\ufeff \t\r\n\u3000"):
        raise FileEmpty(path)
    return document


def read_clipboard(html: str, text: str) -> Document:
    """The document that was copied: ``html`` is its web form, ``text`` its plain text; either
    may be empty. Raises FileEmpty where there are no words."""
    from gkdesk.documents.clipboard import read_clipboard

    return read_clipboard(html, text)
