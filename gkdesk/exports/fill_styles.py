"""How the cells of a unit's workbook look: made once a sheet and shared by all its cells."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from gkdesk.domain.tasks import Light
from gkdesk.exports.fill_columns import POINTS
from gkdesk.exports.text_fit import clean
from gkdesk.exports.workbook_mark import looks_like_formula, put_words

_CHINESE: Final = 134
_BODY, _HEAD, _TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"
_EDGE = Side(style="thin", color="FF9A9A9A")
_GRID = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_GREY = PatternFill("solid", fgColor="FFF0F0F0")
_HEAD_GREY = PatternFill("solid", fgColor="FFDDDDDD")
_YELLOW = PatternFill("solid", fgColor="FFFFFBE6")
_HEAD_YELLOW = PatternFill("solid", fgColor="FFFFE699")
_INK: Final = {Light.OVERDUE: "FFB42318", Light.SOON: "FF8A5A00"}
_SMALLER: Final = (POINTS, 9, 7.5, 6)


class FillLook(Enum):
    """How a cell looks: the second word tells whether its text stands in the middle."""

    TITLE = "title"
    UNDER_TITLE = "under title"
    HEAD = "head"
    FILL_HEAD = "fill head"
    LOCKED = "locked"
    LOCKED_CENTRE = "locked centre"
    FILL = "fill"
    FILL_CENTRE = "fill centre"
    FILL_DAY = "fill day"
    FILL_TEXT = "fill text"
    PLAIN = "plain"
    PLAIN_BOLD = "plain bold"
    FRAMED = "framed"
    SAMPLE = "sample"
    """The colour of what is filled in, on the cover."""


_CENTRED = {
    FillLook.TITLE,
    FillLook.HEAD,
    FillLook.FILL_HEAD,
    FillLook.LOCKED_CENTRE,
    FillLook.FILL_CENTRE,
    FillLook.FILL_DAY,
}
_FILLS = {
    FillLook.HEAD: _HEAD_GREY,
    FillLook.FILL_HEAD: _HEAD_YELLOW,
    FillLook.LOCKED: _GREY,
    FillLook.LOCKED_CENTRE: _GREY,
    FillLook.FILL: _YELLOW,
    FillLook.FILL_CENTRE: _YELLOW,
    FillLook.FILL_DAY: _YELLOW,
    FillLook.FILL_TEXT: _YELLOW,
    FillLook.SAMPLE: _YELLOW,
}
_OPEN = {FillLook.FILL, FillLook.FILL_CENTRE, FillLook.FILL_DAY, FillLook.FILL_TEXT}
_NO_GRID = {FillLook.TITLE, FillLook.UNDER_TITLE, FillLook.PLAIN, FillLook.PLAIN_BOLD}
_FONTS = {
    FillLook.TITLE: (_TITLE, 20),
    FillLook.UNDER_TITLE: (_BODY, 12),
    FillLook.HEAD: (_HEAD, 11),
    FillLook.FILL_HEAD: (_HEAD, 11),
    FillLook.PLAIN: (_BODY, 12),
    FillLook.PLAIN_BOLD: (_HEAD, 12),
    FillLook.FRAMED: (_BODY, 12),
    FillLook.SAMPLE: (_BODY, 12),
}


class FillStyles:
    """The styles of one sheet, each made when it is first asked for."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._made: dict[tuple[object, ...], Any] = {}
        self._blank: dict[tuple[FillLook, str], Any] = {}

    def of(
        self,
        look: FillLook,
        quoted: bool = False,
        light: Light | None = None,
        step: int = 0,
        form: str = "",
    ) -> Any:
        """The style of a look. ``quoted`` keeps words that look like a formula words when
        they are edited; ``light`` colours urgent ones, ``step`` makes the letters smaller,
        ``form`` is a form of number."""
        key = look, quoted, light, step, form
        if key not in self._made:
            self._made[key] = _style(self._sheet, look, quoted, light, step, form)
        return self._made[key]

    def blank(self, look: FillLook, form: str = "") -> Any:
        """An empty cell of that look: one for all places, as the sheet is written in order."""
        key = look, form
        if key not in self._blank:
            cell: Any = WriteOnlyCell(self._sheet)
            cell._style = self.of(look, form=form)
            self._blank[key] = cell
        return self._blank[key]


def points_of(step: int) -> float:
    """The size of letters after so many steps."""
    return _SMALLER[step]


STEPS: Final = len(_SMALLER)
"""In so many sizes a text may stand."""


def _style(  # noqa: PLR0917
    sheet: Any, look: FillLook, quoted: bool, light: Light | None, step: int, form: str
) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    name, size = _FONTS.get(look, (_BODY, _SMALLER[step]))
    ink = _INK.get(light) if light else None
    cell.font = Font(name=name, size=size, charset=_CHINESE, color=ink, bold=bool(ink) or None)
    cell.alignment = Alignment(
        horizontal="center" if look in _CENTRED else "left", vertical="center", wrap_text=True
    )
    if look not in _NO_GRID:
        cell.border = _GRID
    if look in _FILLS:
        cell.fill = _FILLS[look]
    if look in _OPEN:
        cell.protection = Protection(locked=False)
    if look is FillLook.FILL_DAY:
        cell.number_format = "yyyy-mm-dd"
    elif look is FillLook.FILL_TEXT:
        cell.number_format = "@"
    if form:
        cell.number_format = form
    if quoted:
        cell.quotePrefix = True
    return cell._style


def worded(sheet: Any, styles: FillStyles, words: str, look: FillLook) -> Any:
    """A cell that holds words in a look."""
    cell: Any = WriteOnlyCell(sheet)
    text = clean(words)
    put_words(cell, text)
    cell._style = styles.of(look, looks_like_formula(text))
    return cell
