"""OFD files (GB/T 33190-2016): the words of the page contents with their places.

The package is small and plain, so its own parts are read: OFD.xml names the document,
Document.xml its pages and templates, Content.xml holds text objects in millimetres from the
upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from lxml import etree

from gkdesk.documents.archive import Archive
from gkdesk.documents.ofd_objects import Box, Fonts, PageObjects, box_of
from gkdesk.documents.paged import PageWords, ReadPage, document_of_pages, read_page
from gkdesk.documents.xml_parts import parsed
from gkdesk.domain.document import Document
from gkdesk.errors import FileDamaged, FileProtected, FileTooLarge

MOST_PAGES = 2000
MOST_CHARACTERS = 3_000_000
_FORM = "OFD 文件"
_A4 = Box(0, 0, 210, 297)


def read_ofd(data: bytes, path: Path) -> Document:
    """The words of an OFD file; ``path`` is only named in faults.

    Raises FileProtected, FileDamaged, FileUnsafe, FileTooLarge or ScanWithoutText.
    """
    return document_of_pages(list(_Package(data, path).pages()), path, _FORM)


class _Package:
    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        self._archive = Archive(data, path, _FORM)
        if "encryptions.xml" in self._archive:
            raise FileProtected(path, _FORM)
        self._template = lru_cache(maxsize=32)(self._part)

    def pages(self) -> Iterator[ReadPage]:
        """The pages of all documents in the package, in order."""
        count = number = 0
        for root in self._roots():
            for words in self._pages_of(root, number):
                page = read_page(words)
                count += page.letters
                number += 1
                if number > MOST_PAGES or count > MOST_CHARACTERS:
                    raise FileTooLarge(self._path, _FORM)
                yield page

    def _pages_of(self, root: str, number: int) -> Iterator[PageWords]:
        document = self._part(root)
        fonts = self._fonts(document, root)
        area = box_of(document.findtext(".//{*}CommonData/{*}PageArea/{*}PhysicalBox")) or _A4
        templates = {
            each.get("ID", ""): _beside(root, each.get("BaseLoc", ""))
            for each in document.iterfind(".//{*}TemplatePage")
        }
        for page in document.iterfind(".//{*}Pages/{*}Page"):
            name = _beside(root, page.get("BaseLoc", ""))
            yield self._page(name, templates, fonts, area, number)
            number += 1

    def _roots(self) -> list[str]:
        roots = [
            place.text.strip()
            for place in self._part("OFD.xml").iterfind(".//{*}DocBody/{*}DocRoot")
            if place.text and place.text.strip()
        ]
        if not roots:
            raise FileDamaged(self._path, _FORM)
        return [_beside("OFD.xml", root) for root in roots]

    def _part(self, name: str) -> etree._Element:
        return parsed(self._archive.read(name), self._path, _FORM)

    def _fonts(self, document: etree._Element, root: str) -> Fonts:
        fonts = Fonts()
        for kind in ("PublicRes", "DocumentRes"):
            for place in document.iterfind(f".//{{*}}CommonData/{{*}}{kind}"):
                name = _beside(root, (place.text or "").strip())
                if name in self._archive:
                    fonts.take(self._part(name))
        return fonts

    def _page(
        self, name: str, templates: dict[str, str], fonts: Fonts, area: Box, number: int
    ) -> PageWords:
        if name not in self._archive:
            return PageWords(number, 0, 0, broken=True)
        content = self._part(name)
        box = box_of(content.findtext("{*}Area/{*}PhysicalBox")) or area
        objects = PageObjects(box, fonts)
        for used in content.iterfind("{*}Template"):
            template = templates.get(used.get("TemplateID", ""), "")
            if template in self._archive:
                objects.take(self._template(template))
        objects.take(content)
        return objects.page(number)


def _beside(name: str, place: str) -> str:
    """The member that ``place`` names as seen from the member ``name``."""
    place = place.replace("\\", "/")
    parts: list[str] = [] if place.startswith("/") else list(PurePosixPath(name).parts[:-1])
    for part in place.strip("/").split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(part.strip("/") for part in parts if part != "/")
