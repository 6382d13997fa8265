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


def test_a_part_with_too_many_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_parts, "MOST_TAGS", 4)
    assert len(xml_parts.parsed(b"<a><b/><b/></a>", PATH, "")) == 2
    with pytest.raises(FileTooLarge):
        xml_parts.parsed(b"<a><b/><b/><b/></a>", PATH, "")
