"""Pictures of the export dialog: its tabs, a template, a sheet a unit: for tests.shots."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gkdesk.domain.breakdown import Layout
from gkdesk.domain.table_design import FILL_WORDS, TableDesign
from gkdesk.services import own_forms, table_designs
from gkdesk.ui.dialogs.export_dialog import ExportDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow
from tests import office_forms

if TYPE_CHECKING:
    from tests.shots import Shots

_TABS = {"columns": 1, "words": 2, "paper": 3}
_NAME = "督查用表"
_OFFICE = TableDesign(layout=Layout.UNITS, fill_line=FILL_WORDS, notes="注：每月25日前报送。")


def tables(shots: Shots) -> None:
    """Each tab, light, dark and in large letters."""
    from tests.shots import LAPTOP, NARROW

    dark, big = Theme().shaded(True), Theme().scaled(150)
    looks = (("", LAPTOP, Theme()), ("-dark", LAPTOP, dark), ("-150", LAPTOP, big))
    for name, size, theme in (*looks, ("-1093", NARROW, Theme())):
        take = partial(shots.main, size=size, theme=theme, dialog=True)
        for tab, number in _TABS.items():
            take(f"export-{tab}{name}", act=partial(tab_of, number))
        take(f"export-units{name}", act=by_unit)
        take(f"export-own{name}", act=by_own_form)


def tab_of(number: int, window: MainWindow) -> ExportDialog:
    """The dialog with one of its tabs."""
    window.deeds.export()
    dialog = window.findChildren(ExportDialog)[-1]
    dialog.choices.tabs.tabs[number].click()
    return dialog


def by_own_form(window: MainWindow) -> None:
    """An office's own workbook, filled."""
    data = office_forms.form_data(office_forms.two_rows_of_heads)
    office = own_forms.of_bytes(data, Path("县督查室台账.xlsx"))
    tab_of(0, window).own.use(office)


def by_unit(window: MainWindow) -> None:
    """A template with a sheet a unit, on the second of them."""
    if not table_designs.designs(window.session):
        table_designs.save(window.session, _NAME, _OFFICE)
    dialog = tab_of(0, window)
    dialog.templates.choose(_NAME)
    dialog.preview.turn_to_sheet(1)
