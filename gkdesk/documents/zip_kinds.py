"""Which format a zip archive holds: Word, Excel, OpenDocument, OFD, or none of them."""

from __future__ import annotations

from pathlib import Path

from gkdesk.documents.archive import Archive
from gkdesk.documents.kinds import Kind
from gkdesk.errors import FileProtected, NotText

_PARTS = {
    "word/document.xml": Kind.WORD,
    "ofd.xml": Kind.OFD,
    "xl/workbook.xml": Kind.XLSX,
    "xl/workbook.bin": Kind.XLSX,
}
_MIMETYPES = {
    "application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
    "application/vnd.oasis.opendocument.text": Kind.ODT,
}
_CONTENT_TYPES = {
    b"wordprocessingml.document.main": Kind.WORD,
    b"wordprocessingml.template.main": Kind.WORD,
    b"ms-word.document.macroEnabled.main": Kind.WORD,
    b"ms-word.template.macroEnabledTemplate.main": Kind.WORD,
    b"spreadsheetml.sheet.main": Kind.XLSX,
    b"ms-excel.sheet": Kind.XLSX,
}
_OTHERS = {
    "ppt/presentation.xml": "演示文稿",
    "uof.xml": "标文通文档",
    "androidmanifest.xml": "程序文件",
}
_MOST_TYPES = 4 * 1024 * 1024


def zip_kind(data: bytes, path: Path) -> Kind:
    """The format inside a zip, by the names of its parts, then by what they say.

    Raises NotText where it is an archive or another program's file, FileProtected,
    FileDamaged or FileUnsafe.
    """
    archive = Archive(data, path, "压缩文件")
    for name, kind in _PARTS.items():
        if name in archive:
            return kind
    for name, word in _OTHERS.items():
        if name in archive:
            raise NotText(path, word)
    if found := _by_mimetype(archive, path) or _by_content_types(archive):
        return found
    raise NotText(path, "压缩文件")


def _by_mimetype(archive: Archive, path: Path) -> Kind | None:
    if "mimetype" not in archive:
        return None
    said = archive.read("mimetype", 256).decode("ascii", "replace").strip()
    kind = _MIMETYPES.get(said.removesuffix("-template"))
    manifest = "meta-inf/manifest.xml"
    if kind and manifest in archive and b":encryption-data" in archive.read(manifest):
        raise FileProtected(path, kind.value)
    return kind


def _by_content_types(archive: Archive) -> Kind | None:
    if "[content_types].xml" not in archive:
        return None
    types = archive.read("[content_types].xml", _MOST_TYPES)
    return next((kind for word, kind in _CONTENT_TYPES.items() if word in types), None)
