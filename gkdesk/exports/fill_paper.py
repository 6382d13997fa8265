"""Paper and protection of the sheet a unit fills in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter

from gkdesk.exports.fill_columns import FillColumn

_MM_PER_INCH: Final = 25.4
_A4: Final = 9
_HANDLING: Final = (
    *("formatColumns", "formatRows", "formatCells", "sort", "autoFilter"),
    *("selectLockedCells", "selectUnlockedCells"),
)


def set_paper(sheet: Any, columns: Sequence[FillColumn], last_row: int) -> None:
    """A4 across, as wide as the paper, heads on every page; before the first row is
    written."""
    lay_on_paper(sheet, "landscape")
    last = get_column_letter(len(columns) - 1)
    sheet.print_area = f"A1:{last}{last_row}"
    sheet.print_title_rows = "3:3"


def lay_on_paper(sheet: Any, orientation: str, pages: int = 0) -> None:
    """A4 one page wide, with margins and the page's number; ``pages`` high, 0 for as many as
    it takes."""
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = orientation, _A4
    setup.fitToWidth, setup.fitToHeight = 1, pages
    margins = sheet.page_margins
    margins.left = margins.right = 12 / _MM_PER_INCH
    margins.top, margins.bottom = 18 / _MM_PER_INCH, 16 / _MM_PER_INCH
    margins.header = margins.footer = 8 / _MM_PER_INCH
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "— &P —"


def unlock_handling(sheet: Any) -> None:
    """Protect what is locked, without a password; looks, widths, sorting stay free."""
    sheet.protection.sheet = True
    for name in _HANDLING:
        setattr(sheet.protection, name, False)
