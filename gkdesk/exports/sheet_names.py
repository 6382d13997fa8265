"""Names that Excel accepts for sheets, and Windows for files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gkdesk.exports.text_fit import clean

_FOR_SHEETS = str.maketrans("[]:*?/\\", "［］：＊？／＼")
_FOR_FILES = str.maketrans('<>:"/\\|?*', "〈〉：＂／＼｜？＊")
_LONGEST = 31
_UNNAMED = "任务分解表"
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\.|$)", re.IGNORECASE)


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ").replace("\t", " ")


def _cut(text: str, units: int) -> str:
    """The text in at most that many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def sheet_names(titles: Iterable[str]) -> Iterator[str]:
    """A valid name a title, no two alike, as near to the titles as the rules allow."""
    taken = {"history"}
    for title in titles:
        stem = (
            clean(title).replace("\n", " ").translate(_FOR_SHEETS).strip("' ") or "任务分解表"
        )
        name, number = _cut(stem, _LONGEST).strip("' "), 1
        while name.casefold() in taken:
            number += 1
            tail = f"（{number}）"
            name = _cut(stem, _LONGEST - len(tail)) + tail
        taken.add(name.casefold())
        yield name


def file_name(title: str, suffix: str) -> str:
    """A file name for a title that Windows takes too; ``suffix`` begins with its dot."""
    stem = _one_line(title).translate(_FOR_FILES).strip(" .") or _UNNAMED
    stem = stem[:80].rstrip(" .")
    return ("_" if _DEVICE.match(stem) else "") + stem + suffix
