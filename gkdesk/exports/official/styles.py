"""The styles of an official document: none of python-docx's own, none of a theme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from gkdesk.exports.official.ink import (
    BLACK,
    IMITATION,
    KAI,
    SMALL_TITLE,
    SONG,
    Element,
    element,
    letters,
    value,
)
from gkdesk.exports.official.measures import BODY, PITCH, TITLE, twentieths

HEADING_FACES: Final = (BLACK, KAI, IMITATION, IMITATION)
"""7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋."""

_STAND_INS: Final = {
    SMALL_TITLE: "方正小标宋_GBK,小标宋体,华文中宋,宋体,SimSun",
    IMITATION: "仿宋,FangSong,华文仿宋",
    KAI: "楷体,KaiTi,华文楷体",
    BLACK: "SimHei",
    SONG: "SimSun",
}
_KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
}
_KEPT_OUTSIDE = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
}


def dress(document: Document) -> None:
    """Puts our styles, fonts and settings in place of those the library brings."""
    _lay_styles(document.styles.element)
    _drop_parts(document)
    _lay_fonts(document)
    refill(document.settings.element, _settings())


def refill(root: Element, children: Iterable[Element]) -> None:
    """Puts others in place of all an element holds."""
    for child in list(root):
        root.remove(child)
    for child in children:
        root.append(child)


def _settings() -> tuple[Element, ...]:
    """Word 2013's way of laying out, as Chinese Word writes it."""
    mode = element(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val="15",
    )
    return (
        element("evenAndOddHeaders"),
        value("characterSpacingControl", "compressPunctuation"),
        element(
            "compat",
            *(
                element(name)
                for name in (
                    "spaceForUL",
                    "balanceSingleByteDoubleByteWidth",
                    "doNotLeaveBackslashAlone",
                    "ulTrailSpace",
                    "doNotExpandShiftReturn",
                    "adjustLineHeightInTable",
                    "useFELayout",
                )
            ),
            mode,
        ),
    )


def _lay_styles(root: Element) -> None:
    defaults = element("rPrDefault", letters(IMITATION, BODY))
    refill(root, [element("docDefaults", defaults, element("pPrDefault"))])
    root.append(_paragraph_style("Normal", "Normal", _body_lines(), letters(IMITATION, BODY)))
    root.append(_bare_style("character", "DefaultParagraphFont", "Default Paragraph Font"))
    root.append(_bare_style("table", "TableNormal", "Normal Table"))
    root.append(_paragraph_style("Title", "Title", _title_lines(), letters(SMALL_TITLE, TITLE)))
    for level, face in enumerate(HEADING_FACES, 1):
        lines = _body_lines()
        lines.append(value("outlineLvl", str(level - 1)))
        bold = level == 3
        root.append(
            _paragraph_style(
                f"Heading{level}", f"heading {level}", lines, letters(face, BODY, bold=bold)
            )
        )


def _body_lines() -> Element:
    return element(
        "pPr",
        element("spacing", before="0", after="0", line=twentieths(PITCH), lineRule="exact"),
        value("jc", "both"),
    )


def _title_lines() -> Element:
    return element("pPr", value("jc", "center"), value("outlineLvl", "0"))


def _paragraph_style(key: str, name: str, lines: Element, ink: Element) -> Element:
    made = element("style", value("name", name), type="paragraph", styleId=key)
    if key == "Normal":
        made.set(qn("w:default"), "1")
    else:
        made.append(value("basedOn", "Normal"))
        made.append(value("next", "Normal"))
    made.append(element("qFormat"))
    made.append(lines)
    made.append(ink)
    return made


def _bare_style(kind: str, key: str, name: str) -> Element:
    made = element("style", value("name", name), type=kind, styleId=key, default="1")
    if kind == "table":
        sides = (element(side, w="0", type="dxa") for side in ("left", "right"))
        made.append(element("tblPr", element("tblCellMar", *sides)))
    return made


def _drop_parts(document: Document) -> None:
    """Theme, numbering, thumbnail and the like of the library's own empty document."""
    package = document.part.package
    for relations, kept in ((document.part.rels, _KEPT), (package.rels, _KEPT_OUTSIDE)):
        for key in [key for key, other in relations.items() if other.reltype not in kept]:
            del relations[key]


def _lay_fonts(document: Document) -> None:
    table = element(
        "fonts",
        *(
            element("font", value("altName", others), value("charset", "86"), name=face)
            for face, others in _STAND_INS.items()
        ),
    )
    font_table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    font_table._blob = etree.tostring(
        table, xml_declaration=True, encoding="UTF-8", standalone=True
    )
