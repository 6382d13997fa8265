"""Pictures of the directory of units, the queue of names and their dialogs: for tests.shots."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gkdesk.domain.directory import Unit
from gkdesk.services import directory, unit_queue
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.import_units_dialog import ImportUnitsDialog
from gkdesk.ui.models.directory_lines import DirectoryLine, Outcome
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.units_bar import WAITING
from gkdesk.ui.views.units_page import UnitsPage
from gkdesk.ui.window import MainWindow
from tests.shots_calendar import fit

if TYPE_CHECKING:
    from tests.shots import Shots

LINES = (
    DirectoryLine("第 3 行", "区财政局", "部门", "周敏 6012101", Outcome.NEW, "", 0),
    DirectoryLine("第 4 行", "区教育和体育局", "部门", "孙磊", Outcome.CHANGED, "改联系人", 1),
    DirectoryLine("第 5 行", "区民政局", "部门", "李倩 6012103", Outcome.SAME, "", 2),
    DirectoryLine("第 6 行", "", "", "赵刚", Outcome.AMISS, "没有单位名称，没有读入"),
)
"""Invented."""


def unit_pages(shots: Shots) -> None:
    """The page in all looks, and what opens above it; in a ledger of its own, for the others
    have no directory."""
    from tests.shots import DESKTOP, LAPTOP, NARROW, SMALL

    shared, shots.ledgers = shots.ledgers, shots.ledgers / "units"
    shots.ledgers.mkdir()
    shots.main("units-empty", LAPTOP, Theme(), opened)
    shots.main("units-collect", LAPTOP, Theme(), collect, dialog=True)
    dark, big, huge = Theme().shaded(True), Theme().scaled(150), Theme().scaled(200)
    looks = (
        ("", LAPTOP, Theme()), ("-dark", LAPTOP, dark), ("-1920", DESKTOP, Theme()),
        ("-1093", NARROW, Theme()), ("-880", SMALL, Theme()), ("-150", LAPTOP, big),
        ("-200", LAPTOP, huge),
    )  # fmt: skip
    for name, size, theme in looks:
        shots.main(f"units{name}", size, theme, filled_page)
        shots.main(f"units-waiting{name}", size, theme, waiting)
    shots.main("units-group", LAPTOP, Theme(), group)
    for name, theme in (("", Theme()), ("-dark", dark), ("-150", big)):
        take = partial(shots.main, size=LAPTOP, theme=theme, dialog=True)
        take(f"units-merge{name}", act=merge)
        take(f"units-import{name}", act=preview)
    shots.ledgers = shared


def opened(window: MainWindow) -> UnitsPage:
    """The page as the ledger is."""
    window.pages.open(PageName.UNITS)
    page = window.desk.page
    assert isinstance(page, UnitsPage)
    return page


def fill(session: Session) -> list[Unit]:
    """A directory of names the plans print; contacts are invented."""
    if directory.units(session):
        return [unit for unit in directory.units(session) if not unit.collective]
    names = [each.name for each in unit_queue.waiting(session)][:20]
    directory.collect(session, names)
    units = directory.units(session)
    plain = [unit for unit in units if not unit.collective]
    directory.edit(session, plain[0].id, person="王芳", phone="0632-6611001")
    directory.name_former(session, plain[0].id, "区政府办", "2014-05", "2019-03")
    for many in units:
        if many.collective:
            directory.set_members(session, many.id, [unit.id for unit in plain[1:6]])
    return plain


def filled_page(window: MainWindow) -> UnitsPage:
    """The directory with a unit in use."""
    plain = fill(window.session)
    page = opened(window)
    page.choose([plain[0].id])
    page.count_tasks()
    window.units.count()
    return page


def group(window: MainWindow) -> None:
    """A collective name with its members."""
    page = filled_page(window)
    units = directory.units(window.session)
    page.choose([unit.id for unit in units if unit.collective][:1])


def waiting(window: MainWindow) -> None:
    """The names that nobody has claimed."""
    page = filled_page(window)
    page.show_half(WAITING)
    page.waiting.show_rows()


def collect(window: MainWindow) -> None:
    """The printed names to be ticked."""
    window.units.collect()


def merge(window: MainWindow) -> None:
    """Three units that are one."""
    window.units.merge([unit.id for unit in fill(window.session)[2:5]])


def preview(window: MainWindow) -> None:
    """What a workbook would change."""
    dialog = ImportUnitsDialog("联络员名单.xlsx", LINES, lambda _rows: 0, window.theme, window)
    fit(window, dialog, 960, 560)
    dialog.table.selectRow(1)
    dialog.open()
