"""The marks within the text of a Word 97 file: fields, breaks, hyphens, pictures."""

from __future__ import annotations

import re

from gkdesk.documents.word_fields import Fields
from gkdesk.documents.word_symbols import symbol

_MARK = re.compile("[\x13\x14\x15]")
_PRINTED = {
    **dict.fromkeys(range(0x20), ""),
    0x09: "\t",
    0x0B: "\n",
    0x0C: "\n",
    0x0E: "\n",
    0x1E: "-",
}
_SIGN = "("
_HALF = re.compile("[\ud800-\udfff]")


class Signs:
    """Turns characters as stored into characters as printed, field marks counted on."""

    def __init__(self, *, keep_contents: bool = False) -> None:
        self._fields = Fields(keep_contents=keep_contents)

    @property
    def shown(self) -> bool:
        """Whether words at this place are printed."""
        return self._fields.shown

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is still open."""
        return self._fields.in_contents

    @property
    def contents(self) -> int:
        """How many tables of contents were left out."""
        return self._fields.contents

    def printed(self, words: str, sign: int | None) -> str:
        """The words as printed; ``sign`` is the number of a character of a symbol font, for
        which a bracket stands in the text."""
        if sign is not None:
            words = words.replace(_SIGN, symbol("", f"{sign:x}"))
        found: list[str] = []
        at = 0
        for match in _MARK.finditer(words):
            found.append(self._plain(words[at : match.start()]))
            found.append(self._mark(match[0]))
            at = match.end()
        found.append(self._plain(words[at:]))
        return "".join(found)

    def end_paragraph(self) -> None:
        self._fields.end_paragraph()

    def _mark(self, mark: str) -> str:
        if mark == "\x13":
            self._fields.begin()
        elif mark == "\x14":
            self._fields.separate()
        elif words := self._fields.end():
            return words if self._fields.shown else ""
        return ""

    def _plain(self, words: str) -> str:
        if not words:
            return ""
        if not self._fields.shown:
            self._fields.instruct(words)
            return ""
        words = words.translate(_PRINTED)
        if _HALF.search(words):
            words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return words
