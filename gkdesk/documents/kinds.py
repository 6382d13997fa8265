"""Which format bytes are in, told by what is in them; a file's suffix is never asked."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from gkdesk.errors import FileProtected, NotText


class Kind(Enum):
    """A format that a reader may take; the value is its name in a sentence."""

    TEXT = "纯文本"
    WORD = "Word 文档"
    WORD97 = "Word 97 文档"
    RTF = "RTF 文档"
    PDF = "PDF 文件"
    OFD = "OFD 文件"
    HTML = "网页"
    MHTML = "单个文件的网页"
    XLSX = "Excel 工作簿"
    XLS = "Excel 97 工作簿"
    ODS = "ODS 表格"
    ODT = "ODT 文档"


_HEAD = 4096
"""How far into the file its kind is looked for."""
_JUNK = 1024
"""How far before its header a PDF may have junk (what Acrobat allows)."""
_REFUSED = {
    b"\x89PNG": "PNG 图片",
    b"\xff\xd8\xff": "JPEG 图片",
    b"GIF8": "GIF 图片",
    b"II*\x00": "TIFF 图片",
    b"MM\x00*": "TIFF 图片",
    b"BM": "BMP 图片",
    b"Rar!": "RAR 压缩文件",
    b"7z\xbc\xaf": "7z 压缩文件",
    b"\x1f\x8b\x08": "压缩文件",
    b"BZh": "压缩文件",
    b"\xfd7zXZ": "压缩文件",
    b"SQLite format 3": "数据库文件",
    b"MZ": "程序文件",
    b"\x7fELF": "程序文件",
}
_SHORT_SIGNATURE = 3
_SEALED = (b"%TSD-Header", b"E-SafeNet")
"""How files open that an office's encrypting guard keeps."""
_MARKUP = re.compile(
    rb"<(!doctype\s+html|html|head|body|title|meta|div|table|p|span|h[1-6]|ul|ol|center)[\s>/]",
    re.IGNORECASE,
)
_MIME = (
    re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE),
)
_OFFICE_XML = {
    b"urn:schemas-microsoft-com:office:spreadsheet": "XML 表格",
    b"schemas.microsoft.com/office/word/2003/wordml": "Word XML 文档",
    b"schemas.microsoft.com/office/2006/xmlPackage": "Word XML 文档",
}
_BLANK = b"\xef\xbb\xbf \t\r\n\0"


def kind_of(data: bytes, path: Path) -> Kind:
    """The format of a file's bytes; what shows no other format is text.

    ``path`` is only named in faults. Raises NotText for a known kind that holds no words,
    FileProtected, FileDamaged or FileUnsafe.
    """
    head = data[:_HEAD]
    _refuse(head, path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from gkdesk.documents.zip_kinds import zip_kind

        return zip_kind(data, path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        from gkdesk.documents.ole_kinds import ole_kind

        return ole_kind(data, path)
    return _kind_of_words(head, path)


def _refuse(head: bytes, path: Path) -> None:
    if any(mark in head[:_JUNK] for mark in _SEALED):
        raise FileProtected(path)
    for signature, name in _REFUSED.items():
        plain = len(signature) < _SHORT_SIGNATURE and b"\0" not in head[:64]
        if head.startswith(signature) and not plain:
            raise NotText(path, name)


def _kind_of_words(head: bytes, path: Path) -> Kind:
    if b"%PDF-" in head[: _JUNK + 5]:
        return Kind.PDF
    start = _ascii(head).lstrip(_BLANK)
    if start.startswith(b"{\\rtf"):
        return Kind.RTF
    for name, kind in _OFFICE_XML.items():
        if start.startswith(b"<") and name in start:
            raise NotText(path, kind)
    if start.startswith(b"<") and _MARKUP.search(start):
        return Kind.HTML
    if all(header.search(start) for header in _MIME):
        return Kind.MHTML
    return Kind.TEXT


def _ascii(head: bytes) -> bytes:
    """The head with the zero bytes of UTF-16 taken out, so that markup is found in it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head
