"""Figures of 进度, counted by hand in a small ledger, and equal to the lists they open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gkdesk.domain.progress import Progress, ProgressBy
from gkdesk.domain.table_design import TableDesign
from gkdesk.domain.tasks import EditField, Light
from gkdesk.exports.progress_workbook import progress_workbook
from gkdesk.services import editing, exporting, outline, progress_figures, samples
from gkdesk.services.session import Session
from tests import drafts

DONE, RUNNING, OVERDUE, UNLIMITED = Light.DONE, Light.RUNNING, Light.OVERDUE, Light.UNLIMITED


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """一 holds the budget, late since 31 March, and the subsidies, done; 二 the website."""
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        editing.set_field(session, drafts.SUBSIDY_ID, EditField.STATUS, "done")
        yield session


def _lights(progress: Progress, by: ProgressBy) -> dict[str, dict[Light, int]]:
    chart = next(chart for chart in progress.charts if chart.by is by)
    return {bar.words: dict(bar.shown) for bar in chart.bars}


def test_tasks_are_counted_by_section_unit_and_month(session: Session) -> None:
    progress = progress_figures.progress(session, 1)
    assert dict(progress.whole.shown) == {DONE: 1, OVERDUE: 1, UNLIMITED: 1}
    assert _lights(progress, ProgressBy.SECTION) == {
        "一、财政信息公开": {DONE: 1, OVERDUE: 1},
        "二、平台建设": {UNLIMITED: 1},
    }
    units = _lights(progress, ProgressBy.UNIT)
    assert units["区财政局"] == units["各镇街"] == {OVERDUE: 1}
    assert units["区民政局"] == {DONE: 1}
    months = _lights(progress, ProgressBy.MONTH)
    assert months["3月"] == {OVERDUE: 1}
    assert len([name for name in months if name.endswith("月")]) == 12


def test_a_rate_is_of_all_tasks(session: Session) -> None:
    whole = progress_figures.progress(session, 1).whole
    assert (whole.done, whole.total, round(whole.rate, 1)) == (1, 3, 33.3)


def test_every_part_of_a_bar_counts_what_it_opens(tmp_path: Path) -> None:
    with Session.open(tmp_path / "示例.db", lambda: drafts.NOW) as session:
        samples.load_samples(session)
        for plan in outline.plans(session):
            for chart in progress_figures.progress(session, plan.id).charts:
                for bar in chart.bars[:12]:
                    for light, count in bar.shown:
                        asked = replace(bar.query, lights=(light,))
                        assert outline.skeleton(session, asked).hits == count, bar.words


def test_the_workbook_holds_the_figures_and_native_charts(session: Session) -> None:
    progress = progress_figures.progress(session, 1)
    sheet: Any = load_workbook(BytesIO(progress_workbook(progress)))["进度"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=8)]
    assert ["一、财政信息公开", 1, 0, 0, 1, 0, 2, 0.5] in rows
    assert len(sheet._charts) == 3


def test_an_exported_table_has_the_charts_on_wish(session: Session, tmp_path: Path) -> None:
    for charts, names in ((True, 2), (False, 1)):
        design = TableDesign(charts=charts)
        table = exporting.designed(session, 1, design)
        done = exporting.export_workbook([table], tmp_path / f"{charts}.xlsx", design)
        book: Any = load_workbook(done.file)
        assert len(book.sheetnames) == names
    book = load_workbook(tmp_path / "True.xlsx")
    assert len(book["进度"]._charts) == 3
