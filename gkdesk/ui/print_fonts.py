"""The faces of a printed list: those of official documents where the machine has them,
else any that has Chinese glyphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from gkdesk.errors import NoChineseFont
from gkdesk.ui.print_breaks import Letters

UNITS_PER_POINT = 10
"""Pages are laid out in tenths of a point, so that every device shows the same lines."""

_SONG = ("宋体", "SimSun", "NSimSun", "STSong", "Source Han Serif SC", "AR PL UMing CN")
_FANGSONG = ("仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong", "STFangsong", *_SONG)
_HEI = ("黑体", "SimHei", "STHeiti")
_TITLE = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S")


TITLE_OFFSET, TITLE_GROWTH = 11.5, 0.62
"""Points of the title over letters of the table: 18 over 10.5, 小二 over 五号; 25 over 22."""
SMALL, SMALL_GROWTH, NUMBER = 9.0, 0.65, 14.0
"""Points of 第 X 页 共 Y 页, at least, and its part of those of the table; and of — X —, which
GB/T 9704-2012 7.5 sets in 四号."""

_MARKED = {"仿宋": _FANGSONG[:5], "黑体": _HEI, "小标宋": _TITLE, "宋体": _SONG[:4]}


@dataclass(frozen=True, slots=True)
class PrintFonts:
    """The fonts of a page, sized in tenths of a point."""

    title: QFont
    head: QFont
    body: QFont
    strong: QFont
    small: QFont
    number: QFont


@dataclass(frozen=True, slots=True)
class PrintLetters:
    """The same fonts with the widths of their letters."""

    title: Letters
    head: Letters
    body: Letters
    strong: Letters
    small: Letters
    number: Letters


def chinese_families() -> list[str]:
    """The installed families with simplified Chinese glyphs. Noto's come last: it draws a
    character and its radical alike. Raises NoChineseFont."""
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    found = [name for name in QFontDatabase.families(system) if not name.startswith("@")]
    if not found:
        raise NoChineseFont
    return sorted(found, key=lambda name: name.startswith(("Noto", "Source Han")))


def print_fonts(points: float = 10.5) -> PrintFonts:
    """The fonts of this machine for a list of letters that large. Raises NoChineseFont."""
    return _fonts(chinese_families(), points)


def print_letters(points: float) -> PrintLetters:
    """The same with the widths of their letters. Raises NoChineseFont."""
    fonts = print_fonts(points)
    return PrintLetters(*(Letters(getattr(fonts, one.name)) for one in fields(fonts)))


def preview_fonts() -> PrintFonts:
    """The same for a preview on the screen, which is shown with whatever there is: the
    workbook itself needs no font of this machine."""
    try:
        return print_fonts()
    except NoChineseFont:
        return _fonts([QGuiApplication.font().family()], 10.5)


def font_notice() -> str:
    """A sentence naming the faces of official documents which this machine lacks, and what
    stands in for them; "" where it has them. Raises NoChineseFont."""
    installed = chinese_families()
    lacking = [face for face, names in _MARKED.items() if not _present(names, installed)]
    if not lacking:
        return ""
    used = QFontInfo(print_fonts().body).family()
    return f"这台电脑没有{'、'.join(lacking)}，印出来以“{used}”代替；装上字体后再印即可。"


def _fonts(installed: Sequence[str], points: float) -> PrintFonts:
    heavy = not _present(_HEI, installed)
    title = round(TITLE_OFFSET + TITLE_GROWTH * points)
    return PrintFonts(
        title=_font((*_TITLE, *_SONG), installed, title, bold=not _present(_TITLE, installed)),
        head=_font(_HEI, installed, points, bold=heavy),
        body=_font(_FANGSONG, installed, points),
        strong=_font(_HEI, installed, points, bold=heavy),
        small=_font(_SONG, installed, max(SMALL, SMALL_GROWTH * points)),
        number=_font(_SONG, installed, NUMBER),
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
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
