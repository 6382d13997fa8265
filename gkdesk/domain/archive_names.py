"""Names of files in an archive that goes from one system to another."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONGEST: Final = 240
_FORBIDDEN: Final = re.compile(
    r'[\x00-\x1f\x7f<>:"\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]'
)
_DEVICE: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\.|$)", re.IGNORECASE)


def is_safe(name: str) -> bool:
    """Whether a name leads to a file below the folder it is unpacked in, on Windows too: no
    drive, no way up, no device, nothing that a system or a reader takes for another one."""
    parts = name.split("/")
    return (
        0 < len(name) <= _LONGEST
        and not _FORBIDDEN.search(name)
        and all(part.strip(". ") and part == part.rstrip(". ") for part in parts)
        and not any(map(_DEVICE.match, parts))
    )


def without_forbidden(part: str) -> str:
    """A file's own name with a line in place of each character that is refused."""
    return _FORBIDDEN.sub("_", part)


def same(name: str) -> str:
    """One form of all names that a file system may take for the same."""
    return unicodedata.normalize("NFKC", name).casefold()
