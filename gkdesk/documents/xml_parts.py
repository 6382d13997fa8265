"""XML that came from outside: parsed without entities, document types or the network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from gkdesk.errors import FileDamaged, FileTooLarge, FileUnsafe

MOST_TREE = 40 * 1024 * 1024
"""Bytes that the tree of a part may take in memory; numbering bloated by years takes 15 MB."""
MOST_BLOCK = 64 * 1024 * 1024
"""The same for one block of a part that is read block by block: a table of 500 pages."""

_ELEMENT, _ATTRIBUTE, _TEXT = 122, 232, 120
"""Bytes of libxml2's nodes, measured."""
_CHUNK = 64 * 1024
_DECLARED = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parsed(data: bytes, path: Path, form: str) -> etree._Element:
    """The root element of an XML part; ``path`` and ``form`` are only named in faults.

    Raises FileUnsafe where the part declares a document type (no office format has one, an
    entity attack needs one), FileTooLarge where its tree would fill memory, FileDamaged
    where it is no XML.
    """
    if weight_of(data) > MOST_TREE:
        raise FileTooLarge(path, form)
    _refuse_declared(data, path, form)
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise FileDamaged(path, form) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileUnsafe(path, form)
    return root


def children_of(data: bytes, holder: str, path: Path, form: str) -> Iterator[etree._Element]:
    """The children of the root's first child of the tag ``holder``, one after the other: each
    is gone from memory when the next is asked for.

    Raises as ``parsed`` does, where a single child would fill memory, and FileDamaged where
    there is no such ``holder``.
    """
    _refuse_declared(data, path, form)
    parser: etree.XMLPullParser = etree.XMLPullParser(("start",), tag=holder, **_SAFE)
    found: etree._Element | None = None
    taken = weight = 0
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        _feed(parser, chunk, path, form)
        if found is None:
            found = _second(parser)
        weight += weight_of(chunk)
        if found is not None and len(found) > taken + 1:
            yield from list(found)[taken:-1]
            # The last one is still in the caller's hands, and to take it away would be slow.
            for _ in range(len(found) - 2):
                del found[0]
            taken, weight = 1, 0
        if weight > MOST_BLOCK:
            raise FileTooLarge(path, form)
    _close(parser, path, form)
    if found is None:
        raise FileDamaged(path, form)
    yield from list(found)[taken:]


def _second(parser: etree.XMLPullParser) -> etree._Element | None:
    """The element the parser waits for, if it has come and stands right below the root."""
    for _, one in parser.read_events():
        if isinstance(one, etree._Element):
            parent = one.getparent()
            if parent is not None and parent.getparent() is None:
                return one
    return None


def _feed(parser: etree.XMLPullParser, chunk: bytes, path: Path, form: str) -> None:
    try:
        parser.feed(chunk)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise FileDamaged(path, form) from fault


def _close(parser: etree.XMLPullParser, path: Path, form: str) -> None:
    try:
        root = parser.close()
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise FileDamaged(path, form) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileUnsafe(path, form)


def _refuse_declared(data: bytes, path: Path, form: str) -> None:
    if any(word in data for word in _DECLARED):
        raise FileUnsafe(path, form)


def weight_of(data: bytes) -> int:
    """About how many bytes the tree of this markup takes in memory."""
    elements = data.count(b"<") - data.count(b"</")
    texts = data.count(b">") - data.count(b"><")
    nodes = elements * _ELEMENT + data.count(b"=") * _ATTRIBUTE + texts * _TEXT
    return nodes + len(data)
