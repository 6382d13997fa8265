"""The characters of Rich Text Format: bytes of a code page, and Unicode with a stand-in."""

from __future__ import annotations

_BY_CHARSET = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs"}
_BY_NUMBER = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5hkscs", 54936: "gb18030"}
_PLAIN = "cp1252"


def encoding_of_charset(charset: int | None) -> str | None:
    """The encoding of a font's character set where one character may take two bytes."""
    return _BY_CHARSET.get(charset or 0)


def encoding_of_page(number: int | None) -> str:
    """The encoding of a code page; Western where it is not one of East Asia."""
    return _BY_NUMBER.get(number or 0, _PLAIN)


class Letters:
    """Gathers bytes until they are characters: two bytes may stand in two tokens."""

    def __init__(self) -> None:
        self._bytes: list[str] = []
        self._encoding = _PLAIN
        self._skip = 0
        self._high = 0

    def put(self, words: str, encoding: str) -> str:
        """Take bytes; characters that were complete before them come back."""
        if self._skip:
            passed = min(self._skip, len(words))
            self._skip -= passed
            words = words[passed:]
        if not words:
            return ""
        before = "" if encoding == self._encoding else self.flush()
        self._encoding = encoding
        self._bytes.append(words)
        return before

    def flush(self) -> str:
        """All characters taken so far."""
        if not self._bytes:
            return ""
        data = "".join(self._bytes).encode("latin-1")
        self._bytes.clear()
        return data.decode(self._encoding, "replace")

    def unicode(self, number: int, stand_in: int) -> str:
        """A character by its number, for which ``stand_in`` bytes follow that are passed
        over. Halves of a pair come back as one when the second is there."""
        before = self.flush()
        self._skip = stand_in
        number %= 0x10000
        if 0xD800 <= number < 0xDC00:
            self._high = number
            return before
        if 0xDC00 <= number < 0xE000:
            high, self._high = self._high, 0
            pair = 0x10000 + ((high - 0xD800) << 10) + number - 0xDC00
            return before + (chr(pair) if high else "\ufffd")
        return before + chr(number)

    def end_stand_in(self) -> None:
        """A brace ends what stands in for a character."""
        self._skip = 0
