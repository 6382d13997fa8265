"""Plain text files in any of the encodings Chinese offices use.

The order of attempts is byte order mark, UTF-16 by its pattern of zero bytes, strict UTF-8,
GB 18030. Bytes that are no text are refused, never guessed at.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from gkdesk.documents.content import content
from gkdesk.domain.document import Document
from gkdesk.errors import FileEmpty, FileTooLarge, NotText

MOST_BYTES = 32 * 1024 * 1024
"""A year's notices of a whole province fit in a tenth of this."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ODD_SHARE = 0.002
_COMMON = re.compile(r"[\t\n\r\x20-\x7e\u2010-\u203b\u3000-\u3017\u4e00-\u9fff\uff01-\uff5e]")
_COMMON_SHARE = 0.9


def read_text(path: Path) -> str:
    """The decoded text with line ends as ``\\n``.

    Raises FileMissing, FileUnreadable, FileEmpty, FileTooLarge or NotText.
    """
    return read_plain(content(path, MOST_BYTES), path).text


def read_plain(data: bytes, path: Path) -> Document:
    """The document of a plain text file's bytes; ``path`` is only named in faults.

    Raises FileEmpty, FileTooLarge or NotText.
    """
    if len(data) > MOST_BYTES:
        raise FileTooLarge(path)
    text = decoded(data, path)
    return Document(text.replace("\r\n", "\n").replace("\r", "\n"))


def decoded(data: bytes, path: Path) -> str:
    """The text of ``data``; ``path`` is only named in faults."""
    if not data.strip():
        raise FileEmpty(path)
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return _not_blank(text, path)
    raise NotText(path)


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    if wide := _wide(data[:_SAMPLE]):
        return (wide,)
    return ("utf-8", "gb18030")


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: line ends and digits leave zero bytes, and one of the two byte
    orders gives common characters."""
    if b"\x00" not in sample:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
        if len(_COMMON.findall(text)) >= len(text) * _COMMON_SHARE:
            return encoding
    return ""


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= len(sample) * _ODD_SHARE


def _not_blank(text: str, path: Path) -> str:
    """The text without a mark that its encoding left in front, and without stray zeros, at
    which many programs stop reading."""
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise FileEmpty(path)
    return text.removeprefix("\ufeff").replace("\0", "")
