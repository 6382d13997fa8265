"""Numerals as notices print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.reading.numerals import HAN, number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("7", 7),
        ("１２", 12),
        ("三", 3),
        ("十", 10),
        ("十八", 18),
        ("二十", 20),
        ("二十六", 26),
        ("一百〇三", 103),
        ("二百一十", 210),
        ("百", 100),
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("两", 2),
        ("⑫", 12),
        ("②", 2),
        ("十百", 0),
        ("百百", 0),
        ("十十", 0),
        ("½", 0),
        ("甲", 0),
    ],
)
def test_value(numeral: str, value: int) -> None:
    assert number(numeral) == value


@given(st.text(HAN + "0123456789", min_size=1, max_size=6))
def test_any_numeral_has_a_value(numeral: str) -> None:
    assert number(numeral) >= 0
