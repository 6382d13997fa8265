"""Qt counts UTF-16 units, Python counts characters; every mark depends on the difference."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from gkdesk.ui.views.text_offsets import Utf16Map

WORDS = st.text(alphabet="区政府。\n𠮷𪚥😀", max_size=40)


@given(WORDS)
def test_positions_count_utf16_units(text: str) -> None:
    mapped = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert mapped.position(offset) == len(text[:offset].encode("utf-16-le")) // 2


@given(WORDS)
def test_every_offset_comes_back(text: str) -> None:
    mapped = Utf16Map(text)
    assert [mapped.offset(mapped.position(at)) for at in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


def test_the_middle_of_a_pair_belongs_to_its_character() -> None:
    assert Utf16Map("a𠮷b").offset(2) == 1
    assert Utf16Map("a𠮷b").offset(3) == 2


def test_places_outside_the_text_are_kept_inside() -> None:
    mapped = Utf16Map("𠮷")
    assert mapped.position(9) == 2
    assert mapped.offset(9) == 1
    assert mapped.position(-3) == 0


def test_a_document_selects_the_very_words(qtbot: QtBot) -> None:
    text = "在𠮷祥湖、𪚥山镇建立专栏"
    document = QTextDocument(text)
    start = text.index("专栏")
    cursor = QTextCursor(document)
    cursor.setPosition(Utf16Map(text).position(start))
    cursor.setPosition(Utf16Map(text).position(start + 2), QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "专栏"
