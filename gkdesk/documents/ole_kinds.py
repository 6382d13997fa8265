"""Which format an OLE compound file holds, told by its streams."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from gkdesk.documents.kinds import Kind
from gkdesk.errors import FileDamaged, FileProtected, NotText

_STREAMS = {"worddocument": Kind.WORD97, "workbook": Kind.XLS, "book": Kind.XLS}
_OTHERS = {
    "powerpoint document": "演示文稿",
    "visiodocument": "Visio 图",
    "__properties_version1.0": "邮件文件",
    "bodytext": "韩文文档",
}


def ole_kind(data: bytes, path: Path) -> Kind:
    """The format of an OLE file.

    Raises FileProtected where the streams are encrypted as a whole, NotText where they are
    another program's, FileDamaged where they cannot be listed.
    """
    names = _stream_names(data, path)
    if "encryptedpackage" in names:
        raise FileProtected(path)
    for name, kind in _STREAMS.items():
        if name in names:
            return kind
    for name, word in _OTHERS.items():
        if name in names:
            raise NotText(path, word)
    raise NotText(path, "旧版 WPS 文档")


def _stream_names(data: bytes, path: Path) -> set[str]:
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            return {entry[0].lower() for entry in file.listdir(streams=True, storages=True)}
    except Exception as fault:  # olefile lets struct, index, key and OS errors through
        raise FileDamaged(path, Kind.WORD97.value) from fault
