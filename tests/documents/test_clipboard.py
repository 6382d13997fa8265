"""What is taken from the clipboard: its web form or its text."""

from __future__ import annotations

import pytest

from gkdesk.documents import read_clipboard
from gkdesk.errors import FileEmpty

TABLE = "<table><tr><td>序号<td>任务</tr><tr><td>1<td>公开</tr></table>"


def test_plain_text_stays_with_its_tabs() -> None:
    document = read_clipboard("", "序号\t任务\r\n1\t公开\r\n")
    assert document.text == "序号\t任务\n1\t公开\n"
    assert document.tables == ()


def test_the_web_form_is_taken_where_it_holds_a_table() -> None:
    document = read_clipboard(TABLE, "序号\t任务\n1\t公开")
    assert document.text == "序号\t任务\n1\t公开\n"
    assert len(document.tables[0].cells) == 4


def test_the_web_form_is_taken_where_it_tells_headings() -> None:
    document = read_clipboard("<h2>一、公开</h2><p>做好公开。</p>", "一、公开\n做好公开。")
    assert document.hints[0].heading == 2


def test_the_text_is_taken_where_the_web_form_lacks_of_it() -> None:
    text = "一、公开\n（一）做好第一项工作。\n（二）做好第二项工作。"
    assert read_clipboard("<p><b>一、公开</b></p>", text).text == text


def test_the_text_is_taken_where_the_web_form_tells_no_more() -> None:
    assert read_clipboard("<p>一、公开</p>", "一、公开").text == "一、公开"


@pytest.mark.parametrize("html", ["", "<p></p>", "<div>" * 5000 + "<b>甲</b>"])
def test_a_web_form_without_words_or_past_reading_gives_way(html: str) -> None:
    assert read_clipboard(html, "一、公开").text == "一、公开"


def test_the_web_form_alone() -> None:
    assert read_clipboard("<p>一、公开</p>", "").text == "一、公开\n"


def test_what_nobody_sees_is_left_out_of_the_text() -> None:
    assert read_clipboard("", "一、\u202e公\u200b开\ufeff\x07").text == "一、公开"


@pytest.mark.parametrize(("html", "text"), [("", ""), ("<p> </p>", " \n"), ("", "\u200b")])
def test_nothing_is_refused(html: str, text: str) -> None:
    with pytest.raises(FileEmpty):
        read_clipboard(html, text)
