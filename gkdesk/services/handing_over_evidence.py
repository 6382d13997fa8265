"""Files of this computer that words of evidence name.

What units wrote into their workbooks is evidence too, so that a name is no leave to read
any file: only documents, pictures and recordings are taken, no path of the network is
touched (asking a foreign host tells it who asks), and a person sees the list before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from gkdesk.services.feedback import LINK

MOST_BYTES: Final = 200 * 1024**2
"""Of one file; a longer recording is handed over by other ways."""
MOST_TOGETHER: Final = 1024**3
MOST_FILES: Final = 2_000
_SUFFIXES: Final = (
    "docx|doc|docm|wps|pdf|ofd|xlsx|xlsm|xls|et|csv|pptx|ppt|dps|rtf|txt|html|htm|mht|mhtml|"
    "png|jpg|jpeg|bmp|gif|tif|tiff|webp|heic|mp3|wav|m4a|mp4|mov|avi|wmv|zip|rar|7z|eml"
)
_ENDING: Final = rf"\.(?:{_SUFFIXES})(?![A-Za-z0-9])"
_WORD: Final = r'[^\\/:<>|*?"\s；;，,、。：（）()《》][^\\/:<>|*?"\s；;，,、。：《》]*'
"""How a name without a folder, or its first folder, may look within words."""
_NAMED: Final = re.compile(
    r"(?:file:/{2,}|(?<![A-Za-z])[A-Za-z]:[\\/]|[\\/]{2}|(?<![\w.])/)"
    rf'[^<>|*?"\n；;]*?{_ENDING}'
    rf"|{_WORD}(?:[\\/][^\\/:<>|*?\"\n；;]+?)*?{_ENDING}",
    re.IGNORECASE,
)
_DRIVE_FIRST: Final = re.compile(r"/+[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that evidence of a row names; ``file`` is None where it is not to be had."""

    plan_id: int
    node_id: int
    words: str
    file: Path | None
    size: int = 0


def look(said: Iterable[tuple[int, int, str]], folder: Path | None) -> list[NamedFile]:
    """The files named in words of evidence (plan, row, words), each once a row; names
    without a folder are looked for in ``folder``, none at all where that is None. Touches
    the disk only, so that a worker may do it."""
    found: dict[tuple[int, str], NamedFile] = {}
    together = 0
    for plan_id, node_id, words in said:
        for name in names(words):
            if (node_id, name) in found:
                continue
            file, size = _regular(name, folder)
            if together + size > MOST_TOGETHER or len(found) >= MOST_FILES:
                file, size = None, 0
            together += size
            found[node_id, name] = NamedFile(plan_id, node_id, name, file, size)
    return list(found.values())


def names(words: str) -> Iterator[str]:
    """The names of files within words, as they stand there; addresses of the web are none."""
    for match in _NAMED.finditer(LINK.sub("\n", words)):
        yield match.group().strip()


def _regular(name: str, folder: Path | None) -> tuple[Path | None, int]:
    path = None if folder is None else _path(name, folder)
    try:
        if path is None or not path.is_file():
            return None, 0
        size = path.stat().st_size
    except (OSError, ValueError):
        return None, 0
    return (path, size) if size <= MOST_BYTES else (None, 0)


def _path(name: str, folder: Path) -> Path | None:
    """Where a name leads on this computer; None where it leads into the network or up."""
    if name.lower().startswith("file:"):
        name = unquote(name[5:])
        host = not name.startswith("///")
        name = name.lstrip("/") if _DRIVE_FIRST.match(name) else "/" + name.lstrip("/")
        if host:
            return None
    if name[:1] in "\\/" and name[1:2] in ("\\", "/"):
        return None
    path = Path(name)
    if ".." in re.split(r"[\\/]", name):
        return None
    return path if path.is_absolute() else folder / name.replace("\\", "/")
