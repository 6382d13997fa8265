"""What Excel, WPS and LibreOffice put on the clipboard, and what is put there for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.services.copied_cells import as_markup, as_text, read_cells

CASES = {
    "one cell": ("区教育局", [["区教育局"]]),
    "a row": ("甲\t乙\r\n", [["甲", "乙"]]),
    "an empty cell in the middle and at the end": ("甲\t\t丙\t\r\n", [["甲", "", "丙", ""]]),
    "a line break in a cell": ('"一\n二"\t丙\r\n丁\t戊\r\n', [["一\n二", "丙"], ["丁", "戊"]]),
    "a tab in a cell": ('"甲\t乙"\t丙\n', [["甲\t乙", "丙"]]),
    "doubled quotes": ('"说""好"""\t丙\n', [['说"好"', "丙"]]),
    "quotes that are the cell's own": ('"两高"项目\t丙\n', [['"两高"项目', "丙"]]),
    "quoted as a whole without need": ('"两高"\t丙\n', [['"两高"', "丙"]]),
    "a quote that never ends": ('"甲\t乙\n丙', [['"甲', "乙"], ["丙", ""]]),
    "rows of different length": ("甲\n乙\t丙\n", [["甲", ""], ["乙", "丙"]]),
    "an empty row in the middle": ("甲\n\n丙\n", [["甲"], [""], ["丙"]]),
    "nothing": ("", []),
    "only line ends": ("\r\n\r\n", []),
}


@pytest.mark.parametrize(("text", "cells"), CASES.values(), ids=CASES.keys())
def test_text_between_tabs(text: str, cells: list[list[str]]) -> None:
    assert read_cells("", text) == cells


def test_the_table_of_a_web_form_where_the_text_has_another_shape() -> None:
    # A program that copies the two paragraphs of a cell as two lines.
    html = (
        "<html><body><table><tr><td>甲<br>乙</td><td rowspan=2>丙</td></tr>"
        "<tr style='display:none'><td>x</td></tr>"
        "<tr><td><p>丁</p><p>戊 &amp; 己</p></td></tr></table></body></html>"
    )
    cells = [["甲\n乙", "丙"], ["丁\n戊 & 己", ""]]
    assert read_cells(html, "甲\n乙\t丙\n丁\n戊 & 己\t\n") == cells
    assert read_cells(html, "") == cells


def test_text_where_the_web_form_is_no_single_table() -> None:
    assert read_cells("<p>甲</p>", "甲\t乙") == [["甲", "乙"]]
    two = "<table><tr><td>甲</td></tr></table>" * 2
    assert read_cells(two, "甲\t乙") == [["甲", "乙"]]
    assert read_cells("<table", "甲") == [["甲"]]
    wide = "<table><tr><td colspan=99999>甲</td></tr></table>"
    assert len(read_cells(wide, "")[0]) == 1000


WORDS = st.text(st.sampled_from('甲乙"\t\n 3'), max_size=6).map(str.strip)
BLOCKS = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=4
    )
)


@settings(max_examples=40)
@given(BLOCKS)
def test_what_is_copied_comes_back(block: list[list[str]]) -> None:
    if any(cell for row in block for cell in row):
        assert read_cells("", as_text(block)) == block


def test_the_web_form_keeps_days_and_breaks_as_they_are_written() -> None:
    html = as_markup([["2022.9.30", "一\n二"], ["<a>", ""]])
    assert read_cells(html, "") == [["2022.9.30", "一\n二"], ["<a>", ""]]
    assert "mso-number-format:'\\@'" in html
