"""The faces of a printed list: those of official documents where the machine has them,
else any that has Chinese glyphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from gkdesk.errors import NoChineseFont

UNITS_PER_POINT = 10
"""Pages are laid out in tenths of a point, so that every device shows the same lines."""

_SONG = ("宋体", "SimSun", "NSimSun", "STSong", "Source Han Serif SC", "AR PL UMing CN")
_FANGSONG = ("仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong", "STFangsong", *_SONG)
_HEI = ("黑体", "SimHei", "STHeiti")
_TITLE = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S")


@dataclass(frozen=True, slots=True)
class PrintFonts:
    """The fonts of a page, sized in tenths of a point."""

    title: QFont
    head: QFont
    body: QFont
    strong: QFont
    small: QFont


def chinese_families() -> list[str]:
    """The installed families with simplified Chinese glyphs. Noto's come last: in a PDF of
    Qt they turn into radicals, which no search finds. Raises NoChineseFont."""
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    found = [name for name in QFontDatabase.families(system) if not name.startswith("@")]
    if not found:
        raise NoChineseFont
    return sorted(found, key=lambda name: name.startswith(("Noto", "Source Han")))


def print_fonts() -> PrintFonts:
    """The fonts of this machine for a printed list. Raises NoChineseFont."""
    return _fonts(chinese_families())


def preview_fonts() -> PrintFonts:
    """The same for a preview on the screen, which is shown with whatever there is: the
    workbook itself needs no font of this machine."""
    try:
        return print_fonts()
    except NoChineseFont:
        return _fonts([QGuiApplication.font().family()])


def _fonts(installed: Sequence[str]) -> PrintFonts:
    heavy = not _present(_HEI, installed)
    return PrintFonts(
        title=_font((*_TITLE, *_SONG), installed, 18, bold=not _present(_TITLE, installed)),
        head=_font(_HEI, installed, 10.5, bold=heavy),
        body=_font(_FANGSONG, installed, 10.5),
        strong=_font(_HEI, installed, 10.5, bold=heavy),
        small=_font(_SONG, installed, 9),
    )


def with_face(font: QFont, face: str) -> QFont:
    """The font in a face somebody wants, where the machine has it."""
    if face in font.families() or not QFontDatabase.hasFamily(face):
        return font
    made = QFont(font)
    made.setFamilies([face, *font.families()])
    made.setBold(False)
    return made


def _present(wanted: Sequence[str], installed: Sequence[str]) -> bool:
    return any(name in installed for name in wanted)


def _font(
    wanted: Sequence[str], installed: Sequence[str], points: float, *, bold: bool = False
) -> QFont:
    font = QFont([*(name for name in wanted if name in installed), *installed[:3]])
    font.setPixelSize(round(points * UNITS_PER_POINT))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
