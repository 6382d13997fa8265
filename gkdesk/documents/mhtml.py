"""Web pages saved as one file (mht, mhtml): RFC 2557."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from gkdesk.documents.html import read_html
from gkdesk.domain.document import Document
from gkdesk.errors import FileTooLarge, FileUnsafe, NotText

_FORM = "单个文件的网页"
_MOST_BYTES = 16 * 1024 * 1024
"""The standard library's parser takes ten times as much memory."""
_BOUNDARY = re.compile(rb"boundary[*\d]{0,4}\s{0,4}=", re.IGNORECASE)
_MOST_BOUNDARIES = 16
"""Parts within parts; each line is held against all of them."""


def read_mhtml(data: bytes, path: Path) -> Document:
    """The words of the page in such a file, without its pictures; ``path`` is only named in
    faults.

    Raises FileTooLarge, FileUnsafe, NotText where no page stands in it (a letter), or as
    ``read_html`` does.
    """
    if len(data) > _MOST_BYTES:
        raise FileTooLarge(path, _FORM)
    if len(_BOUNDARY.findall(data)) > _MOST_BOUNDARIES:
        raise FileUnsafe(path, _FORM)
    page = _page(message_from_bytes(data.lstrip()))
    words = None if page is None else page.get_payload(decode=True)
    if page is None or not isinstance(words, bytes):
        raise NotText(path, "邮件")
    return read_html(words, path, page.get_content_charset(""))


def _page(message: Message) -> Message | None:
    """The first part that is a page; those behind it are frames within it."""
    parts = (part for part in message.walk() if not part.is_multipart())
    return next(
        (part for part in parts if part.get_content_subtype() in ("html", "xhtml+xml")), None
    )
