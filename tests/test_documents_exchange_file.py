"""An exchange file says in the other ledger what was written here, or says nothing at all."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.documents.exchange_file import read_exchange
from gkdesk.domain.exchange import ExchangeAnswer, ExchangeFile, ExchangeRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.tasks import EditField
from gkdesk.errors import ExchangeUnfit
from gkdesk.exports.exchange_file import exchange_bytes

PATH = Path("交换.gkx")
CODE = RowCode("0A1B2C3D", 7)

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


def a_file(note: str = "待定") -> ExchangeFile:
    row = ExchangeRow(
        CODE, "一、公开", "（一）预算", "公布预算。", {EditField.NOTE: note}, {}, added=True
    )
    answer = ExchangeAnswer(CODE, "区财政局", "2026Q3", {FillField.PROGRESS: "已公布"})
    return ExchangeFile(
        "c0de", "", "0A1B2C3D", "要点", 2026, "ab", "王", "2026-11-22", (row,), (answer,)
    )


@given(words)
def test_what_is_written_is_read(note: str) -> None:
    assert read_exchange(exchange_bytes(a_file(note)), PATH) == a_file(note)


def test_the_same_file_has_the_same_bytes() -> None:
    assert exchange_bytes(a_file()) == exchange_bytes(a_file())


@pytest.mark.parametrize("keep", [0, 1, 20, 200])
def test_a_cut_file_is_refused(keep: int) -> None:
    with pytest.raises(ExchangeUnfit):
        read_exchange(exchange_bytes(a_file())[:keep], PATH)


def test_an_altered_file_is_refused() -> None:
    outer = json.loads(gzip.decompress(exchange_bytes(a_file())))
    outer["plan"] = outer["plan"].replace("待定", "已定")
    with pytest.raises(ExchangeUnfit):
        read_exchange(gzip.compress(json.dumps(outer).encode()), PATH)


@pytest.mark.parametrize(
    "words", ["[]", "{}", "[" * 100_000, '{"form": 1, "plan": "", "sum": ""}']
)
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(ExchangeUnfit):
        read_exchange(gzip.compress(words.encode()), PATH)
