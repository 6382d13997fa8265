"""Chinese text in narrow cells."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from gkdesk.ui.text_fit import MORE, around, fit_lines, fit_names
from gkdesk.ui.theme import Letter, Theme

NAMES = ("区教育和体育局", "区卫生健康局", "区住房城乡建设局", "区发展改革局")


@pytest.fixture
def font(qtbot: QtBot) -> QFont:
    return Theme().font(Letter.TABLE)


def wide(font: QFont, letters: int) -> int:
    """The width of so many Chinese characters."""
    return round(QFontMetricsF(font).horizontalAdvance("国" * letters)) + 2


def test_short_text_is_one_line(font: QFont) -> None:
    assert fit_lines("做好公开", font, wide(font, 10), 2) == ("做好公开",)


def test_long_text_is_cut_on_the_last_line(font: QFont) -> None:
    lines = fit_lines("一二三四五六七八九十" * 20, font, wide(font, 10), 2)
    assert len(lines) == 2
    assert lines[0] == "一二三四五六七八九十"
    assert lines[1].endswith(MORE)
    assert QFontMetricsF(font).horizontalAdvance(lines[1]) <= wide(font, 10)


def test_no_line_begins_with_a_stop(font: QFont) -> None:
    lines = fit_lines("一二三四五六七八九十，其余照旧", font, wide(font, 10), 3)
    assert not any(line.startswith("，") for line in lines)


def test_names_break_after_their_comma(font: QFont) -> None:
    lines = fit_names(NAMES[:2], font, wide(font, 9), 2)
    assert lines == ("区教育和体育局、", "区卫生健康局")


def test_names_that_do_not_fit_are_counted(font: QFont) -> None:
    lines = fit_names(NAMES, font, wide(font, 10), 2)
    assert len(lines) == 2
    assert lines[1].endswith("等4个")
    assert QFontMetricsF(font).horizontalAdvance(lines[1]) <= wide(font, 10)


def test_one_long_name_takes_two_lines(font: QFont) -> None:
    assert fit_names(("区住房城乡建设局",), font, wide(font, 5), 2) == (
        "区住房城乡", "建设局",
    )  # fmt: skip


def test_an_excerpt_begins_near_what_was_searched_for() -> None:
    text = "前面是很长的一段话" * 10 + "，在门户网站建立专栏。"
    said = around(text, "专栏", 20)
    assert said.startswith(MORE)
    assert "专栏" in said[:20]
    assert around(text, "前面", 20) == text
