"""Text files in every encoding an office uses, and files that are no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.documents.text import MOST_BYTES, decoded, read_text
from gkdesk.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable, NotText

TEXT = "一、公开信息\n（一）及时公开。（责任单位：区财政局）2023年9月底前，完成 100 项。\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_every_encoding_reads_alike(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "要点.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


@pytest.mark.parametrize("odd", ["\ufeff".encode("gb18030") + b"\n", "\ufeff\ufeff".encode()])
def test_a_mark_of_any_encoding_is_no_text(odd: bytes) -> None:
    encoding = "gb18030" if odd.endswith(b"\n") else "utf-8"
    assert decoded(odd.rstrip() + TEXT.encode(encoding), Path("a")) == TEXT


def test_a_stray_zero_is_left_out() -> None:
    assert decoded((TEXT * 30 + "\0").encode(), Path("a")) == TEXT * 30


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_become_one(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "要点.txt"
    path.write_bytes(TEXT.replace("\n", line_end).encode())
    assert read_text(path) == TEXT


@pytest.mark.parametrize("data", [b"", b"  \r\n", "\u3000\n".encode(), "\ufeff".encode()])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(data)
    with pytest.raises(FileEmpty):
        read_text(path)


@pytest.mark.parametrize(
    "data",
    [bytes(4096), bytes(range(256)) * 40, b"\xff\xd8\xff\xe0\x00\x10" + bytes(range(256)) * 8],
)
def test_no_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "图片.txt"
    path.write_bytes(data)
    with pytest.raises(NotText):
        read_text(path)


def test_too_large_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "零.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(FileTooLarge):
        read_text(path)


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_text(tmp_path / "没有.txt")
    with pytest.raises(FileUnreadable):
        read_text(tmp_path)


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text = decoded(data, Path("x"))
    except (NotText, FileEmpty):
        return
    assert text.strip()
