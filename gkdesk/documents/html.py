"""Saved web pages, and the web form of what Word, WPS, Excel and browsers copy.

The parser is libxml2's (lxml): it repairs broken markup as browsers do, takes a tenth of the
time of the one in the standard library, and loads nothing. It stops at 2,048 nested
elements; such a page is refused, because what stands behind would be lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from gkdesk.documents.blocks import document_of, plain
from gkdesk.documents.html_lines import Page, page_of
from gkdesk.documents.text import decoded
from gkdesk.documents.web_body import body_of, lines_left_out
from gkdesk.documents.xml_parts import weight_of
from gkdesk.domain.characters import storable
from gkdesk.domain.document import Document
from gkdesk.errors import FileDamaged, FileEmpty, FileTooLarge, FileUnsafe, GkdeskError

_FORM = "网页"
_HEAD = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.-]{2,20})", re.I)
_OF_SAME_PAGE = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_ENCODING = re.compile(
    r"(?:x-)?(?:utf|gb|hz|big5|iso|windows|cp|latin|ascii|us-ascii|shift|euc|koi8)[\w.-]{0,20}"
)
"""What a page may name; Python knows others that take for ever or are no encoding."""
_CLIPBOARD_HEAD = re.compile(r"Version:\d[^<]{0,500}(?=<)", re.I)
_BROKEN_SHARE = 0.001
_MUCH_UNSEEN = 200
_CELL = re.compile(rb"<t[dh]\b", re.IGNORECASE)
_MOST_CELLS = 100_000
"""A cell takes 70 µs, however little stands in it."""
_MOST_TREE = 80 * 1024 * 1024
"""Bytes of the page's tree; what Word saves of 300 pages takes as much."""


def read_html(data: bytes, path: Path, charset: str = "") -> Document:
    """The words of a saved page; ``charset`` is what stands around the page about its
    encoding, ``path`` is only named in faults.

    Raises FileEmpty, NotText, FileTooLarge, FileDamaged or FileUnsafe.
    """
    return read_markup(_markup(data, path, charset.lower()), path)


def read_markup(markup: str, path: Path) -> Document:
    """The words of a page given as text. Raises as ``read_html`` but for NotText."""
    root = _tree(markup, path)
    page = page_of(root)
    body = body_of(page, _title(root))
    document = document_of(body.blocks, [*lines_left_out(body), *_unseen(page)])
    if not document.text.strip():
        raise FileEmpty(path)
    return document


def _markup(data: bytes, path: Path, charset: str) -> str:
    """The page as text, in the encoding named for it where that holds, else as any text."""
    match = _CHARSET.search(data[:_HEAD])
    said = charset or (match[1].decode("ascii").lower() if match else "")
    named = said if _ENCODING.fullmatch(said) else ""
    encoding = _OF_SAME_PAGE.get(named, named or "utf-8")
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            pass
        else:
            return text
    try:
        return decoded(data, path)
    except GkdeskError:
        return _mostly(data, encoding, path)


def _mostly(data: bytes, encoding: str, path: Path) -> str:
    """A page with a few broken bytes, as browsers show it."""
    try:
        text = data.decode(encoding, "replace")
    except LookupError as fault:
        raise FileDamaged(path, _FORM) from fault
    if text.count("\ufffd") > max(3, len(text) * _BROKEN_SHARE):
        raise FileDamaged(path, _FORM)
    return text


def _tree(markup: str, path: Path) -> etree._Element:
    match = _CLIPBOARD_HEAD.match(markup)
    markup = storable(markup[match.end() :] if match else markup)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_pis=False
    )
    encoded = markup.encode()
    cells = sum(1 for _ in _CELL.finditer(encoded))
    if weight_of(encoded) > _MOST_TREE or cells > _MOST_CELLS:
        raise FileTooLarge(path, _FORM)
    try:
        root = etree.fromstring(encoded, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise FileDamaged(path, _FORM) from fault
    if root is None:
        raise FileEmpty(path)
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise FileUnsafe(path, _FORM)
    return root


def _title(root: etree._Element) -> str:
    """What the page gives as its title, in its head or in the fields a site's search reads."""
    titles = [
        plain("".join(str(part) for part in title.itertext())) for title in root.iter("title")
    ]
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() in ("articletitle", "og:title", "title"):
            titles.append(meta.get("content", ""))
    return "\n".join(titles[:8])


def _unseen(page: Page) -> Iterator[str]:
    seen = sum(placed.size for placed in page.blocks)
    if page.unseen > max(_MUCH_UNSEEN, seen):
        yield f"网页里有 {page.unseen} 字是隐藏的，没有读入。"
