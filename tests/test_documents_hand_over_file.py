"""An archive from elsewhere: no name leads out of its folder, nothing fills the disk."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.documents import hand_over_file
from gkdesk.documents.hand_over_file import HandOverFile
from gkdesk.domain.archive_names import is_safe
from gkdesk.errors import HandOverAltered, HandOverUnfit

DIGEST = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""Of no bytes at all."""


def told(*names: str, **other: Any) -> bytes:
    words = {
        "format": 1, "made_at": "2023-04-03T09:30:00+08:00", "made_by": "", "program": "",
        "ledger_hash": DIGEST, "changes": 0, "plans": [], "missing": [],
        "files": [{"name": name, "size": 0, "sha256": DIGEST} for name in names],
    }  # fmt: skip
    return json.dumps(words | other).encode()


def made(path: Path, *names: str, words: bytes | None = None) -> Path:
    """An archive of empty files with a list that names them."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
        listed = dict.fromkeys(names)
        archive.writestr("清单.json", words if words is not None else told(*listed))
    return path


def test_an_archive_with_plain_names_opens(tmp_path: Path) -> None:
    with HandOverFile(made(tmp_path / "包.zip", "台账.db", "原文/1_甲/第1版.txt")) as archive:
        assert [file.name for file in archive.told.files] == ["台账.db", "原文/1_甲/第1版.txt"]
        assert list(archive.pieces(archive.told.files[0])) == []


@pytest.mark.parametrize(
    "name",
    [
        "../外.txt", "原文/../../外.txt", "/etc/x", "//host/x", "C:/x", "c:x", "a\\b", "a:b",
        "原文//x", "原文/", ".", "原文/.", "a. ", "a.", "CON", "原文/nul.txt", "com1.pdf", "a*",
        "a?", 'a"b', "a<b", "a|b", "a\nb", "a\u202etxt.exe", "名" * 300, "...",
    ],
)  # fmt: skip
def test_a_name_that_may_lead_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert not is_safe(name)
    with pytest.raises(HandOverUnfit):
        HandOverFile(made(tmp_path / "包.zip", "台账.db", name))


@given(st.text("a名.:/\\ \x00", max_size=12))
def test_a_safe_name_stays_below_its_folder(name: str) -> None:
    if is_safe(name):
        folder = Path("/folder")
        target = folder.joinpath(*name.split("/"))
        assert folder in target.parents
        assert ".." not in target.parts


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [("a.txt", "a.txt"), ("a.txt", "A.TXT"), ("a.txt", "ａ.txt"), ("原文", "原文/a.txt")],
)
def test_two_files_of_one_name_are_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    with pytest.raises(HandOverUnfit):
        HandOverFile(made(tmp_path / "包.zip", "台账.db", *names))


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    link = zipfile.ZipInfo("原文.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("台账.db", b"")
        archive.writestr(link, "/etc/passwd")
        archive.writestr("清单.json", told("台账.db", "原文.txt"))
    with pytest.raises(HandOverUnfit):
        HandOverFile(path)


def test_an_archive_that_would_fill_the_disk_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("台账.db", bytes(4_000_000))
        listed = [{"name": "台账.db", "size": 4_000_000, "sha256": DIGEST}]
        archive.writestr("清单.json", told(files=listed))
    HandOverFile(path).__exit__(None, None, None)  # a small one harms nobody
    monkeypatch.setattr(hand_over_file, "_HARMLESS", 1_000_000)
    with pytest.raises(HandOverUnfit):
        HandOverFile(path)
    monkeypatch.undo()
    monkeypatch.setattr(hand_over_file, "MOST_FILES", 1)
    with pytest.raises(HandOverUnfit):
        HandOverFile(path)


@pytest.mark.parametrize(
    "words",
    [
        b"", b"{}", b"[]", b"null", b"[" * 100_000, b"\xff\xfe", told(),
        told("台账.db", format=2), told("台账.db", format="x"),
        told("台账.db", ledger_hash="?"), told("台账.db", plans=[1]),
        told("台账.db", missing=[1]), told("台账.db", made_at=None), told("台账.db", "台账.db"),
        told(files=[{"name": "台账.db", "size": "x", "sha256": DIGEST}]),
        told(files=[{"name": "台账.db", "size": 0, "sha256": DIGEST.upper()}]),
    ],
)  # fmt: skip
def test_a_list_that_is_none_is_refused(tmp_path: Path, words: bytes) -> None:
    with pytest.raises(HandOverUnfit):
        HandOverFile(made(tmp_path / "包.zip", "台账.db", words=words))


@pytest.mark.parametrize("listed", [("台账.db", "多.txt"), ("台账.db",)])
def test_a_list_must_name_the_files_and_no_other(
    tmp_path: Path, listed: tuple[str, ...]
) -> None:
    there = ("台账.db",) if len(listed) > 1 else ("台账.db", "多.txt")
    with pytest.raises(HandOverAltered) as fault:
        HandOverFile(made(tmp_path / "包.zip", *there, words=told(*listed)))
    assert fault.value.detail == "多.txt"


def test_what_is_no_archive_or_a_broken_one_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "包.zip", "台账.db")
    whole = path.read_bytes()
    for data in (b"", b"PK", b"no archive", whole[:-30], whole[: len(whole) // 2]):
        path.write_bytes(data)
        with pytest.raises(HandOverUnfit):
            HandOverFile(path)


def test_a_file_that_fails_its_digest_is_not_left(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("台账.db", b"x")
        archive.writestr(
            "清单.json", told(files=[{"name": "台账.db", "size": 1, "sha256": DIGEST}])
        )
    with HandOverFile(path) as found, pytest.raises(HandOverAltered):
        found.unpack(found.told.files[0], tmp_path / "出.db")
    assert [each.name for each in tmp_path.iterdir()] == ["包.zip"]
