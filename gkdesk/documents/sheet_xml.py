"""XML parts of workbooks, read as a stream: no tree, no entities, no document types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from gkdesk.errors import FileDamaged, FileUnsafe

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def _nothing(_said: str) -> None:
    return


def stream(
    data: bytes,
    path: Path,
    form: str,
    *,
    start: Start,
    end: End = _nothing,
    words: Callable[[str], None] = _nothing,
) -> None:
    """Calls ``start`` with the local name and attributes (local names too), ``end`` and
    ``words`` for what stands in the part.

    Raises FileUnsafe for a document type, FileDamaged for what is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 65536

    def refuse(*_declaration: object) -> None:
        raise FileUnsafe(path, form)

    def opened(name: str, attributes: dict[str, str]) -> None:
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = words
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as fault:
        raise FileDamaged(path, form) from fault


def _local(name: str) -> str:
    return name.rpartition(":")[2]
