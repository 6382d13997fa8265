"""The models of a review: sound trees and lists, cheap where there is very much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import process_time

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gkdesk.domain.draft import Doubt, Draft, DraftNode
from gkdesk.domain.spans import Span
from gkdesk.services.review_points import Point, asked_by
from gkdesk.ui.models.draft_model import DraftColumn, DraftModel
from gkdesk.ui.models.point_model import PointModel
from tests.ui.marked_up import FIRST, SECOND, SECTION, line, place, review

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[DraftModel]:
    under = review()
    made = DraftModel()
    QAbstractItemModelTester(made, FATAL, made)
    made.show_draft(under.draft, under.points)
    yield made


def cells(model: DraftModel, number: int) -> list[str]:
    index = model.at(number)
    return [str(model.data(index.siblingAtColumn(column))) for column in DraftColumn]


def test_the_cells_say_what_was_read(model: DraftModel) -> None:
    assert cells(model, SECTION) == ["一、加强公开", "", "", "", "2 处"]
    assert cells(model, FIRST) == [
        "（一）公开𠮷祥湖行爲查处。2022年6月底前完成。",
        "",
        "区财政局",
        "2022-06-30 周四　2022年6月底前",
        "疑似错字",
    ]
    assert cells(model, SECOND)[1:4] == ["区民政局", "", "—"]


def test_merged_units_stand_together_under_another_name(model: DraftModel) -> None:
    model.merge_units(True)
    assert cells(model, SECOND)[DraftColumn.RESPONSIBLE] == "区民政局"
    horizontal = Qt.Orientation.Horizontal
    assert model.headerData(DraftColumn.RESPONSIBLE, horizontal) == "单位"


def test_a_place_of_the_source_leads_to_its_row(model: DraftModel) -> None:
    assert model.row_at(place("爲")) == FIRST
    assert model.row_at(place("民政")) == SECOND
    assert model.row_at(place("加强")) == SECTION
    assert model.row_at(place("来源")) is None


def test_the_same_rows_only_change_their_words(qtbot: QtBot, model: DraftModel) -> None:
    under = review()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert model.show_draft(under.draft, ())
    assert cells(model, FIRST)[DraftColumn.CHECK] == ""


def test_other_rows_are_a_new_tree(qtbot: QtBot, model: DraftModel) -> None:
    (section,) = review().draft.outline
    with qtbot.waitSignal(model.modelReset):
        model.show_draft(Draft("", outline=(section, section)), ())
    assert model.rowCount() == 2
    assert len(model) == 6


def test_five_thousand_items_cost_no_walk_of_words(qtbot: QtBot) -> None:
    items = tuple(
        DraftNode(f"{n}.", 2, f"一/{n}", "", "事项" * 40, span=Span(n * 90, n * 90 + 85))
        for n in range(5000)
    )
    root = DraftNode("一、", 1, "一", "甲", "甲", children=items)
    doubts = tuple(Doubt("一/1", "甲。", Span(n * 90, n * 90 + 2)) for n in range(3000))
    draft = Draft("字" * 450_000, outline=(root,), doubts=doubts)
    points = [Point(asked_by(doubt)) for doubt in doubts]
    model, listed = DraftModel(), PointModel()
    start = process_time()
    model.show_draft(draft, points)
    listed.show_points(points, draft)
    assert process_time() - start < 1
    assert model.rowCount(model.at(0)) == 5000
    assert model.row_at(Span(90 * 4000 + 5, 90 * 4000 + 6)) == 4001


# the list of points


@pytest.fixture
def listed(qtbot: QtBot) -> PointModel:
    under = review()
    made = PointModel()
    QAbstractItemModelTester(made, FATAL, made)
    made.show_points(under.points, under.draft)
    return made


def test_a_line_says_number_place_state_and_words(listed: PointModel) -> None:
    said = [str(listed.data(listed.index(at))) for at in range(len(listed))]
    assert said[0] == "1　全文　缺发文字号　没有印发文字号。"
    assert said[1].startswith("2　一（一）　疑似错字　（一）公开𠮷祥湖行爲查处。")
    assert said[2] == "3　第 5 行　未列为任务　来源：区政府网"
    assert str(listed.data(listed.index(1), Qt.ItemDataRole.ToolTipRole)).endswith("识别错误。")


def test_where_there_are_pages_a_page_is_named(listed: PointModel) -> None:
    under = review(pages=(0, line("补贴").start))
    listed.show_points(under.points, under.draft)
    assert "第 2 页" in str(listed.data(listed.index(2)))


def test_places_and_points_find_each_other(listed: PointModel) -> None:
    assert listed.row_at(place("爲").start) == 1
    assert listed.row_at(place("公开补贴").start) is None
    point = listed.point(listed.index(3))
    assert point is not None
    assert listed.row_of(point) == 3
    assert listed.point(QModelIndex()) is None


def test_the_next_open_point_is_looked_for_from_the_top_again(listed: PointModel) -> None:
    under = review()
    done = [replace(each, made=each.question.choices[0]) for each in under.points]
    done[1] = under.points[1]
    listed.show_points(done, under.draft)
    assert listed.open_count == 1
    assert listed.next_open(2) == 1
    assert listed.next_open(0) == 1
