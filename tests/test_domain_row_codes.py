"""A row's code finds its row again, and a spoiled one finds none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.domain.row_codes import RowCode, read_code

codes = st.builds(
    RowCode,
    st.text("0123456789ABCDEF", min_size=8, max_size=8),
    st.integers(1, 10**9),
    st.none() | st.integers(1, 10**9),
)


@given(codes)
def test_a_code_is_read_as_it_was_written(code: RowCode) -> None:
    assert read_code(str(code)) == code


@given(codes, st.data())
def test_one_wrong_digit_is_noticed(code: RowCode, data: st.DataObject) -> None:
    words = str(code)
    at = data.draw(st.sampled_from([i for i, sign in enumerate(words) if sign.isdigit()]))
    other = data.draw(st.sampled_from([sign for sign in "0123456789" if sign != words[at]]))
    assert read_code(words[:at] + other + words[at + 1 :]) is None


@given(codes, st.data())
def test_two_exchanged_neighbours_are_noticed(code: RowCode, data: st.DataObject) -> None:
    words = str(code)
    digits = [
        i
        for i in range(len(words) - 1)
        if words[i : i + 2].isdigit() and words[i] != words[i + 1]
    ]
    if digits:
        i = data.draw(st.sampled_from(digits))
        assert read_code(words[:i] + words[i + 1] + words[i] + words[i + 2 :]) is None


@given(codes, st.integers(1, 9))
def test_a_code_drawn_down_is_none(code: RowCode, steps: int) -> None:
    """Spreadsheets count the last number up where a cell ends in one: the check sign."""
    body, sign = str(code).rsplit("-", 1)
    if sign.isdigit():
        assert read_code(f"{body}-{int(sign) + steps}") is None


@pytest.mark.parametrize("words", ["", "无", "0A1B2C3D-7", "0A1B2C3D-7-I", "7", "编号" * 60])
def test_anything_else_is_no_code(words: str) -> None:
    assert read_code(words) is None


def test_wide_signs_small_letters_and_blanks_are_forgiven() -> None:
    words = str(RowCode("0A1B2C3D", 153))
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in words.lower())
    assert read_code(f" {wide} ") == RowCode("0A1B2C3D", 153)
