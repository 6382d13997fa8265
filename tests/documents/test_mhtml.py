"""Pages that a browser or Word saved as one file."""

from __future__ import annotations

from base64 import encodebytes
from pathlib import Path
from quopri import encodestring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.documents import read_content
from gkdesk.documents.kinds import Kind, kind_of
from gkdesk.documents.mhtml import read_mhtml
from gkdesk.errors import FileUnsafe, GkdeskError, NotText

PATH = Path("通知.mht")
BODY = "<html><body><h1>要点</h1><p>一、公开预算。</p><p>=二、公开决算。</p></body></html>"
HEAD = b"From: <Saved by Windows Internet Explorer 8>\r\nMIME-Version: 1.0\r\n"
RELATED = (
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_a"\r\n\r\n'
)
PICTURE = (
    b"----=_a\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lG\r\n"
)


def part(body: bytes, charset: str, encoding: str) -> bytes:
    return (
        f'Content-Type: text/html;\r\n\tcharset="{charset}"\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    ).encode() + body


def saved(body: bytes, charset: str, encoding: str) -> bytes:
    inner = part(body, charset, encoding)
    return HEAD + RELATED + b"----=_a\r\n" + inner + b"\r\n" + PICTURE + b"----=_a--\r\n"


QUOTED = saved(encodestring(BODY.encode("gb2312")), "gb2312", "quoted-printable")


@pytest.mark.parametrize(
    "data",
    [
        QUOTED,
        saved(encodebytes(BODY.encode("gbk")), "GB2312", "base64"),
        saved(encodestring(BODY.encode()), "utf-8", "quoted-printable"),
        saved(encodebytes(BODY.encode("utf-16")), "unicode", "base64"),
        saved(encodestring(BODY.encode("gbk")), "no such", "quoted-printable"),
        saved(encodestring(BODY.encode("gbk")), "gb\0", "quoted-printable"),
        HEAD + part(encodestring(BODY.encode("gbk")), "gb2312", "quoted-printable"),
        b"\r\n" + QUOTED,
    ],
    ids=[
        "IE",
        "base64",
        "Chrome",
        "Word",
        "odd charset",
        "zero in charset",
        "one part",
        "blank line",
    ],
)
def test_the_page_in_the_file_is_read(data: bytes) -> None:
    document = read_content(data, PATH)
    assert kind_of(data, PATH) is Kind.MHTML
    assert document.text.split("\n")[:3] == ["要点", "一、公开预算。", "=二、公开决算。"]
    assert [hint.heading for hint in document.hints] == [1]


def test_a_frame_behind_the_page_is_not_the_page() -> None:
    frame = b"----=_a\r\nContent-Type: text/html\r\n\r\n<p>advert</p>\r\n"
    data = QUOTED.replace(PICTURE, frame + PICTURE)
    assert "advert" not in read_content(data, PATH).text


def test_a_letter_is_told() -> None:
    data = HEAD + b"Content-Type: text/plain; charset=gbk\r\n\r\n" + "公开".encode("gbk")
    with pytest.raises(NotText) as fault:
        read_content(data, PATH)
    assert fault.value.detail == "邮件"


def test_parts_within_parts_without_end() -> None:
    nest = b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (i, i)
        for i in range(5000)
    )
    with pytest.raises(FileUnsafe):
        read_content(HEAD + nest, PATH)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(QUOTED)), st.integers(0, 40), st.binary(max_size=40))
def test_a_broken_file_is_read_or_refused(at: int, length: int, put: bytes) -> None:
    try:
        read_mhtml(QUOTED[:at] + put + QUOTED[at + length :], PATH)
    except GkdeskError:
        return
