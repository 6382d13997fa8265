"""XML that came from outside: parsed without entities, document types or the network."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from gkdesk.errors import FileDamaged, FileTooLarge, FileUnsafe

MOST_TAGS = 1_500_000
"""Tags of one part: a thousand pages of Word; their tree takes 150 MB."""

_DECLARED = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def parsed(data: bytes, path: Path, form: str) -> etree._Element:
    """The root element of an XML part; ``path`` and ``form`` are only named in faults.

    Raises FileUnsafe where the part declares a document type (no office format has one, an
    entity attack needs one), FileTooLarge where its tree would fill memory, FileDamaged
    where it is no XML.
    """
    if data.count(b"<") > MOST_TAGS:
        raise FileTooLarge(path, form)
    if any(word in data for word in _DECLARED):
        raise FileUnsafe(path, form)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise FileDamaged(path, form) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileUnsafe(path, form)
    return root
