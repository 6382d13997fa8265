"""Elements of WordprocessingML made in one line each."""

from __future__ import annotations

import re
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml.etree import _Element

from gkdesk.domain.characters import storable
from gkdesk.exports.official.measures import BODY, CELL, twentieths

Element = _Element

_UNWRITABLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

SONG: Final = "宋体"
BLACK: Final = "黑体"
KAI: Final = "楷体_GB2312"
IMITATION: Final = "仿宋_GB2312"
SMALL_TITLE: Final = "方正小标宋简体"


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """``element("ind", firstLine="640")`` is <w:ind w:firstLine="640"/>."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for child in children:
        made.append(child)
    return made


def value(tag: str, val: str) -> Element:
    """<w:tag w:val="val"/>"""
    return element(tag, val=val)


def faces(face: str) -> Element:
    """One face for all letters, those of punctuation that Word takes for Western too (“”…—),
    and none of a theme."""
    return element("rFonts", hint="eastAsia", ascii=face, hAnsi=face, eastAsia=face, cs=face)


def letters(face: str, points: float, *, bold: bool = False, colour: str = "") -> Element:
    """The properties of a run; ``colour`` is RRGGBB, "" for the reader's own."""
    made = element("rPr", faces(face))
    if bold:
        made.append(element("b"))
        made.append(element("bCs"))
    if colour:
        made.append(value("color", colour))
    if points == BODY:  # 28 letters of 3号 are a little wider than the text block
        made.append(value("spacing", twentieths(CELL - BODY)))
    size = str(round(points * 2))
    for tag in ("sz", "szCs"):
        made.append(value(tag, size))
    made.append(element("lang", val="en-US", eastAsia="zh-CN"))
    return made


def run(text: str, properties: Element) -> Element:
    """A run of text; a line feed breaks the line, what XML cannot hold is left out."""
    made = element("r", properties)
    for place, line in enumerate(writable(text).split("\n")):
        if place:
            made.append(element("br"))
        words = element("t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        made.append(words)
    return made


def writable(text: str) -> str:
    """The text with line feeds only, without what XML 1.0 cannot hold; a tab is a blank."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNWRITABLE.sub("", storable(plain))
