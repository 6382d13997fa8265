"""The guard in front of zip archives, and the guard in front of XML."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gkdesk.documents import archive, xml_parts
from gkdesk.documents.archive import Archive
from gkdesk.errors import FileDamaged, FileTooLarge, FileUnsafe
from tests.documents.build_docx import zipped

PATH = Path("要点.docx")
MEGABYTE = 1024 * 1024


def opened(data: bytes) -> Archive:
    return Archive(data, PATH, "Word 文档")


def test_members_are_found_whatever_their_case_and_slashes() -> None:
    found = opened(zipped({"Word\\Document.XML": b"a"}))
    assert "word/document.xml" in found
    assert found.read("/WORD/document.xml") == b"a"
    assert found.names == ("word/document.xml",)


def test_a_member_that_is_not_there_is_a_damage() -> None:
    with pytest.raises(FileDamaged):
        opened(zipped({"a": b"a"})).read("b")


def test_an_archive_that_unpacks_to_a_hundred_times_its_size() -> None:
    with pytest.raises(FileUnsafe):
        opened(zipped({"a": bytes(9 * MEGABYTE)}))


def test_a_small_archive_may_pack_well() -> None:
    assert len(opened(zipped({"a": bytes(7 * MEGABYTE)})).read("a")) == 7 * MEGABYTE


def test_an_archive_with_more_than_memory_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", MEGABYTE)
    with pytest.raises(FileUnsafe):
        opened(zipped({"a": bytes(MEGABYTE), "b": b"b"}, zipfile.ZIP_STORED))


def test_an_archive_with_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    assert len(opened(zipped(dict.fromkeys("abc", b"x"))).names) == 3
    with pytest.raises(FileUnsafe):
        opened(zipped(dict.fromkeys("abcd", b"x")))


def test_a_member_longer_than_its_reader_takes() -> None:
    found = opened(zipped({"a": b"12345"}))
    assert found.read("a", 5) == b"12345"
    with pytest.raises(FileTooLarge):
        found.read("a", 4)


def test_a_member_whose_bytes_are_broken() -> None:
    data = bytearray(zipped({"a": b"word " * 50}, zipfile.ZIP_STORED))
    data[40] ^= 0xFF
    with pytest.raises(FileDamaged):
        opened(bytes(data)).read("a")


def test_an_unknown_way_of_packing() -> None:
    data = bytearray(zipped({"a": b"word"}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 10] = 99
    with pytest.raises(FileDamaged):
        opened(bytes(data)).read("a")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", zipped({"a": b"a"})[:-8]])
def test_no_archive_at_all(data: bytes) -> None:
    with pytest.raises(FileDamaged):
        opened(data)


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
FOREIGN = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
OUTSIDE = b'<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>'


@pytest.mark.parametrize("attack", [LAUGHS, FOREIGN, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(attack: bytes, encoding: str) -> None:
    with pytest.raises(FileUnsafe):
        xml_parts.parsed(attack.decode().encode(encoding), PATH, "Word 文档")


@pytest.mark.parametrize("part", [b"", b"<a>", b"<a></b>", b"<a>\x00</a>", b"<a>&b;</a>"])
def test_broken_xml_is_a_damage(part: bytes) -> None:
    with pytest.raises(FileDamaged):
        xml_parts.parsed(part, PATH, "Word 文档")


def test_a_part_whose_tree_would_fill_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_parts, "MOST_TREE", 800)
    assert len(xml_parts.parsed(b"<a><b/><b/></a>", PATH, "")) == 2
    for part in (b"<a>" + b"<b/>" * 9 + b"</a>", b"<a b='' c='' d='' e=''/>"):
        with pytest.raises(FileTooLarge):
            xml_parts.parsed(part, PATH, "")


def blocks_in(data: bytes) -> list[str]:
    return [child.tag for child in xml_parts.children_of(data, "body", PATH, "")]


def test_the_blocks_of_a_body_come_one_after_the_other() -> None:
    assert blocks_in(b"<a><c/><body><p/>x<t><body><q/></body></t></body><p/></a>") == ["p", "t"]
    assert blocks_in(b"<a><body>" + b"<p>x</p>" * 40_000 + b"</body></a>") == ["p"] * 40_000
    assert blocks_in(b"<a><body/></a>") == []


def test_many_small_blocks_pass_where_a_large_one_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xml_parts, "MOST_BLOCK", 4 * MEGABYTE)
    small = b"<p><r/></p>" * 60_000
    assert len(blocks_in(b"<a><body>" + small + b"</body></a>")) == 60_000
    with pytest.raises(FileTooLarge):
        blocks_in(b"<a><body><t>" + small + b"</t></body></a>")


@pytest.mark.parametrize(
    "part", [b"", b"<a>", b"<a/>", b"<body/>", b"<a><b><body/></b></a>", b"<a><body></a>"]
)
def test_a_part_without_a_body_is_a_damage(part: bytes) -> None:
    with pytest.raises(FileDamaged):
        blocks_in(part)


def test_a_body_behind_a_document_type_is_refused() -> None:
    with pytest.raises(FileUnsafe):
        blocks_in(b"<!DOCTYPE a><a><body/></a>")
