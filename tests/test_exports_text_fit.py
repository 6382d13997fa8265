"""What fits a cell, and what a cell can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.exports.text_fit import (
    clean,
    height_of,
    lines_of,
    most_lines,
    room_of,
    split,
    width_of,
)

TEXTS = st.text(alphabet="区政府公开，。；、（）2022 abc=\n", max_size=400)


@pytest.mark.parametrize(
    ("given_text", "held"),
    [
        ("任务\x00\x07清单", "任务清单"),
        ("上\r\n下\r末", "上\n下\n末"),
        ("半个\ud83d字", "半个\ufffd字"),
        ("\ufffe公开\uffff", "公开"),
        ("  前后空白 \n", "前后空白"),
        ("表\t格", "表\t格"),
    ],
)
def test_a_cell_holds_what_xml_can_hold(given_text: str, held: str) -> None:
    assert clean(given_text) == held


@given(st.text())
def test_cleaned_text_can_always_be_encoded(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


def test_a_chinese_character_is_two_wide() -> None:
    assert width_of("2022年9月底前") == 5 + 2 * 4


def test_lines_are_counted_by_paragraph() -> None:
    assert lines_of("十个字十个字十个字十\n二", 10) == 3


def test_a_closing_mark_never_begins_a_line_of_a_narrow_column() -> None:
    """Four characters a line: the comma takes 四 along to the second line, so that eight
    characters need a third one."""
    assert lines_of("一二三四五六七八", 8) == 2
    assert lines_of("一二三四，六七八", 8) == 3


def test_a_long_latin_word_is_not_counted_as_if_it_broke_anywhere() -> None:
    """It leaves the line before it open: 十个字 · the address · 十个字 are three lines."""
    text = "见" * 10 + "x" * 38 + "止" * 10
    assert width_of(text) < 2 * 40
    assert lines_of(text, 40) >= 3


def test_height_follows_the_measured_formula() -> None:
    assert height_of(3, 12) == pytest.approx(3 * 12 * 1.45 + 4)
    assert height_of(most_lines(12), 12) <= 409 < height_of(most_lines(12) + 1, 12)


def test_room_counts_whole_wide_characters() -> None:
    assert room_of(10.5, 12) == 8


@given(TEXTS, st.integers(4, 60), st.integers(1, 8))
def test_pieces_fit_and_lose_nothing(text: str, room: int, lines: int) -> None:
    pieces = list(split(text, room, lines))
    assert "".join(pieces) == text
    assert all(lines_of(piece.strip("\n"), room) <= lines for piece in pieces)


def test_a_text_is_cut_behind_a_sentence_where_it_can_be() -> None:
    text = "做好信息公开工作。" * 30
    assert next(iter(split(text, 40, 5))).endswith("。")
