"""How a workbook says what it is, in words that survive a journey.

The whole mark stands as pairs in a hidden sheet; what is needed to find the workbook in the
register stands once more as short JSON in a custom property and a defined name. Short: a
spreadsheet program takes at most 255 characters there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from gkdesk.domain.dispatches import DispatchKind, LockedField, WorkbookMark

SHEET: Final = "gkdesk"
"""The name of the hidden sheet; its first cell says so too."""
PROPERTY: Final = "gkdesk"
NAME: Final = "gkdesk_mark"
CODE: Final = "code"
"""What heads the codes below the pairs; the fields sent stand beside it by their names."""

_LONGEST = 240
_SHORT = ("mark", "code", "kind", "version", "period", "rows", "checksum", "unit")
_PAIRS = (
    *("mark", "dispatch", "kind", "title", "year", "unit", "version"),
    *("period", "sent_at", "rows", "checksum"),
)
_CHECKED = (
    LockedField.CODE,
    LockedField.SECTION,
    LockedField.TASK,
    LockedField.MEASURE,
    LockedField.ROLE,
    LockedField.DEADLINE,
)


def short_text(mark: WorkbookMark) -> str:
    """The mark as JSON of at most 255 characters, with every sign of quotation counted
    twice; a very long name of a unit is left out."""
    said = {name: _word(getattr(mark, name)) for name in _SHORT}
    text = _json(said)
    if len(text) + text.count('"') > _LONGEST:
        text = _json({name: word for name, word in said.items() if name != "unit"})
    return text


def read_text(text: str) -> WorkbookMark | None:
    """The mark of such JSON; None where it is none."""
    try:
        said = json.loads(text)
    except ValueError:
        return None
    return _mark(said) if isinstance(said, dict) else None


def pairs(mark: WorkbookMark) -> Iterator[tuple[str, str]]:
    """The whole mark as names with words, for the hidden sheet."""
    for name in _PAIRS:
        yield name, _word(getattr(mark, "code" if name == "dispatch" else name))


def read_pairs(said: Mapping[str, str]) -> WorkbookMark | None:
    """The mark of such pairs, whatever stands beside them; None where they are none."""
    return _mark({**said, "code": said.get("dispatch", "")})


def checksum(rows: Iterable[Mapping[LockedField, str]]) -> str:
    """The sum of the locked words of a table, whatever the order of its rows and whatever
    blanks and line breaks a program put in."""
    each = sorted(
        "\x1f".join("".join(row.get(field, "").split()) for field in _CHECKED) for row in rows
    )
    return hashlib.sha256("\x1e".join(each).encode()).hexdigest()[:16]


def _mark(said: Mapping[str, Any]) -> WorkbookMark | None:
    words = {name: str(value).strip() for name, value in said.items()}
    kind = words.get("kind", "")
    if not words.get("mark") or not words.get("code") or kind not in list(DispatchKind):
        return None
    return WorkbookMark(
        mark=words["mark"],
        code=words["code"],
        kind=DispatchKind(kind),
        title=words.get("title", ""),
        year=_number(words.get("year", "")) or None,
        unit=words.get("unit", ""),
        version=_number(words.get("version", "")) or 1,
        period=words.get("period", ""),
        sent_at=words.get("sent_at", ""),
        rows=_number(words.get("rows", "")),
        checksum=words.get("checksum", ""),
    )


def _number(words: str) -> int:
    """A number, also where a program made 2026.0 of it; 0 for none."""
    whole = words.removesuffix(".0")
    return int(whole) if whole.isascii() and whole.isdecimal() and len(whole) < 10 else 0


def _word(value: object) -> str:
    return "" if value is None else str(value)


def _json(said: Mapping[str, str]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
