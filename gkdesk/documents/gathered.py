"""What a person hands over to be taken in: files, folders, archives -> single files."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from gkdesk.documents.archive import MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED
from gkdesk.documents.content import content
from gkdesk.domain.exchange import SUFFIX
from gkdesk.errors import FileDamaged, FileUnsafe, GkdeskError, NothingToCollect

_WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".ett", ".ods", SUFFIX))
_ARCHIVE = ".zip"
_FORM = "压缩文件"
_DEEPEST = 1
_UTF8_FLAG = 0x800
_HARMLESS = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """One file: its path as a person knows it, and its bytes where it lies in an archive."""

    path: Path
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """A folder or archive that could not be looked into, or holds no workbook."""

    path: Path
    fault: GkdeskError


def gathered(paths: Iterable[Path]) -> tuple[list[Member], list[Closed]]:
    """The workbooks in files, folders (all below them) and zip archives, each once, in the
    order of their names. Other files of a folder are left aside, files named by a person
    are not."""
    members: dict[Path, Member] = {}
    faults: list[Closed] = []
    for path in paths:
        if not path.is_dir() and not _packed(path):
            members[path] = Member(path)
            continue
        try:
            found = list(_in_folder(path, faults) if path.is_dir() else _in_zip(path))
        except GkdeskError as fault:
            faults.append(Closed(path, fault))
            continue
        if not found:
            faults.append(Closed(path, NothingToCollect(path)))
        members.update((member.path, member) for member in found)
    return list(members.values()), faults


def _packed(path: Path) -> bool:
    return path.suffix.lower() == _ARCHIVE


def _in_folder(folder: Path, faults: list[Closed]) -> Iterator[Member]:
    for here, below, names in os.walk(folder):
        below.sort()
        for name in sorted(names):
            path = Path(here, name)
            if _packed(path):
                try:
                    yield from _in_zip(path)
                except GkdeskError as fault:
                    faults.append(Closed(path, fault))
            elif _is_workbook(path):
                yield Member(path)


def _is_workbook(path: Path) -> bool:
    """Whether a file may be one; those that programs keep beside an open one are none."""
    aside = path.name.startswith(("~$", ".~", "._", "."))
    return path.suffix.lower() in _WORKBOOKS and not aside


def _in_zip(path: Path) -> Iterator[Member]:
    """The workbooks in an archive, and in those within it. Raises FileDamaged, FileUnsafe
    and what ``content`` raises."""
    yield from _unpacked(path, content(path), 0)


def _unpacked(path: Path, data: bytes, depth: int) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _guard(path, infos, len(data))
            for info in infos:
                name = path / _name(info)
                inner = _packed(name) and depth < _DEEPEST
                if info.is_dir() or not (inner or _is_workbook(name)):
                    continue
                held = archive.read(info)
                yield from _unpacked(name, held, depth + 1) if inner else [Member(name, held)]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as fault:
        raise FileDamaged(path, _FORM) from fault
    except (OSError, ValueError, zlib.error) as fault:
        raise FileDamaged(path, _FORM) from fault


def _guard(path: Path, infos: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(info.file_size for info in infos)
    most = min(MOST_UNPACKED, max(_HARMLESS, packed * MOST_RATIO))
    if len(infos) > MOST_MEMBERS or unpacked > most:
        raise FileUnsafe(path, _FORM)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; without the sign that it is UTF-8 it may be so all the same, or
    is the office's GBK; Python takes both for cp437. No way leads out of the archive."""
    name = info.filename
    if not info.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode()
        except UnicodeError:
            name = raw.decode("gb18030", "replace")
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "未命名"
