"""Word 97 documents (doc, and the wps of later versions of WPS, which hold the same body).

The text is put together from its pieces, its automatic numbers from the list tables.
"""

from __future__ import annotations

import struct
from pathlib import Path

from gkdesk.documents.blocks import document_of
from gkdesk.documents.word97_body import Body97
from gkdesk.documents.word97_file import FORM, Word97, opened
from gkdesk.documents.word97_lists import Lists97
from gkdesk.domain.document import Document
from gkdesk.errors import FileDamaged, ScanWithoutText

_BROKEN = (struct.error, IndexError, ValueError, OverflowError)
_PICTURES = "\x01\x08"
_NOTE = "\x02"


def read_doc(data: bytes, path: Path) -> Document:
    """The document in the bytes of a Word 97 file; ``path`` is only named in faults.

    Raises FileDamaged, FileProtected, NotText where it is of Word 6 or older, or
    ScanWithoutText where it holds pictures only.
    """
    file = opened(data, path)
    try:
        lists = _lists(file)
        body = Body97(file, lists)
        blocks = body.blocks()
        if body.signs.in_contents:  # one that never ends would take the rest with it
            body = Body97(file, _lists(file), keep_contents=True)
            blocks = body.blocks()
        document = document_of(blocks, _remarks(body, counted=lists is not None))
    except _BROKEN as fault:
        raise FileDamaged(path, FORM) from fault
    if not document.text.strip() and any(mark in body.text for mark in _PICTURES):
        raise ScanWithoutText(path)
    return document


def _lists(file: Word97) -> Lists97 | None:
    """The list tables; None where they are broken, which leaves the text readable."""
    try:
        return Lists97(file)
    except _BROKEN:
        return None


def _remarks(body: Body97, *, counted: bool) -> list[str]:
    """What a person should know about how the file was read."""
    notes = body.text.count(_NOTE)
    said = {
        f"文中有{body.tally.changes}处修订，按全部接受读入。": body.tally.changes,
        "文前的目录没有读入。": body.signs.contents,
        f"文中的{notes}条脚注没有读入。": notes,
        "自动编号没能读出，请对照原件核对编号。": not counted,
    }
    return [sentence for sentence, true in said.items() if true]
