"""What a person hands over to be taken in: folders, archives, and the names in them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gkdesk.documents import gathered


@pytest.mark.parametrize("code", ["gb18030", "utf-8"])
def test_a_name_in_an_archive_is_read_whoever_packed_it(tmp_path: Path, code: str) -> None:
    path, name = tmp_path / "各单位.zip", "区财政局.xlsx".encode(code)
    stand_in = "A" * len(name)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(stand_in[:-5] + ".xlsx", b"x")
    packed = path.read_bytes().replace((stand_in[:-5] + ".xlsx").encode(), name)
    path.write_bytes(packed)
    (member,) = gathered([path])[0]
    assert member.path == path / "区财政局.xlsx"


def test_a_folder_gives_its_workbooks_and_leaves_open_copies_aside(tmp_path: Path) -> None:
    for name in ("甲.xlsx", "~$甲.xlsx", ".~lock.甲.xlsx#", "说明.docx", "下/乙.ods"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    members, faults = gathered([tmp_path])
    assert [member.path.name for member in members] == ["甲.xlsx", "乙.ods"]
    assert not faults
