"""The names of WordprocessingML, and small questions its elements answer."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"

Element = etree._Element

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_OFF = {"0", "false", "off"}


def transitional(data: bytes) -> bytes:
    """The part with the names of Strict Office Open XML put into those Word writes."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data


def value(parent: Element | None, name: str) -> str | None:
    """The value of the child of that name, None where there is no such child or value."""
    if parent is None:
        return None
    child = parent.find(W + name)
    return None if child is None else child.get(VAL)


def switch(parent: Element | None, name: str) -> bool | None:
    """Whether the child of that name switches a property on; None where it is silent."""
    if parent is None:
        return None
    child = parent.find(W + name)
    return None if child is None else child.get(VAL, "1").lower() not in _OFF


def whole(words: str | None, default: int = 0) -> int:
    """The whole number in an attribute, ``default`` where there is none in bounds."""
    try:
        number = int(float(words or ""))
    except (ValueError, OverflowError):
        return default
    return number if -(10**9) < number < 10**9 else default
