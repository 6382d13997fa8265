"""Signs that Word takes from symbol fonts, as characters everybody has."""

from __future__ import annotations

_PRIVATE = 0xF000
_SIGNS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆",
        0x76: "◆", 0x9F: "•", 0xA7: "■", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xE0: "→",
        0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
        **{0x80 + number: chr(0x245F + number) for number in range(1, 11)},
        **{0x8B + number: chr(0x2775 + number) for number in range(1, 11)},
    },
    "wingdings 2": {
        0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x97: "●",
        **{0x69 + number: chr(0x245F + number) for number in range(1, 11)},
    },
    "symbol": {0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB1: "±", 0xAE: "→"},
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """The character for a sign of a symbol font; ``code`` is its number in hexadecimal.

    A sign of a font not known here is left out: its number says nothing about its look.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    signs = _SIGNS.get(font.lower())
    if signs is not None:
        return signs.get(number - _PRIVATE if number >= _PRIVATE else number, "")
    if 0x20 <= number < 0xD800 or 0xF900 <= number <= 0xFFFD:
        return chr(number)
    return ""
