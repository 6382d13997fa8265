"""Paragraphs of an official document, each as its clause of GB/T 9704-2012 has it."""

from __future__ import annotations

from datetime import date
from typing import Final

from gkdesk.exports.official.ink import (
    BLACK,
    IMITATION,
    SMALL_TITLE,
    Element,
    element,
    letters,
    run,
    value,
)
from gkdesk.exports.official.measures import (
    BLOCK,
    BODY,
    HEAD_DROP,
    PITCH,
    RED,
    RED_GAP,
    TITLE,
    TITLE_PITCH,
    characters,
    dxa,
    twentieths,
    width_of,
)
from gkdesk.exports.official.styles import HEADING_FACES
from gkdesk.exports.official.title_lines import balanced

_MARK: Final = 62.0
"""The largest letters of an issuer's mark in points; a long name has smaller ones."""
_SEALED: Final = 4.0
_UNSEALED: Final = 2.0
"""Characters the date stands in from the right edge, with a seal and without (7.3.5)."""


def paragraph(
    text: str,
    *,
    face: str = IMITATION,
    points: float = BODY,
    bold: bool = False,
    first: float = 0,
    left: float = 0,
    right: float = 0,
    side: str = "both",
    style: str = "",
    pitch: float = PITCH,
    strong: int = 0,
    keep: bool = False,
) -> Element:
    """A paragraph of one face; ``first``, ``left`` and ``right`` are characters it stands in,
    its first ``strong`` characters are bold, ``keep`` binds it to the next."""
    lines = element("pPr")
    if style:
        lines.append(value("pStyle", style))
    if keep:
        lines.append(element("keepNext"))
    lines.append(
        element("spacing", before="0", after="0", line=twentieths(pitch), lineRule="exact")
    )
    lines.append(_indent(first, left, right))
    lines.append(value("jc", side))
    parts = [(text[:strong], True), (text[strong:], bold)] if strong else [(text, bold)]
    runs = (run(words, letters(face, points, bold=heavy)) for words, heavy in parts if words)
    return element("p", lines, *runs)


def _indent(first: float, left: float, right: float) -> Element:
    """Indents in hundredths of a character, which Word prefers, and in points."""
    line = "hanging" if first < 0 else "firstLine"
    sides = {"left": left, "right": right, line: abs(first)}
    wanted = {f"{side}Chars": str(round(count * 100)) for side, count in sides.items()}
    wanted |= {side: characters(count) for side, count in sides.items()}
    return element("ind", **wanted)


def blank(*, keep: bool = False) -> Element:
    """An empty line."""
    return paragraph("", keep=keep)


def title(text: str) -> Element:
    """2号小标宋, centred, broken where the sense allows (7.3.1)."""
    return paragraph(
        balanced(text),
        face=SMALL_TITLE,
        points=TITLE,
        side="center",
        style="Title",
        pitch=TITLE_PITCH,
        keep=True,
    )


def recipients(text: str) -> Element:
    """Flush left, its last name with a colon behind (7.3.2)."""
    return paragraph(text.rstrip("：:。，,；; ") + "：", side="left")


def heading(level: int, text: str) -> Element:
    """一、 in 黑体, （一） in 楷体, 1. bold, （1） plain; two characters in (7.3.3)."""
    kind = min(max(level, 1), len(HEADING_FACES))
    return paragraph(
        text,
        face=HEADING_FACES[kind - 1],
        bold=kind == 3,
        first=2,
        style=f"Heading{kind}",
        keep=True,
    )


def caption(text: str) -> Element:
    """The line above a table."""
    return paragraph(text, face=BLACK, side="center", keep=True)


def attachments(names: tuple[str, ...]) -> list[Element]:
    """附件：1.… , the names below each other (7.3.4)."""
    if len(names) == 1:
        return [_hung(f"附件：{names[0]}", 3)]
    return [
        _hung(f"{'附件：' if place == 1 else '　　　'}{place}.{name}", 4)
        for place, name in enumerate(names, 1)
    ]


def _hung(text: str, behind: float) -> Element:
    return paragraph(text, side="left", left=2 + behind, first=-behind)


def day_in_words(day: date) -> str:
    """2026年6月1日: Arabic figures, months and days without a nought (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def signature(issuer: str, day: date | None, *, sealed: bool) -> list[Element]:
    """Issuer and date at the right. Sealed: the date four characters in, the issuer centred
    above it, room above for the seal. Else the issuer two characters in and the date two
    behind its beginning; where the date is the longer, the date is two in (7.3.5)."""
    words = day_in_words(day) if day else "　　　年　月　日"
    long, wide = width_of(words), width_of(issuer)
    if sealed:
        above = max(_SEALED + (long - wide) / 2, 0.0)
        below = max(_SEALED, (wide - long) / 2)
    else:
        below = max(_UNSEALED, wide - long)
        above = max(_UNSEALED, _UNSEALED + 2 + long - wide)
        below = max(_UNSEALED, above + wide - 2 - long)
    lines = [blank(keep=True) for _ in range(2 if sealed else 1)]
    if issuer:
        lines.append(paragraph(issuer, right=above, side="right", keep=True))
    lines.append(paragraph(words, right=below, side="right"))
    return lines


def note_below(text: str) -> Element:
    """附注, as one for a telephone: in brackets, two characters in (7.3.6)."""
    return paragraph(f"（{text.strip('（）()')}）", first=2)


def red_head(mark: str, number: str) -> list[Element]:
    """The issuer's mark 35 mm below the text block's edge, two lines, the document number,
    the red line 4 mm below it and two lines more (7.2.4, 7.2.5, 7.2.7, 7.3.1)."""
    points = min(_MARK, BLOCK[0] * 72 / 25.4 / max(len(mark), 1) * 0.96)
    lines = element(
        "pPr",
        value("snapToGrid", "0"),
        element(
            "spacing",
            before=dxa(HEAD_DROP),
            after="0",
            line=twentieths(points * 1.2),
            lineRule="exact",
        ),
        value("jc", "center"),
    )
    big = element("p", lines, run(mark, letters(SMALL_TITLE, points, colour=RED)))
    return [big, blank(), blank(), _numbered(number), blank(), blank()]


def _numbered(number: str) -> Element:
    made = paragraph(number, side="center")
    properties = made.find("./{*}pPr")
    below = round(RED_GAP * 72 / 25.4)
    rule = element(
        "pBdr", element("bottom", val="single", sz="18", space=str(below), color=RED)
    )
    if properties is not None:
        properties.insert(0, rule)
    return made
