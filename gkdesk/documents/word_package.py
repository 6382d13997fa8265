"""The parts of a Word package that carry its words: ISO/IEC 29500-2."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from gkdesk.documents.archive import Archive
from gkdesk.documents.word_xml import Element, W, transitional
from gkdesk.documents.xml_parts import children_of, parsed

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """An opened package; ``path`` and ``form`` are only named in faults.

    Raises FileDamaged, FileUnsafe, FileProtected or FileTooLarge.
    """

    def __init__(self, data: bytes, path: Path, form: str) -> None:
        self._archive = Archive(data, path, form)
        self._path = path
        self._form = form
        self._main = self._main_part()
        self._related = self._relations(self._main)

    def body(self) -> Iterator[Element]:
        """The children of the main part's ``w:body``, each kept only until the next one."""
        data = transitional(self._archive.read(self._main))
        return children_of(data, f"{W}body", self._path, self._form)

    def related(self, kind: str) -> Element | None:
        """The root of the part the main one names as its ``styles``, ``numbering`` …"""
        part = self._related.get(kind)
        return self._parsed(part) if part and part in self._archive else None

    def _main_part(self) -> str:
        named = self._relations("").get("officeDocument", "")
        return named if named in self._archive else "word/document.xml"

    def _relations(self, part: str) -> dict[str, str]:
        """The parts that a part names, by the last word of what they are to it."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self._archive:
            return {}
        found: dict[str, str] = {}
        for one in self._parsed(source).iter(_RELATION):
            kind = one.get("Type", "").rpartition("/")[2]
            target = posixpath.join("/", folder, one.get("Target", ""))
            found.setdefault(kind, posixpath.normpath(target).lstrip("/"))
        return found

    def _parsed(self, part: str) -> Element:
        return parsed(transitional(self._archive.read(part)), self._path, self._form)
