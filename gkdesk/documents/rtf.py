"""Rich Text Format: what some older systems save under the suffix of Word.

Automatic numbers and results of fields stand in the file as text, so nothing is computed.
"""

from __future__ import annotations

from pathlib import Path

from gkdesk.documents.blocks import document_of
from gkdesk.documents.kinds import Kind
from gkdesk.documents.rtf_reader import RtfReader
from gkdesk.documents.rtf_tokens import tokens
from gkdesk.domain.document import Document
from gkdesk.errors import FileUnsafe, ScanWithoutText

MOST_DEPTH = 2000
"""Groups within groups; Word writes some dozens."""


def read_rtf(data: bytes, path: Path) -> Document:
    """The document in the bytes of an RTF file; ``path`` is only named in faults.

    Raises FileUnsafe where its groups would fill memory, ScanWithoutText where it holds
    pictures only.
    """
    reader = RtfReader()
    for token in tokens(data[max(data.find(b"{\\rtf"), 0) :]):
        reader.take(token)
        if reader.depth > MOST_DEPTH:
            raise FileUnsafe(path, Kind.RTF.value)
    reader.end()
    document = document_of(reader.body.blocks(), _remarks(reader))
    if not document.text.strip() and reader.pictures:
        raise ScanWithoutText(path)
    return document


def _remarks(reader: RtfReader) -> list[str]:
    """What a person should know about how the file was read."""
    said = {
        f"文中有{reader.changes}处修订，按全部接受读入。": reader.changes,
        "文前的目录没有读入。": reader.contents,
        f"文中的{reader.notes}条脚注没有读入。": reader.notes,
    }
    return [sentence for sentence, true in said.items() if true]
